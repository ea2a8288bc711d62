"""Counts over columns: along time, by every value of every filter, under headings, and on a map."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from recount.serve.table.chosen import Saying, chosen, dated, sums_up, unplaced
from recount.serve.table.columns import NONE, SIDES, Columns, Floats, Ints, Mask, Pairs, first_of
from recount.store.shelf.wanted import METHODS, Wanted

AUTOMATIC = ((100, "day"), (800, "week"), (8_000, "month"))  # up to how many days between first and last
LENGTHS = {"day": 1, "week": 7, "month": 31, "year": 366}
VALUES = 200  # of one facet: the most frequent
BOUNDS = ("low", "best", "high")
Masks = Callable[[str], Mask]
"""What is left of the cards without one filter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many cards, and their people added up: what is known of those that are no totals; None where nothing is.

    Who has no low adds nothing to it, and who has no high adds the best or low, so that low <= best <= high; `open` says how
    many have none, `unknown` how many no number at all, `totals` how many sum up others and are left out.
    """

    n: int
    low: int | None
    best: int | None
    high: int | None
    open: int = 0
    unknown: int = 0
    totals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A stretch of days, both inside, and the cards that begin in it; `coarse` of them are dated less exactly than that."""

    start: date
    end: date
    sum: Sum
    coarse: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One value of a filter, and how many cards have it."""

    value: str
    n: int


def sums(columns: Columns, at: Ints, group: Ints, many: int, method: str) -> list[Sum]:
    """The sums of `many` groups: the cards at these places, each in the group with its number."""
    total = sums_up(columns)[at]
    bounds = np.stack([columns.of[f"{METHODS[method]}_{bound}"][at] for bound in BOUNDS])
    silent = ~total & np.isnan(bounds).all(axis=0)
    known = ~total & ~silent
    low, best, high = bounds
    floor = np.nan_to_num(low)
    middle = np.where(np.isnan(best), floor, best)
    added = (floor, middle, np.where(np.isnan(high), middle, high))
    told = zip(bounds, added, strict=True)
    sides = [_added(group, known, ~np.isnan(bound), value, many) for bound, value in told]
    counts = (np.ones(len(at), bool), known & np.isnan(high), silent, total)
    tallies = [np.bincount(group[mask], minlength=many).tolist() for mask in counts]
    return [
        Sum(n=n, low=sides[0][i], best=sides[1][i], high=sides[2][i], open=tallies[1][i], unknown=silents, totals=left)
        for i, (n, silents, left) in enumerate(zip(tallies[0], tallies[2], tallies[3], strict=True))
    ]


def _added(group: Ints, known: Mask, said: Mask, values: Floats, many: int) -> list[int | None]:
    """Values added up by group; None for groups in which nobody said such a bound."""
    total = np.bincount(group[known], weights=values[known], minlength=many)
    some = np.bincount(group[known & said], minlength=many)
    return [int(a) if s else None for a, s in zip(total, some, strict=True)]


def whole(columns: Columns, mask: Mask, method: str) -> Sum:
    """The sum of these cards."""
    at = np.flatnonzero(mask)
    return sums(columns, at, np.zeros(len(at), np.int64), 1, method)[0]


def timeline(columns: Columns, mask: Mask, bucket: str, method: str) -> list[Bucket]:
    """Buckets that hold any, the earliest first. A card counts where its window begins; those without a first day in none."""
    start, end = columns.of["date_start"], columns.of["date_end"]
    at = np.flatnonzero(mask & (start != NONE))
    if not len(at):
        return []
    used = _automatic(start[at]) if bucket == "auto" else bucket
    starts, group = np.unique(_begins(start[at], used), return_inverse=True)
    coarse = (end[at] == NONE) | (end[at] - start[at] >= LENGTHS[used])
    many = np.bincount(group[coarse], minlength=len(starts))
    made = sums(columns, at, group, len(starts), method)
    days = [date.fromordinal(int(n)) for n in starts]
    return [
        Bucket(start=day, end=_end(day, used), sum=one, coarse=int(n))
        for day, one, n in zip(days, made, many, strict=True)
    ]


def _automatic(start: Ints) -> str:
    span = int(start.max() - start.min())
    return next((name for most, name in AUTOMATIC if span <= most), "year")


def _begins(days: Ints, used: str) -> Ints:
    """The first day of the bucket of each day."""
    if used == "day":
        return days
    if used == "week":
        return days - (days - 1) % 7  # day 1 was a Monday
    return first_of(used, days)


def _end(start: date, used: str) -> date:
    if used in ("day", "week"):
        return date.fromordinal(start.toordinal() + LENGTHS[used] - 1)
    months = start.month if used == "month" else 12
    after = date(start.year + months // 12, months % 12 + 1, 1) if start.year < date.max.year else date.max
    return date.fromordinal(after.toordinal() - 1)


def facets(columns: Columns, wanted: Wanted, saying: Saying) -> dict[str, list[Facet]]:
    """How many cards each value of each filter would give, with all other filters as they are."""
    masks: dict[Wanted, Mask] = {}

    def mask(own: str) -> Mask:
        """What the other filters leave: most are not set, and leave the same."""
        rest = wanted.without(own)
        if rest not in masks:
            masks[rest] = chosen(columns, rest, saying)
        return masks[rest]

    return dict(_facets(columns, wanted, mask))


CODED = (
    ("country", "countries"),
    ("admin1", "admin1"),
    ("event_type", "event_types"),
    ("grade", "grades"),
    ("harm", "harms"),
)


def _facets(columns: Columns, wanted: Wanted, mask: Masks) -> Iterator[tuple[str, list[Facet]]]:
    for name, own in CODED:
        codes = columns.of[name][mask(own)]
        yield name, _ranked(columns.words[name].words, np.bincount(codes[codes >= 0]))
    of = columns.of
    yield "review", _either("reviewed", "proposed", of["reviewed"][mask("reviewed")] == 1)
    yield "kind", _either("total", "event", sums_up(columns)[mask("kind")])
    yield "undated", _either("1", "", ~dated(columns)[mask("undated")])
    yield "unplaced", _either("1", "", unplaced(columns)[mask("unplaced")])
    yield "actor", _ranked(columns.words["actor"].words, paired(columns, columns.actors, mask("actors"), wanted.side))
    yield "source", _ranked(columns.words["source"].words, paired(columns, columns.sources, mask("sources"), None))


def _either(yes: str, no: str, is_so: Mask) -> list[Facet]:
    found = [(yes, int(is_so.sum())), (no, int((~is_so).sum()))]
    return sorted((Facet(value=v, n=n) for v, n in found if v and n), key=lambda f: (-f.n, f.value))


def paired(columns: Columns, pairs: Pairs, mask: Mask, side: str | None) -> Ints:
    """How many of the cards go with each code; a card that goes with one in two roles counts once."""
    fits = np.isin(pairs.card, columns.number[mask])
    if side is not None:
        fits &= pairs.side == SIDES.index(side)
    many = int(pairs.code.max(initial=0)) + 1
    return np.bincount(np.unique(pairs.card[fits] * many + pairs.code[fits]) % many)


def _ranked(words: list[str], counts: NDArray[np.int64]) -> list[Facet]:
    found = [Facet(value=words[n], n=int(counts[n])) for n in np.flatnonzero(counts)]
    return sorted(found, key=lambda f: (-f.n, f.value))[:VALUES]


def by_code(columns: Columns, mask: Mask, name: str, method: str) -> list[tuple[str, Sum]]:
    """Sums under each value of a coded column, by value."""
    at = np.flatnonzero(mask & (columns.of[name] >= 0))
    words = columns.words[name].words
    made = sums(columns, at, columns.of[name][at], len(words), method)
    return sorted((word, one) for word, one in zip(words, made, strict=True) if one.n)


def by_actor(columns: Columns, mask: Mask, side: str, method: str) -> list[tuple[str, Sum]]:
    """Sums under each actor in a role, the most frequent first. A card with two actors counts under both."""
    pairs = columns.actors
    fits = np.isin(pairs.card, columns.number[mask]) & (pairs.side == SIDES.index(side))
    at = np.searchsorted(columns.number, pairs.card[fits])
    words = columns.words["actor"].words
    made = sums(columns, at, pairs.code[fits], len(words), method)
    found = [(word, one) for word, one in zip(words, made, strict=True) if one.n]
    return sorted(found, key=lambda item: (-item[1].n, item[0]))
