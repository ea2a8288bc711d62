"""Numbers told in other ways than "five people": totals, entries, nobody, both, joint counts, ages beside people."""

import pytest
from tests.extract.engines.lexical.reading import tolls

CASES = [
    # totals that a count has come to
    ("The toll rose from 10 to 15 killed.", ["killed 15..15 unstated: 15"]),
    ("The strike raised the toll to 31 killed.", ["killed 31..31 unstated: 31"]),
    (
        "Two more died of wounds, bringing the toll to 14.",
        ["killed 14..14 unstated: 14", "of 0: killed 2..2 unstated: Two more"],
    ),
    # entries of a list
    ("Wounded: 24.", ["injured 24..24 unstated: Wounded: 24"]),
    ("Killed terrorists: 411.", ["killed 411..411 combatant: Killed terrorists: 411"]),
    ("Civilians killed: 24-31", ["killed 24..31 civilian: Civilians killed: 24-31"]),
    ("The army said of the wounded: 14 are home.", []),
    # the dead and the wounded counted together
    (
        "The dead and wounded reached 50.",
        [
            "killed ..50 unstated: dead and wounded reached 50",
            "injured ..50 unstated: dead and wounded reached 50",
        ],
    ),
    (
        "There were 50 dead and wounded.",
        ["killed ..50 unstated: 50 dead and wounded", "injured ..50 unstated: 50 dead and wounded"],
    ),
    (
        "Casualties rose to 50.",
        ["killed ..50 unstated: Casualties rose to 50", "injured ..50 unstated: Casualties rose to 50"],
    ),
    (
        "The strike left 12 dead and 30 wounded.",
        ["killed 12..12 unstated: 12 dead", "injured 30..30 unstated: 30"],
    ),
    # nobody
    ("None of the passengers was hurt.", ["injured 0..0 civilian: None of the passengers"]),
    ("Neither of the brothers was killed.", ["killed 0..0 unstated: Neither of the brothers"]),
    ("Neither was hurt.", ["injured 0..0 unstated: Neither"]),
    ("None of them was hurt.", ["injured 0..0 unstated: None of them"]),
    ("The drone wounded nobody.", ["injured 0..0 unstated: nobody"]),
    ("There were no reports of casualties.", ["killed 0..0 unstated: casualties", "injured 0..0 unstated: casualties"]),
    (
        "Guns shelled the town without causing casualties.",
        ["killed 0..0 unstated: casualties", "injured 0..0 unstated: casualties"],
    ),
    ("Neither side reported casualties.", ["killed 0..0 unstated: casualties", "injured 0..0 unstated: casualties"]),
    ("There were reports of casualties.", ["killed .. unstated: casualties", "injured .. unstated: casualties"]),
    # both
    ("Both were killed.", ["killed 2..2 unstated: Both"]),
    ("They were both wounded.", ["injured 2..2 unstated: both"]),
    ("Gunmen killed both of his sons.", ["killed 2..2 unstated: both of his sons"]),
    (
        "Both soldiers and civilians were killed.",
        ["killed .. combatant: Both soldiers", "killed .. civilian: civilians"],
    ),
    # how old they are is not how many
    ("The driver, 54, was killed.", ["killed 1..1 unstated: The driver, 54"]),
    ("A man aged 29 was killed.", ["killed 1..1 unstated: A man aged 29"]),
    ("Two men, 34 and 36, were killed.", ["killed 2..2 unstated: Two men, 34 and 36"]),
    ("Fire killed three boys aged between 8 and 13.", ["killed 3..3 civilian: three boys aged between 8 and 13"]),
    ("A shell killed a woman, 45, and her son, 12.", ["killed 2..2 civilian: a woman, 45, and her son, 12"]),
    (
        "Three men, 10 soldiers and 14 policemen were killed.",
        ["killed 3..3 unstated: Three men", "killed 24..24 combatant: 10 soldiers and 14 policemen"],
    ),
    # units and what is told of as one
    ("Gunmen killed its crew.", ["killed .. unstated: its crew"]),
    ("Gunmen killed 37 of the militia.", ["killed 37..37 unstated: 37 of the militia"]),
    ("A strike killed two IS fighters.", ["killed 2..2 combatant: two IS fighters"]),
    ("Half of the 30 passengers were killed.", ["killed .. civilian: Half of the 30 passengers"]),
    ("The remains of three people were found after the strike.", ["killed 3..3 unstated: The remains of three people"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_number_is_the_one_that_the_words_tell(text: str, expected: list[str]) -> None:
    """And nothing else in the sentence is taken for one."""
    assert tolls(text) == expected


def test_a_part_of_a_part_is_tied_to_it() -> None:
    """The two are of the four women, not of the 37 people."""
    told = tolls("The strike killed 37 people, including nine children and four women, two of them pregnant.")
    assert told[2:] == ["of 0: killed 4..4 civilian: four women", "of 2: killed 2..2 unstated: two of them pregnant"]


def test_a_part_is_never_more_than_its_whole() -> None:
    """Ten cannot be of two children: they are of the 37."""
    told = tolls("The strike killed 37 people, including two children, ten of them women.")
    assert "of 0: killed 10..10 civilian: ten of them women" in told
