"""Sentences by offsets: where they end, where they don't, and that nothing is ever lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.passages import LONGEST, split_passages

ENDS = {
    "a full stop and a capital": ("Two men died. Three were hurt.", ["Two men died.", "Three were hurt."]),
    "a quotation's end": ('"It fell." He left.', ['"It fell."', "He left."]),
    "a curly quotation's end": ("“It fell.” “It burned.”", ["“It fell.”", "“It burned.”"]),
    "an ellipsis": ("They ran… Nobody came back.", ["They ran…", "Nobody came back."]),
    "a time of day before a new sentence": ("It hit at 5 p.m. The roof fell.", ["It hit at 5 p.m.", "The roof fell."]),
    "glued paragraphs": ("It hit the town.The army denied it.", ["It hit the town.", "The army denied it."]),
    "glued after a quotation": ("It was ours.”The army left.", ["It was ours.”", "The army left."]),
    "glued after a number": ("It hurt 260.Doctors came.", ["It hurt 260.", "Doctors came."]),
    "glued before a single letter": ("It hit the town.A guard fell.", ["It hit the town.", "A guard fell."]),
    "a lost break before an opening word": (
        "Two die in LuganvilleThe men fell.",
        ["Two die in Luganville", "The men fell."],
    ),
    "a lost break after a small letter": ("the last rebelsSoldiers came", ["the last rebels", "Soldiers came"]),
    "a lost break before a people": ("MideastwatchIsraeli guns fired", ["Mideastwatch", "Israeli guns fired"]),
    "a lost break before a time": ("Shells near Sarmin6:20 AM GMT", ["Shells near Sarmin", "6:20 AM GMT"]),
    "a lost break before a dateline": (
        "Two dieOUAGA, Burkina Faso (XYZ) — Men fell",
        ["Two die", "OUAGA, Burkina Faso (XYZ) — Men fell"],
    ),
    "bullets on one line": ("- Two dead. - Three hurt. • Four.", ["- Two dead.", "- Three hurt.", "• Four."]),
    "headings on lines of their own": ("Raid kills two\nTwo men died.", ["Raid kills two", "Two men died."]),
    "lines of a live blog": ("14:35 GMT\nShells fall\n14:50 GMT\n", ["14:35 GMT", "Shells fall", "14:50 GMT"]),
    "Cyrillic": ("Погибли двое. Ещё трое ранены.", ["Погибли двое.", "Ещё трое ранены."]),
    "Arabic": ("قتل شخصان؟ نعم.", ["قتل شخصان؟", "نعم."]),
    "Urdu": ("دو ہلاک۔ تین زخمی۔", ["دو ہلاک۔", "تین زخمی۔"]),
    "Chinese": ("两人死亡。三人受伤。", ["两人死亡。", "三人受伤。"]),
    "a line separator": ("Two died\u2028Three were hurt", ["Two died", "Three were hurt"]),
}

WHOLE = {
    "titles": "Maj. Gen. Ali Haddad and Dr. Sara Noor spoke.",
    "an honourable": "The chairman, Hon. Friday Gyang, spoke.",
    "initials": "Lt. J. B. Stone spoke.",
    "initials of a place": "Shots rang out in S.E. Dunmore.",
    "countries": "The U.S. Army and the U.N. mission left.",
    "months": "On Aug. 22 the town fell.",
    "numbers": "No. 5 battalion lost 3.5 tonnes.",
    "a numbered list": "1. Two men died.",
    "capitals inside a name": "McVeigh, MacLeod and DeShawn saw it on YouTube, LinkedIn and WhatsApp.",
    "capitals inside a small name": "An iPhone and an eBay account were found.",
    "a variable in an address": "See example.org/page?categoryId=4&articleIsraeli=5 for it.",
    "a time without its space": "It hit at4:30 p.m. on Monday.",
    "a tag": "He wrote #SavingSyria and @marktheIranian there.",
    "an address": "See www.example.org for Node.js and more.",
    "a name in small letters": "Fighters of al-Noor. al-Noor said no.",
    "wrapped lines": "The U.S.-led \ncoalition\n struck twice.",
}


@pytest.mark.parametrize(("text", "expected"), ENDS.values(), ids=ENDS.keys())
def test_ends(text: str, expected: list[str]) -> None:
    """A sentence ends here."""
    assert [text[p.start : p.end] for p in split_passages(text)] == expected


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_goes_on(text: str) -> None:
    """No mark or break in this text ends a sentence before its end."""
    assert [text[p.start : p.end] for p in split_passages(text)] == [text]


def test_paragraphs_are_counted() -> None:
    """Sentences of one line share a paragraph; empty lines count for nothing."""
    assert [p.paragraph for p in split_passages("One. Two.\n\n\n \nThree.")] == [0, 0, 1]


@given(st.text(st.sampled_from('aB1.!?…"”“ \n\t;,\u2028。؟é𝔞U.S'), max_size=400) | st.text(max_size=200))
def test_nothing_is_lost(text: str) -> None:
    """Every character that is no white space is in exactly one passage, in order, and passages have no white space
    around them.
    """
    passages = split_passages(text)
    pieces = [text[p.start : p.end] for p in passages]
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert all(piece == piece.strip() for piece in pieces)


HOSTILE = {
    "full stops": "." * 200_000 + "a",
    "full stops and spaces": ". " * 100_000,
    "closing quotes": "." + '"' * 200_000,
    "white space": "a." + " " * 200_000 + "b",
    "line breaks": "a\n" * 100_000,
    "no space at all": "a" * 200_000,
    "abbreviations": "U.S. " * 40_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_long_stretches_are_cut(text: str) -> None:
    """Whatever a text is made of, no passage is longer than the limit and nothing is lost (a quadratic step would never end)."""
    passages = split_passages(text)
    assert max(p.end - p.start for p in passages) <= LONGEST
    assert sum(not c.isspace() for p in passages for c in text[p.start : p.end]) == sum(not c.isspace() for c in text)
