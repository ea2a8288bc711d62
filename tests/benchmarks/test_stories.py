"""The measure of linking on invented stories: what it takes for one event, and what it calls a cause."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from benchmarks.stories import Told, apart_because, event_of, linked, reports_of, together_because, wrong

from recount.model import Account, Basis, Estimate, Incident, Locus, PlacePrecision, Precision, TollKind, Window

MARKET = {"event": "x/market", "killed": 4, "injured": 9, "place": "Balyun", "day": "2020-01-22"}
PRESS = {"event": "x/press", "killed": 6, "injured": None, "place": "Balyun", "day": "2020-01-22"}
LATER = {"event": "x/later", "killed": 4, "injured": None, "place": "Balyun", "day": "2020-01-24"}
ALONE = Account(incident=Incident(id="inc:b2:x", founding_claim="c"), members=())
Json = dict[str, Any]


def told(events: list[Json], read: str, alone: Account = ALONE) -> tuple[Told, ...]:
    return (Told(row={"events": events}, alone=alone, event=read, found="i"),)


def killed(number: int) -> Estimate:
    return Estimate(
        kind=TollKind.KILLED,
        population="all",
        low=number,
        best=number,
        high=number,
        method="as_told",
        version="1",
        basis=("c",),
    )


def on(day: int) -> Window:
    start = date(2020, 1, day)
    return Window(start=start, end=date(2020, 1, day + 1), precision=Precision.DAY, basis=Basis.STATED)


def at(lat: float) -> Locus:
    return Locus(place_id="t:1", name="Town", lat=lat, lon=36.0, radius_km=3.0, precision=PlacePrecision.EXACT)


@pytest.mark.parametrize(
    ("account", "event"),
    [
        (replace(ALONE, estimates=(killed(6),)), "x/press"),
        (replace(ALONE, estimates=(killed(4),), window=on(24)), "x/later"),
        (replace(ALONE, estimates=(killed(4),), window=on(22)), "x/market"),
        (ALONE, "x/market"),
    ],
)
def test_an_incident_is_the_event_whose_numbers_and_day_it_gives(account: Account, event: str) -> None:
    """And the main one where it says nothing."""
    assert event_of(account, [MARKET, PRESS, LATER]) == event


def test_a_cause_is_sought_from_reading_to_linking() -> None:
    """No incident, another event, days, places, what is not read; what is left is linking's."""
    one, other = {"doc_id": "a", "events": [MARKET]}, {"doc_id": "b", "events": [MARKET]}
    here = replace(ALONE, window=on(22), locus=at(35.0))

    def cause(second: tuple[Told, ...]) -> str:
        return apart_because(one, other, {"a": told([MARKET], "x/market", here), "b": second})

    assert cause(()) == "a report tells of no incident"
    assert cause(told([MARKET], "x/press", here)) == "another event is read first"
    assert cause(told([MARKET], "x/market", replace(here, window=on(25)))) == "days read apart"
    assert cause(told([MARKET], "x/market", replace(here, locus=at(36.0)))) == "places read apart"
    assert cause(told([MARKET], "x/market", replace(here, locus=None))) == "a place is not read"
    assert cause(told([MARKET], "x/market", replace(here, window=None))) == "a day is not read"
    assert cause(told([MARKET], "x/market", here)) == "too few points, or held apart"


def test_a_false_pair_is_named_by_what_its_events_share() -> None:
    """Town and day, unless the reports are of two stories."""
    one = {"doc_id": "a", "story": "x", "events": [MARKET]}
    other = {"doc_id": "b", "story": "x", "events": [LATER]}
    read = {"a": told([MARKET], "x/market"), "b": told([LATER], "x/later")}
    assert together_because(one, other, read) == "one town, two days"
    assert together_because(one, {**other, "story": "y"}, read) == "of different stories"


def test_a_story_is_coded_linked_and_judged() -> None:
    """Two outlets tell of one strike, a third of another in another country; the fourth of none."""
    strike = {"event": "x/strike", "killed": 4, "injured": None, "place": "Odesa", "day": "2023-03-09"}
    market = {"event": "x/bomb", "killed": 3, "injured": None, "place": "Baidoa", "day": "2023-03-09"}
    rows = [
        ("x-1", "A", strike, "A missile killed four people in Odesa on Thursday, police said."),
        ("x-2", "B", strike, "Four people were killed in a Russian missile strike on Odesa on Thursday."),
        ("x-3", "C", market, "A bomb killed three people in Baidoa on Thursday, police said."),
        ("x-4", "D", strike, "The council of the city sat for three hours and spoke about water."),
    ]
    stories = linked(
        [
            {"doc_id": i, "story": "x", "source": s, "published": "2023-03-10", "text": text, "events": [event]}
            for i, s, event, text in rows
        ]
    )
    first, second, third, fourth = (found for _, found in reports_of(stories))
    assert first == second
    assert len({first, third, fourth}) == 3
    assert {(how, pair.cause) for how, pair in wrong(stories)} == {("apart", "a report tells of no incident")}
