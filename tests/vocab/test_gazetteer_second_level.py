"""Second-level regions: placed by settlements inside them, and never taking a town's bare name."""

from collections import Counter
from functools import cache

import pytest

from recount.vocab.countries import countries, regions
from recount.vocab.gazetteer import Gazetteer, Place, PlaceKind, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.keys import exact_key
from recount.vocab.gazetteer.tables import Seat, first_level_names, own_places, rows, seats_of, second_level_names

ROWS = rows("admin2.csv")
FAR_OFF = {("PH", "Batanes")}  # islands 200 km north of all the rest of Cagayan Valley
WIDEST_KM = {"": 350, "region": 600}
Row = dict[str, str]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def _id(row: Row) -> str:
    return f"{row['kind'] or 'admin2'}:{row['country']}.{row['id']}"


def _seats(gazetteer: Gazetteer, row: Row) -> list[list[Place]]:
    """For each seat of a row, the settlements of GeoNames that it can be."""
    found = []
    for name, number in seats_of(row):
        numbered = gazetteer.get(f"geonames:{number}") if number else None
        places = ([numbered] if numbered else []) if number else gazetteer.find(name)
        found.append([one for one in places if one.name == name and _inside(one, row)])
    return found


def _inside(place: Place, row: Row) -> bool:
    home = place.country == row["country"] and row["admin1"] in {"", place.admin1}
    return home and place.id.startswith("geonames:")


def test_every_seat_is_one_settlement_of_its_region(gazetteer: Gazetteer) -> None:
    """Each seat names exactly one settlement of GeoNames in the row's country and first-level region."""
    wrong = [
        (row["country"], row["name"], seat, len(places))
        for row in ROWS
        for seat, places in zip(seats_of(row), _seats(gazetteer, row), strict=True)
        if len(places) != 1
    ]
    assert wrong == []


def test_every_row_has_a_place(gazetteer: Gazetteer) -> None:
    """Each row is in the compiled file, with a point that is its own or the middle of its seats."""
    for row in ROWS:
        place = gazetteer.get(_id(row))
        assert place is not None, row
        assert 0 < place.radius_km <= WIDEST_KM[row["kind"]], (row, place.radius_km)
        if row["lat"]:
            assert (place.lat, place.lon) == (float(row["lat"]), float(row["lon"]))


def test_every_radius_reaches_the_seats(gazetteer: Gazetteer) -> None:
    """A region's circle holds the settlements that place it."""
    outside = [
        (row["country"], row["name"], seat.name, round(far), place.radius_km)
        for row in ROWS
        if (place := gazetteer.get(_id(row)))
        for seats in _seats(gazetteer, row)
        for seat in seats
        if (far := distance_km(place.lat, place.lon, seat.lat, seat.lon)) > place.radius_km
    ]
    assert outside == []


def test_points_lie_in_their_first_level_region(gazetteer: Gazetteer) -> None:
    """A region lies near the first-level region it is part of, whose circle is often drawn from few settlements."""
    codes = {(country, name): code for (country, code), name in first_level_names().items()}
    outside = [
        (row["country"], row["name"], round(far), place.radius_km, whole.radius_km)
        for row in ROWS
        if row["admin1"]
        and (row["country"], row["name"]) not in FAR_OFF
        and (place := gazetteer.get(_id(row)))
        and (whole := gazetteer.get(f"admin1:{row['country']}.{codes[row['country'], row['admin1']]}"))
        and (far := distance_km(place.lat, place.lon, whole.lat, whole.lon)) > 1.5 * whole.radius_km + place.radius_km
    ]
    assert outside == []


def test_a_row_says_all_that_its_point_needs() -> None:
    """A row has seats or a point with a radius, not both; one with seats alone is of a country whose regions are counted."""
    counted = {row["country"] for row in rows("admin2_counts.csv")}
    for row in ROWS:
        assert bool(row["seats"]) != bool(row["lat"]), row
        assert bool(row["lat"]) == bool(row["lon"]), row
        assert len(seats_of(row)) <= 5, row
        assert row["radius_km"] or (row["seats"] and row["country"] in counted), row
        assert row["radius_km"] or row["kind"] == "", row


def test_counts_are_of_known_countries() -> None:
    """Each country is counted once, is known with its area, and has more than one region."""
    areas = {one.iso2: one.area_km2 for one in countries()}
    count = Counter(row["country"] for row in rows("admin2_counts.csv"))
    assert max(count.values()) == 1
    assert all(areas.get(row["country"]) and int(row["count"]) > 1 for row in rows("admin2_counts.csv"))


def test_a_bare_name_of_a_town_is_left_to_the_town(gazetteer: Gazetteer) -> None:
    """No region is called by the bare name of a settlement in its own first-level region."""
    taken = [
        (row["country"], name)
        for row in ROWS
        if row["admin1"] and row["seats"]
        for name in second_level_names(row)
        for match in gazetteer.match(name)
        if match.tier == 1 and match.primary and match.place.kind is PlaceKind.SETTLEMENT and _inside(match.place, row)
    ]
    assert taken == []


def test_a_name_is_in_one_table_only() -> None:
    """A region of `regions.csv`, or a first-level region of the country, is not named again."""
    large = {exact_key(name) for one in regions() for name in one.names}
    first = {(country, exact_key(name)) for (country, _), name in first_level_names().items()}
    for row in ROWS:
        for name in second_level_names(row):
            assert exact_key(name) not in large, (row["country"], name)
            assert (row["country"], exact_key(name)) not in first, (row["country"], name)


def test_names_of_a_row_differ_in_its_region() -> None:
    """Two regions of one first-level region share no name."""
    shared: Counter[tuple[str, str, str]] = Counter()
    for row in ROWS:
        keys = {exact_key(name) for name in second_level_names(row)}
        shared.update((row["country"], row["admin1"], key) for key in keys)
    assert [key for key, count in shared.items() if count > 1] == []


@pytest.mark.parametrize(
    ("place_id", "spellings"),
    [
        ("admin2:PH.sulu", ["Sulu", "Sulu province"]),
        ("admin2:PH.maguindanao-del-sur", ["Maguindanao del Sur"]),
        ("admin2:CD.masisi-territory", ["Masisi territory"]),
        ("admin2:ET.west-wollega", ["West Wollega", "West Welega", "West Wellega zone"]),
        ("admin2:CM.mayo-sava", ["Mayo-Sava", "Mayo Sava division"]),
        ("admin2:IN.sukma-district", ["Sukma district"]),
        ("admin2:LB.marjayoun-district", ["Marjayoun district", "قضاء مرجعيون"]),
        ("admin2:UA.bakhmut-raion", ["Bakhmut raion", "Bakhmut district", "Бахмутський район"]),
        ("admin2:SY.afrin-district", ["Afrin district", "Afrin canton"]),
        ("admin2:IQ.sinjar-district", ["Sinjar district"]),
        ("admin2:PK.kech", ["Kech", "Kech district"]),
        ("region:CD.orientale-province", ["Province Orientale", "Orientale province"]),
        ("region:KE.nyanza", ["Nyanza"]),
    ],
)
def test_spellings_of_second_level_regions(gazetteer: Gazetteer, place_id: str, spellings: list[str]) -> None:
    """Regions are found under the names the news has for them."""
    for spelling in spellings:
        assert place_id in [place.id for place in gazetteer.find(spelling)], spelling


@pytest.mark.parametrize(
    "town",
    ["Masisi", "Beni", "Afrin", "Sukma", "Bakhmut", "Marjayoun", "Kasese", "Djibo", "Mocímboa da Praia", "Kobani"],
)
def test_a_town_alone_is_no_second_level_region(gazetteer: Gazetteer, town: str) -> None:
    """The bare name finds the town and not the district of which it is the seat."""
    kinds = {place.kind for place in gazetteer.find(town)}
    assert PlaceKind.SETTLEMENT in kinds
    assert PlaceKind.ADMIN2 not in kinds


@pytest.mark.parametrize("name", ["North", "Eastern", "Central", "Area", "District", "Raion", "Zone", "Territory"])
def test_words_of_class_and_side_name_no_second_level_region(gazetteer: Gazetteer, name: str) -> None:
    """A class word or a direction alone is no region."""
    assert PlaceKind.ADMIN2 not in {place.kind for place in gazetteer.find(name)}


@cache
def _basilan() -> Row:
    return next(dict(row) for row in ROWS if (row["country"], row["id"]) == ("PH", "basilan"))


def _placed(seats: dict[tuple[str, str], list[Seat]]) -> dict[str, Place]:
    return {own.place.id: own.place for own in own_places({}, seats)}


def test_a_region_without_a_known_seat_is_left_out() -> None:
    """Where a newer GeoNames has none of the seats, or has them elsewhere, the region is no place; the rest are."""
    name, _ = seats_of(_basilan())[0]
    astray = Seat(number=1, admin1="Ilocos", lat=16.0, lon=120.4, population=10)
    assert "admin2:PH.basilan" not in _placed({})
    assert "admin2:PH.basilan" not in _placed({("PH", name): [astray]})
    assert "admin2:PS.jenin" in _placed({})


def test_seats_place_a_region_and_a_namesake_does_not() -> None:
    """The middle is that of the seats that lie in the region; of two of one name there, the larger is meant."""
    (first, _), (second, _), *_ = seats_of(_basilan())
    seats = {
        ("PH", first): [
            Seat(number=1, admin1="Bangsamoro", lat=6.0, lon=121.0, population=90),
            Seat(number=2, admin1="Bangsamoro", lat=5.0, lon=119.0, population=20),
            Seat(number=3, admin1="Ilocos", lat=16.0, lon=120.4, population=900),
        ],
        ("PH", second): [Seat(number=4, admin1="Bangsamoro", lat=6.0, lon=121.2, population=5)],
    }
    place = _placed(seats)["admin2:PH.basilan"]
    assert (place.lat, place.lon) == pytest.approx((6.0, 121.1), abs=0.01)
    assert (place.kind, place.country, place.admin1) == (PlaceKind.ADMIN2, "PH", "Bangsamoro")
