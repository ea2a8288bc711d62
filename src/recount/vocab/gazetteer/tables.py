"""Our own places: countries, first-level regions, large named regions, seas and sites, from the tables under `data/places`.

Names and codes of first-level regions are GeoNames' (CC BY 4.0) with spellings of the news added; the spread of a
region's settlements gives its point and radius where no row of ours does. Second-level regions and former provinces
(`admin2.csv`; names of GeoNames and of the news) are placed by their `seats`, settlements inside them; a region that
bears a town's name has it in `with_word`, and is meant only with its class word: "Beni territory", not "Beni". The first
name of a district has that word as well, so that its bare name is an alternate, which far from its country means nothing.
"""

import csv
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import pi, sqrt
from types import MappingProxyType

from recount.vocab.countries import Region, countries, regions
from recount.vocab.gazetteer.geometry import Spread
from recount.vocab.gazetteer.keys import exact_key
from recount.vocab.gazetteer.place import Place, PlaceKind

FILES = (
    "countries.csv",
    "country_names.csv",
    "regions.csv",
    "admin1.csv",
    "admin1_points.csv",
    "admin1_spellings.csv",
    "admin1_scripts.csv",
    "admin2.csv",
    "admin2_counts.csv",
    "sites.csv",
    "towns.csv",
    "villages.csv",
)
"""Every table that the gazetteer is made of, in ``recount/vocab/data/places``."""

_log = logging.getLogger(__name__)
_TOLD = 5  # names in a warning
_ENOUGH = 6  # settlements that show the shape of a region


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A place of ours with all its names."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A settlement inside a second-level region: GeoNames number, first-level region, WGS 84 degrees and people."""

    number: int
    admin1: str | None
    lat: float
    lon: float
    population: int


Seats = Mapping[tuple[str, str], Sequence[Seat]]
"""The settlements of each (country, GeoNames name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FirstLevel:
    country: str
    code: str
    name: str
    names: tuple[str, ...]
    radius_km: float | None  # set by hand where the settlements mislead


def own_places(spreads: Mapping[tuple[str, str], Spread], seats: Seats) -> tuple[Own, ...]:
    """All places of our tables; `spreads` are the settlements of each (country, admin1 code), `seats` those of `seat_names`.

    A second-level region without a point of its own is left out if none of its seats is known.
    """
    large = {
        (one.countries[0], exact_key(name)): one for one in regions() if len(one.countries) == 1 for name in one.names
    }
    first, taken = list[Own](), set[str]()
    for row in _first_levels():
        region = next((large[key] for name in row.names if (key := (row.country, exact_key(name))) in large), None)
        own = _first_level(row, spreads.get((row.country, row.code)), region)
        if own is not None and not _elsewhere(row):
            first.append(own)
            taken |= {region.id} if region else set()
    left = tuple(_region(one) for one in regions() if one.id not in taken)
    return (*_countries(spreads), *first, *left, *_second_levels(seats), *_sites(), *_towns())


def first_level_names() -> Mapping[tuple[str, str], str]:
    """The name of each (country, admin1 code)."""
    return {(row.country, row.code): row.name for row in _first_levels()}


def seat_names() -> frozenset[tuple[str, str]]:
    """The (country, GeoNames name) of every settlement that places a second-level region."""
    return frozenset((row["country"], name) for row in rows("admin2.csv") for name, _ in seats_of(row))


def seats_of(row: Mapping[str, str]) -> tuple[tuple[str, int | None], ...]:
    """The seats of a row of `admin2.csv`, each with its GeoNames number where it has a namesake: ``"Busia|Bungoma#200067"``."""
    named = (seat.partition("#") for seat in _split(row["seats"]))
    return tuple((name, int(number) if number else None) for name, _, number in named)


def conflict_countries() -> frozenset[str]:
    """Countries whose names are also found by their consonants alone: those that our spelling table covers."""
    return frozenset(row["country"] for row in rows("admin1_spellings.csv"))


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one table of `FILES`."""
    path = resources.files("recount.vocab") / "data" / "places" / name
    return tuple(MappingProxyType(row) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def _first_levels() -> tuple[_FirstLevel, ...]:
    ours = {(row["country"], row["code"]): row for row in rows("admin1_spellings.csv")}
    theirs = {(row["country"], row["code"]): row for row in rows("admin1.csv")}
    scripts = {(row["country"], row["code"]): _split(row["names"]) for row in rows("admin1_scripts.csv")}
    found = []
    for key in sorted(ours.keys() | theirs.keys()):
        both = [table[key] for table in (ours, theirs) if key in table]
        names = dict.fromkeys(name for row in both for name in (row["name"], *_split(row["names"])))
        names |= dict.fromkeys(scripts.get(key, ()))
        found.append(
            _FirstLevel(
                country=key[0], code=key[1], name=both[0]["name"], names=tuple(names), radius_km=_hand_radius(both[0])
            )
        )
    return tuple(found)


def _hand_radius(row: Mapping[str, str]) -> float | None:
    return float(row["radius_km"]) if row.get("radius_km") else None


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    """The countries of each large region that a first-level region of one of them is named like: West Bank, PS."""
    found: dict[str, frozenset[str]] = {}
    wide = {exact_key(name): frozenset(one.countries) for one in regions() for name in one.names}
    for row in _first_levels():
        key = exact_key(row.name)
        if row.country in wide.get(key, ()):
            found[key] = wide[key]
    return MappingProxyType(found)


def _elsewhere(row: _FirstLevel) -> bool:
    """GeoNames files some settlements under a region that lies in another country (IL.WE): those make no place of it."""
    return row.country not in _homes().get(exact_key(row.name), {row.country})


@cache
def _usual() -> Mapping[str, float]:
    """The radius in kilometres of a circle as large as the mean first-level region of each country."""
    count = Counter(row.country for row in _first_levels())
    return {
        one.iso2: sqrt(one.area_km2 / count[one.iso2] / pi) for one in countries() if one.area_km2 and count[one.iso2]
    }


def _first_level(row: _FirstLevel, spread: Spread | None, region: Region | None) -> Own | None:
    if region is None and not spread:
        return None
    lat, lon, radius = _reach(row, spread, region)
    place = Place(
        id=f"admin1:{row.country}.{row.code}",
        name=row.name,
        lat=lat,
        lon=lon,
        radius_km=row.radius_km or radius,
        kind=PlaceKind.ADMIN1,
        country=row.country,
        admin1=row.name,
        population=spread.people if spread else 0,
        extent=spread.extent() if spread and len(spread) >= _ENOUGH else None,
    )
    return Own(place=place, names=row.names + (region.names if region else ()))


def _reach(row: _FirstLevel, spread: Spread | None, region: Region | None) -> tuple[float, float, float]:
    """Latitude, longitude and radius: from our own tables where they have the place, else from its settlements."""
    by_hand = _points().get((row.country, row.code))
    if by_hand is not None:
        return by_hand
    if region is not None or not spread:
        return (region.lat, region.lon, region.radius_km) if region else (0.0, 0.0, 0.0)
    seat = exact_key(spread.seat)
    city = any(exact_key(name).startswith(seat) for name in row.names)  # "Kyiv City", "Damascus", but not "West Darfur"
    return (*spread.centre(), spread.radius_km(_usual().get(row.country, 0.0), city=city))


@cache
def _points() -> Mapping[tuple[str, str], tuple[float, float, float]]:
    """Reference points and radii, set by hand, of regions that are nearly empty but for one side."""
    return MappingProxyType(
        {
            (row["country"], row["code"]): (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
            for row in rows("admin1_points.csv")
        }
    )


def _countries(spreads: Mapping[tuple[str, str], Spread]) -> tuple[Own, ...]:
    whole: dict[str, Spread] = {}
    for (code, _), spread in spreads.items():
        whole.setdefault(code, Spread()).join(spread)
    elsewhere = {row["iso2"]: _split(row["names"]) for row in rows("country_names.csv")}
    return tuple(
        Own(
            place=Place(
                id=f"country:{one.iso2}",
                name=one.name,
                lat=one.lat,
                lon=one.lon,
                radius_km=one.radius_km,
                kind=PlaceKind.COUNTRY,
                country=one.iso2,
                population=whole[one.iso2].people if one.iso2 in whole else 0,
                extent=whole[one.iso2].extent() if one.iso2 in whole else None,
            ),
            names=one.names + elsewhere.get(one.iso2, ()),
        )
        for one in countries()
    )


def _region(one: Region) -> Own:
    place = Place(
        id=f"{one.kind}:{one.id}",
        name=one.name,
        lat=one.lat,
        lon=one.lon,
        radius_km=one.radius_km,
        kind=PlaceKind(one.kind),
        country=one.countries[0] if len(one.countries) == 1 else None,
        countries=one.countries,
    )
    return Own(place=place, names=one.names)


def _second_levels(seats: Seats) -> tuple[Own, ...]:
    found = {f"{row['country']}.{row['id']}": _second_level(row, seats) for row in rows("admin2.csv")}
    lost = [name for name, own in found.items() if own is None]
    if lost and seats:
        _log.warning("%d regions are left out, whose seats this GeoNames lacks: %s", len(lost), ", ".join(lost[:_TOLD]))
    return tuple(own for own in found.values() if own is not None)


def _second_level(row: Mapping[str, str], seats: Seats) -> Own | None:
    reach = _own_reach(row) or _reach_of_seats(row, seats)
    if reach is None:
        return None
    kind = PlaceKind(row["kind"] or PlaceKind.ADMIN2)
    place = Place(
        id=f"{kind}:{row['country']}.{row['id']}",
        name=row["name"],
        lat=reach[0],
        lon=reach[1],
        radius_km=reach[2],
        kind=kind,
        country=row["country"],
        countries=(row["country"],) if kind is PlaceKind.REGION else (),
        admin1=row["admin1"] or None,
    )
    return Own(place=place, names=second_level_names(row))


def second_level_names(row: Mapping[str, str]) -> tuple[str, ...]:
    """Every name of a row of `admin2.csv`: the bare ones, and all with each class word: "Sulu", "Sulu Province"."""
    words, bare = _split(row["words"]), (row["name"], *_split(row["names"]))
    stems = (*bare, *_split(row["with_word"]))
    classed = (f"{stem} {word}" for stem in stems for word in words if not stem.endswith(f" {word}"))
    return tuple(dict.fromkeys((*bare, *classed)))


def _own_reach(row: Mapping[str, str]) -> tuple[float, float, float] | None:
    return (float(row["lat"]), float(row["lon"]), float(row["radius_km"])) if row["lat"] else None


def _reach_of_seats(row: Mapping[str, str], seats: Seats) -> tuple[float, float, float] | None:
    """The middle of the seats, and a radius of at least the country's mean second-level region, if the row has none."""
    spread = Spread()
    for name, number in seats_of(row):
        seat = _seat(row, seats.get((row["country"], name), ()), number)
        if seat is not None:
            spread.add(seat.lat, seat.lon, seat.population, name)
    if not spread:
        return None
    usual = _usual_second_level().get(row["country"], 0.0)
    return (*spread.middle(), _hand_radius(row) or spread.radius_km(usual))


def _seat(row: Mapping[str, str], named: Sequence[Seat], number: int | None) -> Seat | None:
    """The settlement meant; of several that a newer GeoNames may have, the one with most people."""
    if number is not None:
        named = [one for one in named if one.number == number]
    inside = [one for one in named if not row["admin1"] or one.admin1 == row["admin1"]]
    return max(inside, key=lambda one: one.population, default=None)


@cache
def _usual_second_level() -> Mapping[str, float]:
    """The radius in kilometres of a circle as large as the mean second-level region of each country of `admin2_counts.csv`."""
    count = {row["country"]: int(row["count"]) for row in rows("admin2_counts.csv")}
    area = {one.iso2: one.area_km2 for one in countries() if one.area_km2}
    return {iso2: sqrt(area[iso2] / count[iso2] / pi) for iso2 in count.keys() & area.keys()}


def _sites() -> tuple[Own, ...]:
    return tuple(_local(row, "site", PlaceKind.SITE) for row in rows("sites.csv"))


def _towns() -> tuple[Own, ...]:
    """Places of conflict zones that GeoNames leaves out or counts below 500 people; the radius says how well each is known.

    Those of `villages.csv` were placed twice, neither time knowing the other, and only what agreed was kept.
    """
    towns = (_local(row, "place", PlaceKind.SETTLEMENT) for row in rows("towns.csv"))
    return (*towns, *(_local(row, "village", PlaceKind.SETTLEMENT) for row in rows("villages.csv")))


def _local(row: Mapping[str, str], tag: str, kind: PlaceKind) -> Own:
    place = Place(
        id=f"{tag}:{row['country']}.{row['id']}",
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
        kind=kind,
        country=row["country"],
        admin1=row["admin1"] or None,
    )
    return Own(place=place, names=(row["name"], *_split(row["names"])))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
