"""Names to places, from the compiled file, in well under a millisecond. Reads with the standard library."""

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.keys import TIERS, exact_key, loose_key, skeleton_key
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

_REMEMBERED = 20_000  # names; a stream of reports names the same places over and over, and memory must stay flat
_LAST = TIERS[-1]

_FIND = """
    SELECT p.pk, p.id, p.name, p.lat, p.lon, p.radius_km, p.kind, p.country, p.admin1, p.population, p.countries,
           p.extent, k.main
    FROM key AS k JOIN place AS p ON p.pk = k.place
    WHERE k.key = ? AND k.tier BETWEEN ? AND ?
    ORDER BY p.population DESC, p.pk LIMIT 64
"""
_GET = """
    SELECT pk, id, name, lat, lon, radius_km, kind, country, admin1, population, countries, extent, 1 FROM place
    WHERE (id IS NULL AND pk = ?1) OR id = ?2
"""

Row = tuple[Any, ...]


class Gazetteer:
    """A compiled gazetteer file, opened read-only when first asked. Safe in threads, and cheap to send to processes.

    Args:
        path: the file that `build.compile_gazetteer` made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._ask)

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self.path,)

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of that name in any spelling or script, closest spelling first, then by population; maybe none.

        Of the few names that more than 64 places share (San Antonio), the 64 with most people of each tier.
        """
        return tuple(match.place for match in self.match(name))

    def match(self, name: str) -> tuple[Match, ...]:
        """As `find`, with how each place was found. The consonants alone are tried only if nothing else matches.

        Raises:
            ReferenceDataError: the file is missing or damaged.
        """
        return self._remembered(name.strip())

    def get(self, place_id: str) -> Place | None:
        """The place of an id (``geonames:170654``, ``country:SY``), None if there is none.

        Raises:
            ReferenceDataError: the file is missing or damaged.
        """
        number = place_id.removeprefix("geonames:")
        pk = int(number) if number != place_id and number.isdecimal() else -1
        rows = self._rows(_GET, (pk, place_id))
        return _match(rows[0], 1).place if rows else None

    def is_place(self, name: str) -> bool:
        """Is there a place of that name (same letters, or the same but for transliteration)?"""
        return any(match.tier < _LAST for match in self.match(name))

    def _ask(self, name: str) -> tuple[Match, ...]:
        found: dict[str, Match] = {}
        keys = (exact_key(name), loose_key(name), skeleton_key(name))
        for tier, key in zip(TIERS, keys, strict=True):
            if not key or (tier == _LAST and found):
                continue
            lowest = tier if tier == _LAST else 1  # a loose key meets the names that were plain to begin with, too
            for row in self._rows(_FIND, (key, lowest, tier)):
                match = _match(row, tier)
                found.setdefault(match.place.id, match)
        return tuple(found.values())

    def _rows(self, sql: str, parameters: tuple[str | int, ...]) -> list[Row]:
        try:
            return self._connection().execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise ReferenceDataError(
                f"the gazetteer at {self.path} can't be read ({error}). Delete the file; it is rebuilt at the next start"
            ) from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection


def _match(row: Row, tier: int) -> Match:
    pk, own_id, name, lat, lon, radius, kind, country, admin1, population, countries, extent, main = row
    place = Place(
        id=own_id or f"geonames:{pk}",
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius,
        kind=PlaceKind(kind),
        country=country,
        admin1=admin1,
        population=population,
        countries=tuple(countries.split("|")) if countries else (),
        extent=_extent(extent),
    )
    return Match(place=place, tier=tier, primary=bool(main))


def _extent(text: str | None) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    south, west, north, east = (float(part) for part in text.split(","))
    return south, west, north, east
