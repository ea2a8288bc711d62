"""Tellings as columns of numbers: what excludes a pair for certain, and the keys under which they are found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from recount.link.keys import KM_PER_DEGREE, Key, Keys, code, keys
from recount.link.tellings import Telling
from recount.link.traces import Told
from recount.model import EventType, Locus, TollKind

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TYPES = {kind: n for n, kind in enumerate(EventType)}
UNKNOWN = 0  # the code of no country, or of several
NONE = -1  # no number, no day
NOWHERE = (0.0, 0.0, 0.0)
SAYS: dict[str, Callable[[Telling], object]] = {  # by the measure that speaks only where both say something
    "victims": lambda t: t.trace.names,
    "target": lambda t: t.trace.targets or t.trace.target_ids,
    "weapon": lambda t: t.trace.weapons,
    "injured": lambda t: _number(t, TollKind.INJURED),
    "taken": lambda t: _number(t, TollKind.ABDUCTED) or _number(t, TollKind.CAPTURED),
    "words": lambda t: t.wording.words,
    "headline": lambda t: t.wording.headline,
    "names": lambda t: t.wording.names,
    "full_names": lambda t: t.wording.full,
    "ages": lambda t: t.wording.ages,
    "locale": lambda t: t.wording.places,
    "people": lambda t: t.wording.people or t.wording.full,
    "lead": lambda t: t.wording.lead,
    "late": lambda t: t.wording.late and not t.trace.dated,
}
UNCOUNTED = Told(low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One row a telling. `first` and `last` are days, `lat`, `lon` and `radius` (km) a circle around its exact places.

    `news` is the day on which it was news; `spot` stands for its exact place, if it has one alone; `low` and `high` are the
    dead. What is unknown is `NONE`, and `UNKNOWN` for codes. `says` has a bit for each of `SAYS` that it says something of.
    """

    first: Ints
    last: Ints
    recalled: Ints
    vague: Flags
    exact: Flags
    kind: Ints
    country: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    dated: Flags
    news: Ints
    spot: Ints
    low: Ints
    high: Ints
    says: Ints


@dataclass(frozen=True, slots=True)
class Entries:
    """That a telling is found under a key; keys as numbers."""

    key: Ints
    at: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Tellings that can be found, by keys as `recount.link.keys` has them."""

    ids: tuple[str, ...]
    columns: Columns
    near: Entries
    loose: Entries
    said: Entries
    aged: Entries
    named: Entries


def index(tellings: Sequence[Telling]) -> Index:
    """All tellings that something dates; the others meet none."""
    found = [(t, known) for t in tellings if (known := keys(t)) is not None]
    rows = [_row(t, known) for t, known in found]
    made: dict[str, npt.NDArray[Any]] = {
        f.name: np.array([row[n] for row in rows], dtype=get_args(get_args(f.type)[1])[0])
        for n, f in enumerate(fields(Columns))
    }
    return Index(
        ids=tuple(t.id for t, _ in found),
        columns=Columns(**made),
        near=_entries([known.near for _, known in found]),
        loose=_entries([known.loose for _, known in found]),
        said=_entries([known.said for _, known in found]),
        aged=_entries([known.aged for _, known in found]),
        named=_entries([known.named for _, known in found]),
    )


def without(old: Index, gone: Iterable[str]) -> Index:
    """The index without some tellings."""
    away = set(gone)
    keep = np.array([key not in away for key in old.ids], dtype=np.bool_)
    if keep.all():
        return old
    moved = np.cumsum(keep) - 1
    return Index(
        ids=tuple(key for key in old.ids if key not in away),
        columns=Columns(**{f.name: getattr(old.columns, f.name)[keep] for f in fields(Columns)}),
        near=_moved(old.near, keep, moved),
        loose=_moved(old.loose, keep, moved),
        said=_moved(old.said, keep, moved),
        aged=_moved(old.aged, keep, moved),
        named=_moved(old.named, keep, moved),
    )


def both(one: Index, other: Index) -> Index:
    """Two indexes as one, the second behind the first."""
    if not one.ids or not other.ids:
        return one if one.ids else other
    shift = len(one.ids)
    columns = {
        f.name: np.concatenate((getattr(one.columns, f.name), getattr(other.columns, f.name))) for f in fields(Columns)
    }
    return Index(
        ids=one.ids + other.ids,
        columns=Columns(**columns),
        near=_behind(one.near, other.near, shift),
        loose=_behind(one.loose, other.loose, shift),
        said=_behind(one.said, other.said, shift),
        aged=_behind(one.aged, other.aged, shift),
        named=_behind(one.named, other.named, shift),
    )


def _row(telling: Telling, known: Keys) -> tuple[object, ...]:
    trace = telling.trace
    exact = trace.exact
    countries = {p.country for p in trace.loci}
    (country,) = countries if len(countries) == 1 else (None,)
    land = code(country) if country else UNKNOWN
    circle = _circle(exact) if exact else NOWHERE
    place = (known.vague, bool(exact), TYPES[trace.event_type], land, *circle)
    news = known.first if trace.dated else NONE if telling.published is None else telling.published
    spot = code(exact[0].place_id) if len(exact) == 1 else UNKNOWN
    dead = _number(telling, TollKind.KILLED)
    low, high = (NONE if n is None else n for n in ((dead.low, dead.high) if dead else (None, None)))
    says = sum(1 << n for n, said in enumerate(SAYS.values()) if said(telling))
    return (known.first, known.last, known.recalled, *place, trace.dated, news, spot, low, high, says)


def _number(telling: Telling, kind: TollKind) -> Told | None:
    return next((told for what, told in telling.trace.tolls if what is kind and told != UNCOUNTED), None)


def _circle(places: Sequence[Locus]) -> tuple[float, float, float]:
    """A circle that holds all places: its middle is the first one."""
    lat, lon = places[0].lat, places[0].lon
    far = [float(km(*(np.array([x]) for x in (lat, lon, p.lat, p.lon)))[0]) + p.radius_km for p in places[1:]]
    return lat, lon, max((places[0].radius_km, *far))


def km(lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Distances in kilometres on a flat map, as `link.compare` measures them."""
    turn = np.abs(lon - to_lon)
    east = np.minimum(turn, 360 - turn) * KM_PER_DEGREE * np.cos(np.radians((lat + to_lat) / 2))
    far: Floats = np.hypot((lat - to_lat) * KM_PER_DEGREE, east)
    return far


def _entries(found: Sequence[Iterable[Key]]) -> Entries:
    made = np.array([(key, at) for at, some in enumerate(found) for key in some], dtype=np.int64).reshape(-1, 2)
    return Entries(made[:, 0].copy(), made[:, 1].copy())


def _moved(entries: Entries, keep: Flags, moved: Ints) -> Entries:
    left = keep[entries.at]
    return Entries(entries.key[left], moved[entries.at[left]])


def _behind(one: Entries, other: Entries, shift: int) -> Entries:
    return Entries(np.concatenate((one.key, other.key)), np.concatenate((one.at, other.at + shift)))
