"""Names are found whole, in any spelling, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.vocab.nametrie import NameTrie, key, words


def trie(*names: str, case: bool = False) -> NameTrie[str]:
    made: NameTrie[str] = NameTrie()
    for name in names:
        made.add(name, name, case=case)
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir ash-Sham"),
        ("Hayʾat Tahrir al-Sham", "hay’at tahrir el-sham"),
        ("Jamā‘at Nusrat", "Jama'at Nusrat"),
        ("the Syrian Army", "Syrian army"),
        ("Séléka", "Seleka"),
        ("Workers' Party", "Workers’ Party"),
        ("People's Army", "People’s Army"),
        ("U.S. forces", "US forces"),
        ("al-Nusra Front", "Al Nusra Front"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Case, accents, apostrophes, dots, articles and hyphens make no difference."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (("Ahrar al-Sham",), "fighters of Ahrar ash-Sham, near", ["Ahrar ash-Sham"]),
        (("Jabhat al-Nusra",), "Jabhat Nusra said", ["Jabhat Nusra"]),
        (("Islamic State", "Islamic State Khorasan"), "Islamic State Khorasan fighters", ["Islamic State Khorasan"]),
        (("Islamic State Khorasan",), "the Islamic State fighters", []),
        (("Free Army",), "free. Army units", []),
        (("Free Army",), "Free, Army", []),
        (("Free Army",), "the Free\nArmy", ["Free\nArmy"]),
        (("Free Army",), "the Free\n\nArmy", []),
        (("Fano",), "a fano of the parish", []),
        (("Sudan",), "South Sudanese", []),
        (("Turkey",), "Turkey's army", ["Turkey"]),
    ],
)
def test_whole_names_longest_first(names: tuple[str, ...], text: str, found: list[str]) -> None:
    """A name ends at word bounds, crosses one line end but no stop, and the longest one wins."""
    assert [text[h.start : h.end] for h in trie(*names).find(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IS fighters", ["IS"]),
        ("this is it", []),
        ("I.S. fighters", ["I.S."]),
        ("WHAT IS KNOWN ABOUT IT", []),
        ("an IS attack", ["IS"]),
    ],
)
def test_acronyms_ask_for_their_letters(text: str, found: list[str]) -> None:
    """An acronym matches letter by letter, dots aside, and never a word of a headline in capitals."""
    assert [text[h.start : h.end] for h in trie("IS", case=True).find(text)] == found


@given(st.text(alphabet="IS ab'’-.\nÉé", max_size=60))
def test_every_hit_slices_the_text(text: str) -> None:
    """Whatever the text: hits are in order, don't overlap, and stand at word bounds."""
    last = 0
    bounds = {w.start for w in words(text)} | {w.end for w in words(text)}
    for hit in trie("IS", "a b", "É").find(text):
        assert last <= hit.start < hit.end <= len(text)
        assert {hit.start, hit.end} <= bounds
        last = hit.end
