"""Could two tellings be of one day?"""

import math
from typing import TYPE_CHECKING

from recount.link.compare import ADJACENT
from recount.link.pairs.worded import ONE_PERSON, people

if TYPE_CHECKING:
    from recount.link.tellings import Telling

GAPS = (  # days from one to the other, up to and including
    (0, "same_day"),
    (1, "next_day"),
    (3, "days"),
    (7, "week"),
    (14, "fortnight"),
    (60, "weeks"),
    (math.inf, "long"),
)
SOON = 3  # days within which it is news for itself


def days(one: "Telling", other: "Telling") -> str:
    """How the days lie to each other within which the tellings say that it happened; silent where one leaves a side open."""
    (a, b), (c, d) = one.trace.days, other.trace.days
    if (b is not None and c is not None and b < c - ADJACENT) or (d is not None and a is not None and d < a - ADJACENT):
        if not (one.trace.firm and other.trace.firm):
            return "apart_inferred"
        return "apart_person" if people(one, other) in ONE_PERSON else "apart"
    if a is None or b is None or c is None or d is None:
        return ""
    if b < c or d < a:
        return "adjacent"
    widest = max(b - a, d - c)
    if widest == 0:
        return "same"
    return "within_week" if widest < 7 else "within_month" if widest < 32 else "overlap"


def news(one: "Telling", other: "Telling") -> str:
    """Where the words of one name no day: how far the days lie apart on which they were news.

    That is the day told, or that of publication where none is.
    """
    if one.trace.dated and other.trace.dated:
        return ""
    a, b = _day(one), _day(other)
    if a is None or b is None:
        return ""
    apart = abs(a - b)
    if apart > SOON and _of_later(one, other, a, b):
        return "later"
    return next(name for most, name in GAPS if apart <= most)


def _of_later(one: "Telling", other: "Telling", a: int, b: int) -> bool:
    """Is what was news later, and has no day of its own, of a court or a funeral? Then the event was long before."""
    after = one if a > b else other
    return after.wording.late and not after.trace.dated


def _day(telling: "Telling") -> int | None:
    first, last = telling.trace.days
    return first if first is not None and last is not None else telling.published
