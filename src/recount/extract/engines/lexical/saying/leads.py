"""Headlines and leads say "a monitoring group said"; the sentences below name it. The name is the voice of both."""

from collections.abc import Mapping, Sequence

from recount.extract.engines.lexical.saying.identities import is_person
from recount.extract.engines.lexical.saying.speakers import Span
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.vocab.actors import MentionKind
from recount.vocab.lexicon import lexicon

Offsets = tuple[int, int]

LEAD = 3  # sentences that may speak of a voice before it is named
REACH = 5  # sentences below in which the name must come
# What a general word may turn out to be, beside a name that holds the same word.
_BODIES = frozenset(
    "group monitor watchdog observatory network organisation organization agency body charity ngo site media centre center".split()
)
_OFFICIALS = frozenset(
    "official officials officer officers spokesman spokeswoman spokesperson commander source".split()
)
_RANKED = frozenset(
    "governor mayor minister spokesman spokeswoman spokesperson gen general col colonel lt lieutenant maj major capt captain "
    "brig brigadier chief commander director secretary superintendent commissioner officer".split()
)


def named_below(
    sentences: Sequence[Sentence], spoken: Sequence[Sequence[Offsets]]
) -> Mapping[int, tuple[Offsets, ...]]:
    """Sentence index -> the speakers by name, for those of the headline and the lead that only call them by a general
    word. `spoken` are the speakers of each sentence, nearest first, code points.
    """
    found: dict[int, tuple[Offsets, ...]] = {}
    for n in reversed(range(min(LEAD, len(sentences)))):
        if len(spoken[n]) != 1:
            continue
        general = _span(sentences[n], spoken[n][0])
        if general is None or not _is_general(sentences[n], general):
            continue
        for k in range(n + 1, min(n + 1 + REACH, len(sentences))):
            named = found.get(k) or tuple(spoken[k])
            span = _span_among(sentences, named[-1]) if named else None
            if span is None:
                continue
            if _is_headline(sentences[n]) or _may_be(sentences[n], general, *span):
                found[n] = named
                break
    return found


def _span(sentence: Sentence, offsets: Offsets) -> Span | None:
    inside = [i for i, t in enumerate(sentence.tokens) if offsets[0] <= t.start and t.end <= offsets[1]]
    return (inside[0], inside[-1] + 1) if inside else None


def _span_among(sentences: Sequence[Sentence], offsets: Offsets) -> tuple[Sentence, Span] | None:
    for sentence in sentences:
        if sentence.passage.start <= offsets[0] < sentence.passage.end:
            span = _span(sentence, offsets)
            return (sentence, span) if span else None
    return None


def _is_headline(sentence: Sentence) -> bool:
    """A first line without a full stop: its general word is for the voice below it, whatever that is called."""
    return sentence.index == 0 and sentence.words[-1] not in (".", "!", "?", "”", '"')


def _is_general(sentence: Sentence, span: Span) -> bool:
    """ "a monitoring group", "officials": a noun that speaks, no name. In a headline capitals are no sign."""
    start, end = span
    words = sentence.words[start:end]
    role = any(c.start <= start and end <= c.end and c.sense.kind is MentionKind.ROLE for c in sentence.actors)
    if sentence.words[start] == "the" or not (role or words[-1] in (lexicon().voices | _BODIES | _OFFICIALS)):
        return False
    return not any(t.is_capital for t in sentence.tokens[start + 1 : end]) and not any(
        start <= c.start < end and c.sense.kind is MentionKind.NAME for c in sentence.actors
    )


def _may_be(sentence: Sentence, general: Span, other: Sentence, named: Span) -> bool:
    """May these words name whom the general word means?"""
    head = sentence.words[general[1] - 1]
    words = other.words[named[0] : named[1]]
    capital = any(t.is_capital for t in other.tokens[named[0] + 1 : named[1]]) or (
        other.tokens[named[0]].is_capital and words[0] not in ("a", "an", "the", "one")
    )
    if not capital or _is_general(other, named):
        return False
    if head in words or head.removesuffix("s") in words:
        return True
    if head in _BODIES:
        return not is_person(other, named)
    return head in _OFFICIALS and any(w in _RANKED for w in words)
