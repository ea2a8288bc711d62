"""Cards in order: a part of them, and where it goes on."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from recount.serve.table.chosen import quoted
from recount.serve.table.columns import NONE, Columns, Ints, Mask

LATE = 10_000_000  # after all days, and more than any number: what has none comes last


def _first(columns: Columns) -> Ints:
    start, end = columns.of["date_start"], columns.of["date_end"]
    day = np.where(start != NONE, start, end)
    return np.where(day == NONE, LATE, day)


def _last(columns: Columns) -> Ints:
    start, end = columns.of["date_start"], columns.of["date_end"]
    return np.where(end != NONE, end, start)


def _killed(columns: Columns, method: str, none: int) -> Ints:
    return np.nan_to_num(quoted(columns, method), nan=none).astype(np.int64)


SORTS: Mapping[str, Callable[[Columns, str], Ints]] = MappingProxyType(
    {  # what is compared, the lowest first
        "when": lambda c, _: _first(c),
        "-when": lambda c, _: -_last(c),
        "killed": lambda c, method: _killed(c, method, 1 << 40),
        "-killed": lambda c, method: -_killed(c, method, -1),
        "reports": lambda c, _: -c.of["reports"],
        "changed": lambda c, _: -c.of["changed"],
        "published": lambda c, _: -c.of["last_published"],
    }
)

After = tuple[int, str]
"""The key and the id of the last card of a part."""


def part(columns: Columns, mask: Mask, key: Ints, most: int, after: After | None) -> tuple[list[str], After | None]:
    """Ids of at most so many of these cards, by key and then id; and where to go on, None at the end."""
    at = np.flatnonzero(mask)
    if after is not None:
        rank = np.searchsorted(columns.sorted_ids, after[1], side="right")
        at = at[(key[at] > after[0]) | ((key[at] == after[0]) & (columns.rank[at] >= rank))]
    if len(at) > most:  # the lowest ones and all that equal the last of them; then in full order
        at = at[key[at] <= np.partition(key[at], most)[most]]
    at = at[np.lexsort((columns.rank[at], key[at]))]
    shown = at[:most]
    ids = [str(columns.ids[n]) for n in shown]
    more = len(at) > most
    return ids, (int(key[shown[-1]]), ids[-1]) if more else None
