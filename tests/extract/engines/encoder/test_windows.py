"""Words into windows of pieces."""

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder import windows
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.session import WEIGHTS
from recount.extract.engines.encoder.windows import END, MOST_OF_A_WORD, START, UNKNOWN, beside, windows_of


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows that hold a sentence or two."""
    monkeypatch.setattr(windows, "LONGEST", 24)
    monkeypatch.setattr(windows, "BEFORE", 6)


def _pieces(word: str) -> list[int]:
    found: list[int] = beside(WEIGHTS).encode([word], is_pretokenized=True, add_special_tokens=False).ids
    return found


@pytest.mark.usefixtures("narrow")
def test_every_word_is_in_one_window_with_its_own_pieces_and_marks(page: Page) -> None:
    """At the place that a window gives for a word stand the first piece of that word and its marks."""
    found = windows_of(page, beside(WEIGHTS))
    assert len(found) > 1
    assert [n for w in found for n in range(w.start, w.end)] == list(range(len(page.words)))
    for window in found:
        assert (window.ids[0], window.ids[-1]) == (START, END)
        assert not window.marks[[0, -1]].any()
        own = [_pieces(page.words[n])[0] for n in range(window.start, window.end)]
        assert window.ids[window.first[window.own]].tolist() == own
        np.testing.assert_array_equal(window.marks[window.first[window.own]], page.marks[window.start : window.end])
        assert (window.first[0], window.first[-1]) == (0, len(window.ids) - 1)
        assert (np.diff(window.first) > 0).all()


@pytest.mark.usefixtures("narrow")
def test_a_window_shows_what_stands_before_it(page: Page) -> None:
    """A few pieces of the window before come first."""
    first, second = windows_of(page, beside(WEIGHTS))[:2]
    context = second.ids[1 : second.first[second.own][0]]
    assert len(context) == windows.BEFORE
    before = page.words[second.start - 1]
    assert second.ids[second.first[second.own.start - 1]] == _pieces(before)[0]
    assert first.ids[-1 - len(context) : -1].tolist() == context.tolist()


def test_a_word_of_signs_is_cut_and_one_the_vocabulary_drops_stays_a_word() -> None:
    """A string of letters without end takes twelve pieces, a sign that is no text one."""
    page = page_of("Shells hit Tarhin near " + "xq" * 40 + " and \ufffd Azaz.")
    (window,) = windows_of(page, beside(WEIGHTS))
    first = window.first[window.own]
    length = np.diff([*first, len(window.ids) - 1])
    assert length.max() == MOST_OF_A_WORD
    assert length.min() == 1
    assert len(first) == len(page.words)
    assert page.words[int(length.argmax())].startswith("xq")
    dropped = [n for n, w in enumerate(page.words) if w == "\ufffd"]
    assert dropped
    assert {int(window.ids[first[n]]) for n in dropped} == {UNKNOWN}


def test_no_words_no_windows() -> None:
    """A page without words has none."""
    assert windows_of(page_of(""), beside(WEIGHTS)) == ()
