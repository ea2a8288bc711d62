"""Our own tables of places, read as data."""

from collections import Counter

import pytest

from recount.vocab.countries import countries
from recount.vocab.gazetteer import PlaceKind
from recount.vocab.gazetteer.geometry import Spread, distance_km, shifted, town_radius_km
from recount.vocab.gazetteer.tables import first_level_names, own_places, rows

LOCAL = ("admin2.csv", "sites.csv", "towns.csv", "villages.csv")
WIDEST_KM = {"admin2.csv": 350, "sites.csv": 120, "towns.csv": 120, "villages.csv": 25}


@pytest.mark.parametrize("table", LOCAL)
def test_local_places_are_sound(table: str) -> None:
    """Ids are unique in their country, countries and first-level regions exist, points are on Earth, radii are small."""
    codes = {one.iso2 for one in countries()}
    regions = {(country, name) for (country, _), name in first_level_names().items()}
    ids = Counter((row["country"], row["id"]) for row in rows(table))
    assert [key for key, count in ids.items() if count > 1] == []
    for row in rows(table):
        assert row["country"] in codes, row
        assert not row["admin1"] or (row["country"], row["admin1"]) in regions, row
        if not row["lat"]:
            continue  # placed by its seats
        lat, lon = float(row["lat"]), float(row["lon"])
        assert -90 <= lat <= 90, row
        assert -180 <= lon <= 180, row
        assert (lat, lon) != (0, 0), row
        assert 0 < float(row["radius_km"]) <= WIDEST_KM[table], row


@pytest.mark.parametrize("table", LOCAL)
def test_local_places_lie_in_their_country(table: str) -> None:
    """A point lies within its country's radius, with a margin for the corners that the circle leaves out."""
    middles = {one.iso2: one for one in countries()}
    for row in (one for one in rows(table) if one["lat"]):
        home = middles[row["country"]]
        far = distance_km(home.lat, home.lon, float(row["lat"]), float(row["lon"]))
        assert far <= home.radius_km * 2 + 60, (row["name"], row["country"], round(far))


def test_spellings_speak_of_known_regions() -> None:
    """Each row of spellings belongs to a country of the table, and no region has two rows."""
    codes = {one.iso2 for one in countries()}
    keys = Counter((row["country"], row["code"]) for row in rows("admin1_spellings.csv"))
    assert max(keys.values()) == 1
    assert {country for country, _ in keys} <= codes


def test_a_region_with_our_own_point_is_one_place() -> None:
    """Gaza Strip and West Bank stand in two tables and are one place each, with the point of ours."""
    spread = Spread()
    spread.add(31.5, 34.4, 1000, "Somewhere")
    spreads = {("PS", "GZ"): spread, ("PS", "WE"): spread, ("IL", "WE"): spread}
    places = [one.place for one in own_places(spreads, {})]
    strips = [one for one in places if one.name in {"Gaza Strip", "West Bank"}]
    assert sorted(one.id for one in strips) == ["admin1:PS.GZ", "admin1:PS.WE"]
    assert {one.kind for one in strips} == {PlaceKind.ADMIN1}
    assert all(one.radius_km >= 25 for one in strips)


def test_ids_of_all_places_are_unique() -> None:
    """No two places of ours share an id, and each has a radius and a name."""
    places = [one.place for one in own_places({}, {})]
    assert max(Counter(one.id for one in places).values()) == 1
    assert all(one.radius_km > 0 and one.name for one in places)


def test_a_spread_knows_its_middle_and_reach() -> None:
    """The middle of points on both sides of the date line lies on it, and the radius reaches the points."""
    spread = Spread()
    spread.add(0.5, 179.0, 10, "West")
    spread.add(0.5, -179.0, 20, "East")
    lat, lon = spread.middle()
    assert lat == pytest.approx(0.5, abs=0.01)
    assert abs(lon) == pytest.approx(180, abs=0.01)
    assert spread.radius_km() >= 111
    assert (spread.people, spread.seat) == (30, "East")


def test_moving_and_measuring_agree() -> None:
    """A point moved 100 km east and 50 km north lies about 112 km away."""
    lat, lon = shifted(35.0, 38.0, east_km=100, north_km=50)
    assert distance_km(35.0, 38.0, lat, lon) == pytest.approx(111.8, rel=0.01)


def test_town_radii_grow_within_bounds() -> None:
    """2 km at the least, 30 at the most, more for more people."""
    radii = [town_radius_km(people) for people in (0, 500, 50_000, 1_600_000, 40_000_000)]
    assert radii == sorted(radii)
    assert (radii[0], radii[-1]) == (2.0, 30.0)
