"""Places by any spelling or script, from the real compiled file (built once into the user's cache, about half a minute)."""

import pickle
from pathlib import Path

import pytest

from recount.model import ReferenceDataError
from recount.vocab.gazetteer import Gazetteer, PlaceKind, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


@pytest.mark.parametrize(
    ("place_id", "spellings"),
    [
        ("geonames:167611", ["Maarat al-Numan", "Ma'arrat an-Nu'man", "Maarrat Al-Nuuman", "معرة النعمان"]),
        ("geonames:706483", ["Kharkiv", "Kharkov", "Харьков", "Харків", "KHARKIV"]),
        ("geonames:170794", ["Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor", "Deir al-Zor", "دير الزور"]),
        ("geonames:172955", ["Raqqa", "Ar-Raqqah", "al-Raqqa", "Raqqah", "الرقة"]),
        ("geonames:281124", ["Khan Younis", "Khan Yunis", "Khan Yunus", "خان يونس"]),
        ("geonames:163476", ["Tel Rifaat", "Tal Rifaat", "Tell Rifat", "تل رفعت"]),
        ("geonames:99072", ["Mosul", "Mossoul", "Al Mawsil", "الموصل", "Мосул"]),
        ("geonames:173811", ["Hasakah", "al-Hasaka", "Hassakeh", "الحسكة"]),
        ("geonames:173377", ["Qamishli", "Qamishlo", "Al-Qamishli", "القامشلي"]),
        ("geonames:379555", ["El Fasher", "Al Fashir", "al-Fashir", "الفاشر"]),
    ],
)
def test_spellings_of_settlements(gazetteer: Gazetteer, place_id: str, spellings: list[str]) -> None:
    """Each spelling finds the settlement."""
    for spelling in spellings:
        assert place_id in [place.id for place in gazetteer.find(spelling)], spelling


@pytest.mark.parametrize(
    ("place_id", "spellings"),
    [
        ("admin1:SY.08", ["Rif Dimashq", "Damascus countryside", "rural Damascus"]),
        ("admin1:SY.01", ["Hasakah", "al-Hasaka", "Hassakeh"]),
        ("admin1:PS.GZ", ["Gaza Strip", "the Gaza Strip", "Gaza enclave"]),
        ("admin1:PS.WE", ["West Bank", "occupied West Bank"]),
        ("admin1:UA.05", ["Donetsk", "Donetsk Oblast"]),
        ("admin1:YE.08", ["Hodeidah", "Al Hudaydah"]),
        ("admin1:SD.55", ["North Darfur"]),
        ("country:SY", ["Syria", "Syrian Arab Republic", "Syrie", "سوريا", "Сирия"]),
        ("country:US", ["United States", "U.S.", "the United States"]),
        ("region:darfur", ["Darfur"]),
        ("region:donbas", ["Donbas", "Donbass"]),
        ("region:middle-east", ["the Middle East"]),
        ("sea:red-sea", ["Red Sea", "the Red Sea"]),
        ("site:SY.tabqa-dam", ["Tabqa Dam", "the Euphrates Dam"]),
    ],
)
def test_spellings_of_our_own_places(gazetteer: Gazetteer, place_id: str, spellings: list[str]) -> None:
    """Regions, countries, seas and sites are found under the names the news has for them."""
    for spelling in spellings:
        assert place_id in [place.id for place in gazetteer.find(spelling)], spelling


@pytest.mark.parametrize("name", ["", "   ", "!!!", "Xyzzqwrt", "the"])
def test_nothing_is_found_for_no_name(gazetteer: Gazetteer, name: str) -> None:
    """What names no place finds none."""
    assert gazetteer.find(name) == ()
    assert not gazetteer.is_place(name)


def test_get_gives_back_what_find_found(gazetteer: Gazetteer) -> None:
    """Each place of a search is found again by its id, of GeoNames or of ours."""
    for name in ("Aleppo", "Syria", "Darfur", "Red Sea", "Bagram"):
        for place in gazetteer.find(name):
            assert gazetteer.get(place.id) == place
    assert gazetteer.get("geonames:1") is None
    assert gazetteer.get("geonames:x") is None
    assert gazetteer.get("country:ZZ") is None


def test_looser_tiers_come_later(gazetteer: Gazetteer) -> None:
    """Same letters before same sounds, and the consonants alone only where nothing else matches."""
    tiers = [match.tier for match in gazetteer.match("al-Hasaka")]
    assert tiers == sorted(tiers)
    assert {match.tier for match in gazetteer.match("Dayr Az Zayr")} == {3}
    assert not gazetteer.is_place("Dayr Az Zayr")


def test_coarser_places_have_wider_radii(gazetteer: Gazetteer) -> None:
    """A village's radius is a few kilometres, a region's tens, a country's hundreds."""
    village, region, country = (gazetteer.get(key) for key in ("geonames:167611", "admin1:SY.12", "country:SY"))
    assert village is not None and region is not None and country is not None  # noqa: PT018 -- all three must be there
    assert village.radius_km < region.radius_km < country.radius_km
    assert village.admin1 == region.name == "Idlib"
    assert (village.kind, region.kind, country.kind) == (PlaceKind.SETTLEMENT, PlaceKind.ADMIN1, PlaceKind.COUNTRY)


def test_a_gazetteer_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    """Pickling keeps the path alone, and the copy finds the same."""
    copy: Gazetteer = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 -- our own bytes
    assert copy.find("Mosul") == gazetteer.find("Mosul")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """Asking a file that isn't there names it and the next step."""
    with pytest.raises(ReferenceDataError, match=r"nowhere\.sqlite.*rebuilt"):
        Gazetteer(tmp_path / "nowhere.sqlite").find("Mosul")


def test_places_near_a_point_come_nearest_first(gazetteer: Gazetteer) -> None:
    """Only those within the distance, those across the date line too."""
    mosul = gazetteer.find("Mosul")[0]
    near = gazetteer.near(mosul.lat + 0.01, mosul.lon, 40)
    assert near[0].id == mosul.id
    far = [distance_km(mosul.lat + 0.01, mosul.lon, one.lat, one.lon) for one in near]
    assert far == sorted(far)
    assert far[-1] <= 40
    assert gazetteer.near(0, -140, 50) == ()
    assert {one.country for one in gazetteer.near(-16.9, 179.9, 150)} == {"FJ"}


@pytest.mark.parametrize(
    "name", ["Raqqa", "Tel Rifaat", " Kharkov ", "Kherseon", "Mossul", "Bnghz", "Nowhere at all", ""]
)
def test_spelled_is_match_without_the_consonants_alone(gazetteer: Gazetteer, name: str) -> None:
    """Asked first or last, it finds what `match` finds by letters."""
    spelled = gazetteer.spelled(name)
    found = gazetteer.match(name)
    assert spelled == tuple(match for match in found if match.tier < 3)
    assert gazetteer.is_place(name) == bool(spelled)


def test_consonants_alone_find_only_what_no_spelling_finds(gazetteer: Gazetteer) -> None:
    """A name that no table spells so is found by its consonants, and no other name is."""
    assert {match.tier for match in gazetteer.match("Kherseon")} == {3}
    assert 3 not in {match.tier for match in gazetteer.match("Kharkiv")}
