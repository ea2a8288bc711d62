"""One answer of several files: what the compiled file has under a key, and what the user's imports have.

An imported place takes the place of the compiled file's entry of the same number, and the first import that of the
later ones; names add up. Our own places stay as they are: an imported entry for one of them only adds its names, and one
that stands beside it (same kind, country and ground, under the same key) is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.imports.read import ImportedFile, Named
from recount.vocab.gazetteer.place import Place

Found = tuple[Place, bool]
"""A place found under a key, and whether that is of its main name."""

MOST = 64  # places of one key; those with most people

_REGIONS = 8_192  # there are some 4,000 first-level regions


class Union:
    """The compiled file, asked by `base` for the place of an id, and imports, the one that counts most first."""

    def __init__(self, imports: Sequence[ImportedFile], base: Callable[[str], Place | None]) -> None:
        self._imports = tuple(imports)
        self._base = base
        self._region = lru_cache(_REGIONS)(lambda country, first: base(f"admin1:{country}.{first}"))

    def get(self, place_id: str) -> Place | None:
        """The place of an id, None if no file has it."""
        ours = None if _is_geonames(place_id) else self._base(place_id)
        return ours or self._newest(place_id) or self._base(place_id)

    def found(self, base: list[Found], key: str, tiers: Iterable[int]) -> list[Found]:
        """The places of a key, the most populous first, of which the compiled file has `base`."""
        mains = {place.id: main for place, main in base}
        places = {place.id: place for place, _ in base}
        settled = {place.id for place, _ in base if not _is_geonames(place.id)}
        for n, one in enumerate(self._imports):
            for named in one.named(key, tuple(tiers), MOST):
                place_id = named.place.id
                mains[place_id] = mains.get(place_id, False) or named.main
                if place_id not in settled:
                    settled.add(place_id)
                    places[place_id] = self._best(named, before=n)
        for place_id in places.keys() - settled:
            places[place_id] = self._newest(place_id) or places[place_id]
        return self._cut([(place, mains[place_id]) for place_id, place in places.items()])

    def _best(self, named: Named, before: int) -> Place:
        """What an import found, as the first file says it is that has it: ours, else one of the imports before this one."""
        place_id = named.place.id
        ours = None if _is_geonames(place_id) else self._base(place_id)
        return ours or self._newest(place_id, self._imports[:before]) or self._named(named)

    def _newest(self, place_id: str, imports: Sequence[ImportedFile] | None = None) -> Place | None:
        for one in self._imports if imports is None else imports:
            named = one.get(place_id)
            if named is not None:
                return self._named(named)
        return None

    def _named(self, named: Named) -> Place:
        """The place with the name that our tables have for its first-level region."""
        place = named.place
        region = self._region(place.country, named.first) if named.first else None
        return replace(place, admin1=region.name) if region is not None and region.name != place.admin1 else place

    def _cut(self, found: list[Found]) -> list[Found]:
        ours = [one for one in found if not _is_imported(one[0].id)]
        others = [one for one in found if _is_imported(one[0].id) and not any(_beside(one[0], own) for own, _ in ours)]
        others.sort(key=_order)
        return sorted(ours + others[: max(0, MOST - len(ours))], key=_order)


def _order(found: Found) -> tuple[int, str]:
    return -found[0].population, found[0].id


def _is_geonames(place_id: str) -> bool:
    return place_id.startswith("geonames:")


def _is_imported(place_id: str) -> bool:
    return place_id.startswith(("geonames:", "site:geonames:"))


def _beside(imported: Place, ours: Place) -> bool:
    """Is the imported entry the same place as one of ours?"""
    if (imported.kind, imported.country) != (ours.kind, ours.country):
        return False
    return distance_km(imported.lat, imported.lon, ours.lat, ours.lon) <= imported.radius_km + ours.radius_km
