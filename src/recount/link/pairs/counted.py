"""Do the numbers agree, can one be the other's revision, or do they differ?"""

import math
from typing import TYPE_CHECKING

from recount.link.traces import Told
from recount.model import TollKind

if TYPE_CHECKING:
    from recount.link.tellings import Telling

FEW, MANY = 2, 9  # one or two victims are what most events have; ten and more are rare


def killed(one: "Telling", other: "Telling") -> str:
    """The dead."""
    return _level(one, other, TollKind.KILLED)


def injured(one: "Telling", other: "Telling") -> str:
    """The injured."""
    return _level(one, other, TollKind.INJURED)


def taken(one: "Telling", other: "Telling") -> str:
    """Those abducted or captured."""
    return _level(one, other, TollKind.ABDUCTED) or _level(one, other, TollKind.CAPTURED)


def _level(one: "Telling", other: "Telling", kind: TollKind) -> str:
    ours, theirs = _of(one, kind), _of(other, kind)
    if ours is None or theirs is None:
        return ""
    none = (ours.high == 0) + (theirs.high == 0)
    if none:
        return "" if none == 2 else "none_few" if max(ours.low or 0, theirs.low or 0) <= FEW else "none_many"
    if ours.low == theirs.low and ours.high == theirs.high:
        most = ours.high if ours.high is not None else ours.low or 0
        return "same_few" if most <= FEW else "same" if most <= MANY else "same_many"
    low = max(ours.low or 0, theirs.low or 0)
    high = min(_open(ours.high), _open(theirs.high))
    if low <= high:
        return "can_be_same"
    if low <= high + 2 or low <= 1.3 * high:
        return "close"
    if low <= 2 * high:
        return "differ"
    return "widely"


def _of(telling: "Telling", kind: TollKind) -> Told | None:
    """What a telling says of one kind, None where it gives no number."""
    for told, number in telling.trace.tolls:
        if told is kind:
            return None if number.low is None and number.high is None else number
    return None


def _open(high: int | None) -> float:
    return math.inf if high is None else high
