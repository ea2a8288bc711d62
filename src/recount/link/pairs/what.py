"""Could it be one deed?"""

from typing import TYPE_CHECKING

from recount.link.compare import FAMILIES, FAR, OPEN_TYPES
from recount.link.compare import total as running
from recount.model import EventType

if TYPE_CHECKING:
    from recount.link.tellings import Telling

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
    """Does one count since some day ("214 killed since January"), and the other tell of a day in it?"""
    if one.trace.total == other.trace.total:
        return ""
    found = running(one.trace, other.trace)
    return "day_of" if found is not None and found.weight <= FAR else ""


def sums(one: "Telling", other: "Telling") -> str:
    """Does one sum up events that its report tells apart?"""
    return "one" if one.sums != other.sums else ""
