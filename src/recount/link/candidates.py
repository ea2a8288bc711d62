"""Which tellings are worth comparing: those that share a key on touching days and that nothing excludes for certain.

A pair's place here depends on its two tellings alone, so a report that comes later changes nothing between others. What
shares no key is never compared (`recount.link.keys` says which): of two well-placed tellings these lie apart, of others
they share neither a place's word nor a number; and the reports of both share no rare name.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from recount.link.ceiling import ceiling
from recount.link.compare import ADJACENT, kind
from recount.link.index import TYPES, UNKNOWN, Columns, Entries, Flags, Index, Ints, index, km
from recount.link.keys import REACH_KM
from recount.link.pairs import ENOUGH
from recount.link.tellings import Telling
from recount.link.traces import Trace
from recount.model import EventType, Stance

DIFFER = -3.0  # points of kinds of event that can't be one: nothing but a name in common makes up for them
ROUNDING = 1e-6  # of sums of points
AT_ONCE = 500_000  # pairs held in memory at a time
Pairs = Iterator[tuple[Ints, Ints]]


def candidates(told: Index, new: Flags | None = None) -> Ints:
    """Pairs of row numbers to compare, each once, the smaller first, as an array of two columns in order.

    With `new` only pairs of which at least one row is new.
    """
    size = len(told.ids)
    rows = np.ones(size, dtype=np.bool_) if new is None else new
    found = [np.empty(0, dtype=np.int64)]
    for one, other in _meetings(told, rows):
        enough = ceiling(told.columns, one, other) >= ENOUGH - ROUNDING
        a, b = one[enough], other[enough]
        found.append(_once(np.minimum(a, b) * size + np.maximum(a, b)))
    pairs = _once(np.concatenate(found))
    return np.stack((pairs // max(size, 1), pairs % max(size, 1)), axis=1)


def compared(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of tellings that linking compares, each once: candidates of two reports."""
    by_id = {t.id: t for t in tellings}
    found = index(tellings)
    for a, b in candidates(found).tolist():
        one, other = by_id[found.ids[a]], by_id[found.ids[b]]
        if one.report_id != other.report_id:
            yield one, other


def _meetings(told: Index, new: Flags) -> Pairs:
    """Rows that share a key on touching days and that nothing excludes, at least one of them new."""
    columns = told.columns
    days = _Days(columns.first, columns.last)
    for one, other in _meet_new(days, told.near, new[told.near.at]):
        yield _placed(columns, *_of_one_kind(columns, one, other))
    for one, other in _vague(days, told, new):
        yield _in_one_country(columns, *_of_one_kind(columns, one, other))
    recalled = _Days(columns.recalled, columns.last)
    yield from _meet_new(recalled, told.said, new[told.said.at])
    yield from _persons(told, new)


def _vague(days: "_Days", told: Index, new: Flags) -> Pairs:
    """Rows that share a loose key, at least one of them vague."""
    loose, vague = told.loose, told.columns.vague[told.loose.at]
    yield from _meet_new(days, _some(loose, vague), new[loose.at[vague]])
    exact_new, vague_new = _some(loose, ~vague & new[loose.at]), _some(loose, vague & new[loose.at])
    yield from _meet(days, vague_new, _sharing(_some(loose, ~vague), vague_new))
    yield from _meet(days, _sharing(_some(loose, vague & ~new[loose.at]), exact_new), exact_new)


def _persons(told: Index, new: Flags) -> Pairs:
    """Rows that tell of one person, whose age at least one of them gives; whenever it was."""
    never = np.zeros(len(told.ids), dtype=np.int64)
    days = _Days(never, never)
    aged, named = told.aged, told.named
    yield from _meet_new(days, aged, new[aged.at])
    yield from days.joined(_some(aged, new[aged.at]), named, after=0)
    yield from days.joined(_some(aged, ~new[aged.at]), _some(named, new[named.at]), after=0)


def _meet_new(days: "_Days", entries: Entries, new: Flags) -> Pairs:
    fresh = _some(entries, new)
    yield from days.joined(fresh, fresh, after=0)
    yield from _meet(days, fresh, _sharing(_some(entries, ~new), fresh))


def _sharing(entries: Entries, few: Entries) -> Entries:
    """Those whose key a few others have: the rest need not be put in order first."""
    keys = np.unique(few.key)
    if not len(keys):
        return _some(entries, np.zeros(len(entries.key), dtype=np.bool_))
    at = np.minimum(np.searchsorted(keys, entries.key), len(keys) - 1)
    return _some(entries, keys[at] == entries.key)


def _meet(days: "_Days", ones: Entries, others: Entries) -> Pairs:
    yield from days.joined(ones, others, after=0)
    yield from days.joined(others, ones, after=1)


class _Days:
    """First and last days of all rows, counted from the earliest."""

    def __init__(self, first: Ints, last: Ints) -> None:
        self.first = first - first.min() if len(first) else first
        self.length = last - first
        # larger than any day, so that key and day fit in one number that sorts by both
        self.span = int((self.first + self.length).max()) + ADJACENT + 2 if len(first) else 1

    def joined(self, ones: Entries, others: Entries, after: int) -> Pairs:
        """Pairs of one key where the other begins within the days of the one, `after` so many days from its first."""
        if not len(ones.at) or not len(others.at):
            return
        keys, ranks = np.unique(others.key, return_inverse=True)
        at = np.searchsorted(keys, ones.key)
        known = keys[np.minimum(at, len(keys) - 1)] == ones.key
        ones, at = _some(ones, known), at[known]
        order = np.lexsort((others.at, self.first[others.at], ranks))
        place = ranks[order] * self.span + self.first[others.at[order]]
        start = at * self.span + self.first[ones.at]
        low = np.searchsorted(place, start + after)
        high = np.searchsorted(place, start + self.length[ones.at] + ADJACENT, side="right")
        yield from _ranges(ones.at, others.at[order], low, high)


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


def _once(codes: Ints) -> Ints:
    """Each once, in order: by sorting, which for these is much quicker than numpy's `unique`."""
    codes.sort()
    if len(codes) < 2:
        return codes
    return codes[np.concatenate(([True], codes[1:] != codes[:-1]))]


def _of_one_kind(columns: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Those pairs whose kinds of event can be one."""
    possible = ~_never_one()[columns.kind[one], columns.kind[other]]
    return one[possible], other[possible]


def _placed(columns: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Those pairs of well-placed rows whose places lie near."""
    gap = km(columns.lat[one], columns.lon[one], columns.lat[other], columns.lon[other])
    near = gap - columns.radius[one] - columns.radius[other] <= REACH_KM
    return one[near], other[near]


def _in_one_country(columns: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Those pairs that may lie in one country; of two well-placed ones those whose places lie near."""
    here, there = columns.country[one], columns.country[other]
    possible = (here == there) | (here == UNKNOWN) | (there == UNKNOWN)
    one, other = one[possible], other[possible]
    exact = columns.exact[one] & columns.exact[other]
    placed = _placed(columns, one[exact], other[exact])
    return np.concatenate((one[~exact], placed[0])), np.concatenate((other[~exact], placed[1]))


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
