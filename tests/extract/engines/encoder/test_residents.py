"""How many live in a place is no toll."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.decode.residents import are_residents
from recount.extract.engines.encoder.page import Span

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


def _are_residents(text: str, told: str) -> bool:
    page = page_of(text)
    start = text.index(told)
    words = page.at(start, start + len(told))
    assert words is not None
    return are_residents(page, Span(*words))
