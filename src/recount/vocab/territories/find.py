"""In which contested territory a place lies, surely or perhaps, and what holds of it on the days of the event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from recount.model import Locus, PlacePrecision, Window
from recount.vocab.gazetteer.tables import first_level_names
from recount.vocab.territories.load import KNOWN_UNTIL, territories
from recount.vocab.territories.territory import Contested, Days, Territory

_LOOSE = frozenset((PlacePrecision.NEAR, PlacePrecision.COUNTRY, PlacePrecision.SEA))  # a region's name says too little
_TOWNS = ("geonames:", "place:")
_MISFILED_KM = 60.0  # GeoNames files a few settlements under a region far away
_DAY = timedelta(days=1)

Found = tuple[tuple[Territory, bool], ...]
"""Territories with whether the place lies in each for certain."""


def territories_at(lat: float, lon: float, radius_km: float, days: Days = (None, None)) -> tuple[Contested, ...]:
    """What is contested within a circle: certain where all of it lies inside, with the outline's own uncertainty.

    `lat`, `lon` in WGS 84 degrees, `radius_km` kilometres; `days` are local, half-open, (None, None) if not known.
    Territories that are not contested on those days are left out.
    """
    return _on(_around(lat, lon, radius_km, radius_km), days)


def territory_of(place_id: str) -> Territory | None:
    """The territory that a place of the gazetteer is, or lies in wholly, by its id; None if the table has none."""
    return _by_place().get(place_id)


def contested(locus: Locus, window: Window | None = None) -> tuple[Contested, ...]:
    """What is contested where an event happened, on the days on which it did. Empty where nothing is.

    What the gazetteer files in a territory lies in it. For other places the outline decides: a settlement counts by its
    point, an area near one is certain only if all of its circle is inside; a larger region whose middle is inside lies
    there perhaps; a country does not, however much of it is contested.
    """
    return _on(_listed(locus) or _filed(locus) or _drawn(locus), _days(window))


def contested_region(country: str, admin1: str | None, window: Window | None = None) -> tuple[Contested, ...]:
    """As `contested`, of a first-level region by its name, or of a country: only what the table files there, no outlines."""
    home = _by_country().get(country) or _by_filing().get((country, admin1 or ""))
    if home is not None:
        return _on(((home, True),), _days(window))
    place = f"country:{country}" if admin1 is None else _ids().get((country, admin1), "")
    return _on(((one, False) for one in _by_whole().get(place, ())), _days(window))


def _days(window: Window | None) -> Days:
    return (window.start, window.end) if window else (None, None)


def _listed(locus: Locus) -> Found:
    """The territory whose table names the place, else those that are a part of it. Near a town is not in it."""
    sure = territory_of(locus.place_id)
    if sure is not None:
        return () if locus.precision is PlacePrecision.NEAR and locus.place_id.startswith(_TOWNS) else ((sure, True),)
    return tuple((one, False) for one in _by_whole().get(locus.place_id, ()))


def _filed(locus: Locus) -> Found:
    """The territory of its country, or of its first-level region unless it stands far from it: then it is misfiled."""
    country = _by_country().get(locus.country or "")
    if country is not None:
        return ((country, True),)
    home = None if locus.precision in _LOOSE else _by_filing().get((locus.country or "", locus.admin1 or ""))
    if home is None or all(ring.beyond(locus.lat, locus.lon, _MISFILED_KM) for ring in home.outlines):
        return ()
    return ((home, True),)


@lru_cache(maxsize=1024)  # a report's claims share their places, and each is asked of on other days
def _drawn(locus: Locus) -> Found:
    """By the outlines."""
    match locus.precision:
        case PlacePrecision.COUNTRY | PlacePrecision.SEA:
            return ()
        case PlacePrecision.EXACT:
            return _settled(locus)
        case PlacePrecision.NEAR | PlacePrecision.ADMIN2:
            near = _around(locus.lat, locus.lon, locus.radius_km, locus.radius_km)
            return tuple((one, sure) for one, sure in near if _may_hold(one.among, locus))
        case _:
            return tuple(_around(locus.lat, locus.lon, locus.radius_km, 0.0))


def _settled(locus: Locus) -> Found:
    """A settlement by its point: what is filed beside a territory is not in it, and what is filed in a region that
    territories divide without a rest is in one of them.
    """
    at = [each for each in _around(locus.lat, locus.lon, 0.0, 0.0) if _may_hold(each[0].among, locus)]
    if len(at) == 1 and _may_hold(at[0][0].shares, locus, unfiled=False):
        return ((at[0][0], True),)
    return tuple(at)


def _may_hold(codes: frozenset[str], locus: Locus, *, unfiled: bool = True) -> bool:
    """Is the place filed in one of them, or not filed so exactly that it could be told? No codes say nothing."""
    if locus.country is None or not codes:
        return unfiled
    if locus.country in codes or (locus.country, locus.admin1) in _named(codes):
        return True
    return unfiled and locus.admin1 is None and any(code.partition(".")[0] == locus.country for code in codes)


def _around(lat: float, lon: float, radius_km: float, reach_km: float) -> Iterator[tuple[Territory, bool]]:
    """Territories that may hold the point, up to `reach_km` outside of them; certain if the radius fits inside."""
    for one in territories():
        far = one.edge_km + reach_km
        depths = [ring.depth_km(lat, lon) for ring in one.outlines if not ring.beyond(lat, lon, far)]
        if depths and max(depths) >= -far:
            yield one, max(depths) >= one.edge_km + radius_km


def _on(found: Iterable[tuple[Territory, bool]], days: Days) -> tuple[Contested, ...]:
    """Those that are contested on the days; a place that is certainly in one is in no other."""
    at = tuple(found)
    kept = [each for each in at if each[1]] or at
    return tuple(one for territory, sure in kept if (one := _state(territory, days, certain=sure)) is not None)


def _state(one: Territory, days: Days, *, certain: bool) -> Contested | None:
    """None where one alone claims it and holds it."""
    claimants, held = one.claimants(days), one.held(days)
    holders = {name for each in held for name in each.by}
    if len(claimants) < 2 and holders <= set(claimants):
        return None
    only = held[0] if len(held) == 1 else None
    return Contested(
        id=one.id,
        name=one.name,
        claimed_by=claimants,
        held_by=only.by if only else (),
        forces_of=only.forces if only else (),
        since=only.since.text if only and only.since else None,
        as_of=min(days[1] - _DAY, KNOWN_UNTIL) if days[1] else None,
        certain=certain,
    )


@cache
def _by_place() -> Mapping[str, Territory]:
    return MappingProxyType({place: one for one in territories() for place in one.places})


@cache
def _by_whole() -> Mapping[str, tuple[Territory, ...]]:
    """Territories that are a part of each larger place."""
    parts: defaultdict[str, list[Territory]] = defaultdict(list)
    for one in territories():
        for place in one.partly:
            parts[place].append(one)
    return MappingProxyType({place: tuple(each) for place, each in parts.items()})


@cache
def _by_country() -> Mapping[str, Territory]:
    return MappingProxyType({code: one for one in territories() for code in one.countries})


@cache
def _by_filing() -> Mapping[tuple[str, str], Territory]:
    return MappingProxyType({place: one for one in territories() for place in _named(one.admin1)})


@cache
def _ids() -> Mapping[tuple[str, str], str]:
    """The gazetteer's id of each first-level region by country and name."""
    return MappingProxyType(
        {(code, name): f"admin1:{code}.{level}" for (code, level), name in first_level_names().items()}
    )


@cache
def _named(codes: frozenset[str]) -> frozenset[tuple[str, str]]:
    """``UA.11`` as country and name of the first-level region, as readings have them."""
    names, pairs = first_level_names(), (code.partition(".") for code in codes)
    return frozenset((country, names[country, level]) for country, _, level in pairs if level)
