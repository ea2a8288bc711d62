"""Could it be the same people, on both ends?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recount.link.traces import Words

if TYPE_CHECKING:
    from recount.link.tellings import Telling


def perpetrator(one: "Telling", other: "Telling") -> str:
    """Is it the same perpetrator, or a part of the same one? Ids hold all that an actor is part of."""
    a, b = one.trace, other.trace
    if a.perpetrator_ids and b.perpetrator_ids:
        return "same" if not a.perpetrator_ids.isdisjoint(b.perpetrator_ids) else "other"
    if a.perpetrators and b.perpetrators:
        return "words" if _alike(a.perpetrators, b.perpetrators) else "other_words"
    return ""


def target(one: "Telling", other: "Telling") -> str:
    """Is it the same target? Targets are worded in many ways, so only agreement of words speaks."""
    a, b = one.trace, other.trace
    if a.target_ids and b.target_ids:
        return "same" if not a.target_ids.isdisjoint(b.target_ids) else "other"
    return "words" if _alike(a.targets, b.targets) else ""


def swapped(one: "Telling", other: "Telling") -> str:
    """Does one name as perpetrator whom the other names as target, and agree on no perpetrator? Clashes have two sides."""
    a, b = one.trace, other.trace
    crossed = a.perpetrator_ids & b.target_ids or b.perpetrator_ids & a.target_ids
    return "yes" if crossed and a.perpetrator_ids.isdisjoint(b.perpetrator_ids) else ""


def victims(one: "Telling", other: "Telling") -> str:
    """Is one of the victims named in both?"""
    a, b = one.trace.names, other.trace.names
    if not a or not b:
        return ""
    return "same" if any(x <= y or y <= x for x in a for y in b) else "other"


def _alike(ours: Sequence[Words], theirs: Sequence[Words]) -> bool:
    """Does any phrase of one hold half of the words of one of the other?"""
    return any(a and b and 2 * len(a & b) >= min(len(a), len(b)) for a in ours for b in theirs)
