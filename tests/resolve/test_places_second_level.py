"""A district and the town that it is called like: the words decide which is meant, on invented sentences."""

import pytest

from recount.model import Claim, EventType, Locus, PlaceMention, PlacePrecision, PlaceRelation, Report, Stance, quote
from recount.resolve.places import resolve_places
from recount.vocab.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def read(gazetteer: Gazetteer, text: str, place: str) -> Locus | None:
    """What a place of a one-claim report is read as."""
    start = text.index(place)
    mention = PlaceMention(quote=quote(text, start, start + len(place)), relation=PlaceRelation.IN)
    claim = Claim(
        id="c1",
        report_id="rep",
        event_type=EventType.SHELLING,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, len(text)),),
        places=(mention,),
    )
    return resolve_places(Report(id="rep", name="rep", text=text), (claim,), gazetteer)["c1"][0].value


@pytest.mark.parametrize(
    ("text", "place", "place_id", "precision"),
    [
        ("Gunmen killed two men in Kasese, Uganda.", "Kasese", "geonames:", PlacePrecision.EXACT),
        ("Gunmen killed two men in Kasese district, Uganda.", "Kasese district", "admin2:UG.", PlacePrecision.ADMIN2),
        ("Rebels raided Beni in eastern Congo, DR Congo said.", "Beni", "geonames:", PlacePrecision.EXACT),
        ("Rebels raided farms in Beni territory, DR Congo.", "Beni territory", "admin2:CD.", PlacePrecision.ADMIN2),
        ("Ukraine said shells fell on Bakhmut raion.", "Bakhmut raion", "admin2:UA.", PlacePrecision.ADMIN2),
        ("Ukraine said shells fell on Bakhmut.", "Bakhmut", "geonames:", PlacePrecision.EXACT),
        ("Troops clashed in Sulu, Philippines.", "Sulu", "admin2:PH.sulu", PlacePrecision.ADMIN2),
        ("A bus was burnt in West Wellega, Ethiopia.", "West Wellega", "admin2:ET.west", PlacePrecision.ADMIN2),
        ("A mine killed a herder in Kech, Pakistan.", "Kech", "admin2:PK.kech", PlacePrecision.ADMIN2),
        (
            "Militants fled across Province Orientale, DR Congo.",
            "Province Orientale",
            "region:CD.",
            PlacePrecision.REGION,
        ),
    ],
)
def test_the_words_say_town_or_district(
    gazetteer: Gazetteer, text: str, place: str, place_id: str, precision: PlacePrecision
) -> None:
    """The bare name of a town is the town; with the class word it is the district; a district's own name is the district."""
    locus = read(gazetteer, text, place)
    assert locus is not None
    assert locus.place_id.startswith(place_id)
    assert locus.precision is precision


def test_a_district_that_two_regions_have_is_not_guessed(gazetteer: Gazetteer) -> None:
    """Habila is a locality of West Darfur and of South Kordofan: neither is taken where nothing tells."""
    assert read(gazetteer, "Fighting was reported in Habila locality, Sudan.", "Habila locality") is None


def test_a_region_named_with_it_tells_two_districts_apart(gazetteer: Gazetteer) -> None:
    """With its region Habila is one."""
    locus = read(gazetteer, "Fighting was reported in Habila locality, West Darfur.", "Habila locality")
    assert locus is not None
    assert locus.place_id == "admin2:SD.habila-west-darfur"


def test_a_small_district_of_another_country_is_not_read(gazetteer: Gazetteer) -> None:
    """Jaji is a district of Afghanistan: the bare name in a report that speaks of Colombia alone is left unread."""
    assert read(gazetteer, "Police in Colombia said a bomb killed two people in Jaji.", "Jaji") is None
