"""What happened in one town is no part of what happened in another."""

from collections.abc import Sequence
from dataclasses import replace

from recount.link.compare import apart_km
from recount.link.sights import traces_of
from recount.link.traces import Trace
from recount.model import Claim, Readings

MARGIN_KM = 5.0  # between the edges of two towns; nearer ones may be one place by two names


def elsewhere(one: Trace, other: Trace) -> bool:
    """Are both placed in towns and sites alone, and do all those of the one lie apart from all of the other's?"""
    ours, theirs = one.exact, other.exact
    placed = bool(ours and theirs) and len(ours) == len(one.loci) and len(theirs) == len(other.loci)
    return placed and min(apart_km(a, b) for a in ours for b in theirs) > MARGIN_KM


def parts_in_place(claims: Sequence[Claim], readings: Sequence[Readings]) -> tuple[Claim, ...]:
    """The claims of one report as an engine ties them, but for parts that lie elsewhere than their whole: four dead in one town
    are none of the ten in another, even where a report tells both in a row.
    """
    if all(c.part_of is None for c in claims):
        return tuple(claims)
    seen = {t.claim_id: t for t in traces_of(claims, readings)}
    return tuple(
        replace(c, part_of=None) if c.part_of in seen and elsewhere(seen[c.id], seen[c.part_of]) else c for c in claims
    )
