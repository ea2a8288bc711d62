"""Words with their offsets, and masked words read for what they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.engines.lexical.sentence.tokens import tokenize, unmask


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Five were killed.", "five were killed ."),
        ("Syria's army", "syria 's army"),
        ("the residents’ homes", "the residents ' homes"),
        ("U.S. troops", "u.s. troops"),
        ("a T-72 tank", "a t-72 tank"),
        ("1,200 people", "1,200 people"),
        ("10-15 people", "10-15 people"),
        ("a 56-year-old man", "a 56-year-old man"),
        ("near Ma'arrat al-Numan", "near ma'arrat al-numan"),
        ("killed (26)", "killed ( 26 )"),
        ("seven PKK/KCK men and/or 3/4 of them", "seven pkk/kck men and / or 3 / 4 of them"),
        ("“No one” was hurt", "“ no one ” was hurt"),
        (
            "Bor, SANA-Two men fell; SANA-run sites and a MiG-Pilot",
            "bor , sana - two men fell ; sana-run sites and a mig-pilot",
        ),
    ],
)
def test_text_falls_into_words_and_marks(text: str, words: str) -> None:
    """Possessives stand alone; hyphens, commas in numbers and dots in initials stay inside."""
    assert " ".join(t.norm for t in tokenize(text, 0, len(text))) == words


@pytest.mark.parametrize(
    ("masked", "plain"),
    [
        ("kil*led", "killed"),
        ("k*lled", "killed"),
        ("k!lled", "killed"),
        ("inj*ured", "injured"),
        ("wou*nded", "wounded"),
        ("de@d", "dead"),
        ("att*ack", "attack"),
        ("martyr*ed", "martyred"),
        ("b*mb", "bomb"),
        ("foo*bar", "foo*bar"),
        ("x@y", "x@y"),
    ],
)
def test_masked_words_are_read_for_what_they_are(masked: str, plain: str) -> None:
    """A mark inside a word of violence adds to it or stands for a letter; other words stay as they are."""
    assert unmask(masked) == plain


@pytest.mark.parametrize(
    ("word", "norm", "masked"),
    [
        ("kil-led", "killed", True),
        ("Civil-ian", "civilian", True),
        ("assas-sination", "assassination", True),
        ("kil*led", "killed", True),
        ("killed", "killed", False),
        ("co-pilot", "co-pilot", False),
        ("al-Bab", "al-bab", False),
        ("off-duty", "off-duty", False),
    ],
)
def test_a_word_of_violence_cut_in_two_is_masked(word: str, norm: str, masked: bool) -> None:
    """Other words with a hyphen are what they are."""
    (token,) = tokenize(word, 0, len(word))
    assert (token.norm, token.is_masked) == (norm, masked)


def test_a_masked_word_keeps_its_place() -> None:
    """Only the normal form is plain: the text stays what it was."""
    text = "Three were kil*led."
    token = tokenize(text, 0, len(text))[2]
    assert (token.norm, text[token.start : token.end]) == ("killed", "kil*led")


@given(st.text(max_size=200))
def test_every_token_slices_its_text(text: str) -> None:
    """Offsets are code points of the text, in order, without overlap."""
    tokens = tokenize(text, 0, len(text))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@pytest.mark.parametrize("word", ["p.m", "a.m", "u.s", "e.g", "no.3"])
def test_a_full_stop_stands_for_no_letter(word: str) -> None:
    """Abbreviations are no masked words."""
    assert unmask(word) == word
