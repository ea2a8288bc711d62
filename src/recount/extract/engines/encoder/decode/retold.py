"""Numbers of one claim of which the words between say that one is of the other, or took its place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recount.extract.engines.encoder.decode.sizes import Counted
from recount.extract.engines.encoder.page import Page

_DASHES = frozenset("- \u2013 \u2014".split())
_DEAD = frozenset("killed dead victims fatalities casualties slain murdered".split())
_THOSE = frozenset("those the".split())
_BEING = frozenset("was were is are".split())
_REACH = 8  # words from "among those killed" to who was
_FIRST = frozenset("initially first originally earlier previously initial".split())
_LATER = frozenset("later climbed rose risen raised grew grown now updated subsequently increased reached".split())
_BEFORE = frozenset("earlier previous previously initially initial originally".split())
_TOLD = frozenset("said says put reported announced stated spoke counted estimated confirmed".split())
_GIVEN = frozenset("toll count number figure given reported gave".split())
_UP = frozenset("up down".split())


def in_dashes(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "Four civilians \u2013 two women, a man and a child \u2013 were killed": those behind a dash are no more people."""
    for k, whole in enumerate(found):
        for n, part in enumerate(found):
            between = _words(page, whole.end, part.start)
            if (
                part.toll.kind is whole.toll.kind
                and 0 < part.size <= whole.size
                and len(between) == 1
                and between[0] in _DASHES
            ):
                yield n, k


def among_the_dead(page: Page, found: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """ "A teacher and her pupil were among those killed. In all, five people died": some of the larger number of the claim."""
    for n, part in enumerate(found):
        if part.size and _is_among(page, part):
            alike = [k for k, c in enumerate(found) if c.toll.kind is part.toll.kind and c.size > part.size]
            yield from ((n, k) for k in alike[:1])


def _is_among(page: Page, part: Counted) -> bool:
    behind = _words(page, part.end, part.end + 4)
    before = _words(page, max(part.start - _REACH, page.first_of[part.sentence]), part.start)
    told = behind[:1] and behind[0] in _BEING and _among(behind[1:])
    return bool(told) or (bool(before) and before[-1] in _BEING and any(_among(before[i:]) for i in range(len(before))))


def _among(words: Sequence[str]) -> bool:
    return words[:1] == ["among"] and words[1:2] != [] and words[1] in _THOSE and words[2:3] != [] and words[2] in _DEAD


def is_superseded(page: Page, found: Sequence[Counted], n: int) -> bool:
    """ "Police first said four had died, but the toll later climbed to 11", "11 died; it had earlier given a toll of seven", "11
    died, up from seven": the older number of one outcome, where a sentence tells both.
    """
    one = found[n]
    if not one.size or one.whole is not None:
        return False
    opens = page.first_of[one.sentence]
    for other in found:
        same = other is not one and other.sentence == one.sentence and other.toll.kind is one.toll.kind
        if not same or not other.size or other.size == one.size:
            continue
        if one.end <= other.start:
            before, between = _words(page, opens, one.start), _words(page, one.end, other.start)
            told = not _TOLD.isdisjoint(before) or not _GIVEN.isdisjoint([*before, *between])
            if told and not _FIRST.isdisjoint(before) and not _LATER.isdisjoint(between):
                return True
        elif other.end <= one.start:
            words = _words(page, other.end, one.start)
            moved = any(a in _UP and b == "from" for a, b in pairwise(words))
            if moved or (_BEFORE & {*words} and _GIVEN & {*words}):
                return True
    return False


def _words(page: Page, start: int, end: int) -> list[str]:
    return [w.lower() for w in page.words[max(0, start) : end]]
