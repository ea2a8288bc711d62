"""Could it be one deed?"""

from typing import TYPE_CHECKING

from recount.link.compare import FAMILIES, FAR, OPEN_TYPES
from recount.link.compare import total as running
from recount.model import EventType, PlacePrecision, TollKind

if TYPE_CHECKING:
    from recount.link.tellings import Telling
    from recount.link.traces import Trace

A_STRETCH = (
    2  # days from the first to the last from which a number over an area is a total, rather than an event dated roughly
)
MORE, AND = 1.3, 2  # a total is more than so many times one day's dead, and these: less is one event as two count it

_TAKEN = frozenset({EventType.DETENTION, EventType.ABDUCTION})
_ONE_KIND = frozenset((a, b) for family in FAMILIES for a in family for b in family)


def kind(one: "Telling", other: "Telling") -> str:
    """Can it be one kind of event?"""
    a, b = one.trace.event_type, other.trace.event_type
    if a is b:
        return "open" if a in OPEN_TYPES else "same"
    if (a in OPEN_TYPES or b in OPEN_TYPES) and a not in _TAKEN and b not in _TAKEN:
        return "open"
    if (a, b) in _ONE_KIND:
        return "family"
    return "other"


def weapon(one: "Telling", other: "Telling") -> str:
    """Is it the same weapon? Weapons are worded in many ways, so only agreement speaks."""
    return "" if one.trace.weapons.isdisjoint(other.trace.weapons) else "same"


def total(one: "Telling", other: "Telling") -> str:
    """Does one count since some day ("214 killed since January"), or over days and an area ("35 this week in the district"), and
    the other tell of a day in it?
    """
    if one.trace.total == other.trace.total:
        return "day_of" if _stretch(one.trace, other.trace) or _stretch(other.trace, one.trace) else ""
    found = running(one.trace, other.trace)
    return "day_of" if found is not None and found.weight <= FAR else ""


def _stretch(whole: "Trace", day: "Trace") -> bool:
    """Does one count the dead over days and an area that names no settlement, and the other clearly fewer on one day or night?"""
    first, last = whole.days
    if first is None or last is None or last - first < A_STRETCH or not day.firm or not day.dated:
        return False
    wide = whole.loci and not any(p.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR) for p in whole.loci)
    if not wide or (day.days[1] or 0) - (day.days[0] or 0) >= A_STRETCH:
        return False
    ours, theirs = dict(whole.tolls).get(TollKind.KILLED), dict(day.tolls).get(TollKind.KILLED)
    most = max(theirs.low or 0, theirs.high or 0) if theirs else 0
    return ours is not None and most > 0 and (ours.low or 0) > MORE * most + AND


def sums(one: "Telling", other: "Telling") -> str:
    """Does one sum up events that its report tells apart?"""
    return "one" if one.sums != other.sums else ""
