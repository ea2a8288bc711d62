"""Which words are folded: those that describe bodies or wounds, and no number of the dead."""

import pytest

from recount.vocab.graphic import graphic, graphic_words


@pytest.mark.parametrize(
    "words",
    [
        "Rescuers found charred remains under the roof.",
        "Two men were BEHEADED, the elder said.",
        "Body parts lay in the yard.",
        "She had been tortured before she died.",
    ],
)
def test_words_of_bodies_and_wounds_are_graphic(words: str) -> None:
    """In any case, as whole words."""
    assert graphic(words)


@pytest.mark.parametrize(
    "words",
    [
        "Nine children were killed when a shell hit the school.",
        "At least 40 people died, 12 of them women.",
        "Two skullcaps were for sale near the bloodless river.",
        "",
    ],
)
def test_deaths_alone_are_not(words: str) -> None:
    """A number describes nobody, whoever died; parts of other words are none of these."""
    assert not graphic(words)


@pytest.mark.parametrize("word", graphic_words())
def test_each_word_of_the_table_is_graphic_alone(word: str) -> None:
    """Pages look for the same words, and must fold no less."""
    assert graphic(f"They saw {word}.")
