"""Names to places from the file of an import. The most populous come first by the order of the keys: no name is slow."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.vocab.gazetteer.file import PlaceFile
from recount.vocab.gazetteer.imports.features import KINDS
from recount.vocab.gazetteer.place import Place, PlaceKind

_CELLS = """
    p.pk, p.name, p.lat, p.lon, p.radius_km, p.kind, p.population, p.minor, a.country, a.first, a.admin1, a.admin2
"""
_FIND = f"""
    SELECT {_CELLS}, k.main FROM key AS k CROSS JOIN place AS p ON p.pk = k.place CROSS JOIN area AS a ON a.pk = p.area
    WHERE k.key = ? AND k.tier = ? ORDER BY k.less, k.place LIMIT ?
"""  # noqa: S608 - the columns are a constant
_GET = f"SELECT {_CELLS} FROM place AS p CROSS JOIN area AS a ON a.pk = p.area WHERE p.pk = ?"  # noqa: S608 - as above
_OWN = "SELECT place FROM own WHERE id = ?"

_ADVICE = "Import it again, or take it away with `recount gazetteer remove`"


@dataclass(frozen=True, slots=True)
class Named:
    """A place found under a key; `first` is the code of its first-level region, `main` if the name is its main one."""

    place: Place
    first: str
    main: bool


class ImportedFile:
    """The file of an import, opened when first asked. Safe in threads."""

    def __init__(self, path: Path) -> None:
        self._file = PlaceFile(path, advice=_ADVICE)

    def named(self, key: str, tiers: Iterable[int], most: int) -> list[Named]:
        """The places of a key, in each of the tiers the `most` populous.

        Raises:
            ReferenceDataError: the file is missing or damaged; so with every method.
        """
        return [_named(row[:-1], row[-1]) for tier in tiers for row in self._file.rows(_FIND, (key, tier, most))]

    def get(self, place_id: str) -> Named | None:
        """The place of an id, None if the import has none."""
        number = _number(place_id)
        if number is None:
            owned = self._file.rows(_OWN, (place_id,))
            number = owned[0][0] if owned else None
        rows = self._file.rows(_GET, (number,)) if number is not None else []
        return next((one for row in rows if (one := _named(row, 0)).place.id == place_id), None)


def _number(place_id: str) -> int | None:
    tail = place_id.removeprefix("site:").removeprefix("geonames:")
    return int(tail) if place_id.endswith(f"geonames:{tail}") and tail.isdecimal() and len(tail) < 10 else None


def _named(row: tuple[Any, ...], main: int) -> Named:
    pk, name, lat, lon, radius, kind_number, population, minor, country, first, admin1, admin2 = row
    kind = KINDS[kind_number]
    place = Place(
        id=_id(pk, kind, country, first),
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius,
        kind=kind,
        country=country or None,
        admin1=admin1,
        admin2=admin2,
        population=population,
        minor=bool(minor),
    )
    return Named(place, first, bool(main))


def _id(pk: int, kind: PlaceKind, country: str, first: str) -> str:
    if kind is PlaceKind.COUNTRY:
        return f"country:{country}"
    if kind is PlaceKind.ADMIN1:
        return f"admin1:{country}.{first}"
    # What an id of a site opens with is what publishing coarsens by
    return f"site:geonames:{pk}" if kind is PlaceKind.SITE else f"geonames:{pk}"
