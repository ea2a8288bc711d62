"""The day of the event, told apart from the day of the statement and of the dateline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.saying.voices import find_voices
from recount.extract.engines.lexical.scene.times import event_time


def day(text: str) -> str | None:
    """The words of time about the event of the first sentence."""
    sentences = read(text)
    found = event_time(sentences[0], 0, len(sentences[0].tokens), find_voices(sentences)[0])
    return None if found is None else found.sense.exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed two men on Monday.", "on Monday"),
        ("On Monday, shells killed two men.", "On Monday"),
        ("Two men were killed on Monday, the ministry said on Tuesday.", "on Monday"),
        ("The ministry said on Tuesday that shells killed two men on Monday.", "on Monday"),
        ("The ministry said the shelling on Tuesday killed two men.", "on Tuesday"),
        ("The ministry said two men were killed on Monday.", "on Monday"),
        ("The ministry said the rocket landed on Monday.", "on Monday"),
        ("Shells killed two men on 14 October 2024.", "on 14 October 2024"),
        ("Shells killed two men last week.", "last week"),
        ("Ten years ago, on July 17, 2014, shells killed two men.", "on July 17, 2014"),
        ("Ten years ago, shells killed two men.", "Ten years ago"),
        ("Rebels released two men on Monday after shells killed a guard.", "on Monday"),
        ("Shells killed two men on Monday, Thursday's statement from the army said.", "on Monday"),
        ("KARAK, Oct 14 (Northgate Wire) - Shells killed two men on Sunday.", "on Sunday"),
    ],
)
def test_the_day_of_the_event(text: str, expected: str) -> None:
    """The day that stands with what happened, wherever the voice stands."""
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, the ministry said that shells killed two men.",
        "On Monday, the ministry said a shell had killed two men.",
        "The ministry said on Monday that shells killed two men.",
        "The ministry said in a statement on Monday that a strike killed two men.",
        "The army said in a statement issued on July 18 that its troops killed six fighters.",
        "The ministry said in a report published on Monday that a strike killed two men.",
        "Thursday's statement from the army said shells killed two men.",
        "The army on Monday said two men were killed.",
        "Two men were killed, the ministry said on Monday.",
        "Two men were killed, the ministry said in a statement late on Monday.",
    ],
)
def test_the_day_of_a_statement_dates_no_event(text: str) -> None:
    """Right after the verb of saying, or right before the voice: it was said then."""
    assert day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed two men.",
        "Rebels now hold the town where two men were killed.",
        "Two men were killed at 6 a.m.",
        "The shelling that killed two men lasted two hours.",
        "KARAK, Oct 14 (Northgate Wire) - Shells killed two men.",
    ],
)
def test_what_dates_nothing(text: str) -> None:
    """ "Now", a bare hour, how long it lasted, and the day of the dateline."""
    assert day(text) is None


def test_a_clause_has_its_own_day() -> None:
    """Only the tokens asked for are looked at."""
    [sentence] = read("Shells killed two men on Monday while gunmen shot a priest on Tuesday.")
    voice = find_voices([sentence])[0]
    cut = sentence.words.index("while") + 1
    found = [event_time(sentence, *span, voice) for span in ((0, cut), (cut, len(sentence.tokens)))]
    assert [f.sense.exact if f else None for f in found] == ["on Monday", "on Tuesday"]


@given(
    st.lists(st.sampled_from("On Monday , the army said that shells killed two men on Sunday now in 2019 .".split()))
)
def test_a_day_is_in_the_text(words: list[str]) -> None:
    """Whatever the words, a day found is one of the sentence's own words of time."""
    text = " ".join(words)
    for sentence, voice in zip(read(text), find_voices(read(text)), strict=True):
        found = event_time(sentence, 0, len(sentence.tokens), voice)
        assert found is None or found in sentence.times
