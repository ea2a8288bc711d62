"""One answer of several files: what the compiled file has under a key, and what the user's imports have.

An imported place takes the place of the compiled file's entry of the same number, and the first import that of the
later ones; names add up. Our own places stay as they are: an imported entry for one of them only adds its names, and one
that stands beside it (same kind, country and ground, under the same key) is left out; only our villages give way.
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.imports.read import ImportedFile, number_of
from recount.vocab.gazetteer.place import Place, PlaceKind

Found = tuple[Place, bool]
"""A place found under a key, and whether that is of its main name."""

MOST = 64  # places of one key; those with most people

_OTHER_IDS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.SITE})
_REGIONS = 8_192  # there are some 4,000 first-level regions


class Union:
    """The compiled file, asked by `base` for the place of an id, and imports, the one that counts most first."""

    def __init__(self, imports: Sequence[ImportedFile], base: Callable[[str], Place | None]) -> None:
        self._imports = tuple(imports)
        self._base = base
        self._region = lru_cache(_REGIONS)(self._region_name)

    def get(self, place_id: str) -> Place | None:
        """The place of an id, None if no file has it."""
        ours = None if _is_geonames(place_id) else self._base(place_id)
        return ours or self._newest(place_id) or self._base(place_id)

    def found(self, base: list[Found], key: str, tiers: Collection[int], seen: dict[int, Place]) -> list[Found]:
        """The places of a key, the most populous first, of which the compiled file has `base`. Fills `seen` by number."""
        mains = {place.id: main for place, main in base}
        places = {place.id: place for place, _ in base}
        less, named = self._keyed(base, key, tiers)
        wanted = sorted(less, key=lambda number: (less[number], number))[:MOST]
        self._look(wanted, seen)
        for number in wanted:
            place = seen.get(number)
            if place is not None:
                place_id = place.id
                mains[place_id] = number in named or mains.get(place_id, False)
                places[place_id] = place
                if place.kind in _OTHER_IDS:  # it may be ours, and the compiled file may have it as a settlement
                    places[place_id] = self._base(place_id) or place
                    places.pop(f"geonames:{number}", None)
        return self._cut([(place, mains[place_id]) for place_id, place in places.items()])

    def near(self, box: tuple[float, float, float, float]) -> list[Place]:
        """The places whose point lies in a box (south, north, west, east): the newest import's of each id."""
        found: dict[str, Place] = {}
        for one in self._imports:
            for place in one.inside(box, self._region):
                found.setdefault(place.id, place)
        return list(found.values())

    def _keyed(self, base: list[Found], key: str, tiers: Collection[int]) -> tuple[dict[int, int], set[int]]:
        """Numbers of GeoNames under a key in any file with their negative population, and those whose main name it is."""
        less = {number: -place.population for place, _ in base if (number := number_of(place.id)) is not None}
        named = set[int]()
        for one in self._imports:
            for number, its_less, main in one.keyed(key, tiers, MOST):
                less.setdefault(number, its_less)
                if main:
                    named.add(number)
        return less, named

    def _look(self, numbers: list[int], seen: dict[int, Place]) -> None:
        """Add the places of numbers to those seen, each from the first import that has it."""
        left = set(numbers) - seen.keys()
        for one in self._imports:
            seen |= one.places(left, self._region)
            left -= seen.keys()

    def _newest(self, place_id: str) -> Place | None:
        return next((place for one in self._imports if (place := one.get(place_id, self._region)) is not None), None)

    def _region_name(self, country: str, first: str) -> str | None:
        region = self._base(f"admin1:{country}.{first}")
        return region.name if region else None

    def _cut(self, found: list[Found]) -> list[Found]:
        theirs = [one for one in found if _is_imported(one[0].id)]
        ours = [one for one in found if not _is_imported(one[0].id) and not _gives_way(one[0], theirs)]
        if not ours:
            return sorted(theirs, key=_order)[:MOST]
        others = [one for one in theirs if not any(_beside(one[0], own) for own, _ in ours)]
        others.sort(key=_order)
        return sorted(ours + others[: max(0, MOST - len(ours))], key=_order)


def _order(found: Found) -> tuple[int, str]:
    return -found[0].population, found[0].id


def _is_geonames(place_id: str) -> bool:
    return place_id.startswith("geonames:")


def _is_imported(place_id: str) -> bool:
    return place_id.startswith(("geonames:", "site:geonames:"))


def _gives_way(ours: Place, theirs: list[Found]) -> bool:
    """A village of ours, placed from common knowledge, is better known to a dump that has it."""
    return ours.id.startswith("village:") and any(_beside(imported, ours) for imported, _ in theirs)


def _beside(imported: Place, ours: Place) -> bool:
    """Is the imported entry the same place as one of ours?"""
    if (imported.kind, imported.country) != (ours.kind, ours.country):
        return False
    return distance_km(imported.lat, imported.lon, ours.lat, ours.lon) <= imported.radius_km + ours.radius_km
