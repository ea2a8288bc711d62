"""What happened in one town is no part of what happened in another, nor what happened now of what was long ago."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from recount.link.compare import apart_km
from recount.link.sights import traces_of
from recount.link.traces import Trace
from recount.model import Claim, PlacePrecision, Readings

LONG = 60  # days
MARGIN_KM = 5.0  # between the edges of two towns; nearer ones may be one place by two names


def elsewhere(one: Trace, other: Trace) -> bool:
    """Are both placed in towns and sites alone, and do all those of the one lie apart from all of the other's? Or in two provinces?"""
    if (
        len(one.loci) == len(other.loci) == 1
        and one.loci[0].precision is other.loci[0].precision is PlacePrecision.ADMIN1
    ):
        return one.loci[0].place_id != other.loci[0].place_id
    ours, theirs = one.exact, other.exact
    placed = bool(ours and theirs) and len(ours) == len(one.loci) and len(theirs) == len(other.loci)
    return placed and min(apart_km(a, b) for a in ours for b in theirs) > MARGIN_KM


def long_before(whole: Trace, part: Trace, published: date | None) -> bool:
    """Was the whole over months before the report's day, of which the part may be, having no day of its own: "last year 1,614 people were
    murdered"? Or are their days as far from each other?
    """
    end, (first, last) = whole.days[1], part.days
    if first is not None and last is not None and whole.dated:  # a bulletin's "this week" may be the one before
        return last + LONG < (whole.days[0] or 0) or first > (end or 0) + LONG
    return published is not None and end is not None and first is None and published.toordinal() - end > LONG


def parts_in_place(
    claims: Sequence[Claim], readings: Sequence[Readings], published: date | None = None
) -> tuple[Claim, ...]:
    """The claims of one report as an engine ties them, but for parts that lie elsewhere than their whole: four dead in one town
    are none of the ten in another, even where a report tells both in a row. Nor are those of now, when a report is `published`, some of
    those of years ago.
    """
    if all(c.part_of is None for c in claims):
        return tuple(claims)
    seen = {t.claim_id: t for t in traces_of(claims, readings)}

    def apart(part: Trace, whole: Trace) -> bool:
        return elsewhere(part, whole) or long_before(whole, part, published)

    return tuple(
        replace(c, part_of=None) if c.part_of in seen and apart(seen[c.id], seen[c.part_of]) else c for c in claims
    )
