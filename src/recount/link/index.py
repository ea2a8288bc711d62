"""Tellings as columns of numbers: what excludes a pair for certain, and the keys under which they are found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.link.keys import KM_PER_DEGREE, Key, days, loose_keys, near_keys, vague
from recount.link.tellings import Telling
from recount.model import EventType, Locus

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TYPES = {kind: n for n, kind in enumerate(EventType)}
UNKNOWN = 0  # the code of no country, or of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One row a telling. `first` and `last` are days, `lat`, `lon` and `radius` (km) a circle around its exact places."""

    first: Ints
    last: Ints
    vague: Flags
    exact: Flags
    named: Flags
    kind: Ints
    country: Ints
    lat: Floats
    lon: Floats
    radius: Floats


@dataclass(frozen=True, slots=True)
class Entries:
    """That a telling is found under a key; keys as hashes, so that a clash costs no more than one pair looked at."""

    key: Ints
    at: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Tellings that can be found. `near` brings any two together, `loose` two of which one is vague."""

    ids: tuple[str, ...]
    columns: Columns
    near: Entries
    loose: Entries


def index(tellings: Sequence[Telling]) -> Index:
    """All tellings that something dates; the others meet none."""
    dated = [(t, known) for t in tellings if (known := days(t)) is not None]
    told = [t for t, _ in dated]
    rows = [_row(t, known) for t, known in dated]
    kinds = (np.int64, np.int64, np.bool_, np.bool_, np.bool_, np.int64, np.int64, np.float64, np.float64, np.float64)
    made: list[npt.NDArray[Any]] = [np.array([row[n] for row in rows], dtype=kind) for n, kind in enumerate(kinds)]
    names = [f.name for f in fields(Columns)]
    return Index(
        ids=tuple(t.id for t in told),
        columns=Columns(**dict(zip(names, made, strict=True))),
        near=_entries(told, near_keys),
        loose=_entries(told, loose_keys),
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
    )


def _row(telling: Telling, known: tuple[int, int]) -> tuple[object, ...]:
    trace = telling.trace
    exact = trace.exact
    countries = {p.country for p in trace.loci}
    (country,) = countries if len(countries) == 1 else (None,)
    circle = _circle(exact) if exact else (0.0, 0.0, 0.0)
    code = hash(country) if country else UNKNOWN
    return (*known, vague(telling), bool(exact), bool(trace.names), TYPES[trace.event_type], code, *circle)


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


def _entries(tellings: Sequence[Telling], keys: Callable[[Telling], Iterator[Key]]) -> Entries:
    found = [(hash(key), at) for at, t in enumerate(tellings) for key in set(keys(t))]
    made = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Entries(made[:, 0].copy(), made[:, 1].copy())


def _moved(entries: Entries, keep: Flags, moved: Ints) -> Entries:
    left = keep[entries.at]
    return Entries(entries.key[left], moved[entries.at[left]])


def _behind(one: Entries, other: Entries, shift: int) -> Entries:
    return Entries(np.concatenate((one.key, other.key)), np.concatenate((one.at, other.at + shift)))
