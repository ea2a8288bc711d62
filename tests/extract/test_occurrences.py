"""Where words stand: at their own place if that is true, else at the nearest whole occurrence, else nowhere."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.engine import Words
from recount.extract.occurrences import occurrence

TEXT = "Two died in Tal Amir. In 2012 two died in Tal Hadid; two more in Tal Amir."

PLACES = {
    "the given start": (Words(exact="two", start=53), None, 53),
    "a start that is wrong by a little": (Words(exact="two", start=55), None, 53),
    "a start before the text": (Words(exact="two", start=-4), None, 30),
    "a start behind the text": (Words(exact="two", start=900), None, 53),
    "no start: nearest to the evidence": (Words(exact="Tal Amir"), 60, 65),
    "no start and no evidence: the first": (Words(exact="Tal Amir"), None, 12),
    "a part of a word": (Words(exact="Ta"), None, None),
    "a part of a number": (Words(exact="12"), None, None),
    "other capitals": (Words(exact="TAL AMIR"), None, None),
    "words that are not there": (Words(exact="Tal Zarqa", start=12), None, None),
    "nothing": (Words(exact="", start=0), None, None),
    "white space": (Words(exact=" ", start=3), None, None),
    "a mark": (Words(exact=".", start=20), None, None),
}


@pytest.mark.parametrize(("words", "near", "expected"), PLACES.values(), ids=PLACES.keys())
def test_occurrence(words: Words, near: int | None, expected: int | None) -> None:
    """Words are found here, or nowhere."""
    assert occurrence(TEXT, words, near) == expected


def test_code_points() -> None:
    """Offsets are code points: a character beyond the basic plane counts one."""
    text = "😀😀 𝔗wo died"
    assert occurrence(text, Words(exact="died", start=7)) == 7


def test_decomposed_words() -> None:
    """Words with combining marks are found in a text that is frozen in NFC."""
    assert occurrence("Raid on T\u00e9nenkou", Words(exact="Te\u0301nenkou")) == 8


def test_scripts_without_spaces() -> None:
    """Scripts that set no spaces have no words to cut through."""
    assert occurrence("两人死亡", Words(exact="死亡")) == 2


def test_far_inside_a_flood() -> None:
    """The nearest whole occurrence is found however many stand before it."""
    text = "two " * 5_000 + "died"
    assert occurrence(text, Words(exact="two", start=19_990)) == 19_988


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_what_is_found_is_there(text: str, start: int, near: int) -> None:
    """Whatever is asked for, what is found slices the text."""
    exact = normalize("NFC", text[max(0, near) : max(0, near) + 4])
    at = occurrence(text, Words(exact=exact, start=start), near)
    assert at is None or text[at : at + len(exact)] == exact
