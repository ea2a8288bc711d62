"""Which tellings are worth comparing: those that share a key on touching days and that nothing excludes for certain.

A pair's place here depends on its two tellings alone, so a report that comes later changes nothing between others. Pairs
that share no key are never compared (`recount.link.keys` says which): of two well-placed tellings these lie apart, of
others they share neither a place's word nor a number, nor the name of a victim.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from recount.link.compare import ADJACENT, kind
from recount.link.index import TYPES, UNKNOWN, Columns, Entries, Flags, Index, Ints, km
from recount.link.keys import REACH_KM
from recount.link.traces import Trace
from recount.model import EventType, Stance

FARTHEST_KM = 60.0  # between rims: beyond, two places are certainly not one, whoever is named (`link.compare`)
DIFFER = -3.0  # points of kinds of event that can't be one: with no victim named, nothing makes up for them
AT_ONCE = 2_000_000  # pairs held in memory at a time
Pairs = Iterator[tuple[Ints, Ints]]


def candidates(index: Index, new: Flags | None = None) -> Ints:
    """Pairs of row numbers to compare, each once, the smaller first, as an array of two columns in order.

    With `new` only pairs of which at least one row is new.
    """
    columns = index.columns
    size = len(index.ids)
    rows = np.ones(size, dtype=np.bool_) if new is None else new
    found = [np.empty(0, dtype=np.int64)]
    for one, other in _meetings(index, rows):
        fit = _fit(columns, one, other)
        a, b = one[fit], other[fit]
        found.append(np.unique(np.minimum(a, b) * size + np.maximum(a, b)))
    pairs = np.unique(np.concatenate(found))
    return np.stack((pairs // max(size, 1), pairs % max(size, 1)), axis=1)


def _meetings(index: Index, new: Flags) -> Pairs:
    """Rows that share a key on touching days, at least one of them new; in loose keys at least one of them vague."""
    yield from _meet_new(index.columns, index.near, new[index.near.at])
    loose, vague = index.loose, index.columns.vague[index.loose.at]
    yield from _meet_new(index.columns, _some(loose, vague), new[loose.at[vague]])
    yield from _meet(index.columns, _some(loose, vague & new[loose.at]), _some(loose, ~vague))
    yield from _meet(index.columns, _some(loose, vague & ~new[loose.at]), _some(loose, ~vague & new[loose.at]))


def _meet_new(columns: Columns, entries: Entries, new: Flags) -> Pairs:
    fresh = _some(entries, new)
    yield from _joined(columns, fresh, fresh, after=0)
    yield from _meet(columns, fresh, _some(entries, ~new))


def _meet(columns: Columns, ones: Entries, others: Entries) -> Pairs:
    if len(ones.at) and len(others.at):
        yield from _joined(columns, ones, others, after=0)
        yield from _joined(columns, others, ones, after=1)


def _joined(columns: Columns, ones: Entries, others: Entries, after: int) -> Pairs:
    """Pairs of one key where the other begins within the days of the one, `after` so many days from its first."""
    if not len(ones.at) or not len(others.at):
        return
    keys, ranks = np.unique(others.key, return_inverse=True)
    at = np.searchsorted(keys, ones.key)
    known = keys[np.minimum(at, len(keys) - 1)] == ones.key
    ones, at = _some(ones, known), at[known]
    begin, span = _days(columns)
    order = np.lexsort((others.at, begin[others.at], ranks))
    place = ranks[order] * span + begin[others.at[order]]
    start = begin[ones.at]
    end = start + (columns.last - columns.first)[ones.at] + ADJACENT
    low = np.searchsorted(place, at * span + start + after)
    high = np.searchsorted(place, at * span + end, side="right")
    yield from _ranges(ones.at, others.at[order], low, high)


def _days(columns: Columns) -> tuple[Ints, int]:
    """First days counted from the earliest, and a number larger than any day of one key."""
    begin = columns.first - columns.first.min()
    return begin, int((columns.last - columns.first.min()).max()) + ADJACENT + 2


def _ranges(ones: Ints, others: Ints, low: Ints, high: Ints) -> Pairs:
    """Each of `ones` with its range of `others`, a bounded number of pairs at a time; a row never with itself."""
    counts = np.maximum(high - low, 0)
    ends = np.cumsum(counts)
    done = 0
    while done < len(ones):
        base = int(ends[done - 1]) if done else 0
        stop = max(done + 1, int(np.searchsorted(ends, base + AT_ONCE, side="right")))
        some = counts[done:stop]
        steps = np.arange(int(some.sum())) - np.repeat(np.cumsum(some) - some, some)
        one, other = np.repeat(ones[done:stop], some), others[np.repeat(low[done:stop], some) + steps]
        differ = one != other
        yield one[differ], other[differ]
        done = stop


def _some(entries: Entries, which: npt.NDArray[np.bool_]) -> Entries:
    return Entries(entries.key[which], entries.at[which])


def _fit(columns: Columns, one: Ints, other: Ints) -> Flags:
    """Which pairs nothing excludes: kinds of event that differ, countries, distance."""
    named = columns.named[one] & columns.named[other]
    kinds = _never_one()[columns.kind[one], columns.kind[other]] & ~named
    exact = columns.exact[one] & columns.exact[other]
    here, there = columns.country[one], columns.country[other]
    abroad = ~exact & (here != there) & (here != UNKNOWN) & (there != UNKNOWN)
    gap = km(columns.lat[one], columns.lon[one], columns.lat[other], columns.lon[other])
    gap -= columns.radius[one] + columns.radius[other]
    far = exact & (gap > np.where(named, FARTHEST_KM, REACH_KM))
    fit: Flags = ~(kinds | abroad | far)
    return fit


@cache
def _never_one() -> Flags:
    """For each two kinds of event: do they differ so far that only a victim's name could make them one?"""
    out = np.zeros((len(TYPES), len(TYPES)), dtype=np.bool_)
    for one, row in TYPES.items():
        for other, column in TYPES.items():
            feature = kind(_bare(one), _bare(other))
            out[row, column] = feature is not None and feature.weight <= DIFFER
    return out


def _bare(event_type: EventType) -> Trace:
    return Trace(claim_id="", report_id="", event_type=event_type, stance=Stance.ASSERTS, at=0)
