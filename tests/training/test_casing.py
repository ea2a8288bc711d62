"""Texts in capitals are read as print would have them."""

from hypothesis import given
from hypothesis import strategies as st
from training.casing import common_words, is_shouted, printed

COMMON = common_words(
    ["The guerrillas attacked the town. They said so in a note to the press.", "A town in the north."]
)


def test_names_keep_a_capital_and_common_words_lose_it() -> None:
    """What print writes small is small; sentences begin with a capital."""
    assert (
        printed("THE GUERRILLAS ATTACKED TULUA. THEY SAID SO.", COMMON)
        == "The guerrillas attacked Tulua. They said so."
    )


def test_initials_given_in_brackets_stay() -> None:
    """The text itself says what is an abbreviation."""
    shouted = "THE NATIONAL FRONT [FMN] SAID SO. THE FMN ATTACKED THE TOWN."
    assert printed(shouted, COMMON) == "The National Front [FMN] said so. The FMN attacked the town."


def test_ordinary_print_is_left_alone() -> None:
    """Only a text in capitals is touched."""
    text = "The FMN attacked TULUA."
    assert printed(text, COMMON) == text


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=80))
def test_no_letter_moves(text: str) -> None:
    """Offsets into the text stay right."""
    out = printed(text.upper(), COMMON)
    assert len(out) == len(text)
    assert out.lower() == text.lower()
    assert is_shouted(text.upper()) or out == text.upper()
