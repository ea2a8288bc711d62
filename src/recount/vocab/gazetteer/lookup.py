"""Names to places, from the compiled file and the user's imports, in well under a millisecond. Reads with the standard library."""

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path

from recount.vocab.gazetteer.absent import is_absent
from recount.vocab.gazetteer.file import PlaceFile, Row
from recount.vocab.gazetteer.geometry import distance_km, shifted
from recount.vocab.gazetteer.imports.read import ImportedFile
from recount.vocab.gazetteer.keys import TIERS, exact_key, loose_key, skeleton_key
from recount.vocab.gazetteer.place import Match, Place, PlaceKind
from recount.vocab.gazetteer.union import Found, Union

_REMEMBERED = 4_096  # names; a stream of reports names the same places over and over, and memory must stay flat
_LAST = TIERS[-1]
_KEYS = dict(zip(TIERS, (exact_key, loose_key, skeleton_key), strict=True))
_ADVICE = "Delete the file; it is rebuilt at the next start"

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


# A box across the date line is west of one edge or east of the other
_IN_BOX = """
    SELECT pk, id, name, lat, lon, radius_km, kind, country, admin1, population, countries, extent, 1 FROM place
    WHERE lat BETWEEN ? AND ? AND (lon >= ? {} lon <= ?)
"""
NEAREST = 50


class Gazetteer:
    """A compiled gazetteer file, opened read-only when first asked. Safe in threads, and cheap to send to processes.

    Args:
        path: the file that `build.compile_gazetteer` made.
        imports: files that `imports.importing.import_places` made, the one that counts most first.
    """

    def __init__(self, path: Path, imports: Sequence[Path] = ()) -> None:
        self.path = path
        self.imports = tuple(imports)
        self._file = PlaceFile(path, advice=_ADVICE)
        self._union = Union(tuple(map(ImportedFile, self.imports)), self._base) if self.imports else None
        self._by_letters = lru_cache(maxsize=_REMEMBERED)(partial(self._ask, tiers=TIERS[:-1]))
        self._by_sound = lru_cache(maxsize=_REMEMBERED)(partial(self._ask, tiers=TIERS[-1:]))

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path, tuple[Path, ...]]]:
        return Gazetteer, (self.path, self.imports)

    @property
    def version(self) -> str:
        """What its answers depend on, whichever folders the files lie in: for the record of a run."""
        return "+".join(path.stem for path in (self.path, *self.imports))

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of that name in any spelling or script, closest spelling first, then by population; maybe none.

        Of the few names that more than 64 places share (San Antonio), the 64 with most people of each tier.
        """
        return tuple(match.place for match in self.match(name))

    def match(self, name: str) -> tuple[Match, ...]:
        """As `find`, with how each place was found. The consonants alone are tried only if nothing else matches.

        Raises:
            ReferenceDataError: a file is missing or damaged.
        """
        return self.spelled(name) or self._by_sound(name.strip())

    def spelled(self, name: str) -> tuple[Match, ...]:
        """As `match`, without those that share only the consonants: most capitalised words are no place's name, and finding
        what sounds like them takes longest.

        Raises:
            ReferenceDataError: a file is missing or damaged.
        """
        return self._by_letters(name.strip())

    def get(self, place_id: str) -> Place | None:
        """The place of an id (``geonames:170654``, ``country:SY``), None if there is none.

        Raises:
            ReferenceDataError: a file is missing or damaged.
        """
        return self._union.get(place_id) if self._union else self._base(place_id)

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Places whose point lies within `km` of a point (WGS 84 degrees), the nearest first; the `NEAREST` nearest.

        All places are looked through (a tenth of a second): it is for a person who points at a map.

        Raises:
            ReferenceDataError: a file is missing or damaged.
        """
        south, west = shifted(lat, lon, east_km=-km, north_km=-km)
        north, east = shifted(lat, lon, east_km=km, north_km=km)
        rows = self._file.rows(_IN_BOX.format("OR" if west > east else "AND"), (south, north, west, east))
        found = {place.id: place for place in map(_place, rows)}
        if self._union:
            found = {place.id: place for place in self._union.near((south, north, west, east))} | found
        far = {key: distance_km(lat, lon, place.lat, place.lon) for key, place in found.items()}
        inside = sorted((far[key], key) for key in found if far[key] <= km)
        return tuple(found[key] for _, key in inside[:NEAREST])

    def is_place(self, name: str) -> bool:
        """Is there a place of that name (same letters, or the same but for transliteration)?"""
        return bool(self.spelled(name))

    def _ask(self, name: str, tiers: Sequence[int]) -> tuple[Match, ...]:
        found: dict[str, Match] = {}
        seen: dict[int, Place] = {}
        for tier in tiers:
            key = _KEYS[tier](name)
            if not key:
                continue
            lowest = tier if tier == _LAST else 1  # a loose key meets the names that were plain to begin with, too
            for place, main in self._found(key, range(lowest, tier + 1), seen):
                found.setdefault(place.id, Match(place=place, tier=tier, primary=main))
        return tuple(found.values())

    def _found(self, key: str, tiers: range, seen: dict[int, Place]) -> list[Found]:
        rows = () if is_absent(key, self._bits) else self._file.rows(_FIND, (key, tiers[0], tiers[-1]))
        own = [(_place(row), bool(row[-1])) for row in rows]
        return self._union.found(own, key, tiers, seen) if self._union else own

    @cached_property
    def _bits(self) -> bytes:
        """The filter of the file's keys."""
        return bytes(self._file.rows("SELECT bits FROM absent", ())[0][0])

    def _base(self, place_id: str) -> Place | None:
        number = place_id.removeprefix("geonames:")
        pk = int(number) if number != place_id and number.isdecimal() else -1
        rows = self._file.rows(_GET, (pk, place_id))
        return _place(rows[0]) if rows else None


def _place(row: Row) -> Place:
    pk, own_id, name, lat, lon, radius, kind, country, admin1, population, countries, extent, _ = row
    return Place(
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


def _extent(text: str | None) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    south, west, north, east = (float(part) for part in text.split(","))
    return south, west, north, east
