"""Days, labels and names as sentences say them."""

import pytest

from recount.vocab import said


@pytest.mark.parametrize("name", ["Mellit", "Deir ez-Zor", "Харків", "東京", "1–7 Oct", ""])
def test_a_name_from_left_to_right_is_said_as_it_is(name: str) -> None:
    """Invisible marks would only get in the way of searching and comparing."""
    assert said.isolated(name) == name


@pytest.mark.parametrize("name", ["الأبيض", "חולון", "مدينة الأبيض", "Radio الوادي"])
def test_a_name_from_right_to_left_stands_between_isolates(name: str) -> None:
    """Or the day after it would be drawn before it."""
    assert said.isolated(name) == f"\u2068{name}\u2069"


def test_marks_inside_a_name_reach_nothing_beyond_it() -> None:
    """An override that is never closed would turn the rest of the sentence round."""
    assert said.isolated("\u202eالأبيض\u2069") == "\u2068الأبيض\u2069"
