"""The attribution of one sentence: its words for who says it, and how they say it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.extract.engines.lexical.saying.appositives import are_one
from recount.extract.engines.lexical.saying.hearers import passed_through, source_cited
from recount.extract.engines.lexical.saying.speakers import (
    PRONOUNS,
    Named,
    Span,
    can_speak,
    name_end,
    parallel,
    subject,
)
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.actors import MentionKind
from recount.vocab.lexicon import Form, Speech, lexicon
from recount.vocab.outlets import source_named

_ACCORDING = (("according", "to"), ("as", "per"))
_CITING = frozenset({"citing", "quoting"})
_OBLIQUE = frozenset({"him", "her", "them"})
_BE = frozenset("was were been be being is are".split())
_SAYING = frozenset({"that", ",", ":", "“", '"', "how", "”", "«", "„"})
_INVERTING = frozenset("say add report write explain announce claim note state".split())
_DOCUMENTS = frozenset(
    "statement report post tweet release communique communiqué message article document dispatch".split()
)
_PLURAL = frozenset("police media people troops gunmen press militia".split())
_CHECKING = frozenset({"verify", "confirm", "corroborate", "authenticate", "ascertain", "say"})
_FIRST_PERSON = frozenset({"we", "i"})
_LABEL_ENDS = (":",)
_HEADLINE_ENDS = frozenset({":", "–", "—", "-"})
_NO_VOICE = frozenset(
    "file photo image images note update updates video breaking analysis opinion watch read live map caption pictured "
    "correction editor credit source location date".split()
)
COUNTING = frozenset(
    "put puts counted counts gave gives recorded records listed lists estimated estimates speak speaks spoke".split()
)
_LONGEST_HEADLINE = 24  # tokens
_TITLES = frozenset("statement communique communiqué announcement release message bulletin briefing".split())
_LONGEST_TITLE = 3  # tokens: "A press release"
_LONGEST_LABEL = 6  # tokens before the colon of a label, or after that of a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who a sentence says it is from: spans of its tokens, nearest first; `pronoun` where only one stands for it.

    `tokens` are those of the attribution. `stance` is that of the verb of saying, None if there is none. `label`: the
    voice of a whole document ("Ministry: …").
    """

    speakers: tuple[Span, ...] = ()
    tokens: frozenset[int] = frozenset()
    stance: str | None = None
    pronoun: str | None = None
    label: bool = False


def find_attribution(sentence: Sentence, quoted: frozenset[int]) -> Attribution | None:
    """The attribution of a sentence whose tokens `quoted` stand between quotation marks; None if it has none."""
    said = _said(sentence, quoted)
    cited = _cited(sentence, quoted)
    if cited and said:
        both = cited.tokens | said.tokens
        first, then = (said, cited) if sentence.words[min(cited.tokens)] in _CITING else (cited, said)
        speakers = tuple(dict.fromkeys((*first.speakers, *then.speakers)))
        pronoun = said.pronoun if first is said else cited.pronoun
        return Attribution(speakers=speakers, tokens=both, stance=said.stance, pronoun=pronoun)
    return said or cited or _doubting(sentence, quoted) or _label(sentence) or _headline(sentence)


def find_count(sentence: Sentence, start: int, end: int) -> Attribution | None:
    """Who gives a number of their own in ``tokens[start:end]``: "police put the toll at 11", "the clinic counted 21 bodies"."""
    for i in range(start + 1, end):
        if sentence.words[i] not in COUNTING:
            continue
        after = i + 1
        if sentence.words[i] in ("put", "puts"):
            after = next((k for k in range(after, end) if sentence.words[k] == "at"), end)
        named = subject(sentence, i) if any(sentence.tags[k] is Tag.NUMBER for k in range(after, end)) else None
        if named is not None and named.start >= start and can_speak(sentence, *named.span):
            return Attribution(speakers=(named.span,), tokens=frozenset(range(named.start, i + 1)))
    return None


def _cited(sentence: Sentence, quoted: frozenset[int]) -> Attribution | None:
    """ "According to X", "per X", "citing X"."""
    words = sentence.words
    for i in range(len(words) - 1):
        pair = words[i : i + 2] in _ACCORDING
        per = words[i] == "per" and (i == 0 or words[i - 1] in (",", "—", "–"))
        citing = words[i] in _CITING and sentence.tags[i] is not Tag.DETERMINER
        if i in quoted or not (pair or per or citing):
            continue
        start = i + 2 if pair else i + 1
        if start < len(words) and words[start] in PRONOUNS | _OBLIQUE:
            return Attribution(tokens=frozenset(range(i, start + 1)), pronoun=words[start])
        end = _with_name(sentence, start, name_end(sentence, start))
        if end > start:
            own = _author(sentence, (start, end))
            return Attribution(speakers=parallel(sentence, own), tokens=frozenset(range(i, end)))
    return None


def _with_name(sentence: Sentence, start: int, end: int) -> int:
    """The end of "the city's mayor, Ali Haddad" whose first part ends at `end`; `end` where a verb follows the name."""
    if sentence.words[end : end + 1] != (",",):
        return end
    more = name_end(sentence, end + 1)
    joined = more > end + 1 and not _acts(sentence, more) and are_one(sentence, (start, end), (end + 1, more))
    return more if joined else end


def _said(sentence: Sentence, quoted: frozenset[int]) -> Attribution | None:
    for cue in _cues(sentence):
        if cue.start in quoted or not _is_saying(sentence, cue) or _in_relative(sentence, cue.start):
            continue
        named = _inverted(sentence, cue) or _shared(sentence, cue) or subject(sentence, cue.start)
        if named is None:
            continue
        found = _by(sentence, cue, named)
        if found:
            return found
    return None


def _cues(sentence: Sentence) -> Iterator[Cue[Speech]]:
    """The verbs of saying, and a base form that ends its sentence after a plural ("…, officials say")."""
    yield from sentence.speech
    last = len(sentence.words) - 1
    while last > 0 and not sentence.tokens[last].is_word:
        last -= 1
    found = lexicon().speech.match(sentence.words, last) if sentence.tags[last] is Tag.NOMINAL else None
    if found and found[1].form is Form.BASE and _plural_before(sentence, last):
        yield Cue(start=last, end=last + 1, sense=found[1])


def _doubting(sentence: Sentence, quoted: frozenset[int]) -> Attribution | None:
    """ "Partners have not been able to verify", "staff could not say who fired": who says that it is not known."""
    for i, word in enumerate(sentence.words):
        if i in quoted or word not in ("not", "unable", "cannot"):
            continue
        near = sentence.words[i + 1 : i + 6]
        checks = next((k for k, w in enumerate(near) if w in _CHECKING), None)
        if checks is None or (set(near[:checks]) & {"be", "been"} and "able" not in near[:checks]):
            continue
        named = subject(sentence, i)
        if named is not None and can_speak(sentence, *named.span):
            tokens = frozenset(range(named.start, i + 2 + checks))
            pronoun = sentence.words[named.start] if sentence.words[named.start] in PRONOUNS else None
            speakers = () if pronoun else (named.span,)
            return Attribution(speakers=speakers, tokens=tokens, stance="cannot_verify", pronoun=pronoun)
    return None


def _by(sentence: Sentence, cue: Cue[Speech], named: Named) -> Attribution | None:
    """The attribution of one verb of saying and its subject."""
    start, end = named.span
    edge = (named.clause or named.span)[1]
    tokens = frozenset(range(min(start, cue.start), max(end, edge if edge <= cue.start else end, cue.end)))
    found = Attribution(tokens=tokens, stance=cue.sense.stance)
    if end - start == 1 and sentence.words[start] in PRONOUNS:
        return replace(found, pronoun=sentence.words[start], speakers=passed_through(sentence, cue, named)[:1])
    if not can_speak(sentence, start, end):
        return None
    through = passed_through(sentence, cue, named)
    source = source_cited(sentence, named)
    speakers = (*through, *parallel(sentence, _author(sentence, named.span)), *source)
    return replace(found, speakers=speakers, tokens=tokens.union(*(range(a, b) for a, b in through)))


def _is_saying(sentence: Sentence, cue: Cue[Speech]) -> bool:
    """Is this verb one of saying here: not passive, not a bare base form, and followed by what is said if it is weak?"""
    if cue.sense.form is Form.BASE and not (_modal(sentence, cue.start) or _plural_before(sentence, cue.start)):
        return False
    before = cue.start - 1
    while before >= 0 and sentence.tags[before] is Tag.ADVERB:
        before -= 1
    after_be = before >= 0 and sentence.words[before] in _BE
    if after_be is not (
        cue.sense.form is Form.ING
    ):  # "was said" is passive; "are saying" speaks, "leaflets warning" doesn't
        return False
    following = sentence.words[cue.end] if cue.end < len(sentence.words) else ""
    if cue.sense.lemma in ("allege", "suspect") and sentence.tags[cue.end : cue.end + 1] == (Tag.NOMINAL,):
        return False  # "an alleged raid", "suspected militants"
    said = following in _SAYING or not following or sentence.words[cue.end : cue.end + 2] == ("as", "saying")
    return said or not cue.sense.weak


def _modal(sentence: Sentence, verb: int) -> bool:
    return verb > 0 and sentence.tags[verb - 1] in (Tag.AUXILIARY, Tag.PRONOUN)


def _plural_before(sentence: Sentence, verb: int) -> bool:
    if verb == 0 or sentence.tags[verb - 1] is not Tag.NOMINAL:
        return False
    word = sentence.words[verb - 1]
    return word in _PLURAL or (word.endswith("s") and len(word) > 3)


def _in_relative(sentence: Sentence, verb: int) -> bool:
    """ "…, which denies it, …": an aside says this, not the sentence."""
    at = verb - 1
    while at > 0 and sentence.tags[at] in (Tag.AUXILIARY, Tag.ADVERB):
        at -= 1
    return at > 1 and sentence.words[at] in ("which", "who") and sentence.words[at - 1] == ","


def _shared(sentence: Sentence, cue: Cue[Speech]) -> Named | None:
    """ "X released a statement and said": a verb joined to another has its subject."""
    at = cue.start - 1
    while at > 0 and sentence.tags[at] is Tag.ADVERB:
        at -= 1
    if at < 1 or sentence.words[at] not in ("and", "but"):
        return None
    for i in range(at - 1, -1, -1):
        if sentence.tags[i] in (Tag.QUOTE, Tag.SUBORDINATOR) or sentence.words[i] == ";":
            return None
        if sentence.tags[i] is Tag.VERB and not (sentence.words[i].endswith("ing") or sentence.words[i - 1] == "by"):
            return subject(sentence, i) if i else None
    return None


def _inverted(sentence: Sentence, cue: Cue[Speech]) -> Named | None:
    """ "…," said the ministry: a phrase right after the verb, that no verb follows, with a mark before it."""
    before = sentence.words[cue.start - 1] if cue.start else ""
    if cue.sense.lemma not in _INVERTING or before not in (",", "”", '"', "»", "“"):
        return None
    end = name_end(sentence, cue.end)
    acts = _acts(sentence, end) and not _is_reduced(sentence, end)
    if end <= cue.end or not can_speak(sentence, cue.end, end) or acts:
        return None
    if sentence.words[end : end + 1] == (",",):
        more = name_end(sentence, end + 1)
        if more > end + 1 and not _acts(sentence, more):
            end = more
    return Named(start=cue.end, end=end)


def _is_reduced(sentence: Sentence, at: int) -> bool:
    """ "Said a resident reached by phone": a participle that says more of whoever speaks."""
    return sentence.words[at].endswith("ed") and sentence.tags[at + 1 : at + 2] == (Tag.PREPOSITION,)


def _acts(sentence: Sentence, at: int) -> bool:
    """Does a verb follow within two tokens, so that the phrase before is its subject?"""
    return any(t in (Tag.VERB, Tag.AUXILIARY) for t in sentence.tags[at : at + 2])


def _author(sentence: Sentence, span: Span) -> Span:
    """ "A statement by the ministry" is the ministry's."""
    start, end = span
    phrase = sentence.phrase_at(start)
    head = phrase.end if phrase else end
    if head >= end or sentence.words[head - 1] not in _DOCUMENTS:
        return span
    for i in range(head, end):
        if sentence.words[i] in ("by", "from"):
            until = min(name_end(sentence, i + 1), end)
            return (i + 1, until) if until > i + 1 and can_speak(sentence, i + 1, until) else span
    return span


def is_document(sentence: Sentence, span: Span) -> bool:
    """Do the tokens only point to a document told of before: "the report", "the same statement"?"""
    words = sentence.words[span[0] : span[1]]
    plain = [w for w in words if w not in ("the", "this", "that", "same", "its", "latest", "new")]
    return words[0] in ("the", "this", "that", "its") and bool(plain) and all(w in _DOCUMENTS for w in plain)


def _label(sentence: Sentence) -> Attribution | None:
    """ "ministry: …", "Statement by the ministry: …" at the very beginning of a statement."""
    if sentence.index:
        return None
    start = _title(sentence.words)
    near = range(start, min(start + _LONGEST_LABEL, len(sentence.words)))
    end = next((i for i in near if sentence.words[i] in _LABEL_ENDS), 0)
    if not start < end < len(sentence.words) - 2:
        return None
    named = start and any(t.is_capital for t in sentence.tokens[start:end])
    if not named and not _is_voice(sentence, start, end):
        return None
    return Attribution(speakers=((start, end),), tokens=frozenset(range(end + 1)), label=True)


def _title(words: Sequence[str]) -> int:
    """Where whoever speaks begins behind "Statement by"; 0 where nothing of the kind is said."""
    near = range(min(_LONGEST_TITLE, len(words) - 1))
    return next((i + 2 for i in near if words[i] in _TITLES and words[i + 1] in ("by", "of", "from")), 0)


def _headline(sentence: Sentence) -> Attribution | None:
    """ "…: SDF", "… - monitor" at the end of a headline, also of one that links to another report."""
    n = len(sentence.words)
    if not 5 <= n <= _LONGEST_HEADLINE or sentence.words[-1] in (".", "?", "!", ")"):
        return None
    for i in _last_breaks(sentence):
        if _is_voice(sentence, i + 1, n):
            return Attribution(speakers=((i + 1, n),), tokens=frozenset(range(i, n)))
    return None


def _last_breaks(sentence: Sentence) -> Iterator[int]:
    n = len(sentence.words)
    return (i for i in range(n - 2, max(2, n - _LONGEST_LABEL - 2), -1) if sentence.words[i] in _HEADLINE_ENDS)


def _is_voice(sentence: Sentence, start: int, end: int) -> bool:
    """Do these tokens name a voice and nothing else: a noun that speaks, a party, an outlet or an account's handle?"""
    words = sentence.words[start:end]
    if any(w in _NO_VOICE for w in words) or any(t is Tag.VERB for t in sentence.tags[start:end]):
        return False
    handle = len(words) == 1 and words[0].isalpha() and sentence.tokens[start].text.islower() and start == 0
    party = any(
        start <= c.start and c.end <= end and c.sense.kind in (MentionKind.NAME, MentionKind.FORCES)
        for c in sentence.actors
    )
    return handle or party or words[-1] in lexicon().voices or source_named(sentence.said(start, end)) is not None


def is_first_person(pronoun: str) -> bool:
    """Is it the text's own "we"?"""
    return pronoun in _FIRST_PERSON
