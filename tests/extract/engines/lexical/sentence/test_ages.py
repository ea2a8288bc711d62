"""Ages that stand for people, and ages that are no count."""

import pytest
from tests.extract.engines.lexical.reading import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 5-year-old was killed.", ["killed 1..1 civilian: A 5-year-old"]),
        ("A 40-year-old was killed.", ["killed 1..1 unstated: A 40-year-old"]),
        ("An 18-month-old was killed.", ["killed 1..1 civilian: An 18-month-old"]),
        ("Two 17-year-olds were killed.", ["killed 2..2 civilian: Two 17-year-olds"]),
        ("A 17 year-old boy was killed.", ["killed 1..1 civilian: A 17 year-old boy"]),
        ("17-year-old Mina Adel was killed.", ["killed 1..1 unstated: 17-year-old Mina Adel"]),
        ("Two boys, a 5-year-old and a 7-year-old, were killed.", ["killed 2..2 civilian: Two boys"]),
        ("Two women, a boy and a girl were killed.", ["killed 4..4 civilian: Two women, a boy and a girl"]),
        ("One of the drivers, 34, was killed.", ["killed 1..1 unstated: One of the drivers, 34"]),
        ("Rana Adel, 19, Omar Saleh, 21, and Ali Nasr, 17, were killed.", 3),
        ("The 45-year-old war goes on.", []),
        ("Five children between the ages of 11 and 15 were killed.", ["killed 5..5 civilian: Five children"]),
        ("One, 21, was shot in the leg, and the other, 20, was shot in the arm.", ["injured 1..1 unstated: One, 21"]),
        ("Another teen, also 15, was killed.", ["killed 1..1 civilian: Another teen"]),
        ("Three women, ages 21, 32 and 49, were killed.", ["killed 3..3 civilian: Three women, ages 21, 32 and 49"]),
        ("Two men, 30 and 42 were killed.", ["killed 2..2 unstated: Two men, 30 and 42"]),
        ("Three boys, all 16 or younger, were killed.", ["killed 3..3 civilian: Three boys, all 16"]),
        ("A 14- and a 15-year-old were killed.", ["killed 2..2 civilian: A 14- and a 15-year-old"]),
        ("A man is charged over the death of Omar Saleh, also 18.", []),
    ],
)
def test_an_age_says_who_and_never_how_many(text: str, expected: list[str] | int) -> None:
    """With no noun behind it an age is a person; behind a name it is none more."""
    found = tolls(text)
    if isinstance(expected, int):
        assert [t[:10] for t in found] == [f"killed {expected}.."]
    else:
        assert found == expected
