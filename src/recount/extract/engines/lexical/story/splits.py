"""Where a sentence tells of two events: the clauses that stand apart."""

from collections.abc import Iterator

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.extract.engines.lexical.story.events import Signals, signals

RELATIVES = frozenset({"which", "who"})
LONGEST_ASIDE = 12  # tokens
_SPLITS = frozenset({"while", "whereas", "meanwhile", ";"})


def clauses_of(sentence: Sentence, stands: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Split at "while", "meanwhile" and semicolons where both sides tell of violence of their own.

    `stands` are tokens where a stand begins ("…, and denied that"): what was asserted before it is another claim.
    """
    cuts = [
        i
        for i, w in enumerate(sentence.words)
        if (w in _SPLITS or w in (",", "and", "but") or _between_quotes(sentence, i))
        and 2 < i < len(sentence.words) - 3
    ]
    edges = [0]
    asides = {edge for aside in _asides(sentence) for edge in aside}
    for cut in sorted({*cuts, *asides, *(s - 1 for s in stands if s > 3)}):
        if cut in asides:
            edges.append(cut + 1)
            continue
        if cut + 1 in stands and _has_event(sentence, edges[-1], cut + 1):
            edges.append(cut + 1)
            continue
        both = _has_event(sentence, edges[-1], cut) and _has_event(sentence, cut + 1, len(sentence.words))
        weak = sentence.words[cut] in (",", "and", "but") and not _between_quotes(sentence, cut)
        if both and (_stands_alone(sentence, edges[-1], cut) if weak else _has_subject(sentence, cut + 1)):
            edges.append(cut + 1)
    yield from zip(edges, [*edges[1:], len(sentence.words)], strict=True)


def _asides(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The commas around ", which took X in April," where the sentence goes on to say or blame: another event, told by the
    outlet in passing.
    """
    words = sentence.words
    for i in range(1, len(words) - 2):
        if words[i] == "," and words[i + 1] in RELATIVES and "," in words[i + 3 : i + 3 + LONGEST_ASIDE]:
            close = i + 3 + words[i + 3 : i + 3 + LONGEST_ASIDE].index(",")
            violent = any(i < c.start < close and c.sense.event != "carries" for c in sentence.verbs)
            goes_on = any(c.start == close + 1 for c in sentence.speech) or any(
                c.start == close + 1 for c in sentence.verbs
            )
            if violent and goes_on and _is_anchored(sentence, i, close):
                yield i, close


def _stands_alone(sentence: Sentence, start: int, cut: int) -> bool:
    """A clause of its own after a comma or "and": a subject, its verb of violence, and a place or day on both sides."""
    subject = next((p for p in sentence.phrases if p.start == cut + 1), None)
    if subject is None:
        return False
    verb = subject.end
    while verb < len(sentence.tags) and sentence.tags[verb] in (Tag.AUXILIARY, Tag.ADVERB):
        verb += 1
    if not any(c.start == verb for c in sentence.verbs):
        return False
    end = next((i for i in range(verb, len(sentence.words)) if sentence.words[i] in (",", ";")), len(sentence.words))
    return _is_anchored(sentence, start, cut) and _is_anchored(sentence, cut + 1, end)


def _is_anchored(sentence: Sentence, start: int, end: int) -> bool:
    timed = any(start <= c.start < end for c in sentence.times)
    placed = any(
        sentence.words[i] in ("in", "near", "at") and i + 1 < end and sentence.tokens[i + 1].is_capital
        for i in range(start, end)
    )
    return timed or placed


def _between_quotes(sentence: Sentence, i: int) -> bool:
    """ "…" and "…": two statements quoted one after the other."""
    return (
        sentence.words[i] == "and"
        and sentence.tags[i - 1 : i] == (Tag.QUOTE,)
        and sentence.tags[i + 1 : i + 2] == (Tag.QUOTE,)
    )


def _has_event(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= c.start < end for c in sentence.verbs) and signals(sentence, start, end) != Signals()


def _has_subject(sentence: Sentence, at: int) -> bool:
    """Does the clause after a cut begin with a subject of its own, not with a list's next verb ("; destroyed an IED")?"""
    subject = next((p.start for p in sentence.phrases if at <= p.start <= at + 3), None)
    return subject is not None and not any(at <= c.start < max(subject, at + 1) for c in sentence.verbs)
