"""What one report tells twice is one telling: its headline and its first sentences, a sum and the one event that fills it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.factories import claim, locus, readings, report, toll, window, words

from recount.flow.accounts import accounts_of
from recount.link import tell
from recount.model import Claim, CodedReport, Readings

TITLE = "Five hurt as gunfire hits market in Sarrin"
DAY, LATER = date(2031, 5, 1), date(2031, 5, 3)


def told(*claims: Claim, read: tuple[Readings, ...] = ()) -> list[tuple[str, ...]]:
    """The claims of each telling of a report that begins with its headline."""
    made = CodedReport(report=report(text=f"{TITLE}\n\nand so on", title=TITLE), claims=claims, readings=read)
    return [t.claim_ids for t in tell(made)]


def head(**rest: Any) -> Claim:
    """The claim of the headline; the place stands in its words."""
    return claim("head", toll("injured", 5), says=TITLE, type="shooting", **rest)


def body(key: str, at: int, **rest: Any) -> Claim:
    """A claim of the outlet below it, in a voice of its own so that nothing but the headline's rule ties them."""
    values = {"type": "shooting", "speakers": "the hospital", "places": "the clinic", "injured": 5} | rest
    return claim(key, toll("injured", values.pop("injured")), at=at, **values)


def test_a_headline_goes_to_the_first_event_below_that_can_be_its_own() -> None:
    """Sixty killed by a strike in another town are not its five: it goes past them to those shot."""
    strike = claim("strike", toll("killed", 60), toll("injured", 90), at=100, places="Torin", speakers="the governor")
    assert told(head(), strike, body("shot", 250)) == [("head", "shot"), ("strike",)]


def test_a_headline_goes_no_further_than_news_retells_it() -> None:
    """What stands far below is another event, as far as anybody can tell."""
    assert ("head", "shot") not in told(head(), body("shot", 5000, injured=9))


def test_a_borrowed_day_keeps_no_headline_apart() -> None:
    """A headline that has its day from a line below ("posted on Saturday") is not told apart by it; by one of its own it is."""
    read = (
        readings("head", when=window(LATER), places=[locus()]),
        readings("shot", when=window(DAY), places=[locus()]),
    )
    shot = body("shot", 100, when="on Thursday")
    dated = claim("head", toll("injured", 5), says=TITLE, type="shooting", when="on Saturday", at=0)
    own = told(dated, shot, read=read)
    assert own == [("head",), ("shot",)]
    below = replace(dated, when=words("on Saturday", 300))
    assert told(below, shot, read=read) == [("head", "shot")]


def summed(part: int, **rest: Any) -> CodedReport:
    """Five are hurt, of whom so many in a strike told with more about it."""
    values = {"at": 300, "part_of": "sum", "speakers": "medics", "places": "Torin"} | rest
    claims = (claim("sum", toll("injured", 5), at=0), claim("part", toll("injured", part), **values))
    return CodedReport(report=report(), claims=claims, readings=())


def test_a_sum_that_its_only_part_fills_is_that_part() -> None:
    """Five were hurt, five of them in Torin: one event, whose five are counted once."""
    assert [t.claim_ids for t in tell(summed(5))] == [("sum", "part")]
    (account,) = accounts_of(summed(5))
    assert [(e.low, e.best, e.high) for e in account.estimates] == [(5, 5, 5)]


@pytest.mark.parametrize("change", [{"part": 4}, {"part": 5, "stance": "anticipates"}])
def test_a_part_of_fewer_and_a_plan_stay_apart(change: dict[str, Any]) -> None:
    """Four of five leave one who was hurt elsewhere; and what is to come has hurt nobody."""
    assert ("sum", "part") not in [t.claim_ids for t in tell(summed(**change))]


def test_two_parts_stay_parts() -> None:
    """Where the report tells of two events the sum is of both, though one of them counts as many."""
    one = summed(5)
    more = claim("more", toll("injured", 2), at=600, part_of="sum", places="Ghadir", speakers="the governor")
    made = CodedReport(report=one.report, claims=(*one.claims, more), readings=())
    assert ("sum", "part") not in [t.claim_ids for t in tell(made)]
