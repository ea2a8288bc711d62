"""Those of the wounded who died, and who was hurt in passing and has died."""

import pytest
from tests.extract.engines.lexical.reading import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six shot, two fatally, at party", ["injured 4..4", "killed 2..2"]),
        ("Two people were shot, one of them fatally, on Friday.", ["injured 1..1", "killed 1..1"]),
        ("Five people were shot, one of whom died, at a mall.", ["injured 4..4", "killed 1..1"]),
        ("Five people were shot and two died.", ["injured 5..5", "killed 2..2"]),
        ("Five people were wounded, one critically.", ["injured 5..5"]),
        ("One of two men shot on Friday has died.", ["killed 1..1", "injured 1..1"]),
        ("A boy, one of three people hit by gunfire on Friday, has died.", ["killed 1..1", "injured 2..2"]),
        ("One of two men shot dead on Friday was a porter.", ["killed 1..1"]),
    ],
)
def test_who_died_of_it_is_taken_from_those_hurt(text: str, expected: list[str]) -> None:
    """Only where the words say that the dead are of those hurt; else they may be others."""
    assert [t.partition(" unstated")[0] for t in tolls(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar was one of four cooks who were shot.", "injured 4..4 civilian: four cooks"),
        ("Omar, one of the four cooks wounded in a bar, is 30.", "injured 4..4 civilian: the four cooks"),
        ("One of four cooks was shot.", "injured 1..1 civilian: One of four cooks"),
        ("Later, one of four cooks was shot.", "injured 1..1 civilian: one of four cooks"),
    ],
)
def test_who_was_one_of_several_tells_of_all(text: str, expected: str) -> None:
    """ "Was one of four who were shot": four were. "One of four was shot": one was."""
    assert tolls(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man shot on Friday has died.", ["killed 1..1 unstated: A man"]),
        ("A boy who was shot in the face has died.", ["killed 1..1 civilian: A boy"]),
        ("Man wounded in Dale Street shooting dies", ["killed 1..1 unstated: Man"]),
        (
            "One of five people shot outside a bar has died.",
            ["killed 1..1 unstated: One of five people", "injured 4..4 unstated: five people"],
        ),
        ("A man was shot and a woman died.", ["injured 1..1 unstated: A man", "killed 1..1 civilian: a woman"]),
        (
            "A man was shot after his brother died.",
            ["injured 1..1 unstated: A man", "killed 1..1 unstated: his brother"],
        ),
    ],
)
def test_who_was_hurt_and_has_died_is_killed(text: str, expected: list[str]) -> None:
    """The verb at the end has the same subject, unless another one stands between."""
    assert tolls(text) == expected
