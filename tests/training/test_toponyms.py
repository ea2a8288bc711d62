"""Learning what a sign beside a name is worth."""

import pytest
from training.toponyms import Labelled, _is_place, _joined, learn

from recount.model import Span
from recount.resolve.toponym_names import Named


def labelled(sign: str, *, place: bool, times: int) -> list[Labelled]:
    """The same name so many times."""
    return [(frozenset({sign}), place, False)] * times


def named(start: int, end: int) -> Named:
    """A name that stands there."""
    return Named(span=Span(start=start, end=end), name="X", matches=(), share=0.5, signs=frozenset())


def test_a_sign_of_places_weighs_for_and_one_of_persons_against() -> None:
    """Half and half elsewhere: the weights are as far from nothing on both sides."""
    signs = [
        *labelled("after in", place=True, times=90),
        *labelled("after in", place=False, times=10),
        *labelled("after a title", place=True, times=10),
        *labelled("after a title", place=False, times=90),
    ]
    weights = learn(signs)
    assert list(weights) == ["always", "after a title", "after in"]
    assert weights["always"] == pytest.approx(0.0, abs=0.01)
    assert weights["after in"] == pytest.approx(-weights["after a title"], abs=0.01)
    assert 1.5 < weights["after in"] < 2.3


def test_tokens_are_joined_as_they_would_be_printed() -> None:
    """Marks stand close; two tokens of one place are one span, and documents without one have none."""
    text, places = _joined("He O\nleft O\nPort I-LOC\nSudan I-LOC\n, O\nand O\nJuba I-LOC\n. O\n")
    assert text == "He left Port Sudan, and Juba."
    assert [text[one.start : one.end] for one in places] == ["Port Sudan", "Juba"]
    assert _joined("Nobody O\nleft O\n")[1] == []


@pytest.mark.parametrize(
    ("start", "end", "is_place"), [(4, 10, True), (0, 10, True), (4, 12, False), (9, 10, False), (20, 30, False)]
)
def test_a_name_is_a_place_where_both_end(start: int, end: int, is_place: bool) -> None:
    """The article may be in or out; a part of a place's name is none, and neither is what goes on."""
    assert _is_place(named(start, end), [Span(start=4, end=10)]) is is_place
