"""Where a sentence tells of two events, and where it only lists what one event did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.stance import turns
from recount.extract.engines.lexical.saying.voices import find_voices
from recount.extract.engines.lexical.story.splits import clauses_of


def clauses(text: str) -> list[str]:
    """The clauses of one sentence, in the words of the text."""
    [sentence] = read(text)
    stands = frozenset(t.start for t in turns(sentence, find_voices([sentence])[0]))
    return [sentence.said(start, end) for start, end in clauses_of(sentence, stands)]


SPLIT = {
    "while": [
        "A strike killed two men in Tal Amir on Monday while",
        "gunmen shot three farmers in Karak.",
    ],
    "while after a comma": [
        "Two soldiers were killed in Tal Amir, while",
        "five rebels were wounded in Karak.",
    ],
    "a semicolon": ["The army shelled Tal Amir;", "rebels bombed a bridge in Karak."],
    "two quotations": [
        "“The army shelled the market” and",
        "“rebels burned the school,” residents said.",
    ],
    "and, with its own subject and day": [
        "Gunmen killed a priest in Karak on Tuesday and",
        "soldiers shot a farmer in Tal Amir on Monday.",
    ],
    "a comma and 'and'": [
        "A shell killed two boys in Tal Amir on Monday, and",
        "gunmen killed a priest in Karak on Tuesday.",
    ],
    "a denial": ["The army said it had struck a depot, and", "denied that a market was hit."],
    "a denial after 'but'": [
        "The army said it had struck a depot in Karak but",
        "denied that it had bombed the market.",
    ],
}


@pytest.mark.parametrize("expected", SPLIT.values(), ids=SPLIT.keys())
def test_two_events_are_cut_apart(expected: list[str]) -> None:
    """Each side has its own violence, and its own subject, day or place, quotation or stand."""
    assert clauses(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed two men and wounded five women in Tal Amir.",
        "Troops raided a house in Tal Amir; destroyed an arms depot.",
        "Shells fell on the market while the mayor spoke.",
        "Shells killed two men while they slept.",
        "A shell killed two boys, and three girls were wounded.",
        "The army denied that it had shelled the market.",
    ],
)
def test_one_event_stays_whole(text: str) -> None:
    """A list of what one attack did, its next verb, or the hour at which it happened cuts nothing."""
    assert clauses(text) == [text]


@given(st.lists(st.sampled_from("Shells killed two men in Karak , and while ; rebels bombed a bridge “ ”".split())))
def test_clauses_cover_the_sentence(words: list[str]) -> None:
    """Whatever the words, the clauses follow on each other from the first token to the last."""
    for sentence in read(" ".join(words)):
        found = list(clauses_of(sentence))
        assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
        assert found[-1][1] == len(sentence.tokens)
        assert all(start < end for start, end in found)
