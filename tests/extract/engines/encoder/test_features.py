"""How the mentions of a page stand to each other."""

from itertools import combinations

import numpy as np
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.features import Mention, Pairs
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.scheme import PAIR_FEATURES

TOWNS = (
    "Shells killed two farmers in Tarhin on Monday. Shells hit Azaz and killed five people. The army spoke in Sarmin."
)


def _mentions(page: Page) -> list[Mention]:
    return [Mention(start=a, end=b, unit=n) for n, (a, b) in enumerate(page.units)]


def _holds(page: Page, one: int, other: int) -> set[str]:
    (row,) = Pairs(page, _mentions(page)).features(np.array([one]), np.array([other]))
    return {name for name, value in zip(PAIR_FEATURES, row, strict=True) if value}


def test_two_shellings_share_their_type_and_not_their_place() -> None:
    """Sentences side by side about two towns, with two numbers."""
    found = _holds(page_of(TOWNS), 0, 1)
    assert {"next sentence", "same paragraph", "one opens", "both drafted", "shared type"} <= found
    assert {"other place", "other number"} <= found
    assert not {"same sentence", "shared place", "other type", "shared number", "drafted as one claim"} & found


def test_what_one_of_two_holds_alone_is_neither_shared_nor_other() -> None:
    """No draft is made of who spoke where: of its type nothing can be said."""
    found = _holds(page_of(TOWNS), 1, 2)
    assert "other place" in found
    assert not {"shared type", "other type", "shared number", "other number", "both drafted", "one opens"} & found


def test_a_rare_number_told_again_is_shared() -> None:
    """Nine and nine are the same number, and a rare one; two and two no rare one."""
    nine = _holds(page_of("Nine people were killed in Tarhin. The nine people died in a strike."), 0, 1)
    assert {"shared number", "shared rare number"} <= nine
    two = _holds(page_of("Two people were killed in Tarhin. The two people died in a strike."), 0, 1)
    assert "shared number" in two
    assert "shared rare number" not in two
    assert "points back" in two


def test_pairs_asked_together_are_those_asked_alone(page: Page) -> None:
    """No pair depends on which others are asked for with it."""
    mentions = _mentions(page)
    one, other = np.array(list(combinations(range(len(mentions)), 2))).T
    together = Pairs(page, mentions).features(one, other)
    for row, i, j in zip(together, one, other, strict=True):
        alone = Pairs(page, [mentions[i], mentions[j]]).features(np.array([0]), np.array([1]))
        np.testing.assert_array_equal(alone[0], row)


def test_no_pairs_have_no_rows(page: Page) -> None:
    """Nothing asked, nothing said."""
    none = np.zeros(0, dtype=np.int64)
    assert Pairs(page, []).features(none, none).shape == (0, len(PAIR_FEATURES))
