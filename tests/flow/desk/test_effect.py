"""What a decision would do, in a sentence: also where the incident would then stand, which no figure says."""

from dataclasses import replace

from recount.flow.desk.deriving import effect
from recount.model import Account, Incident, Locus, PlacePrecision

TOWN = Locus(
    place_id="geonames:1",
    name="Tel Zeyd",
    lat=35.1,
    lon=40.1,
    radius_km=5,
    precision=PlacePrecision.EXACT,
    country="SY",
)
NEXT = replace(TOWN, place_id="geonames:2", name="Tel Amra", lat=35.3)


def account(n: int, locus: Locus | None, words: str | None = None) -> Account:
    """An incident that stands there, without figures."""
    return Account(
        incident=Incident(id=f"inc:b2:{n}", founding_claim=f"clm:b2:{n}"), members=(), locus=locus, place=words
    )


def said(before: list[Account], after: list[Account]) -> str:
    sides = [{one.incident.id: one for one in side} for side in (before, after)]
    return str(effect(*sides)["sentence"])


def test_another_place_is_said_with_both_names() -> None:
    """Also where no figure changes."""
    sentence = said([account(1, TOWN)], [account(1, NEXT)])
    assert sentence == "It would stand at Tel Amra (SY), not at Tel Zeyd (SY). No figure of killed or injured changes."


def test_a_place_that_is_taken_out_leaves_the_words_or_none() -> None:
    """As the report has them."""
    assert "at “the old mill”, not at Tel Zeyd" in said([account(1, TOWN)], [account(1, None, "the old mill")])
    assert "at no place, not at" in said([account(1, TOWN)], [account(1, None)])


def test_several_are_counted_and_new_ones_have_not_moved() -> None:
    """What was not there before has come from nowhere."""
    assert said([account(1, TOWN), account(2, TOWN)], [account(1, NEXT), account(2, NEXT)]).startswith(
        "2 incidents would"
    )
    assert "stand at" not in said([account(1, TOWN)], [account(1, TOWN), account(2, NEXT)])
