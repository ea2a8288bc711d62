"""Kin told in one breath with somebody are counted with them."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.counted import count_in
from recount.extract.engines.encoder.decode.families import with_family
from recount.extract.engines.encoder.page import Page, Span

# The text; the words tagged; those that are counted; how many they are.
TOLD = {
    "his wife": ("A soldier and his wife were shot dead.", "A soldier", "A soldier and his wife", 2),
    "with names": (
        "Anas Burhan, 40, his son Yahya, and a baker from Azaz were killed.",
        "Anas Burhan",
        "Anas Burhan, 40, his son Yahya, and a baker",
        3,
    ),
    "ages in brackets": (
        "The chemist Anas Burhan and his daughter Lubna (9 years) were killed.",
        "The chemist Anas Burhan",
        "The chemist Anas Burhan and his daughter Lubna",
        2,
    ),
    "before": (
        "The strike killed his wife, his mother and five of his children.",
        "five of his children",
        "his wife, his mother and five of his children",
        7,
    ),
    "him": (
        "The strike killed him, his wife and four children.",
        "four children",
        "him, his wife and four children",
        6,
    ),
    "nobody else": ("A soldier was shot dead.", "A soldier", "A soldier", 1),
    "who she is": (
        "The pupil Layan Nasr (9), her sister, was killed.",
        "The pupil Layan Nasr",
        "The pupil Layan Nasr",
        1,
    ),
    "what is his": ("Gunmen killed a farmer and burned his house.", "a farmer", "a farmer", 1),
    "of his brother": ("Gunmen killed a farmer and his brother's goats.", "a farmer", "a farmer", 1),
    "a new clause": ("The man killed a guard, and his wife fled.", "a guard", "a guard", 1),
    "what she then did": ("The man killed a guard and his wife was held.", "a guard", "a guard", 1),
    "lives": ("Two guards lost their lives, and their car burned.", "Two guards", "Two guards", 2),
}


@pytest.mark.parametrize("case", TOLD)
def test_kin_are_counted_with_those_before_them(case: str) -> None:
    """And whoever follows in the same list; nobody of whom something else is told."""
    text, tagged, counted, number = TOLD[case]
    page, span = _at(text, tagged)
    whole = with_family(page, span, ())
    assert page.said(whole.start, whole.end).exact == counted
    assert count_in(page, whole).low == number


def test_whoever_is_counted_besides_is_not_counted_twice() -> None:
    """Where the wife is a toll of her own the soldier stays alone, and "him" stays out beside a name."""
    page, span = _at("A soldier and his wife were shot dead.", "A soldier")
    _, wife = _at(page.text, "his wife")
    assert with_family(page, span, [(wife.start, wife.end)]) is span
    page, children = _at("Ali Nasr died; the strike killed him and two children.", "two children")
    _, name = _at(page.text, "Ali Nasr")
    assert with_family(page, children, [(name.start, name.end)]) is children


def _at(text: str, words: str) -> tuple[Page, Span]:
    page = page_of(text)
    start = text.index(words)
    found = page.at(start, start + len(words))
    assert found is not None
    return page, Span(*found)
