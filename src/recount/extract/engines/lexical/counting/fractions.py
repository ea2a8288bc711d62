"""Tolls told by those left over or as a rate: "all but two of the 14 passengers", "one in three of the wounded", "six
were shot, two fatally".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.phrases import count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, TollKind, Wording
from recount.vocab.numbers import UNQUANTIFIED, exact, read_number, read_quantity


def as_counted(sentence: Sentence, toll: FoundToll) -> FoundToll:
    """The toll with the number of those it befell: "all but two of the 14" is 12, a rate is no number."""
    words = sentence.words
    if words[max(0, toll.start - 2) : toll.start] == ("all", "but"):
        return replace(toll, count=_but(sentence, toll), start=toll.start - 2)
    if (several := _one_of(sentence, toll)) is not None:
        return several
    if words[toll.end : toll.end + 1] == ("in",) and toll.count.wording is Wording.EXACT:
        of = read_number(words, toll.end + 1)
        if of is not None and words[of[1] : of[1] + 1] == ("of",):
            return replace(toll, count=UNQUANTIFIED, end=of[1])
    return toll


def _one_of(sentence: Sentence, toll: FoundToll) -> FoundToll | None:
    """ "Omar was one of four people wounded", "Omar, one of the four who were shot,": four; "one of the four was shot" is one."""
    between = sentence.words[toll.end : toll.verb]
    relative = toll.verb >= toll.end and (not between or between[0] in _RELATIVES)
    several = one_of_several(sentence, toll.start, set_off=relative)
    return None if several is None else replace(toll, count=exact(several), start=toll.start + 2)


def one_of_several(sentence: Sentence, at: int, *, set_off: bool = False) -> int | None:
    """The number in "was one of four" at `at`, or in ", one of four" where it is `set_off`; None for any other words."""
    words = sentence.words
    if words[at : at + 2] != ("one", "of") or not at:
        return None
    of = read_number(words, at + 2 + (words[at + 2 : at + 3] in (("the",), ("those",))))
    told = words[at - 1] in _COPULA or (set_off and words[at - 1] == ",")
    return of[0] if of is not None and of[0] > 1 and told else None


_COPULA = frozenset({"was", "is", "were", "been", "being", "be"})
_RELATIVES = frozenset({"who", "that", "which"})


def _but(sentence: Sentence, toll: FoundToll) -> Count:
    """The whole less those spared, where both are told exactly."""
    words = sentence.words[: toll.end]
    of = next((i for i in range(toll.start, toll.end) if words[i] == "of"), None)
    if of is None or toll.count.wording is not Wording.EXACT:
        return UNQUANTIFIED
    at = of + 1 + (words[of + 1 : of + 2] in (("the",), ("its",), ("their",), ("those",)))
    whole = read_quantity(words, at) if at < len(words) else None
    if whole is None or whole.count.wording is not Wording.EXACT:
        return UNQUANTIFIED
    left = (whole.count.low or 0) - (toll.count.low or 0)
    return exact(left) if left > 0 else UNQUANTIFIED


_SOME = (("of", "whom"), ("of", "them"))


def died_since(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls, those told as hurt in passing who died as killed: "a man shot on Friday has died"."""
    for toll in found:
        cue = next(
            (c for c in sentence.verbs if c.sense.subject and c.sense.outcome == "killed" and c.start > toll.verb), None
        )
        some = cue is not None and any(
            pair in _SOME for pair in pairwise(sentence.words[toll.end : cue.start])
        )  # "injuring three, one of whom died"
        hurt = toll.kind is TollKind.INJURED and not toll.faint and cue is not None and not some
        if (
            hurt
            and cue is not None
            and not any(t.verb == cue.start for t in found)
            and _runs_on(sentence, toll, cue.start)
        ):
            yield replace(toll, kind=TollKind.KILLED, verb=cue.start)
        else:
            yield toll


def survivors(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls, and those who live of "one of four people shot on Monday has died": three hurt."""
    words = sentence.words
    for toll in found:
        yield toll
        of = read_number(words, toll.start + 2) if words[toll.start : toll.start + 2] == ("one", "of") else None
        hit = words[toll.end] if toll.end < len(words) else ""
        if (
            toll.kind is not TollKind.KILLED
            or toll.count != exact(1)
            or of is None
            or hit not in _HIT
            or of[0] < _SEVERAL
        ):
            continue
        if toll.end < toll.verb and not {"fatally", "dead", "killed"} & {*words[toll.end : toll.end + 3]}:
            yield replace(
                toll, kind=TollKind.INJURED, count=exact(of[0] - 1), start=toll.start + 2, verb=toll.end, named=()
            )


_HIT = frozenset("shot hit struck wounded injured hurt stabbed".split())
_SEVERAL = 2


def _runs_on(sentence: Sentence, toll: FoundToll, verb: int) -> bool:
    """Does nothing between begin a clause of its own, with a subject of its own?"""
    between = range(max(toll.end, toll.verb), verb)
    stops = any(sentence.words[i] in _STOPS or sentence.tags[i] is Tag.PRONOUN for i in between)
    return not stops and not any(p.people and p.preposition is None and p.start in between for p in sentence.phrases)


_STOPS = frozenset({"and", "but", "or", ";", ":", "while", "after", "when", "as", "where", "before", "until"})
_FATALLY = frozenset({"fatally", "mortally"})
_DIED = _FATALLY | {"died", "dead", "killed"}
_OF_THEM = 5  # tokens from the number to "fatally", past "of them", "of whom were"


def fatal_shares(sentence: Sentence, found: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls, those hurt less those of them who died of it: of "six were shot, two fatally" two died and four are hurt."""
    for toll in found:
        share = _fatally(sentence, toll) if toll.kind is TollKind.INJURED else None
        if share is None:
            yield toll
            continue
        left = (toll.count.low or 0) - (share.count.low or 0)
        if left:
            yield replace(toll, count=exact(left))
        yield share


def _fatally(sentence: Sentence, toll: FoundToll) -> FoundToll | None:
    """ "…, two of them fatally", "…, one of whom died": behind those hurt, both numbers told exactly; None without."""
    words = sentence.words
    at = next((i for i in range(toll.end, len(words)) if words[i] in _DIED), None)
    if at is None or toll.count.wording is not Wording.EXACT:
        return None
    number = next(
        (p for p in sentence.phrases if p.quantity and toll.end <= p.start and 0 <= at - p.end < _OF_THEM), None
    )
    if number is None or not (number.bare or words[number.start + 1 : number.start + 2] == ("of",)):
        return None
    if words[at] not in _FATALLY and not {"whom", "them"} & {*words[number.end : at]}:
        return None  # "five were shot and two died" may be seven
    share = count_of(number)
    fits = share.wording is Wording.EXACT and 0 < (share.low or 0) <= (toll.count.low or 0)
    return (
        replace(toll, kind=TollKind.KILLED, count=share, start=number.start, end=at + 1, verb=at, named=())
        if fits
        else None
    )
