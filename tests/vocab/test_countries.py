"""Countries by name, adjective and people."""

import pytest

from recount.vocab import countries as table


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Turkish", "TR"), ("Israeli", "IL"), ("Syrian", "SY"), ("American", "US"), ("U.S.", "US"), ("US", "US"),
        ("Russian", "RU"), ("Iraqi", "IQ"), ("Malian", "ML"), ("Burmese", "MM"), ("Nigerien", "NE"),
        ("Nigerian", "NG"), ("South Sudanese", "SS"), ("SYRIAN", "SY"), ("British", "GB"), ("Burkinabè", "BF"),
        ("us", None), ("turkish", None), ("Congolese", None), ("Dominican", None), ("Martian", None),
    ],
)  # fmt: skip
def test_adjectives(word: str, code: str | None) -> None:
    """An adjective gives one country, or none if it is small, unknown or of two countries."""
    assert table.country_of_adjective(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Turks", "TR"), ("Turk", "TR"), ("Israelis", "IL"), ("Syrian", "SY"), ("Filipinos", "PH"), ("Poles", "PL"),
     ("Americans", "US"), ("turks", None)],
)  # fmt: skip
def test_people(word: str, code: str | None) -> None:
    """A people's name gives its country, in both numbers."""
    assert table.country_of_people(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"), ("SYRIA", "SY"), ("the Syrian Arab Republic", "SY"), ("Burma", "MM"), ("the UK", "GB"),
        ("U.S.", "US"), ("UAE", "AE"), ("Côte d’Ivoire", "CI"), ("Türkiye", "TR"), ("turkey", None), ("us", None),
        ("Congo", None), ("Democratic Republic of Congo", "CD"), ("the Netherlands", "NL"), ("Mosul", None), ("", None),
    ],
)  # fmt: skip
def test_names(name: str, code: str | None) -> None:
    """A name gives one country; abbreviations must match letter by letter."""
    assert table.country_named(name) == code


def test_shared_words_keep_all_their_countries() -> None:
    """A word of two countries gives both, in order of the table."""
    assert table.countries_of_adjective("Congolese") == ("CD", "CG")
    assert table.countries_named("Congo") == ("CD", "CG")


@pytest.mark.parametrize(
    ("name", "region"),
    [("Middle East", "middle-east"), ("the Middle East", "middle-east"), ("Europe", "europe"), ("Donbass", "donbas"),
     ("Gaza Strip", "gaza-strip"), ("West Bank", "west-bank"), ("Red Sea", "red-sea"), ("Atlantis", None)],
)  # fmt: skip
def test_regions(name: str, region: str | None) -> None:
    """A large region is found under each of its names."""
    assert table.region_named(name) == region


def test_the_tables_are_sound() -> None:
    """Codes and ids are unique, points are on Earth and not at (0, 0), radii positive, references exist."""
    codes = [one.iso2 for one in table.countries()]
    assert len(codes) == len(set(codes)) > 240
    ids = [one.id for one in table.regions()]
    assert len(ids) == len(set(ids))
    for one in (*table.countries(), *table.regions()):
        assert -90 <= one.lat <= 90 and -180 <= one.lon <= 180 and (one.lat, one.lon) != (0, 0)  # noqa: PT018 -- one promise: on Earth
        assert 0 < one.radius_km <= 9000
        assert len(one.names) == len(set(one.names)), one.name
    for region in table.regions():
        assert region.kind in {"region", "sea"}
        assert set(region.countries) <= set(codes), region.id


def test_no_name_is_two_regions() -> None:
    """No name of the region table points at two regions."""
    for name in table.region_names():
        assert table.region_named(name) is not None, name


def test_every_word_finds_its_country() -> None:
    """Each adjective and name of the lists is found by the lookups."""
    assert all(table.countries_of_adjective(word) for word in table.adjectives())
    assert all(table.countries_named(name) for name in table.names())
    assert all(table.country_of_people(word) for word in table.people() - {"Congolese", "Dominicans", "Dominican"})
