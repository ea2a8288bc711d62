"""One frame a clause: what it shows of its event, and how it points to others."""

import pytest
from tests.extract.engines.lexical.story.telling import frames


def flags(text: str) -> set[str]:
    """Which of the marks of the first frame are set."""
    names = ("refers", "anew", "runs", "reacts")
    return {n for n in names if getattr(frames(text)[0], n)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack killed two men.", {"refers"}),
        ("These strikes killed two men.", {"refers"}),
        ("It killed two men.", {"refers"}),
        ("A shell killed two men in Karak.", set()),
        ("Another strike hit Karak on Monday.", {"anew"}),
        ("Elsewhere, a shell killed two men.", {"anew"}),
        ("A separate attack killed two men.", {"anew"}),
        ("The army has been shelling Tal Amir for weeks.", {"runs"}),
        ("Jets have carried out many raids in recent months.", {"runs"}),
        ("The army shelled Tal Amir on Monday.", set()),
        ("The movement claimed responsibility for the attack.", {"refers", "reacts"}),
        ("The army blamed rebels for the attack.", {"refers", "reacts"}),
        ("No group claimed responsibility for the attack.", {"refers"}),
        ("Nobody has claimed responsibility for the attack.", {"refers"}),
        ("The army denied that its jets bombed the market.", {"reacts"}),
        ("The claim could not be independently verified.", {"reacts"}),
    ],
)
def test_how_a_clause_stands_to_others(text: str, expected: set[str]) -> None:
    """It points back, tells of another event, of what has gone on for long, or takes a stand on what was told."""
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [("Six people were killed in 11 air strikes on Karak.", 11), ("Two raids killed six people.", 2)],
)
def test_attacks_are_counted(text: str, number: int) -> None:
    """ "11 air strikes" counts attacks, not people."""
    [frame] = frames(text)
    assert frame.attacks is not None
    assert frame.attacks.low == number


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The army said it had struck a depot, and denied that a market was hit.", ["asserts", "denies"]),
        ("The army denied that a market was hit.", ["denies"]),
    ],
)
def test_each_clause_has_its_stance(text: str, stances: list[str]) -> None:
    """What was asserted before a denial stays asserted."""
    assert [f.stance.value for f in frames(text)] == stances


def test_a_clause_keeps_its_own() -> None:
    """Each frame of a sentence has its own dead, day and place."""
    one, other = frames(
        "A shell killed two boys in Tal Amir on Monday, and gunmen killed a priest in Karak on Tuesday."
    )
    for frame, dead, day, town in (
        (one, "two boys", "on Monday", "Tal Amir"),
        (other, "a priest", "on Tuesday", "Karak"),
    ):
        assert [frame.sentence.said(t.start, t.end) for t in frame.tolls] == [dead]
        assert frame.when is not None
        assert frame.when.sense.exact == day
        assert [frame.sentence.said(p.start, p.end) for p in frame.places] == [town]


def test_parts_of_a_toll_are_counted_within_their_clause() -> None:
    """`part_of` is an index into the frame's own tolls."""
    _, other = frames(
        "Two soldiers were killed in Tal Amir, while ten people, three of them children, were killed in Karak."
    )
    assert [(t.count.low, t.part_of) for t in other.tolls] == [(10, None), (3, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened a school in Tal Amir on Monday.",
        "Two men were killed in a road accident near Tal Amir.",
        "A striker shot twice before the goalkeeper saved the match.",
    ],
)
def test_no_violence_no_frame(text: str) -> None:
    """Peace, an accident and a game make no frame."""
    assert frames(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials approved the operation to eliminate Ali Haddad.",
        "The rebels wanted to kill the governor of Karak.",
        "The strike could kill hundreds in Karak.",
    ],
)
def test_a_wish_kills_nobody(text: str) -> None:
    """What was meant or feared is not told as done."""
    assert all(not f.tolls or f.stance.value == "anticipates" for f in frames(text))
