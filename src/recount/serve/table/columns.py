"""Columns: one entry a card, in the order of its number on the shelf. Never changed: what is new makes new ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recount.store.shelf.columns import NAMES, Changes

CODED = ("event_type", "country", "admin1", "grade", "harm")
DAYS = ("date_start", "date_end", "first_published", "last_published")
NUMBERS = (
    "lat lon radius_km south west north east told_low told_best told_high ucdp_low ucdp_best ucdp_high acled_low acled_best "
    "acled_high"
).split()
WHOLE = ("reviewed", "long", "reports", "changed")
NONE = 0  # of a day (proleptic Gregorian ordinals begin with 1)
EPOCH = date(1970, 1, 1).toordinal()
UNITS = {"month": "M", "year": "Y"}
SIDES = ("perpetrator", "target")

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Vocabulary:
    """Words and their numbers, from 0; -1 is none. It only grows."""

    words: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str | None) -> int:
        """The number of a word, a new one where it has none."""
        if word is None:
            return -1
        found = self.numbers.setdefault(word, len(self.words))
        if found == len(self.words):
            self.words.append(word)
        return found

    def known(self, words: Iterable[str]) -> list[int]:
        """Numbers of those words that have one."""
        return [self.numbers[word] for word in words if word in self.numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Which cards (by their numbers) go with what: codes of a vocabulary, and of a role where there is one."""

    card: Ints
    code: Ints
    side: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All cards. `number` is sorted; `rank` is the place of a card's id among all ids, sorted; unknown numbers are nan."""

    number: Ints
    ids: NDArray[np.object_]
    rank: Ints
    sorted_ids: NDArray[np.object_]
    of: dict[str, NDArray[Any]]
    totals: Mask
    actors: Pairs
    sources: Pairs
    reports: Pairs  # by their entries
    words: dict[str, Vocabulary]

    def __len__(self) -> int:
        return len(self.number)


def empty() -> Columns:
    """No cards."""
    return _columns(np.empty(0, np.int64), np.empty(0, object), {}, (_pairs([], []),) * 3, _vocabularies())


def _vocabularies() -> dict[str, Vocabulary]:
    return {name: Vocabulary() for name in (*CODED, "actor", "source")}


def updated(old: Columns, changes: Changes) -> Columns:
    """The columns with what changed on the shelf; `changes` are those after the last number that `old` has."""
    there = np.asarray(changes.there, np.int64)
    kept = np.isin(old.number, there, assume_unique=True)
    rows = changes.rows
    fresh = _read(rows, old.words)
    of = {name: np.concatenate([old.of[name][kept], fresh[name]]) for name in fresh}
    number = np.concatenate([old.number[kept], np.fromiter((row[0] for row in rows), np.int64, len(rows))])
    ids = np.concatenate([old.ids[kept], np.array([row[1] for row in rows], object)])
    gone = old.number[~kept]
    actors = _more(
        old.actors, gone, [(n, old.words["actor"].number(a), SIDES.index(side)) for n, side, a in changes.actors]
    )
    sources = _more(old.sources, gone, [(n, old.words["source"].number(s), 0) for n, s in changes.sources])
    reports = _more(old.reports, gone, [(n, entry, 0) for n, entry in changes.reports])
    made = _columns(number, ids, of, (actors, sources, reports), old.words)
    made.totals[np.isin(number, np.asarray(changes.totals, np.int64))] = True
    return made


def _columns(
    number: Ints,
    ids: NDArray[np.object_],
    of: dict[str, NDArray[Any]],
    pairs: tuple[Pairs, Pairs, Pairs],
    words: dict[str, Vocabulary],
) -> Columns:
    order = np.argsort(ids, kind="stable")
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    return Columns(
        number=number,
        ids=ids,
        rank=rank,
        sorted_ids=ids[order],
        of=of or _read((), words),
        totals=np.zeros(len(ids), bool),
        actors=pairs[0],
        sources=pairs[1],
        reports=pairs[2],
        words=words,
    )


def _read(rows: Sequence[Sequence[Any]], words: dict[str, Vocabulary]) -> dict[str, NDArray[Any]]:
    """Columns of rows of the shelf."""
    at = {name: n + 1 for n, name in enumerate(NAMES)}
    out: dict[str, NDArray[Any]] = {}
    for name in CODED:
        out[name] = np.fromiter((words[name].number(row[at[name]]) for row in rows), np.int64, len(rows))
    for name in DAYS:
        out[name] = np.fromiter((day(row[at[name]]) for row in rows), np.int64, len(rows))
    for name in NUMBERS:
        out[name] = np.array([row[at[name]] for row in rows], np.float64)  # None becomes nan
    for name in WHOLE:
        out[name] = np.fromiter((int(row[at[name]]) for row in rows), np.int64, len(rows))
    return out


def day(words: str | None) -> int:
    """A day as a number."""
    return NONE if words is None else date.fromisoformat(words).toordinal()


def first_of(unit: str, days: Ints) -> Ints:
    """The first day of the month or the year of each day; `NONE` comes out as some day before all others."""
    first = (days - EPOCH).astype("datetime64[D]").astype(f"datetime64[{UNITS[unit]}]").astype("datetime64[D]")
    return np.asarray(first.astype(np.int64) + EPOCH)


def _more(old: Pairs, gone: Ints, new: list[tuple[int, int, int]]) -> Pairs:
    kept = ~np.isin(old.card, gone)
    fresh = np.array(new, np.int64).reshape(-1, 3)
    return Pairs(
        card=np.concatenate([old.card[kept], fresh[:, 0]]),
        code=np.concatenate([old.code[kept], fresh[:, 1]]),
        side=np.concatenate([old.side[kept], fresh[:, 2]]),
    )


def _pairs(card: list[int], code: list[int]) -> Pairs:
    return Pairs(card=np.array(card, np.int64), code=np.array(code, np.int64), side=np.zeros(len(card), np.int64))
