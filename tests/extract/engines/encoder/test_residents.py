"""How many live in a place is no toll."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.decode.residents import are_of_a_past_crime, are_residents, are_stopped
from recount.extract.engines.encoder.page import Page, Span

RESIDENTS = {
    "a town of so many": ("Shells hit Sarmin, a market town of 12,000 people.", "12,000 people"),
    "about so many": ("A city of about 20,000 people was shelled.", "20,000 people"),
    "a population": ("Azaz, with a population of 31,000 people, was hit.", "31,000 people"),
    "home to": ("The camp, home to more than 52,000 refugees, was hit.", "52,000 refugees"),
    "lived there": ("In better days some 4,000 miners lived in Sarmin.", "some 4,000 miners"),
    "once lived there": ("Some 4,000 miners once lived in Sarmin.", "Some 4,000 miners"),
}
OTHERS = {
    "killed in the town": ("Shelling of the town killed 120 people.", "120 people"),
    "few": ("The blast hit a hamlet of 12 people.", "12 people"),
    "a convoy of so many": ("Jets struck a convoy of 300 people.", "300 people"),
    "who lived there": ("All 120 people who lived there were killed.", "120 people"),
    "driven out": ("The raid drove 14,000 people out of the town.", "14,000 people"),
    "uncounted": ("Shells hit a town of many people.", "many people"),
}


@pytest.mark.parametrize(("text", "told"), RESIDENTS.values(), ids=RESIDENTS)
def test_who_lives_in_a_place_is_known(text: str, told: str) -> None:
    """By the words before and behind the number."""
    assert _are_residents(text, told)


@pytest.mark.parametrize(("text", "told"), OTHERS.values(), ids=OTHERS)
def test_whom_something_befell_is_none_of_them(text: str, told: str) -> None:
    """Neither those killed in a town nor the few people of a house that was hit."""
    assert not _are_residents(text, told)


@pytest.mark.parametrize(
    ("text", "told", "past"),
    [
        ("The suspects were wanted in the murder of five traders.", "five traders", True),
        ("Two men linked to the killing of 14 clerks were arrested.", "14 clerks", True),
        ("Police confirmed the killing of 14 clerks.", "14 clerks", False),
    ],
)
def test_the_dead_of_a_crime_that_somebody_is_wanted_for_are_no_news(text: str, told: str, past: bool) -> None:
    """By what the suspects are said to have done with it."""
    assert are_of_a_past_crime(*_span(text, told)) is past


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Gunmen halted a bus and ordered 22 travellers off.", True),
        ("Gunmen halted a bus, ordered 22 travellers off and shot them dead.", False),
    ],
)
def test_who_is_ordered_off_a_bus_is_counted_by_what_befell_them_then(text: str, stopped: bool) -> None:
    """Nothing, if nothing is told."""
    assert are_stopped(*_span(text, "22 travellers")) is stopped


def _are_residents(text: str, told: str) -> bool:
    return are_residents(*_span(text, told))


def _span(text: str, told: str) -> tuple[Page, Span]:
    page = page_of(text)
    start = text.index(told)
    words = page.at(start, start + len(told))
    assert words is not None
    return page, Span(*words)
