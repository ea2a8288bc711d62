"""How a place is said: owners, distances, dashes, lists, two names in one mention. Each was once read wrong."""

import pytest

from recount.model import Claim, EventType, Locus, PlaceMention, PlaceRelation, Report, Stance, quote
from recount.resolve.place_ways import ends_of, site_of
from recount.resolve.place_words import readings_of
from recount.resolve.places import resolve_places
from recount.vocab.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def read(gazetteer: Gazetteer, text: str, words: str) -> Locus | None:
    """The reading of one mention of a text."""
    start = text.index(words)
    claim = Claim(
        id="c1",
        report_id="rep",
        event_type=EventType.OTHER_VIOLENCE,
        stance=Stance.ASSERTS,
        evidence=(quote(text, 0, 1),),
        places=(PlaceMention(quote=quote(text, start, start + len(words)), relation=PlaceRelation.IN),),
    )
    return resolve_places(Report(id="rep", name="rep", text=text), (claim,), gazetteer)["c1"][0].value


@pytest.mark.parametrize(
    ("text", "words", "place_id", "precision"),
    [
        ("Fighting in North Darfur state, Sudan.", "North Darfur state", "admin1:SD.55", "admin1"),
        ("Fighting in West Azerbaijan province.", "West Azerbaijan province", "admin1:IR.01", "admin1"),
        ("Shells hit the Manbij area of Aleppo.", "the Manbij area of Aleppo", "admin2:SY.manbij-district", "admin2"),
        (
            "Shells hit the town of Manbij in Aleppo province.",
            "the town of Manbij in Aleppo province",
            "geonames:167357",
            "exact",
        ),
        ("Fighting in S. Sudan.", "S. Sudan", "country:SS", "country"),
        ("Fighting in N Kivu, DRC.", "N Kivu", "admin1:CD.11", "admin1"),
        ("A raid in the W. Bank.", "the W. Bank", "admin1:PS.WE", "admin1"),
        ("A raid in E. Daraa, Syria.", "E. Daraa", "region:eastern-daraa-sy", "region"),
        ("A mine went off in SE Turkey.", "SE Turkey", "region:southeastern-turkey", "region"),
        ("Two soldiers died in J&K.", "J&K", "admin1:IN.12", "admin1"),
        ("A bomb hit Helmand's Sangin district.", "Helmand's Sangin district", "admin2:AF.sangin-district", "admin2"),
        ("Men came to Niger's Tillaberi region.", "Niger's Tillaberi region", "admin1:NE.09", "admin1"),
        ("A mine lay on the Ras al-Ayn road in Syria.", "the Ras al-Ayn road", "geonames:165509", "near"),
        ("Israel hit Gaza, Lebanon and Syria.", "Lebanon", "country:LB", "country"),
        ("Israel's raid on Khan Younis killed ten.", "Khan Younis", "geonames:281124", "exact"),
        ("Shells hit Goma, Rwanda and Uganda denied it.", "Goma", "geonames:216281", "exact"),
        ("Clashes in Pauktaw in Rakhine State, Myanmar.", "Pauktaw", "admin1:MM.01", "admin1"),
    ],
)
def test_the_words_are_taken_as_a_reader_takes_them(
    gazetteer: Gazetteer, text: str, words: str, place_id: str, precision: str
) -> None:
    """A region's own direction stays, shortened or not, an attacker owns no place, what lies in another is the finer one."""
    found = read(gazetteer, text, words)
    assert found is not None
    assert (found.place_id, found.precision.value) == (place_id, precision)


@pytest.mark.parametrize(
    ("text", "words", "least_km"),
    [
        ("Men died in a village 35 km from Gao in Mali.", "a village 35 km from Gao", 35),
        ("Men died at a post 120 km from N'Djamena, Chad.", "a post 120 km from N'Djamena", 120),
        ("Men died 1,500 km north of Bamako, Mali.", "1,500 km north of Bamako", 500),
        ("A ship burned 60 nautical miles west of Hodeidah, Yemen.", "60 nautical miles west of Hodeidah", 40),
    ],
)
def test_a_distance_widens_what_it_is_measured_from(
    gazetteer: Gazetteer, text: str, words: str, least_km: float
) -> None:
    """Whatever its unit, and with or without a direction."""
    found = read(gazetteer, text, words)
    assert found is not None
    assert found.radius_km >= least_km
    assert found.precision.value in {"near", "region"}


@pytest.mark.parametrize(
    ("mention", "km"),
    [
        ("12 km north of X", 12.0),
        ("1,500 km north of X", 1500.0),
        ("10-15 km north of X", 15.0),
        ("500 metres east of X", 0.5),
        ("ten miles from X", None),
        ("5 miles from X", 8.045),
        ("60 nautical miles off X", 111.12),
        ("X", None),
    ],
)
def test_distances_are_kilometres(mention: str, km: float | None) -> None:
    """Of a range the farther end."""
    found = readings_of(mention)[-1].distance_km
    assert found == (pytest.approx(km) if km is not None else None)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("between Goma and Rutshuru in North Kivu", (("Goma", "Rutshuru"),)),
        ("the road from Raqqa to Tabqa", (("Raqqa", "Tabqa"),)),
        ("the Raqqa-Deir ez-Zor road", (("Raqqa", "Deir ez-Zor"),)),
        ("the Al-Bab road", ()),
        ("the Port-au-Prince road", ()),
        ("the Al-Qadam railway station", ()),
        ("the road", ()),
        ("Raqqa", ()),
    ],
)
def test_a_way_has_two_ends_or_none(words: str, ends: tuple[tuple[str, str], ...]) -> None:
    """A dash inside a name parts nothing."""
    assert ends_of(words) == ends


@pytest.mark.parametrize(
    ("words", "name", "place"),
    [
        ("the Al-Noor hospital in Aleppo", "the Al-Noor hospital", "Aleppo"),
        ("the town of Manbij in Aleppo province", "the town of Manbij", "Aleppo province"),
        ("a market near Manbij", "a market", "Manbij"),
    ],
)
def test_a_site_has_a_name_and_a_place(words: str, name: str, place: str) -> None:
    """Split at the last word of place."""
    site = site_of(words)
    assert site is not None
    assert (site.name, site.place) == (name, place)


@pytest.mark.parametrize("words", ["north of Bamako", "1,500 km north of Bamako", "Aleppo", "the town"])
def test_a_bearing_is_no_site(words: str) -> None:
    """ "North" is not something that lies in Bamako."""
    assert site_of(words) is None
