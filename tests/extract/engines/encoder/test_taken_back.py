"""What the words say of numbers that are taken back."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.taken_back import corrects, is_raised, takes_back


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The governor said nine people were killed. The clinic put the figure at 11.", False),
        ("We wrote that nine people were killed. That was wrong.", True),
        ("Nine people were killed, not eleven.", True),
        ("In our last bulletin nine people were killed.", True),
    ],
)
def test_without_a_word_that_corrects_nothing_is_taken_back(text: str, found: bool) -> None:
    """It may stand in the sentence or beside it."""
    page = page_of(text)
    assert corrects(page, Mention(start=0, end=page.units[0][1], unit=0)) is found


def test_what_was_published_before_is_taken_back() -> None:
    """As the grammar reads it."""
    page = page_of("Correction: we previously published that nine people were killed.")
    assert any(takes_back(page, Mention(start=a, end=b, unit=n)) for n, (a, b) in enumerate(page.units))


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Police first reported nine deaths, but later put the figure at 13.", True),
        ("We initially reported nine deaths; that was later corrected to seven.", False),
        ("Police later reported nine deaths, the first of the year.", False),
    ],
)
def test_a_toll_that_goes_up_was_not_wrong(text: str, raised: bool) -> None:
    """An older number stands first and a newer one later, and nothing is said to be wrong."""
    page = page_of(text)
    assert is_raised(page, Mention(start=0, end=len(page.words), unit=0)) is raised
