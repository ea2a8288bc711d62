"""Tellings as columns of numbers: what excludes a pair for certain, and the keys under which they are found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.link.keys import KM_PER_DEGREE, Key, Keys, keys
from recount.link.tellings import Telling
from recount.model import EventType, Locus

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TYPES = {kind: n for n, kind in enumerate(EventType)}
UNKNOWN = 0  # the code of no country, or of several
NOWHERE = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One row a telling. `first` and `last` are days, `lat`, `lon` and `radius` (km) a circle around its exact places."""

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


@dataclass(frozen=True, slots=True)
class Entries:
    """That a telling is found under a key; keys as hashes, so that a clash costs no more than one pair looked at."""

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


def index(tellings: Sequence[Telling]) -> Index:
    """All tellings that something dates; the others meet none."""
    found = [(t, known) for t in tellings if (known := keys(t)) is not None]
    rows = [_row(t, known) for t, known in found]
    kinds = (*(np.int64,) * 3, *(np.bool_,) * 2, *(np.int64,) * 2, *(np.float64,) * 3)
    made: list[npt.NDArray[Any]] = [np.array([row[n] for row in rows], dtype=kind) for n, kind in enumerate(kinds)]
    names = [f.name for f in fields(Columns)]
    return Index(
        ids=tuple(t.id for t, _ in found),
        columns=Columns(**dict(zip(names, made, strict=True))),
        near=_entries([known.near for _, known in found]),
        loose=_entries([known.loose for _, known in found]),
        said=_entries([known.said for _, known in found]),
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
    )


def _row(telling: Telling, known: Keys) -> tuple[object, ...]:
    trace = telling.trace
    exact = trace.exact
    countries = {p.country for p in trace.loci}
    (country,) = countries if len(countries) == 1 else (None,)
    code = hash(country) if country else UNKNOWN
    flags = (known.vague, bool(exact))
    return (
        known.first,
        known.last,
        known.recalled,
        *flags,
        TYPES[trace.event_type],
        code,
        *(_circle(exact) if exact else NOWHERE),
    )


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
    made = np.array([(hash(key), at) for at, some in enumerate(found) for key in some], dtype=np.int64).reshape(-1, 2)
    return Entries(made[:, 0].copy(), made[:, 1].copy())


def _moved(entries: Entries, keep: Flags, moved: Ints) -> Entries:
    left = keep[entries.at]
    return Entries(entries.key[left], moved[entries.at[left]])


def _behind(one: Entries, other: Entries, shift: int) -> Entries:
    return Entries(np.concatenate((one.key, other.key)), np.concatenate((one.at, other.at + shift)))
