"""Armed groups that a report names say where its places are."""

import pytest

from recount.model import Claim, EventType, PlaceMention, PlaceRelation, Report, Stance, quote
from recount.resolve import ResolveTools, resolve
from recount.resolve.theatres import theatres_told
from recount.vocab.actors import find_actors
from recount.vocab.gazetteer import open_gazetteer


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hayat Tahrir al-Sham attacked the post.", "SY"),
        ("M23 rebels took the hill.", "CD"),
        ("Boko Haram burned the village.", "NG"),
    ],
)
def test_a_group_speaks_for_its_home(text: str, country: str) -> None:
    """Most for the country that is its own."""
    told = theatres_told(find_actors(text))
    assert max(told, key=lambda code: told[code]) == country


@pytest.mark.parametrize(
    "text", ["Russian jets hit the town.", "Gunmen hit the town.", "The army hit the town.", "Nobody did."]
)
def test_states_and_the_unnamed_do_not(text: str) -> None:
    """Forces of states fight abroad, and gunmen are anybody's."""
    assert theatres_told(find_actors(text)) == {}


def test_each_group_counts_once() -> None:
    """A name said ten times is no more at home there."""
    one = theatres_told(find_actors("M23 rebels took the hill."))
    assert theatres_told(find_actors("M23 rebels took the hill. " * 10)) == one


def test_a_place_is_read_where_the_group_fights() -> None:
    """Leer is in South Sudan if the SPLM-IO is there, not in Germany; without a group it stays open."""
    gazetteer = open_gazetteer()

    def read(text: str) -> str | None:
        start = text.index("Leer")
        claim = Claim(
            id="c1",
            report_id="rep",
            event_type=EventType.OTHER_VIOLENCE,
            stance=Stance.ASSERTS,
            evidence=(quote(text, 0, 4),),
            places=(PlaceMention(quote=quote(text, start, start + 4), relation=PlaceRelation.IN),),
        )
        (readings,) = resolve(Report(id="rep", name="rep", text=text), (claim,), ResolveTools(gazetteer=gazetteer))
        return readings.places[0].value.country if readings.places[0].value else None

    assert read("Four people were shot in Leer by SPLM-IO fighters.") == "SS"
    assert read("Four people were shot in Leer by somebody.") is None
