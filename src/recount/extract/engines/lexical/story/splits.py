"""Where a sentence tells of two events: the clauses that stand apart."""

from collections.abc import Iterator
from itertools import pairwise

from recount.extract.engines.lexical.saying.stance import is_denial, turns
from recount.extract.engines.lexical.saying.voices import Voice
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.extract.engines.lexical.story.background import earlier_in
from recount.extract.engines.lexical.story.events import Signals, signals
from recount.model import Stance

RELATIVES = frozenset({"which", "who"})
LONGEST_ASIDE = 12  # tokens
_BRINGING = frozenset("bringing taking raising pushing".split())
_SUMMED = frozenset("number toll total tally figure".split())
_LATELY = frozenset({("this", "year"), ("this", "month"), ("this", "week"), ("the", "past"), ("the", "last")})
_OTHERS = frozenset({"others", "another", "more"})
_SUFFERED = frozenset("killed dead died wounded injured victims casualties".split())
_BLAMED = frozenset("blamed blames accused accuses".split())
_PLACED = frozenset({"in", "near", "at"})
_SPLITS = frozenset({"while", "whereas", "meanwhile", ";"})


def stands_of(sentence: Sentence, voice: Voice) -> frozenset[int]:
    """Where a sentence turns to another claim: a stand begins, what is denied ends and something else is said to have happened
    ("denied … and said that a rocket …"), or another voice tells it otherwise ("…, while police put the toll at 11"),
    an event is added to a sum, or one is told that was before.
    """
    taken = turns(sentence, voice)
    size = len(sentence.words)
    instead = {t.end + 1 for t in taken if t.stance is Stance.DENIES and _tells(sentence, t.end + 1, size)}
    ends = [first for first, _ in voice.parts[1:]] + [size]
    counted = {
        start + 1 for start, end in pairwise(ends) if _tells(sentence, start, end) and _tells(sentence, 0, start)
    }
    return frozenset({t.start for t in taken} | instead | counted | {*sums_in(sentence), *earlier_in(sentence)})


def sums_in(sentence: Sentence) -> Iterator[int]:
    """Where it is told to what an event brings the number of a longer time: ", taking the toll since March to 31"."""
    words = sentence.words
    for i in range(3, len(words) - 3):
        if words[i] in _BRINGING and words[i - 1] == "," and not _SUMMED.isdisjoint(words[i:]):
            since = "since" in words[i:] or any(pair in _LATELY for pair in pairwise(words[i:]))
            if since and _tells(sentence, 0, i):
                yield i


def _counts(sentence: Sentence, start: int, end: int) -> bool:
    """Is somebody's number, or a bare one, told there?"""
    inside = (p for p in sentence.phrases if start <= p.start < end)
    return any(p.quantity is not None and not p.thing for p in inside)


def _tells(sentence: Sentence, start: int, end: int) -> bool:
    """Is somebody counted there, or is it told what was done, or of those to whom it was ("all those killed were militants")?"""
    done = any(start <= c.start < end for c in sentence.verbs)
    told = _SUFFERED | _BLAMED
    return done or _counts(sentence, start, end) or not told.isdisjoint(sentence.words[start:end])


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
        if cut + 1 in stands and (_tells(sentence, edges[-1], cut) or is_denial(sentence.words[edges[-1] : cut])):
            edges.append(cut + 1)
            continue
        if _goes_on(sentence, cut + 1):
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
    subject = next((p for p in sentence.phrases if p.start == _past_place(sentence, cut + 1)), None)
    if subject is None:
        return False
    verb = subject.end
    while verb < len(sentence.tags) and sentence.tags[verb] in (Tag.AUXILIARY, Tag.ADVERB):
        verb += 1
    if not any(c.start == verb for c in sentence.verbs):
        return False
    end = next((i for i in range(verb, len(sentence.words)) if sentence.words[i] in (",", ";")), len(sentence.words))
    return _is_anchored(sentence, start, cut) and _is_anchored(sentence, cut + 1, end)


def _past_place(sentence: Sentence, at: int) -> int:
    """Where the subject may begin of a clause that begins with its place: "in Lirna five died"."""
    if sentence.words[at] not in _PLACED or not sentence.tokens[at + 1].is_capital:
        return at
    place = sentence.phrase_at(at + 1)
    return at if place is None else place.end + (sentence.words[place.end : place.end + 1] == (",",))


def _is_anchored(sentence: Sentence, start: int, end: int) -> bool:
    timed = any(start <= c.start < end for c in sentence.times)
    placed = any(
        sentence.words[i] in _PLACED and i + 1 < end and sentence.tokens[i + 1].is_capital for i in range(start, end)
    )
    return timed or placed


def _between_quotes(sentence: Sentence, i: int) -> bool:
    """ "…" and "…": two statements quoted one after the other."""
    return (
        sentence.words[i] == "and"
        and sentence.tags[i - 1 : i] == (Tag.QUOTE,)
        and sentence.tags[i + 1 : i + 2] == (Tag.QUOTE,)
    )


def _goes_on(sentence: Sentence, at: int) -> bool:
    """ "…, while 20 others were wounded": those are of the same event."""
    counted = next((p for p in sentence.phrases if p.start == at), None)
    return counted is not None and counted.quantity is not None and not _OTHERS.isdisjoint(sentence.words[at : at + 3])


def _has_event(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= c.start < end for c in sentence.verbs) and signals(sentence, start, end) != Signals()


def _has_subject(sentence: Sentence, at: int) -> bool:
    """Does the clause after a cut begin with a subject of its own, not with a list's next verb ("; destroyed an IED")?"""
    subject = next((p.start for p in sentence.phrases if at <= p.start <= at + 3), None)
    return subject is not None and not any(at <= c.start < max(subject, at + 1) for c in sentence.verbs)
