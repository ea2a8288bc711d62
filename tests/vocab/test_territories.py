"""Contested territories: where a place lies, and what held on its day."""

from dataclasses import replace
from datetime import date

import pytest

from recount.model import Basis, Locus, PlacePrecision, Precision, Window
from recount.vocab.territories import (
    KNOWN_UNTIL,
    contested,
    contested_region,
    sentence,
    territories_at,
    territory_of,
)
from recount.vocab.territories.outline import ring

NEAR, ADMIN1, COUNTRY, REGION = (
    PlacePrecision.NEAR,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
    PlacePrecision.REGION,
)


def on(first: str | None, before: str | None = None) -> Window:
    """One day, or from `first` until before `before`."""
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(before) if before else None
    if start is not None and end is None:
        end = start.replace(day=start.day + 1)
    return Window(start=start, end=end, precision=Precision.DAYS, basis=Basis.STATED)


def town(lat: float, lon: float, country: str, admin1: str | None, place_id: str = "geonames:1") -> Locus:
    """A settlement that no table lists by its id."""
    return Locus(
        place_id=place_id,
        name="Somewhere",
        lat=lat,
        lon=lon,
        radius_km=3,
        precision=PlacePrecision.EXACT,
        country=country,
        admin1=admin1,
    )


YALTA = town(44.5, 34.17, "UA", "Crimea")
KHERSON = town(46.636, 32.617, "UA", "Kherson", "geonames:706448")
STEPANAKERT = town(39.82, 46.75, "AZ", "Xankǝndi")
QUIET = town(35.2, 40.4, "SY", "Deir ez-Zor")
GAZA = town(31.5, 34.47, "PS", "Gaza Strip")
QUNEITRA = town(33.126, 35.825, "SY", "Quneitra", "geonames:173334")
KATZRIN = town(32.99, 35.69, "IL", None)


def told(locus: Locus, window: Window | None = None) -> list[str]:
    """The sentences about a place."""
    return [sentence(one) for one in contested(locus, window)]


@pytest.mark.parametrize(
    ("locus", "day", "words"),
    [
        (YALTA, "2013-05-01", []),
        (YALTA, "2014-03-05", ["Crimea and Sevastopol: claimed by Ukraine; held by Russia since 27 February 2014"]),
        (
            YALTA,
            "2022-08-09",
            ["Crimea and Sevastopol: claimed by Russia and Ukraine; held by Russia since 27 February 2014"],
        ),
        (KHERSON, "2022-02-20", []),
        (
            KHERSON,
            "2022-05-01",
            ["Kherson Oblast, right bank of the Dnipro: claimed by Ukraine; held by Russia since March 2022"],
        ),
        (
            KHERSON,
            "2022-10-15",
            [
                "Kherson Oblast, right bank of the Dnipro: claimed by Russia and Ukraine; held by Russia since March 2022"
            ],
        ),
        (
            KHERSON,
            "2022-11-11",
            [
                "Kherson Oblast, right bank of the Dnipro: claimed by Russia and Ukraine; held by Ukraine since 11 November 2022"
            ],
        ),
        (
            STEPANAKERT,
            "2016-04-02",
            [
                "Nagorno-Karabakh: claimed by Artsakh and Azerbaijan; held by Artsakh, with forces of Armenia, since 12 May 1994"
            ],
        ),
        (
            STEPANAKERT,
            "2023-10-01",
            ["Nagorno-Karabakh: claimed by Artsakh and Azerbaijan; held by Azerbaijan since 20 September 2023"],
        ),
        (STEPANAKERT, "2024-02-01", []),
        (KATZRIN, "1973-10-06", ["Golan Heights: claimed by Syria; held by Israel since 10 June 1967"]),
        (KATZRIN, "2018-05-10", ["Golan Heights: claimed by Israel and Syria; held by Israel since 10 June 1967"]),
        (GAZA, "1970-01-01", ["Gaza Strip: held by Israel since 6 June 1967"]),
        (GAZA, "2014-07-20", ["Gaza Strip: claimed by Palestine; held by Hamas since 14 June 2007"]),
        (
            GAZA,
            "2024-01-15",
            ["Gaza Strip: claimed by Palestine; held in parts by Hamas and Israel since 27 October 2023"],
        ),
        (
            QUNEITRA,
            "2025-01-10",
            ["Area of separation on the Golan: claimed by Syria; held by Israel since 8 December 2024"],
        ),
        (QUIET, "2017-10-03", []),
    ],
)
def test_the_day_matters(locus: Locus, day: str, words: list[str]) -> None:
    """The same place on several days, before and after it changed hands."""
    assert told(locus, on(day)) == words


def test_without_a_day_nobody_is_said_to_hold_it() -> None:
    """Everyone who ever claimed it, nobody as its holder, and no day that it is said of."""
    (one,) = contested(KHERSON)
    assert (one.claimed_by, one.held_by, one.since, one.as_of) == (("Russia", "Ukraine"), (), None, None)
    assert sentence(one) == "Kherson Oblast, right bank of the Dnipro: claimed at some time by Russia and Ukraine"


def test_in_a_time_in_which_it_changed_hands_nobody_is_said_to_hold_it() -> None:
    """A window over a change names the claimants and says that the holder changed or is not known."""
    (one,) = contested(KHERSON, on("2022-11-01", "2022-12-01"))
    assert one.held_by == ()
    assert sentence(one).endswith("claimed by Russia and Ukraine; who held it then changed or is not known")


def test_a_month_of_change_is_no_day_of_change() -> None:
    """Taken "in March": on a day of March either may have held it, on the first of April the new one did."""
    assert contested(KHERSON, on("2022-03-10"))[0].held_by == ()
    assert contested(KHERSON, on("2022-04-01"))[0].held_by == ("Russia",)


def test_after_its_last_day_the_table_says_how_old_it_is() -> None:
    """What is said of a later day is what was known on the last one."""
    (one,) = contested(YALTA, on("2031-01-01"))
    assert one.as_of == KNOWN_UNTIL
    assert sentence(one).endswith("held by Russia since 27 February 2014 (as known on 1 June 2025)")


@pytest.mark.parametrize(
    ("place", "locus", "expected"),
    [
        ("a town of Crimea", YALTA, [("crimea", True)]),
        ("Henichesk, filed beside Crimea", town(46.168, 34.809, "UA", "Kherson"), [("kherson-left-bank", True)]),
        ("Sderot, filed beside Gaza", town(31.524, 34.596, "IL", "Southern District"), []),
        ("Rafah in Egypt", town(31.28, 34.24, "EG", "North Sinai"), []),
        ("Majdal Shams", town(33.27, 35.772, "SY", "Quneitra", "geonames:167444"), [("golan-heights", True)]),
        ("Quneitra", QUNEITRA, []),
        ("Mosul beside the Nineveh plain", town(36.335, 43.119, "IQ", "Nineveh"), []),
        ("Kirkuk", town(35.468, 44.392, "IQ", "Kirkuk"), [("kirkuk", True)]),
        ("Srinagar", town(34.084, 74.797, "IN", "Jammu and Kashmir"), [("jammu-kashmir-ladakh", True)]),
        ("Muzaffarabad", town(34.37, 73.471, "PK", "Azad Kashmir"), [("azad-kashmir", True)]),
        ("Abbottabad", town(34.147, 73.211, "PK", "Khyber Pakhtunkhwa"), []),
        ("Hargeisa", town(9.56, 44.065, "SO", "Woqooyi Galbeed"), [("somaliland", True)]),
        ("Las Anod", town(8.477, 47.357, "SO", "Sool"), [("sool-and-cayn", True)]),
        ("Bosaso", town(11.284, 49.182, "SO", "Bari"), []),
        ("Tskhinvali", town(42.225, 43.97, "GE", "Shida Kartli", "geonames:611403"), [("south-ossetia", True)]),
        ("Gori", town(41.984, 44.116, "GE", "Shida Kartli"), []),
        ("Zugdidi", town(42.509, 41.871, "GE", "Samegrelo and Zemo Svaneti"), []),
        ("Jerusalem, which lies on the line", town(31.769, 35.216, "IL", "Jerusalem"), [("east-jerusalem", False)]),
        ("Nablus", town(32.221, 35.254, "PS", "West Bank"), [("west-bank", True)]),
        ("Umm al-Fahm", town(32.517, 35.152, "IL", "Haifa"), []),
        (
            "Smara, filed in Morocco",
            town(26.738, -11.672, "MA", "Laâyoune-Sakia El Hamra"),
            [("western-sahara-west", True)],
        ),
        ("Tindouf", town(27.671, -8.148, "DZ", "Tindouf"), []),
        ("Paphos", town(34.776, 32.424, "CY", "Pafos"), []),
        ("Pristina", town(42.673, 21.169, "XK", "Pristina"), [("kosovo", True)]),
        ("Kinmen", town(24.434, 118.317, "TW", "Fukien"), [("taiwan", True)]),
        ("a town that is misfiled in Donetsk", town(48.007, 33.113, "UA", "Donetsk"), []),
    ],
)  # fmt: skip - one place a line
def test_where_places_lie(place: str, locus: Locus, expected: list[tuple[str, bool]]) -> None:
    """Filed in it, listed by name, or told by the outline; and their neighbours, which are not."""
    assert [(one.id, one.certain) for one in contested(locus, on("2022-10-15"))] == expected, place


def test_near_a_place_is_certain_only_if_the_circle_fits() -> None:
    """Near a town at the edge may be outside; deep inside it is certain."""
    edge = replace(KHERSON, precision=NEAR, radius_km=15)
    assert [(one.id, one.certain) for one in contested(edge, on("2022-10-15"))] == [
        ("kherson-left-bank", False),
        ("kherson-right-bank", False),
    ]
    deep = replace(town(45.2, 34.2, "UA", "Crimea"), precision=NEAR, radius_km=15)
    assert [(one.id, one.certain) for one in contested(deep, on("2022-10-15"))] == [("crimea", True)]


def test_a_country_is_not_contested_for_a_part_of_it() -> None:
    """Ukraine is not; Kosovo, Taiwan and Western Sahara are."""
    ukraine = replace(town(49.0, 31.4, "UA", None, "country:UA"), precision=COUNTRY, radius_km=635)
    assert contested(ukraine, on("2022-10-15")) == ()
    kosovo = replace(town(42.55, 20.9, "XK", None, "country:XK"), precision=COUNTRY, radius_km=60)
    assert [one.id for one in contested(kosovo, on("2022-10-15"))] == ["kosovo"]
    sahara = replace(town(24.2, -13.7, "EH", None, "country:EH"), precision=COUNTRY, radius_km=515)
    assert {(one.id, one.certain) for one in contested(sahara, on("2022-10-15"))} == {
        ("western-sahara-east", False),
        ("western-sahara-west", False),
    }


def test_a_larger_region_lies_in_its_parts_perhaps() -> None:
    """Donbas is Donetsk or Luhansk; a province whose middle lies outside is not contested."""
    donbas = replace(town(48.4, 38.3, "UA", None, "region:donbas"), precision=REGION, radius_km=160)
    assert [(one.id, one.certain) for one in contested(donbas, on("2022-10-15"))] == [
        ("donetsk-oblast", False),
        ("luhansk-oblast", False),
    ]
    kartli = replace(town(42.0, 44.0, "GE", "Kakheti"), precision=ADMIN1, radius_km=60)
    assert contested(kartli, on("2022-10-15")) == ()


def test_regions_and_countries_by_name() -> None:
    """What the table files in a region or country, without a point."""
    day = on("2022-10-15")
    assert [(one.id, one.certain) for one in contested_region("UA", "Crimea", day)] == [("crimea", True)]
    assert [one.certain for one in contested_region("UA", "Kherson", day)] == [False, False]
    assert [one.id for one in contested_region("XK", None, day)] == ["kosovo"]
    assert contested_region("UA", None, day) == ()
    assert contested_region("SY", "Homs", day) == ()


def test_a_place_is_found_by_its_id() -> None:
    """By an id of a region, of a first-level region, or of a settlement that the table lists."""
    for place, expected in (("region:golan-heights", "golan-heights"), ("admin1:UA.11", "crimea")):
        found = territory_of(place)
        assert found is not None
        assert found.id == expected
    assert territory_of("geonames:170794") is None


def test_a_circle_is_certain_only_inside() -> None:
    """Points alone: the middle of a territory, its edge, and open country."""
    days = (date(2022, 10, 15), date(2022, 10, 16))
    assert [(one.id, one.certain) for one in territories_at(45.2, 34.2, 5, days)] == [("crimea", True)]
    assert [(one.id, one.certain) for one in territories_at(45.2, 34.2, 200, days)] == [
        ("crimea", False),
        *((name, False) for name in ("kherson-left-bank", "kherson-right-bank", "zaporizhzhia-south")),
    ]
    assert territories_at(50.45, 30.52, 10, days) == ()


def test_depths_are_kilometres() -> None:
    """A box of two degrees around the equator: inside above 0, outside below."""
    box = ring([(-1, -1), (-1, 1), (1, 1), (1, -1)])
    assert box.depth_km(0, 0) == pytest.approx(111.2, rel=0.01)
    assert box.depth_km(0, 2) == pytest.approx(-111.2, rel=0.01)
    assert box.depth_km(2, 2) == pytest.approx(-157, rel=0.01)
    assert box.beyond(0, 3, 100)
    assert not box.beyond(0, 1.5, 100)


def test_a_ring_needs_corners_on_earth() -> None:
    """Two corners, or one beyond a pole, are refused."""
    for corners in ([(0, 0), (1, 1)], [(0, 0), (91, 0), (0, 1)]):
        with pytest.raises(ValueError, match="three corners"):
            ring(corners)
