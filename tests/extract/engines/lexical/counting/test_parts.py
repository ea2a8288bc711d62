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
