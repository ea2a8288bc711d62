"""Low, best and high of one count, and how two of them are put together (`gold/GUIDE.md`, Decision 8)."""

from collections.abc import Callable
from dataclasses import dataclass

from recount.model import Toll, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``low <= best <= high`` people, each None where the words leave it open. All None: said, without a number."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def counted(self) -> bool:
        """Does it hold any number?"""
        return (self.low, self.best, self.high) != (None, None, None)

    @property
    def most(self) -> int:
        """The largest number that it holds, 0 if none: how much it tells of."""
        return max(self.low or 0, self.best or 0, self.high or 0)


def from_toll(toll: Toll, floor: int = 0, possible: bool = False) -> Figure:
    """What one toll says at face value.

    `floor` are people counted apart or named inside it. `possible`: the words say that it may be so, or count the dead
    and the hurt together. Without a number of its own a toll has no best: the floor is all that is known.
    """
    low, high = toll.count.low, toll.count.high
    if toll.best is not None and not possible:  # a team's own coding: low, best and high as it has them
        return ordered(max(low, floor) if low is not None else floor or None, max(toll.best, floor), high)
    match toll.count.wording:
        case Wording.EXACT | Wording.ABOUT | Wording.BETWEEN:
            return Figure(low=low, best=low, high=high)
        case Wording.AT_LEAST:
            return Figure(low=max(low or 0, floor), best=max(low or 0, floor), high=None)
        case Wording.AT_MOST:
            inside = min(floor, high or 0) or None
            return Figure(low=inside, best=None if possible else high, high=high)
        case Wording.UNQUANTIFIED:
            return Figure(low=floor or None)


Reader = Callable[[Toll, int, bool], Figure]  # how a method reads one toll: `from_toll`, or with a table of its own


def plus(one: Figure, other: Figure) -> Figure:
    """Different people, told apart. "Five soldiers and several civilians": at least five, no ceiling."""

    def known(a: int | None, b: int | None) -> int | None:
        return None if a is None and b is None else (a or 0) + (b or 0)

    high = None if one.high is None or other.high is None else one.high + other.high
    return Figure(low=known(one.low, other.low), best=known(one.best, other.best), high=high)


def minus(whole: Figure, part: Figure) -> Figure:
    """Those of the whole who are not of the part: "196 in all", one of them told apart, leaves 195.

    An open part leaves the bound that it would have closed open.
    """

    def less(a: int | None, b: int | None) -> int | None:
        return None if a is None else max(0, a - (b or 0))

    part_high = part.high if part.high is not None else part.most
    low, best, high = less(whole.low, part_high), less(whole.best, part.best), less(whole.high, part.low)
    return ordered(low, best, high)


def ordered(low: int | None, best: int | None, high: int | None) -> Figure:
    """A figure whose best is moved inside its bounds."""
    if low is not None and high is not None and low > high:
        low = high
    if best is not None:
        best = max(best, low or 0)
        best = best if high is None else min(best, high)
    return Figure(low=low, best=best, high=high)


def hull(figures: tuple[Figure, ...], best: Figure) -> Figure:
    """Voices that differ on the same people: the least, the most, and the best of the voice chosen.

    "At least nine" beside "nine" is nine: an open bound is closed by another voice's number that does not fall below.
    """
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    floors = [f.low or f.best or 0 for f in figures if f.high is None and f.counted]
    closed = bool(highs) and (not floors or max(highs) >= max(floors))
    return ordered(min(lows) if lows else None, best.best, max(highs) if closed else None)
