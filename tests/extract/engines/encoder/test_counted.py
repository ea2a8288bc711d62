"""Numbers of spans that the model found are read by the grammar."""

from dataclasses import replace

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engines.encoder.counted import both_in, count_in, loss_in, toll_in
from recount.extract.engines.encoder.page import Span
from recount.model import Wording
from recount.vocab.numbers import exact

CASES = {
    "Gunmen shot 14 villagers in Bor.": ("14 villagers", 14, 14, Wording.EXACT),
    "At least five zorks fell in Bor.": ("five zorks", 5, None, Wording.AT_LEAST),
    "Up to 30 of them were hit.": ("Up to 30 of them", None, 30, Wording.AT_MOST),
    "They buried a couple and three children.": ("three children", 3, 3, Wording.EXACT),
    "Dozens of people fled.": ("Dozens of people", None, None, Wording.UNQUANTIFIED),
    "No civilians died.": ("No civilians", 0, 0, Wording.EXACT),
    "Omar was one of four cooks shot in Bor.": ("one of four cooks", 4, 4, Wording.EXACT),
    "One of four cooks was shot in Bor.": ("One of four cooks", 1, 1, Wording.EXACT),
    "Halima Yusuf was buried.": ("Halima Yusuf", 1, 1, Wording.EXACT),
    "QRF casualties unknown after the raid.": ("QRF casualties unknown", None, None, Wording.UNQUANTIFIED),
    "Two casualties came in.": ("Two casualties", 2, 2, Wording.EXACT),
    "A shell fell where guards slept and hit them.": ("them", None, None, Wording.UNQUANTIFIED),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_counts_are_read_by_the_grammar(text: str, expected: tuple[str, int | None, int | None, Wording]) -> None:
    """The words around a span and inside it give its count."""
    page = page_of(text)
    phrase, low, high, wording = expected
    start = text.index(phrase)
    span = Span(*page.at(start, start + len(phrase)))  # type: ignore[misc]  # the phrase is in the text
    count = count_in(page, span)
    assert (count.low, count.high, count.wording) == (low, high, wording)


def test_a_toll_keeps_its_words() -> None:
    """A span as a toll quotes the span."""
    page = page_of("Gunmen shot 14 villagers in Bor.")
    span = Span(*page.at(12, 24))  # type: ignore[misc]  # the phrase is in the text
    assert toll_in(page, span).words.exact == "14 villagers"
    assert loss_in(page, span).words.exact == "14 villagers"


def test_whom_the_sentence_says_unhurt_is_nobody() -> None:
    """The grammar reads it of the whole sentence, whatever number the words themselves have."""
    text = "The ship was damaged and its crew of 21 was unhurt."
    page, start = page_of(text), text.index("its crew")
    plain = Span(*page.at(start, start + len("its crew of 21")))  # type: ignore[misc]  # the phrase is in the text
    read = replace(toll_in(page, plain), count=exact(0))
    assert (toll_in(page, plain).count, toll_in(page, replace(plain, payload=read)).count) == (exact(21), exact(0))


@pytest.mark.parametrize(
    ("text", "phrase", "joint"),
    [
        ("Six civilians killed, wounded in raids on Bor", "Six civilians", True),
        ("Six civilians killed, 12 wounded in raids on Bor", "Six civilians", False),
        ("The losses of the northern army over the past day were 1,280 people.", "1,280 people", True),
        ("The losses of the northern army over the past day were 1,280 killed.", "1,280 killed", False),
        ("The losses of the farm were great, and 12 people were killed.", "12 people", False),
        ("The clash left 29 casualties.", "29 casualties", True),
    ],
)
def test_losses_of_people_are_dead_and_hurt_together(text: str, phrase: str, joint: bool) -> None:
    """Where the words speak of no dead alone."""
    page = page_of(text)
    start = text.index(phrase)
    assert both_in(page, Span(*page.at(start, start + len(phrase)))) is joint  # type: ignore[misc]  # it is in the text
