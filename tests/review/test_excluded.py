"""What words rule out is never asked: children among adults, soldiers among militants, people told in addition."""

import pytest
from tests.factories import claim, toll
from tests.review.matters import incident, matter

from recount.review import questions
from recount.review.excluded import excluded

RULED_OUT = [
    ("a girl of seven", "child", "unstated", "three adults"),
    ("two children", "child", "unstated", "four soldiers"),
    ("a boy", "child", "unstated", "five women"),
    ("two women", "woman", "unstated", "six men"),
    ("a priest and his son", "man", "unstated", "four nuns"),
    ("two residents", None, "civilian", "nine fighters"),
    ("three conscripts", None, "combatant", "eleven villagers"),
    ("two policemen", None, "combatant", "twenty militants"),
    ("two insurgents", None, "combatant", "nine soldiers"),
    ("a bus driver", None, "civilian", "some 20 passengers"),
    ("two more children", "child", "unstated", "nine people"),
    ("another civilian", None, "civilian", "at least 16 people"),
]
OPEN = [
    ("a girl of seven", "child", "unstated", "three people"),
    ("a girl", "child", "unstated", "three adults and two children"),
    ("two women", "woman", "unstated", "six civilians"),
    ("two women", "woman", "unstated", "six men and women"),
    ("more than two children", "child", "unstated", "at least 16 people"),
    ("two residents", None, "civilian", "nine people, most of them fighters"),
    ("three soldiers", None, "combatant", "eleven people"),
    ("a doctor", "medical", "unstated", "at least 40"),
    ("two soldiers", None, "combatant", "nine soldiers and militants"),
]


@pytest.mark.parametrize(("part", "group", "population", "whole"), RULED_OUT)
def test_what_the_words_rule_out_is_not_asked(part: str, group: str | None, population: str, whole: str) -> None:
    """The smaller number of one claim beside the larger one."""
    small = toll("killed", 2, text=part, group=group, population=population)
    large = toll("killed", 40, text=whole)
    assert excluded(small, large)
    assert questions(matter(incident(claim("c1", large, small)))) == ()


@pytest.mark.parametrize(("part", "group", "population", "whole"), OPEN)
def test_what_the_words_leave_open_is_asked(part: str, group: str | None, population: str, whole: str) -> None:
    """A whole that has a word for the part's own kind may hold it; so may words for anybody."""
    small = toll("killed", 2, text=part, group=group, population=population)
    large = toll("killed", 40, text=whole)
    (asked,) = questions(matter(incident(claim("c1", large, small))))
    assert asked.text == f"Are “{part}” counted in “{whole}”?"
