"""Which tellings are worth comparing: blocks by place, a sliding window by day, so that work grows as n log n.

Pairs that no block brings together are never compared. Two tellings meet if they share a block and their days touch. A
block is a square of the map, a country (where one side is placed no better), or a word of a place that was not read.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.link.tellings import Telling
from recount.model import Locus

CELL = 0.5  # degrees: larger than most radii, so that a telling lies in few cells
REACH_KM = 25.0  # how far beyond its radius a place still meets another one: UCDP's "near" (GED codebook, `where_prec`)
MOST_CELLS = 16  # a place wider than that many cells is found by its country
LOOKBACK = 14  # days before publication within which an undated event is looked for (news, not history)
RECALLED = 60  # the same, where reports share a rare name: courts and funerals come later
LONGEST = 31  # days: a longer stretch meets others only through its first days
NEIGHBOURS = 40  # how many of one block, next in time, a telling is compared with: bounds the work in crowded blocks


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A telling in a block, sorted by day. `at` is its index, `wide` that only its country is known."""

    first: int
    last: int
    id: str
    at: int
    wide: bool


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes to compare, each once, the smaller first. Undated tellings without publication day meet none."""
    seen: set[int] = set()
    size = len(tellings)
    for key, block in _blocks(tellings).items():
        for a, b in _sweep(sorted(block), only_wide=key.startswith("country:")):
            pair = min(a, b) * size + max(a, b)
            if pair not in seen and tellings[a].report_id != tellings[b].report_id:
                seen.add(pair)
                yield min(a, b), max(a, b)


def _blocks(tellings: Sequence[Telling]) -> dict[str, list[Entry]]:
    blocks: dict[str, list[Entry]] = {}
    for at, telling in enumerate(tellings):
        days = _days(telling)
        if days is None:
            continue
        keys, wide = _keys(telling)
        entry = Entry(days[0], days[1], telling.id, at, wide)
        for key in keys:
            blocks.setdefault(key, []).append(entry)
        found = entry if telling.trace.dated else Entry(days[1] - RECALLED, days[1], telling.id, at, wide)
        for word in telling.wording.keys:
            blocks.setdefault(f"said:{word}", []).append(found)
    return blocks


def _sweep(block: Sequence[Entry], *, only_wide: bool) -> Iterator[tuple[int, int]]:
    """Pairs whose days touch, each entry with at most `NEIGHBOURS` that follow it.

    In a country's block only pairs with a wide side: all others meet in a cell.
    """
    for n, entry in enumerate(block):
        nearest = block[n + 1 : n + 1 + NEIGHBOURS]
        for other in nearest:
            if other.first > entry.last + 1:
                break
            if not only_wide or entry.wide or other.wide:
                yield entry.at, other.at


def _days(telling: Telling) -> tuple[int, int] | None:
    first, last = telling.trace.days
    if first is None and last is None:
        day = telling.published
        return None if day is None else (day - LOOKBACK, day)
    if first is None or last is None:
        known = first if first is not None else last or 0
        return known, known
    return first, min(last, first + LONGEST)


def _keys(telling: Telling) -> tuple[set[str], bool]:
    trace = telling.trace
    cells = set().union(*(_cells(place) for place in trace.exact)) if trace.exact else set()
    countries = {f"country:{p.country}" for p in trace.loci if p.country}
    if cells or countries:
        return cells | countries, not cells
    return {f"word:{word}" for place in trace.places[:2] for word in place if len(word) > 2}, False


def _cells(place: Locus) -> set[str]:
    reach = place.radius_km + REACH_KM
    up = reach / 111.2
    across = up / max(0.1, math.cos(math.radians(place.lat)))
    rows = _steps(place.lat, up)
    columns = _steps(place.lon, across)
    if len(rows) * len(columns) > MOST_CELLS:
        return set()
    wrap = round(360 / CELL)
    return {f"cell:{row}:{column % wrap}" for row in rows for column in columns}


def _steps(middle: float, reach: float) -> range:
    return range(math.floor((middle - reach) / CELL), math.floor((middle + reach) / CELL) + 1)
