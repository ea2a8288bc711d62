"""A toll told as some of a larger number."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import DraftToll, Words
from recount.extract.engines.encoder.decode.shares import whole_of
from recount.model import Population, TollKind
from recount.vocab.numbers import exact

KILLED, INJURED = TollKind.KILLED, TollKind.INJURED
TOLD = {
    "killed": ("Three of the eight killed were children.", "Three", KILLED, 3, ("eight killed", 8)),
    "soldiers killed": (
        "Two of the five soldiers killed were officers.",
        "Two of the five soldiers",
        KILLED,
        2,
        ("five soldiers killed", 5),
    ),
    "who died": ("One of the two people who died was a nurse.", "One", KILLED, 1, ("two people who died", 2)),
    "wounded": ("At the clinic 19 of the 26 wounded were women.", "19", INJURED, 19, ("26 wounded", 26)),
    "at least": ("Three of at least eight dead were children.", "Three", KILLED, 3, ("at least eight dead", 8)),
    "nothing befell the others": ("Two of the five soldiers were officers.", "Two", KILLED, 2, None),
    "they alone were killed": ("Two of the five soldiers were killed.", "Two", KILLED, 2, None),
    "of the hurt": ("Two of the five wounded later died.", "Two", KILLED, 2, None),
    "fewer": ("Five of the two killed were children.", "Five", KILLED, 5, None),
    "no share": ("Five people were killed.", "Five people", KILLED, 5, None),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_larger_number_is_told_too(case: str) -> None:
    """If those of it met the same fate."""
    text, words, kind, number, whole = TOLD[case]
    toll = DraftToll(
        kind=kind,
        count=exact(number),
        population=Population.CIVILIAN,
        words=Words(exact=words, start=text.index(words)),
    )
    found = whole_of(page_of(text), toll)
    assert (found and (found.words.exact, found.count.low)) == whole
