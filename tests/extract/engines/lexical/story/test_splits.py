"""Where a sentence tells of two events, and where it only lists what one event did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.voices import find_voices
from recount.extract.engines.lexical.story.splits import clauses_of, stands_of


def clauses(text: str) -> list[str]:
    """The clauses of one sentence, in the words of the text."""
    [sentence] = read(text)
    stands = stands_of(sentence, find_voices([sentence])[0])
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
    "what is said instead of what is denied": [
        "The army denied that its jets had bombed the market in Karak and",
        "said that 12 people died when a rocket fell short.",
    ],
    "what is admitted": [
        "The army rejected a claim that 40 soldiers were killed in Karak,",
        "admitting to five dead.",
    ],
    "another number than the one denied": ["The army denied the figure,", "saying that two people died."],
    "who the dead were instead": [
        "The army denied killing civilians in Karak,",
        "saying the 22 dead were all fighters.",
    ],
    "the same behind a comma": [
        "The army denied hitting the school,",
        "saying that a rocket of the rebels had killed the nine children.",
    ],
    "another voice's number": [
        "Officials said that 23 people were killed in Karak, while",
        "the coalition put the number of dead at nine.",
    ],
    "a number without a verb of violence": [
        "Doctors reported 18 dead in the blast, while",
        "police put the toll at 11.",
    ],
    "a number spoken of": [
        "Militants killed 14 people in Karak, residents said, although",
        "the government speaks of six.",
    ],
    "a list of voices": ["The mayor said 12 people were killed in Karak,", "a doctor said 20."],
    "a count": ["The governor said 14 people were killed, whereas", "the Red Crescent counted 21 bodies."],
    "the same verb": [
        "According to the ministry, five soldiers were killed in the ambush, but",
        "the group said it had killed 17.",
    ],
    "who the dead were": [
        "Residents said that soldiers shot dead 17 villagers in Karak, but",
        "the army said that all those killed were militants.",
    ],
    "a sum to which it adds": [
        "Gunmen killed four miners near Karak on Sunday,",
        "bringing the total this year to 52, a union said.",
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
        "The army denied that it had shelled the market and said the claims were propaganda.",
        "The ministry said 12 people were killed in Karak on Monday, while 20 others were wounded.",
        "Police said two men were killed, while the mayor put on a helmet and spoke of peace.",
        "Two men died of their wounds on Sunday, taking the toll of the attack to 80.",
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
