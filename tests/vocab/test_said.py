"""Days, labels and names as sentences say them."""

import pytest

from recount.model import Locus, PlacePrecision
from recount.vocab import said


@pytest.mark.parametrize("name", ["Mellit", "Deir ez-Zor", "Харків", "東京", "1–7 Oct", ""])
def test_a_name_from_left_to_right_is_said_as_it_is(name: str) -> None:
    """Invisible marks would only get in the way of searching and comparing."""
    assert said.isolated(name) == name


@pytest.mark.parametrize("name", ["الأبيض", "חולון", "مدينة الأبيض", "Radio الوادي"])
def test_a_name_from_right_to_left_stands_between_isolates(name: str) -> None:
    """Or the day after it would be drawn before it."""
    assert said.isolated(name) == f"\u2068{name}\u2069"


def test_marks_inside_a_name_reach_nothing_beyond_it() -> None:
    """An override that is never closed would turn the rest of the sentence round."""
    assert said.isolated("\u202eالأبيض\u2069") == "\u2068الأبيض\u2069"


def test_a_place_is_said_with_its_country_by_name_and_nothing_twice() -> None:
    """A code says little to a reader, and a country is no part of itself."""
    sudan = Locus(
        place_id="geonames:366755",
        name="Sudan",
        lat=16.0,
        lon=30.0,
        radius_km=900,
        precision=PlacePrecision.COUNTRY,
        country="SD",
    )
    town = Locus(
        place_id="geonames:371760",
        name="Mellit",
        lat=14.13,
        lon=25.55,
        radius_km=3,
        precision=PlacePrecision.EXACT,
        country="SD",
        admin1="North Darfur",
    )
    assert said.place(sudan) == "Sudan"
    assert said.place(town) == "Mellit, North Darfur, Sudan"
