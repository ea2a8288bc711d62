"""Bytes into text."""

import pytest

from recount.model import ReadError
from recount.read.decode import decode

TEXT = "Nine people were killed in the café, the nurse said: “Come quickly”."
RUSSIAN = "В результате обстрела погибли девять человек, сообщили в больнице города. Ещё двое ранены."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    """Every form of Unicode, marked or not, is read for what it is."""
    assert decode(TEXT.encode(encoding), "r.txt") == (TEXT, ())


def test_windows_1252_is_a_guess() -> None:
    """Old Western text is read, and the guess is said."""
    text, notes = decode(TEXT.encode("windows-1252"), "r.txt")
    assert text == TEXT
    assert "windows-1252, which is a guess" in notes[0]


def test_other_alphabets_are_guessed() -> None:
    """Cyrillic of an old encoding is no Western prose."""
    text, notes = decode((RUSSIAN * 3).encode("windows-1251"), "r.txt")
    assert text == RUSSIAN * 3
    assert "guess" in notes[0]


def test_a_few_broken_bytes_of_sound_utf8() -> None:
    """UTF-8 cut inside a character stays UTF-8."""
    text, notes = decode(TEXT.encode()[:-2], "r.txt")
    assert text.startswith("Nine people were killed in the café")
    assert "U+FFFD" in notes[0]


def test_wrong_mark() -> None:
    """A byte order mark that lies is an error that says where."""
    with pytest.raises(ReadError, match="UTF-16, but byte"):
        decode(b"\xff\xfea\x00b", "r.txt")
