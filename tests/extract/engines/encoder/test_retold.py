"""Numbers of one claim of which one took the other's place, or is of it."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import DraftToll, Words
from recount.extract.engines.encoder.decode.same_people import same_people
from recount.model import Population, TollKind
from recount.vocab.numbers import exact

# The text; the words that count, each with its number; the numbers left, each with the index of its whole.
TOLD = {
    "climbed": (
        "Police first said four cooks had died, but it later climbed to 11.",
        [("four cooks", 4), ("11", 11)],
        [(11, None)],
    ),
    "earlier toll": (
        "The army said 11 cooks had died; it had earlier given a toll of seven.",
        [("11 cooks", 11), ("seven", 7)],
        [(11, None)],
    ),
    "up from": ("The blast killed 11 cooks, up from seven.", [("11 cooks", 11), ("seven", 7)], [(11, None)]),
    "from, and up": (
        "They pulled 12 dead from the ruins and gave up on seven more.",
        [("12 dead", 12), ("seven more", 7)],
        [(12, None), (7, None)],
    ),
    "behind a dash": (
        "Four cooks \u2013 two women and two men \u2013 were killed.",
        [("Four cooks", 4), ("two women and two men", 4)],
        [(4, None), (4, 0)],
    ),
    "among those killed": (
        "Two cooks were among those killed. In all seven people died.",
        [("Two cooks", 2), ("seven people", 7)],
        [(2, 1), (7, None)],
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_nobody_is_counted_by_an_older_number_or_twice(case: str) -> None:
    """The newer number stays; a part is tied to its whole."""
    text, told, left = TOLD[case]
    tolls = [
        DraftToll(
            kind=TollKind.KILLED,
            count=exact(number),
            population=Population.CIVILIAN,
            words=Words(exact=words, start=text.index(words)),
        )
        for words, number in told
    ]
    found = same_people(page_of(text), tolls)
    assert [(t.count.low, t.part_of) for t in found] == left
