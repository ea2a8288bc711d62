"""A report as the model is shown it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.scheme import MARKS, ROLES


def test_every_word_is_where_it_says(page: Page) -> None:
    """A word's code points slice it out of the text."""
    assert [page.text[a:b] for a, b in zip(page.starts, page.ends, strict=True)] == list(page.words)


def test_units_cover_the_words_once_and_in_order(page: Page) -> None:
    """Every word is in one unit."""
    assert [w for a, b in page.units for w in range(a, b)] == list(range(len(page.words)))


def test_code_points_lead_to_words(page: Page) -> None:
    """`at` finds the words that a stretch of text touches."""
    start = page.text.index("nine people")
    assert page.at(start, start + len("nine people")) is not None
    assert page.said(*page.at(start, start + len("nine people"))).exact == "nine people"  # type: ignore[misc]  # the phrase is in the text


def test_nothing_is_between_words(page: Page) -> None:
    """White space touches no word."""
    gap = page.text.index("\n\n")
    assert page.at(gap, gap + 2) is None


def test_the_grammar_s_tolls_are_candidates_with_their_counts(page: Page) -> None:
    """What the grammar counted comes with its span."""
    counts = [s.payload.count.low for s in page.spans["toll"] if isinstance(s.payload, DraftToll)]
    assert 9 in counts
    assert 2 in counts


def test_every_role_has_its_list(page: Page) -> None:
    """A role without candidates has an empty list, not none."""
    assert set(page.spans) == set(ROLES)


def test_marks_say_what_the_grammar_sees(page: Page) -> None:
    """A time, a place and a toll are marked at their words."""
    for name, word in (("time", "Tuesday"), ("place", "Tarhin"), ("toll.killed", "nine")):
        at = [n for n, w in enumerate(page.words) if w == word]
        assert page.marks[at, MARKS.index(name)].any(), name


def test_drafts_are_tied_to_the_units_that_they_quote(page: Page) -> None:
    """The unit that tells of the strike is quoted by a draft, and the denial by another."""
    units = {page.said(a, b).exact: drafts for (a, b), drafts in zip(page.units, page.drafted, strict=True)}
    strike = next(v for k, v in units.items() if k.startswith("A drone strike"))
    denial = next(v for k, v in units.items() if k.startswith("The army denied"))
    assert strike
    assert denial
    assert set(strike).isdisjoint(denial)


@given(st.text(max_size=300))
def test_any_text_is_laid_out(text: str) -> None:
    """No text breaks the page, and marks are of its words."""
    page = page_of(text or ".")
    assert page.marks.shape == (len(page.words), len(MARKS))
    assert np.all(page.starts[1:] >= page.ends[:-1])
