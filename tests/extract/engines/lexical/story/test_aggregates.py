"""Totals and their parts, told after them or before."""

import pytest
from tests.extract.engines.lexical.story.telling import claims, killed, same, whole

FORTY = "Forty people were killed in an air strike on Tal Amir on Monday."
EIGHTY = "Eighty people were killed in an air strike on Karak on Monday."


def test_parts_told_after_their_whole() -> None:
    """ "120 in several strikes", then 40 here and 80 there."""
    told = claims(
        "At least 120 people were killed in several air strikes on Monday.\n"
        "Forty died in a strike on Tal Amir.\nEighty others died in a strike on Karak."
    )
    assert [killed(c) for c in told] == [[120], [40], [80]]
    assert whole(told) == [None, 0, 0]


@pytest.mark.parametrize(
    "total", ["In total, 120 people were killed.", "Altogether, 120 people were killed in the air strikes."]
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_sum_told_last_looks_back(total: str, gap: str) -> None:
    """ "In total" is the whole of what was told before it, and none of these events itself."""
    told = claims(gap.join((FORTY, EIGHTY, total)))
    assert [killed(c) for c in told] == [[40], [80], [120]]
    assert whole(told) == [2, 2, None]
    assert same(told) == [None, None, None]


def test_some_of_the_parts_are_enough() -> None:
    """A whole of which one strike is told apart keeps the others for itself."""
    told = claims("At least 196 people were killed in several air strikes on Monday.\n" + FORTY)
    assert whole(told) == [None, 0]


@pytest.mark.parametrize(
    "text",
    [
        f"{FORTY}\n{EIGHTY}",
        f"Twenty people were killed in three air strikes in the valley on Monday.\n{FORTY}",
        f"Sixty people were killed in several air strikes on Monday.\n{FORTY}\n{EIGHTY}".replace("Eighty", "Thirty"),
        "At least 120 people were killed in several air strikes in 2019.\n" + FORTY,
        f"Nine rebels were killed in a clash on Monday. It came amid air strikes on Karak.\n{FORTY}".replace(
            "Forty", "Two"
        ),
        "At least 120 people were killed in several air strikes on Monday.\nGunmen shot two farmers dead in Karak.",
    ],
)
def test_no_whole(text: str) -> None:
    """One strike is no sum; parts are fewer than their whole, even together, of its days, and of its sort."""
    assert set(whole(claims(text))) == {None}
