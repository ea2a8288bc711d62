"""Parts of a toll: told after it, and never added to it."""

import pytest
from tests.extract.engines.lexical.reading import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A strike killed 37 people, including nine children.",
            ["killed 37..37 unstated: 37 people", "of 0: killed 9..9 civilian: nine children"],
        ),
        (
            "Ten people were killed, among them three children and a nurse.",
            [
                "killed 10..10 unstated: Ten people",
                "of 0: killed 3..3 civilian: three children",
                "of 0: killed 1..1 civilian: a nurse",
            ],
        ),
        (
            "Girl, 5, and boy, 7, among 4 killed in raid",
            ["killed 4..4 unstated: 4", "of 0: killed 2..2 civilian: Girl, 5, and boy, 7"],
        ),
        (
            "A commander was killed among his five guards.",
            ["killed 1..1 combatant: A commander", "of 0: killed 5..5 unstated: his five guards"],
        ),
        (
            "Ten people, three of them children, were killed.",
            ["killed 10..10 unstated: Ten people", "of 0: killed 3..3 civilian: three of them children"],
        ),
        (
            "Eight people, two of whom were women, were wounded.",
            ["injured 8..8 unstated: Eight people", "of 0: injured 2..2 civilian: two of whom were women"],
        ),
        (
            "Four people were killed, three of them children, and 38 were injured.",
            [
                "killed 4..4 unstated: Four people",
                "injured 38..38 unstated: 38",
                "of 0: killed 3..3 civilian: three of them children",
            ],
        ),
        (
            "Gunmen kidnapped 43 persons, mostly women and children.",
            ["abducted 43..43 unstated: 43 persons", "of 0: abducted .. civilian: mostly women and children"],
        ),
        (
            "Nineteen people were wounded, most of them soldiers.",
            ["injured 19..19 unstated: Nineteen people", "of 0: injured .. combatant: most of them soldiers"],
        ),
        (
            "The strike wounded 25, eleven of them badly.",
            ["injured 25..25 unstated: 25", "of 0: injured 11..11 unstated: eleven of them badly"],
        ),
        (
            "The strike killed and wounded 14 people, including five children.",
            [
                "killed ..14 unstated: 14 people",
                "injured ..14 unstated: 14 people",
                "of 0: killed ..5 civilian: five children",
                "of 1: injured ..5 civilian: five children",
            ],
        ),
        (
            "The death toll has risen to nine, including a six-year-old girl.",
            ["killed 9..9 unstated: nine", "of 0: killed 1..1 civilian: a six-year-old girl"],
        ),
        ("Seven of the dead were children.", ["killed 7..7 civilian: Seven of the dead were children"]),
        ("Among the dead were two nurses.", ["killed 2..2 civilian: two nurses"]),
        (
            "Among the dead are Amal Nasr, Ali Karim and Huda Saleh.",
            ["killed 3..3 unstated: Amal Nasr, Ali Karim and Huda Saleh"],
        ),
        ("Farmers were among the dead.", ["killed .. civilian: Farmers"]),
        ("The convoy, including two buses, left the town.", []),
    ],
)
def test_a_part_is_tied_to_its_whole(text: str, expected: list[str]) -> None:
    """ "Including", "among them", "of whom", "of them", "mostly": each a part; without its whole it stands alone."""
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The death toll has risen to 27 after two more people died.",
        "Two more people died on Monday, and the death toll rose to 27.",
    ],
)
def test_those_who_raised_a_total_are_part_of_it(text: str) -> None:
    """Whichever is told first."""
    whole, part = tolls(text)
    assert whole == "killed 27..27 unstated: 27"
    assert part.lower() == "of 0: killed 2..2 unstated: two more people"


def test_a_total_holds_no_others_than_those_told_to_be_more() -> None:
    """Five killed elsewhere are none of the 27."""
    text = "Five people were killed in Dair, and the death toll of the blast in Sukra rose to 27."
    assert not any(toll.startswith("of ") for toll in tolls(text))


@pytest.mark.parametrize("age", ["under 5 years old", "under the age of five", "aged between two and five"])
def test_a_share_may_be_told_by_its_age(age: str) -> None:
    """Eight of the dozen, and not eight more."""
    whole, part = tolls(f"A strike hit a house, killing a dozen, 8 of them {age}.")
    assert (whole, part[:22]) == ("killed 12..12 unstated: a dozen", "of 0: killed 8..8 unst")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "All but two of the 14 passengers were killed.",
            "killed 12..12 civilian: All but two of the 14 passengers",
        ),
        ("All but two passengers were killed.", "killed .. civilian: All but two passengers"),
        ("One in three of the 90 wounded has died.", "killed .. unstated: One in three"),
        ("Two of the 14 passengers were killed.", "killed 2..2 civilian: Two of the 14 passengers"),
    ],
)
def test_those_left_over_and_rates_are_no_toll(text: str, expected: str) -> None:
    """All but two of 14 is 12; of how many nobody says, it is open."""
    assert tolls(text) == [expected]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Four shot, two critically injured in a hall", ["", "of 0"]),
        ("Four were lightly wounded, two critically wounded in the raid.", ["", ""]),
        (
            "Four cooks were wounded: a 30-year-old shot in the neck and another 30-year-old hit in the arm.",
            ["", "of 0", "of 0"],
        ),
        ("Four cooks were wounded and a nurse was shot in the arm.", ["", ""]),
    ],
)
def test_who_is_told_of_more_closely_is_counted_already(text: str, sizes: list[str]) -> None:
    """Two of the four critically, or each behind a colon: those counted before, unless they are of another sort."""
    found = tolls(text)
    assert ["of 0" if toll.startswith("of 0") else "" for toll in found] == sizes


def test_victims_may_have_lived() -> None:
    """ "Three of the victims" are hurt where people are hurt; alone they tell of nobody killed."""
    assert tolls("Three of the victims are children.") == []
    whole, part = tolls("A strike killed nine people, and three of the victims were children.")
    assert (whole[:11], part[:17]) == ("killed 9..9", "of 0: killed 3..3")
