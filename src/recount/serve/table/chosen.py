"""Which cards are wanted: every filter as a mask over the columns."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from recount.serve.table.columns import NONE, SIDES, Columns, Floats, Mask, Pairs, first_of
from recount.store.shelf.wanted import DEGREE_KM, METHODS, Box, Circle, Wanted

Saying = Callable[[str], Sequence[int]]
"""Entries of the reports that say these words."""
LISTS = (("countries", "country"), ("event_types", "event_type"), ("grades", "grade"), ("harms", "harm"))


def chosen(columns: Columns, wanted: Wanted, saying: Saying) -> Mask:
    """The cards that are wanted."""
    mask = np.ones(len(columns), bool)
    for part in _parts(columns, wanted, saying):
        mask &= part
    return mask


def _parts(columns: Columns, wanted: Wanted, saying: Saying) -> Iterable[Mask]:
    of = columns.of
    for name, column in LISTS:
        if values := getattr(wanted, name):
            yield np.isin(of[column], columns.words[column].known(values))
    if wanted.admin1:
        yield np.isin(of["admin1"], columns.words["admin1"].known([wanted.admin1]))
    if wanted.reviewed is not None:
        yield (of["reviewed"] == 1) == wanted.reviewed
    if wanted.kind is not None:
        yield sums_up(columns) == (wanted.kind == "total")
    if wanted.min_killed is not None:
        yield np.nan_to_num(quoted(columns, wanted.method), nan=-1) >= wanted.min_killed
    yield from _time(columns, wanted)
    yield from _space(columns, wanted)
    yield from _beside(columns, wanted, saying)


def sums_up(columns: Columns) -> Mask:
    """Is it a total, or a number for more than a month? What adds up leaves these out."""
    return np.asarray(columns.totals | (columns.of["long"] == 1))


def quoted(columns: Columns, method: str) -> Floats:
    """The killed as people would quote them: best, else low, else high (as in `review.effects`); nan where all are open."""
    prefix = METHODS[method]
    low, best, high = (columns.of[f"{prefix}_{bound}"] for bound in ("low", "best", "high"))
    return np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)


def _time(columns: Columns, wanted: Wanted) -> Iterable[Mask]:
    """An open end of a window may lie anywhere beyond what is known; without any day it is not in any stretch."""
    start, end = columns.of["date_start"], columns.of["date_end"]
    is_dated = dated(columns)
    if wanted.undated:
        yield ~is_dated
    if wanted.wide:
        yield is_dated & ~in_one_month(columns)
    if wanted.start is not None:
        yield is_dated & ((end >= wanted.start.toordinal()) | (end == NONE))
    if wanted.end is not None:
        yield is_dated & (start <= wanted.end.toordinal())  # no start is before all days
    if wanted.inside:
        yield is_dated & _between(columns, wanted)


def dated(columns: Columns) -> Mask:
    """Has it a first or a last day?"""
    return np.asarray((columns.of["date_start"] != NONE) | (columns.of["date_end"] != NONE))


def in_one_month(columns: Columns) -> Mask:
    """Has its window both ends, and both in one calendar month?"""
    start, end = columns.of["date_start"], columns.of["date_end"]
    return np.asarray((start != NONE) & (end != NONE) & (first_of("month", start) == first_of("month", end)))


def _between(columns: Columns, wanted: Wanted) -> Mask:
    """An open end reaches out of any stretch that is bounded there."""
    start, end = columns.of["date_start"], columns.of["date_end"]
    fits = np.ones(len(columns), bool)
    if wanted.start is not None:
        fits &= (start != NONE) & (start >= wanted.start.toordinal())
    if wanted.end is not None:
        fits &= (end != NONE) & (end <= wanted.end.toordinal())
    return fits


def _space(columns: Columns, wanted: Wanted) -> Iterable[Mask]:
    if wanted.unplaced:
        yield unplaced(columns)
    if wanted.box is not None:
        yield _in_box(columns, wanted.box)
    if wanted.near is not None:
        yield _near(columns, wanted.near)


def unplaced(columns: Columns) -> Mask:
    """Has it no point?"""
    return np.asarray(np.isnan(columns.of["lat"]))


def _in_box(columns: Columns, box: Box) -> Mask:
    """The box around the card's circle touches this one; either may lie across the antimeridian. nan touches nothing."""
    south, west, north, east = (columns.of[name] for name in ("south", "west", "north", "east"))
    begins, ends = west <= box.east, east >= box.west
    turned = west > east
    either = begins | ends
    # Two boxes that both lie across it meet there
    meets = turned | either if box.west > box.east else np.where(turned, either, begins & ends)
    return np.asarray((north >= box.south) & (south <= box.north) & meets)


def _near(columns: Columns, circle: Circle) -> Mask:
    """The two circles touch: great circles on a sphere, good to a part in 200."""
    lat, lon = np.radians(columns.of["lat"]), np.radians(columns.of["lon"])
    at, to = np.radians(circle.lat), np.radians(circle.lon)
    half = np.sin((lat - at) / 2) ** 2 + np.cos(lat) * np.cos(at) * np.sin((lon - to) / 2) ** 2
    km = 2 * DEGREE_KM * np.degrees(np.arcsin(np.sqrt(np.clip(half, 0, 1))))
    return np.asarray(km <= circle.km + columns.of["radius_km"])


def _beside(columns: Columns, wanted: Wanted, saying: Saying) -> Iterable[Mask]:
    if wanted.actors:
        side = SIDES.index(wanted.side) if wanted.side else None
        yield _with(columns, columns.actors, columns.words["actor"].known(wanted.actors), side)
    if wanted.sources:
        yield _with(columns, columns.sources, columns.words["source"].known(wanted.sources), None)
    if any(map(str.isalnum, wanted.words)):
        yield _with(columns, columns.reports, saying(wanted.words), None)


def _with(columns: Columns, pairs: Pairs, codes: Sequence[int], side: int | None) -> Mask:
    fits = np.isin(pairs.code, codes)
    if side is not None:
        fits &= pairs.side == side
    return np.isin(columns.number, pairs.card[fits])
