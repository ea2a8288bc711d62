"""Names to places from the file of an import. The most populous come first by the order of the keys: no name is slow."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from recount.vocab.gazetteer.file import PlaceFile
from recount.vocab.gazetteer.imports.features import KINDS
from recount.vocab.gazetteer.place import Place, PlaceKind

_CELLS = """
    p.pk, p.name, p.lat, p.lon, p.radius_km, p.kind, p.population, p.minor, a.country, a.first, a.admin1, a.admin2
"""
_FIND = "SELECT place, less, main FROM key WHERE key = ? AND tier = ? ORDER BY less, place LIMIT ?"
_GET = f"SELECT {_CELLS} FROM place AS p CROSS JOIN area AS a ON a.pk = p.area WHERE p.pk IN "  # noqa: S608 - constants
_OWN = "SELECT place FROM own WHERE id = ?"

_IN_BOX = "SELECT pk FROM place WHERE lat BETWEEN ? AND ? AND (lon >= ? {} lon <= ?) LIMIT 5000"

_ADVICE = "Import it again, or take it away with `recount gazetteer remove`"


Region = Callable[[str, str], str | None]
"""Our name of a first-level region by country and code, None if we have none."""


class ImportedFile:
    """The file of an import, opened when first asked. Safe in threads."""

    def __init__(self, path: Path) -> None:
        self._file = PlaceFile(path, advice=_ADVICE)

    def keyed(self, key: str, tiers: Iterable[int], most: int) -> list[tuple[int, int, int]]:
        """Number, negative population and whether the name is its main one (0 or 1): in each of the tiers the `most` populous.

        Raises:
            ReferenceDataError: the file is missing or damaged; so with every method.
        """
        return [row for tier in tiers for row in self._file.rows(_FIND, (key, tier, most))]

    def places(self, numbers: Collection[int], region: Region) -> dict[int, Place]:
        """The places of these numbers that the import has."""
        rows = self._file.rows(_GET + f"({','.join('?' * len(numbers))})", tuple(numbers)) if numbers else []
        return {row[0]: _place(row, region) for row in rows}

    def inside(self, box: tuple[float, float, float, float], region: Region) -> list[Place]:
        """The places whose point lies in a box (south, north, west, east; west is east of east across the date line)."""
        south, north, west, east = box
        rows = self._file.rows(_IN_BOX.format("OR" if west > east else "AND"), (south, north, west, east))
        return list(self.places([row[0] for row in rows], region).values())

    def get(self, place_id: str, region: Region) -> Place | None:
        """The place of an id, None if the import has none."""
        number = number_of(place_id)
        if number is None:
            owned = self._file.rows(_OWN, (place_id,))
            number = owned[0][0] if owned else None
        found = self.places((number,), region) if number is not None else {}
        return next((place for place in found.values() if place.id == place_id), None)


def number_of(place_id: str) -> int | None:
    """The geonameid in an id, None if it is one of ours."""
    tail = place_id.removeprefix("site:").removeprefix("geonames:")
    return int(tail) if place_id.endswith(f"geonames:{tail}") and tail.isdecimal() and len(tail) < 10 else None


def _place(row: tuple[Any, ...], region: Region) -> Place:
    pk, name, lat, lon, radius, kind_number, population, minor, country, first, admin1, admin2 = row
    kind = KINDS[kind_number]
    return Place(
        id=_id(pk, kind, country, first),
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius,
        kind=kind,
        country=country or None,
        admin1=(region(country, first) if first else None) or admin1,
        admin2=admin2,
        population=population,
        minor=bool(minor),
    )


def _id(pk: int, kind: PlaceKind, country: str, first: str) -> str:
    if kind is PlaceKind.COUNTRY:
        return f"country:{country}"
    if kind is PlaceKind.ADMIN1:
        return f"admin1:{country}.{first}"
    # What an id of a site opens with is what publishing coarsens by
    return f"site:geonames:{pk}" if kind is PlaceKind.SITE else f"geonames:{pk}"
