"""Where: words and their surroundings to loci, on invented sentences and the real gazetteer (built once, half a minute)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import (
    Claim,
    EventType,
    Locus,
    PlaceMention,
    PlacePrecision,
    PlaceRelation,
    Reading,
    Report,
    Stance,
    quote,
)
from recount.resolve.places import resolve_places
from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.gazetteer.geometry import distance_km

Places = tuple[tuple[str, PlaceRelation], ...]
IN, NEAR, BETWEEN, FROM, OVER = (
    PlaceRelation.IN,
    PlaceRelation.NEAR,
    PlaceRelation.BETWEEN,
    PlaceRelation.FROM,
    PlaceRelation.OVER,
)
COARSE = frozenset(
    (PlacePrecision.ADMIN2, PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA)
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def claim(text: str, places: Places, claim_id: str = "c1") -> Claim:
    """A claim whose places stand where their words first do."""
    mentions = []
    for words, relation in places:
        start = text.index(words)
        mentions.append(PlaceMention(quote=quote(text, start, start + len(words)), relation=relation))
    return Claim(
        id=claim_id,
        report_id="rep",
        event_type=EventType.SHELLING,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, len(text)),),
        places=tuple(mentions),
    )


def read(gazetteer: Gazetteer, text: str, *places: str | tuple[str, PlaceRelation]) -> tuple[Reading[Locus], ...]:
    """The readings of the places of one claim that is the whole text."""
    pairs = tuple((one, IN) if isinstance(one, str) else one for one in places)
    report = Report(id="rep", name="rep", text=text)
    return resolve_places(report, (claim(text, pairs),), gazetteer)["c1"]


def locus(reading: Reading[Locus]) -> Locus:
    """The value of a reading that must have one."""
    assert reading.value is not None, reading.because
    return reading.value


@pytest.mark.parametrize(
    ("text", "words", "place_id", "precision"),
    [
        ("Two shells fell in Mosul.", "Mosul", "geonames:99072", PlacePrecision.EXACT),
        ("Two shells fell in the northern city of Mosul.", "the northern city of Mosul", "geonames:99072", "exact"),
        ("Shells fell on the Syrian town of Khan Shaykhun.", "Khan Shaykhun", "geonames:168325", "exact"),
        ("Shells fell on Idlib city, Syria.", "Idlib", "geonames:169389", "exact"),
        ("Shells fell in Syria's Idlib province.", "Idlib", "admin1:SY.12", "admin1"),
        ("Shells fell across Syria in Rif Dimashq.", "Rif Dimashq", "admin1:SY.08", "admin1"),
        ("Shells fell in Donetsk oblast in Ukraine.", "Donetsk", "admin1:UA.05", "admin1"),
        ("Shells fell in the Hasakah governorate of Syria.", "Hasakah", "admin1:SY.01", "admin1"),
        ("Shells fell in Syria.", "Syria", "country:SY", "country"),
        ("Shells fell on Syrian territory.", "Syrian territory", "country:SY", "country"),
        ("Shells fell in Darfur.", "Darfur", "region:darfur", "region"),
        ("Shells fell in Eastern Ghouta near Damascus.", "Eastern Ghouta", "region:eastern-ghouta", "near"),
        ("A ship was hit in the Red Sea.", "the Red Sea", "sea:red-sea", "sea"),
        ("Shells fell in northern Syria.", "northern Syria", "region:northern-syria", "region"),
        ("Shells fell in Syria’s northeast.", "Syria’s northeast", "region:northeastern-syria", "region"),
        ("Shells fell in southern Idlib, Syria.", "southern Idlib", "region:southern-idlib-sy", "region"),
        ("Shells fell in the northern Caucasus.", "northern Caucasus", "region:north-caucasus", "region"),
        ("Снаряды упали в Харькове, Украина. Харьков", "Харьков", "geonames:706483", "exact"),
    ],
)
def test_words_say_how_exact(gazetteer: Gazetteer, text: str, words: str, place_id: str, precision: str) -> None:
    """Town, province, part, country or sea: as the words beside the name have it."""
    (reading,) = read(gazetteer, text, words)
    assert (locus(reading).place_id, locus(reading).precision) == (place_id, precision)


@pytest.mark.parametrize(
    ("text", "words", "relation", "most_km"),
    [
        ("Shells fell near Raqqa, Syria.", "Raqqa", NEAR, 25),
        ("Shells fell on the outskirts of Raqqa, Syria.", "the outskirts of Raqqa", IN, 25),
        ("Shells fell in the countryside of Manbij, Syria.", "the countryside of Manbij", IN, 25),
        ("Shells fell in the eastern countryside of Manbij, Syria.", "Manbij", IN, 25),
        ("Shells fell north of Raqqa, Syria.", "north of Raqqa", IN, 25),
        ("Shells fell 12 km north of Raqqa, Syria.", "Raqqa", NEAR, 15),
        ("Jets were seen over the city of Raqqa, Syria.", "Raqqa", OVER, 25),
    ],
)
def test_near_is_near_a_town(
    gazetteer: Gazetteer, text: str, words: str, relation: PlaceRelation, most_km: float
) -> None:
    """Around a town is NEAR, with a radius of a few to 25 km, even where the town's name is also a province's."""
    (reading,) = read(gazetteer, text, (words, relation))
    assert locus(reading).precision is PlacePrecision.NEAR
    assert 2 < locus(reading).radius_km <= most_km


def test_a_distance_and_a_side_move_the_point(gazetteer: Gazetteer) -> None:
    """ "12 km north of X" lies about 12 km north of X."""
    (reading,) = read(gazetteer, "Shells fell 12 km north of Raqqa, Syria.", ("Raqqa", NEAR))
    town = gazetteer.get("geonames:172955")
    assert town is not None
    assert locus(reading).lat > town.lat
    assert distance_km(locus(reading).lat, locus(reading).lon, town.lat, town.lon) == pytest.approx(12, abs=0.5)


def test_a_name_of_town_and_province_is_the_province(gazetteer: Gazetteer) -> None:
    """One name at two levels is read as the coarser one, and the finer one is kept as a candidate."""
    (reading,) = read(gazetteer, "Shells fell in Hama, Syria.", "Hama")
    assert locus(reading).place_id == "admin1:SY.10"
    assert reading.rule == "place/coarser"
    assert "geonames:170017" in [one.value.place_id for one in reading.candidates]


def test_a_very_large_town_is_itself(gazetteer: Gazetteer) -> None:
    """The bare name of a city of a million is the city, not the province named after it."""
    (reading,) = read(gazetteer, "A bomb went off in Kabul, Afghanistan.", "Kabul")
    assert locus(reading).place_id == "geonames:1138958"
    assert locus(reading).precision is PlacePrecision.EXACT


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Lebanese army said shells fell in Tripoli. Lebanon protested.", "LB"),
        ("The Libyan army said shells fell in Tripoli. Libya's government protested.", "LY"),
    ],
)
def test_the_report_decides_between_namesakes(gazetteer: Gazetteer, text: str, country: str) -> None:
    """A name of places in several countries is read in the country that the report speaks of."""
    (reading,) = read(gazetteer, text, "Tripoli")
    assert locus(reading).country == country


def test_other_places_of_the_claim_decide_between_namesakes(gazetteer: Gazetteer) -> None:
    """A village's name is read where the claim's other places are."""
    first, _ = read(gazetteer, "Gunmen raided Bama after leaving Maiduguri.", "Bama", "Maiduguri")
    assert locus(first).country == "NG"
    assert locus(first).admin1 == "Borno"


def test_a_place_said_to_hold_it_decides(gazetteer: Gazetteer) -> None:
    """ "X, Y" is the X in Y."""
    (reading,) = read(gazetteer, "Shells fell in Hamidiyah, in Tartus province, Syria.", "Hamidiyah")
    assert locus(reading).admin1 == "Tartus"


def test_ambiguous_names_stay_so(gazetteer: Gazetteer) -> None:
    """Many places of one name and nothing to choose by: no value, the candidates with scores, and a reason."""
    (reading,) = read(gazetteer, "A shot was fired in San Antonio.", "San Antonio")
    assert reading.value is None or reading.candidates[0].score >= 0.5
    (reading,) = read(gazetteer, "A shot was fired in Springfield.", "Springfield")
    assert reading.value is None
    assert len(reading.candidates) > 1
    assert "Springfield" in reading.because


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    """A name that no table has: no value, no candidates, and the words that say so."""
    (reading,) = read(gazetteer, "Shells fell in Qwertizopolis, Syria.", "Qwertizopolis")
    assert (reading.value, reading.candidates) == (None, ())
    assert "Qwertizopolis" in reading.because


def test_an_unknown_village_lies_in_the_province_named_with_it(gazetteer: Gazetteer) -> None:
    """The most specific certain level: "Nosuchville, in Idlib province" is somewhere in Idlib province."""
    (reading,) = read(gazetteer, "Shells fell in Nosuchville, in Idlib province, Syria.", "Nosuchville")
    assert (locus(reading).place_id, locus(reading).precision) == ("admin1:SY.12", PlacePrecision.ADMIN1)
    assert reading.rule == "place/holder"


def test_words_of_control_are_no_place(gazetteer: Gazetteer) -> None:
    """ "Areas held by X" name a holder, not a place."""
    (reading,) = read(gazetteer, "Shells fell in areas under Turkish control in Syria.", "areas under Turkish control")
    assert reading.value is None


def test_between_two_towns(gazetteer: Gazetteer) -> None:
    """Two places that an event lies between: both readings are the way between them, wide enough to reach both."""
    text = "A convoy was hit between Mosul and Kirkuk in Iraq."
    one, other = read(gazetteer, text, ("Mosul", BETWEEN), ("Kirkuk", BETWEEN))
    assert locus(one) == locus(other)
    assert locus(one).precision is PlacePrecision.REGION
    for name in ("geonames:99072", "geonames:94787"):
        end = gazetteer.get(name)
        assert end is not None
        assert distance_km(locus(one).lat, locus(one).lon, end.lat, end.lon) <= locus(one).radius_km + 1


def test_a_border_is_a_region_of_two_countries(gazetteer: Gazetteer) -> None:
    """ "The Turkish border" in a report on Syria is the border of the two."""
    (reading,) = read(
        gazetteer, "In Syria, shells fell near the Turkish border. Syria protested.", "the Turkish border"
    )
    assert locus(reading).place_id == "border:SY-TR"
    assert locus(reading).precision is PlacePrecision.REGION


def test_words_that_point_back(gazetteer: Gazetteer) -> None:
    """ "The city" is the last city named before it."""
    text = "Troops entered Mosul, Iraq, on Monday. A blast shook the city."
    report = Report(id="rep", name="rep", text=text)
    claims = (claim(text, (("Mosul", IN),), "c1"), claim(text, (("the city", IN),), "c2"))
    assert locus(resolve_places(report, claims, gazetteer)["c2"][0]).place_id == "geonames:99072"


def test_a_quarter_lies_in_the_town_named_with_it(gazetteer: Gazetteer) -> None:
    """A quarter that no table knows is read as the town that the claim names after it."""
    text = "Shells fell on Zzqar neighbourhood, not far from the market of Sarmin, Syria."
    first, second = read(gazetteer, text, "Zzqar neighbourhood", "Sarmin")
    assert locus(first).place_id == locus(second).place_id == "geonames:164782"
    assert first.rule == "place/quarter"


def test_readings_keep_order_and_say_why(gazetteer: Gazetteer) -> None:
    """One reading for each place, in its order, with slot, rule, version and one plain sentence."""
    readings = read(gazetteer, "Shells fell in Manbij, Aleppo province, Syria.", "Manbij", "Aleppo province", "Syria")
    assert [one.slot for one in readings] == ["places[0]", "places[1]", "places[2]"]
    for one in readings:
        assert re.fullmatch(r"[^\n]+\.", one.because)
        assert one.rule.startswith("place/")
        assert one.version
        assert one.candidates[0].value == one.value
        assert 0 < one.candidates[0].score <= 1


def test_claims_without_places_have_no_readings(gazetteer: Gazetteer) -> None:
    """Each claim has its entry, empty if it names no place."""
    report = Report(id="rep", name="rep", text="Shells fell.")
    assert resolve_places(report, (claim("Shells fell.", ()),), gazetteer) == {"c1": ()}


REGION_WORDS = ("province", "governorate", "district", "region", "countryside")
SIDES = ("northern", "southern", "eastern", "western", "northwestern", "central")
NAMES = (
    "Idlib",
    "Aleppo",
    "Hama",
    "Mosul",
    "Kherson",
    "Gao",
    "Kandahar",
    "Taiz",
    "Manbij",
    "Syria",
    "Nowheria",
    "Mopti",
)


@given(side=st.sampled_from(("", *SIDES)), name=st.sampled_from(NAMES), word=st.sampled_from(REGION_WORDS))
def test_region_words_never_give_a_point(gazetteer: Gazetteer, side: str, name: str, word: str) -> None:
    """Law: words for a region are never read as an exact place, whatever the name."""
    words = " ".join(part for part in (side, name, word) if part)
    for phrase in (words, f"the {side} {word} of {name}".replace("  ", " ")):
        (reading,) = read(gazetteer, f"Shells fell in {phrase} on Monday.", phrase)
        assert reading.value is None or reading.value.precision is not PlacePrecision.EXACT, phrase


@given(
    side=st.sampled_from(SIDES),
    name=st.sampled_from(("Syria", "Iraq", "Mali", "Ukraine", "Sudan", "Yemen", "Israel", "Turkey", "Chile")),
)
def test_a_part_lies_in_its_country_and_is_wider_than_near(gazetteer: Gazetteer, side: str, name: str) -> None:
    """Law: a side of a country is a region inside it, smaller than it, on the right side of its middle."""
    (reading,) = read(gazetteer, f"Shells fell in {side} {name} on Monday.", f"{side} {name}")
    (whole,) = read(gazetteer, f"Shells fell in {name} on Monday.", name)
    part, country = locus(reading), locus(whole)
    assert part.precision in COARSE
    assert part.country == country.country
    assert part.radius_km <= country.radius_km
    assert distance_km(part.lat, part.lon, country.lat, country.lon) <= country.radius_km


@given(st.text(max_size=40), st.sampled_from(list(PlaceRelation)))
def test_any_words_are_survived(gazetteer: Gazetteer, words: str, relation: PlaceRelation) -> None:
    """Law: whatever the words, there is one reading, and what it gives is on Earth with a radius."""
    text = f"Shells fell in {words}."
    start = len("Shells fell in ")
    if not words:
        return
    mention = PlaceMention(quote=quote(text, start, start + len(words)), relation=relation)
    base = claim(text, ())
    asked = Claim(
        id="c1",
        report_id="rep",
        event_type=base.event_type,
        stance=base.stance,
        evidence=base.evidence,
        places=(mention,),
    )
    (reading,) = resolve_places(Report(id="rep", name="rep", text=text), (asked,), gazetteer)["c1"]
    assert reading.value is None or reading.value.radius_km > 0


@pytest.mark.parametrize(
    ("text", "words", "place_id", "precision"),
    [
        (
            "Syria: a bomb hit the road from Aleppo to Damascus.",
            "the road from Aleppo to Damascus",
            "between:",
            "region",
        ),
        ("Syria: a bomb hit the Raqqa-Tabqa road.", "the Raqqa-Tabqa road", "between:", "near"),
        (
            "Syria: a shell hit the Al-Noor hospital in Aleppo.",
            "the Al-Noor hospital in Aleppo",
            "geonames:170063",
            "near",
        ),
        ("Syria: shells hit the Hamra quarter of Manbij.", "the Hamra quarter of Manbij", "geonames:167357", "near"),
        ("Syria: a mine near Ariha.", "the M99 highway near Ariha", "geonames:172994", "near"),
    ],
)
def test_what_no_table_has_is_placed_by_what_it_lies_in(
    gazetteer: Gazetteer, text: str, words: str, place_id: str, precision: str
) -> None:
    """A road by its ends, a site by its town: coarser than the town itself, and said so."""
    said = text if words in text else text.replace("a mine near Ariha", f"a mine on {words}")
    (reading,) = read(gazetteer, said, words)
    assert locus(reading).place_id.startswith(place_id)
    assert locus(reading).precision == precision
    assert reading.rule in {"place/between", "place/holder"}


def test_an_unknown_village_is_read_as_its_district(gazetteer: Gazetteer) -> None:
    """The seat stands for the district, with a district's radius."""
    (reading,) = read(gazetteer, "Syria: shells hit Kafr Wahmi in the Jisr al-Shughur district.", "Kafr Wahmi")
    assert (locus(reading).precision, reading.rule) == (PlacePrecision.ADMIN2, "place/holder")
    assert locus(reading).radius_km >= 25


def test_a_village_that_is_in_no_table_is_read_as_the_region_and_not_as_its_city(gazetteer: Gazetteer) -> None:
    """ "Kafr Wahmi, Aleppo" may lie anywhere in the province of Aleppo."""
    (reading,) = read(gazetteer, "Syria: shells hit Kafr Wahmi, Aleppo.", "Kafr Wahmi")
    assert locus(reading).place_id == "admin1:SY.09"


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("Shells hit Ar Raqqah, Raqqa.", "Ar Raqqah", "geonames:172955"),
        ("Shells hit Slovyansk (Donetsk oblast).", "Slovyansk (Donetsk oblast)", "geonames:693468"),
        ("Shells hit Douma, Damascus.", "Douma", "geonames:170592"),
    ],
)
def test_the_region_beside_a_town_tells_which_town(gazetteer: Gazetteer, text: str, words: str, place_id: str) -> None:
    """Also where both bear one name, where it stands in brackets, or where a suburb lies past a city's bounds."""
    (reading,) = read(gazetteer, text, words)
    assert (locus(reading).name, locus(reading).place_id) == (locus(reading).name, place_id)


def test_a_name_of_town_and_province_has_its_point_at_the_town(gazetteer: Gazetteer) -> None:
    """Read as the province, which its radius still covers."""
    (reading,) = read(gazetteer, "Shells fell in Deir ez-Zor, killing two people in Syria.", "Deir ez-Zor")
    assert locus(reading).precision is PlacePrecision.ADMIN1
    assert distance_km(locus(reading).lat, locus(reading).lon, 35.336, 40.141) < 10
    assert locus(reading).radius_km > 100
