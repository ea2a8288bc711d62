"""A sum that a single event of the report fills is that event, told twice: "five were hurt", and then who, when and where.

What counts as many as its only part adds nobody. Left apart, it makes no incident, and what other reports tell of the event
may be tied to it rather than to the part that makes one.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from recount.link.aggregates import most, tree
from recount.link.traces import Trace
from recount.link.within import far_apart, told_apart
from recount.model import Claim, Stance


def with_only_part(
    groups: Sequence[Sequence[str]], claims: Mapping[str, Claim], traces: Mapping[str, Trace]
) -> list[list[str]]:
    """The groups of a report's claims, those put together of which one counts what the other counts as its only part.

    Not where the report tells them apart by a day, a place or the kind of event, nor running totals and plans.
    """
    out = [list(group) for group in groups]
    while (found := _filled(out, claims, traces)) is not None:
        whole, part = found
        out[whole] += out[part]
        del out[part]
    return out


def _filled(
    groups: Sequence[Sequence[str]], claims: Mapping[str, Claim], traces: Mapping[str, Trace]
) -> tuple[int, int] | None:
    """The first whole with the one part that fills it."""
    told = [[claims[key] for key in group] for group in groups]
    for whole, parts in tree(told).parts.items():
        if len(parts) == 1 and most(told[whole]) and most(told[whole]) == most(told[parts[0]]):
            pairs = product(groups[whole], groups[parts[0]])
            if all(_can_be_one(traces[a], traces[b]) for a, b in pairs):
                return whole, parts[0]
    return None


def _can_be_one(one: Trace, other: Trace) -> bool:
    if Stance.ANTICIPATES in (one.stance, other.stance) or one.total or other.total:
        return False
    return not told_apart(one, other) and not far_apart(one, other)
