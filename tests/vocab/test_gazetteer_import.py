"""Places imported from a dump: found by all their names, of the right kind and reach, beside what was there before."""

from pathlib import Path

import pytest
from tests.vocab.dumps import Entry, dump, name, written

from recount.vocab.gazetteer import Gazetteer, PlaceKind, open_gazetteer
from recount.vocab.gazetteer.imports import kept
from recount.vocab.gazetteer.imports.importing import import_places


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own."""
    monkeypatch.setenv(kept.ENVIRONMENT, str(tmp_path / "data"))


def after(*files: Path, countries: str = "") -> Gazetteer:
    """The gazetteer after an import."""
    import_places(files, frozenset(countries.split()))
    return open_gazetteer()


def ids(gazetteer: Gazetteer, text: str) -> list[str]:
    """Of the places of that name, not counting those that share its consonants alone."""
    return [match.place.id for match in gazetteer.match(text) if match.tier < 3]


@pytest.mark.parametrize("file", ["SY.txt", "SY.zip"])
def test_a_village_is_found_by_its_names(tmp_path: Path, file: str) -> None:
    """Main and alternate names, in Latin, Arabic and Cyrillic letters, in other spellings, from a plain or zipped dump."""
    entry = Entry(
        number=90_000_001, name="Tall Zarqūniyah", names="Tell Zarkuniya,تل زرقونية,Телль-Заркуния,TZK,tel zar ku"
    )
    gazetteer = after(dump(tmp_path / file, entry))
    for text in ("Tall Zarquniyah", "Tel Zarquniya", "تل زرقونية", "تل زرقونيه", "Телль-Заркуния"):
        assert ids(gazetteer, text) == ["geonames:90000001"], text
    assert ids(gazetteer, "TZK") == ids(gazetteer, "tel zar ku") == []
    assert gazetteer.match("Tall Zarquniyah")[0].primary
    assert not gazetteer.match("تل زرقونية")[0].primary


def test_what_was_there_before_is_still_found(tmp_path: Path) -> None:
    """An import adds: settlements, regions and countries of the compiled file are found as before."""
    before = open_gazetteer()
    gazetteer = after(dump(tmp_path / "SY.txt", Entry(number=90_000_001, name="Tall Zarquniyah")))
    for text in ("Mosul", "Syria", "Idlib", "Red Sea", "San Antonio", "Springfield", "الرقة"):
        assert gazetteer.match(text) == before.match(text), text


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PPL", PlaceKind.SETTLEMENT),
        ("PPLX", PlaceKind.SETTLEMENT),
        ("ADM2", PlaceKind.ADMIN2),
        ("ADM3", PlaceKind.ADMIN2),
        ("AIRB", PlaceKind.SITE),
        ("CMPRF", PlaceKind.SITE),
        ("BDG", PlaceKind.SITE),
        ("ISL", PlaceKind.REGION),
    ],
)
def test_kinds_are_told_apart(tmp_path: Path, code: str, kind: PlaceKind) -> None:
    """A feature code says what a place is; a site's id says so too, since publishing coarsens by it."""
    (place,) = after(dump(tmp_path / "SY.txt", Entry(number=90_000_001, name="Zarquniyah", code=code))).find(
        "Zarquniyah"
    )
    assert place.kind is kind
    assert place.id.startswith("site:") == (kind is PlaceKind.SITE)
    assert open_gazetteer().get(place.id) == place


@pytest.mark.parametrize("code", ["STM", "HTL", "PPLH", "ADM1H", "MT", "", "XYZ"])
def test_what_events_are_not_placed_by_is_left_out(tmp_path: Path, code: str) -> None:
    """Streams, hotels, former places and codes that nobody knows are counted, and are not places."""
    file = dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah", code=code), Entry(number=2, name="Barqunah"))
    (outcome,) = import_places([file])
    assert (outcome.imported.places, outcome.imported.left_out) == (1, {"of no use for events": 1})
    assert ids(open_gazetteer(), "Zarquniyah") == []


def test_a_village_without_people_is_minor(tmp_path: Path) -> None:
    """A seat of government is known without a count of its people, a hamlet or a bridge is not."""
    gazetteer = after(
        dump(
            tmp_path / "SY.txt",
            Entry(number=90_000_001, name="Zarquniyah"),
            Entry(number=90_000_002, name="Barqunah", code="PPLA3"),
            Entry(number=90_000_003, name="Farqunah", code="BDG"),
        )
    )
    assert [gazetteer.find(text)[0].minor for text in ("Zarquniyah", "Barqunah", "Farqunah", "Mosul")] == [
        True,
        False,
        True,
        False,
    ]


def test_the_populous_come_first_and_no_namesake_is_lost_before_them(tmp_path: Path) -> None:
    """Of a hundred namesakes the 64 with most people are found, a town among them first, hamlets behind it."""
    hamlets = [Entry(number=90_000_000 + n, name="Zarquniyah", lat=30 + n / 10) for n in range(100)]
    town = Entry(number=90_000_500, name="Zarquniyah", people=40_000, country="IQ", lat=33.3, lon=44.4)
    found = after(dump(tmp_path / "SY.txt", *hamlets, town)).find("Zarquniyah")
    assert len(found) == 64
    assert found[0].id == "geonames:90000500"


def test_an_imported_place_replaces_the_entry_of_its_number(tmp_path: Path) -> None:
    """The dump's people and point count, also under names that only the compiled file has; no place is there twice."""
    mosul = Entry(
        number=99072, name="Al Mawsil", lat=36.4, lon=43.2, country="IQ", inside=("15", "", ""), people=2_000_000
    )
    gazetteer = after(dump(tmp_path / "IQ.txt", mosul))
    for text in ("Mosul", "Al Mawsil", "Мосул"):
        (place,) = [one for one in gazetteer.find(text) if one.id == "geonames:99072"]
        assert (place.population, place.lat) == (2_000_000, 36.4), text
    assert gazetteer.get("geonames:99072") == place


def test_an_imported_region_adds_names_to_ours(tmp_path: Path) -> None:
    """A first-level region or country is one place, with our point and its names in the dump."""
    region = Entry(number=90_000_001, name="Zarqistan Governorate", code="ADM1", inside=("12", "", ""))
    country = Entry(number=90_000_002, name="Zarqland", code="PCLI", inside=("00", "", ""))
    before = open_gazetteer()
    gazetteer = after(dump(tmp_path / "SY.txt", region, country))
    assert gazetteer.find("Zarqistan Governorate") == (before.get("admin1:SY.12"),)
    assert gazetteer.find("Zarqland") == (before.get("country:SY"),)


def test_a_double_of_our_own_place_is_left_out(tmp_path: Path) -> None:
    """What stands in our table of towns stays as it is there; a namesake far from it is another place."""
    ours = open_gazetteer().get("place:SY.jobar")
    assert ours is not None
    near = Entry(number=90_000_001, name="Jobar", lat=ours.lat + 0.01, lon=ours.lon)
    far = Entry(number=90_000_002, name="Jobar", lat=ours.lat + 1, lon=ours.lon)
    found = ids(after(dump(tmp_path / "SY.txt", near, far)), "Jobar")
    assert "place:SY.jobar" in found
    assert "geonames:90000001" not in found
    assert "geonames:90000002" in found


def test_a_village_of_ours_gives_way_to_a_dump_that_has_it(tmp_path: Path) -> None:
    """GeoNames' own point is better than what two people remembered; far namesakes leave ours where it is."""
    ours = open_gazetteer().get("village:SY.saqba")
    assert ours is not None
    near = Entry(number=90_000_001, name="Saqba", lat=ours.lat + 0.01, lon=ours.lon)
    far = Entry(number=90_000_002, name="Saqba", lat=ours.lat + 1, lon=ours.lon)
    found = ids(after(dump(tmp_path / "SY.txt", near, far)), "Saqba")
    assert "village:SY.saqba" not in found
    assert {"geonames:90000001", "geonames:90000002"} <= set(found)


def test_second_level_regions_reach_as_far_as_their_settlements(tmp_path: Path) -> None:
    """A district's point is the middle of its villages and its radius holds them; each village says which district it is in."""
    inside = ("09", "171", "")
    district = Entry(number=90_000_001, name="Zarquniyah District", code="ADM2", inside=inside, lat=35.0, lon=36.0)
    villages = [
        Entry(number=90_000_100 + n, name=f"Barqunah {n}", inside=inside, lat=35.5 + n / 100) for n in range(40)
    ]
    gazetteer = after(dump(tmp_path / "SY.txt", district, *villages))
    (place,) = gazetteer.find("Zarquniyah district")
    assert place.lat == pytest.approx(35.7, abs=0.05)
    assert 20 <= place.radius_km <= 30
    assert gazetteer.find("Barqunah 7")[0].admin2 == "Zarquniyah District"
    assert gazetteer.find("Barqunah 7")[0].admin1 == "Aleppo"


def test_a_region_of_unknown_reach_keeps_its_point(tmp_path: Path) -> None:
    """Without settlements a district has the dump's point and the radius usual for its level."""
    district = Entry(number=90_000_001, name="Zarquniyah District", code="ADM2", inside=("09", "171", ""))
    place = after(dump(tmp_path / "SY.txt", district)).find("Zarquniyah District")[0]
    assert (place.lat, place.lon, place.radius_km) == (35.5, 36.9, 40)


def test_tables_of_codes_name_regions(tmp_path: Path) -> None:
    """Names of regions come from their tables of codes where the dump has no entry for them, also as names to find."""
    inside = ("77", "7701", "")
    village = Entry(number=90_000_001, name="Zarquniyah", inside=inside, country="FR")
    region = Entry(number=90_000_002, name="Barq", code="ADM2", inside=inside, country="FR")
    first = written(tmp_path / "admin1CodesASCII.txt", ["FR.77\tÎle-de-Barq\tIle-de-Barq\t90000009"])
    second = written(
        tmp_path / "admin2Codes.txt", ["FR.77.7701\tArrondissement de Barq\tArrondissement de Barq\t90000002"]
    )
    gazetteer = after(dump(tmp_path / "FR.txt", village, region), first, second)
    place = gazetteer.find("Zarquniyah")[0]
    assert (place.admin1, place.admin2) == ("Île-de-Barq", "Arrondissement de Barq")
    assert ids(gazetteer, "Arrondissement de Barq") == ["geonames:90000002"]


@pytest.mark.parametrize("file", ["alternateNamesV2.txt", "alternateNamesV2.zip"])
def test_alternate_names_are_taken_in(tmp_path: Path, file: str) -> None:
    """Names in any language count, the preferred English one as a main name; links, codes and other places' names do not."""
    names = written(
        tmp_path / file,
        [
            name(90_000_001, "زرقونية", "ar"),
            name(90_000_001, "Sarkunia", "de"),
            name(90_000_001, "Zarqtown", "en", preferred=True),
            name(90_000_001, "Zarqopolis", "en", preferred=True, historic=True),
            name(90_000_001, "https://example.org/Zarqlink", "link"),
            name(90_000_001, "ZQNX", "icao"),
            name(90_000_001, "Postzarq", "post"),
            name(90_000_777, "Elsewhere Zarq", "en"),
        ],
    )
    gazetteer = after(names, dump(tmp_path / "SY.txt", Entry(number=90_000_001, name="Zarquniyah")))
    for text, primary in (("زرقونية", False), ("Sarkunia", False), ("Zarqtown", True), ("Zarqopolis", False)):
        (match,) = gazetteer.match(text)
        assert (match.place.id, match.primary) == ("geonames:90000001", primary), text
    for text in ("ZQNX", "Postzarq", "Elsewhere Zarq", "https://example.org/Zarqlink"):
        assert not any(match.tier < 3 for match in gazetteer.match(text)), text


def test_only_the_countries_asked_for_are_taken(tmp_path: Path) -> None:
    """The rest is counted as left out."""
    file = dump(
        tmp_path / "world.txt", Entry(number=1, name="Zarquniyah"), Entry(number=2, name="Barqunah", country="IQ")
    )
    (outcome,) = import_places([file], frozenset({"IQ"}))
    assert (outcome.imported.countries, outcome.imported.left_out) == (("IQ",), {"other countries": 1})
    assert ids(open_gazetteer(), "Zarquniyah") == []
    assert ids(open_gazetteer(), "Barqunah") == ["geonames:2"]


def test_consonants_alone_count_in_conflict_countries_only(tmp_path: Path) -> None:
    """As with the compiled file: rival transliterations meet in Syria, and not in France."""
    syrian = Entry(number=90_000_001, name="Zarqunmiyabah")
    french = Entry(number=90_000_002, name="Zarqunmiyatah", country="FR")
    gazetteer = after(dump(tmp_path / "two.txt", syrian, french))
    assert [match.tier for match in gazetteer.match("Zerkanmoybeh")] == [3]
    assert gazetteer.match("Zerkanmoyteh") == ()


def test_the_newest_import_says_what_a_place_is(tmp_path: Path) -> None:
    """Two imports that hold one place: the later one's people count, and the names of both find it."""
    import_places([dump(tmp_path / "old.txt", Entry(number=90_000_001, name="Zarquniyah", names="Oldname", people=10))])
    import_places([dump(tmp_path / "new.txt", Entry(number=90_000_001, name="Zarquniyah", names="Newname", people=20))])
    gazetteer = open_gazetteer()
    for text in ("Zarquniyah", "Oldname", "Newname"):
        assert [(one.id, one.population) for one in gazetteer.find(text)] == [("geonames:90000001", 20)], text


def test_the_version_tells_imports_apart(tmp_path: Path) -> None:
    """What answers depend on: the compiled file, and each import by what is in it, not by when or from where it came."""
    none = open_gazetteer().version
    one = after(dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah"))).version
    other = after(dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah", people=7))).version
    (tmp_path / "again").mkdir()
    again = after(dump(tmp_path / "again" / "SY.txt", Entry(number=1, name="Zarquniyah"))).version
    kept.remove("SY")
    assert len({none, one, other}) == 3
    assert one == again
    assert open_gazetteer().version == none
