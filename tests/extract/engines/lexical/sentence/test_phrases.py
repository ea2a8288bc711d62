"""Noun phrases: how many of whom or of what."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.lexical.sentence.phrases import count_of


def _phrases(text: str) -> list[str]:
    found = []
    for sentence in read(text):
        for phrase in sentence.phrases:
            kind = "people" if phrase.people else "thing" if phrase.thing else "event" if phrase.event else "?"
            count = count_of(phrase)
            low, high = ("" if n is None else str(n) for n in (count.low, count.high))
            found.append(f"{sentence.said(phrase.start, phrase.end)} | {kind} {low}..{high}")
    return found


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They killed five soldiers.", "five soldiers | people 5..5"),
        ("They killed a soldier.", "a soldier | people 1..1"),
        ("They killed soldiers.", "soldiers | people .."),
        ("They killed no civilians.", "no civilians | people 0..0"),
        ("They bombed a group of 60 fighters.", "a group of 60 fighters | people 60..60"),
        ("They killed dozens of civilians.", "dozens of civilians | people .."),
        ("They killed a family of five.", "a family of five | people 5..5"),
        ("They killed three members of the militia.", "three members of the militia | people 3..3"),
        ("They killed 12 fighters and leaders.", "12 fighters and leaders | people 12..12"),
        ("They killed more than 60 innocent civilians.", "more than 60 innocent civilians | people 61.."),
        ("They shot down five of seven drones.", "five of seven drones | thing 5..5"),
        ("They seized an unknown quantity of ammunition.", "an unknown quantity of ammunition | thing .."),
        ("They destroyed two fighting positions.", "two fighting positions | thing 2..2"),
        ("They carried out nine air strikes.", "nine air strikes | event 9..9"),
        ("They drove 40 kilometres.", "kilometres | ? 1..1"),
    ],
)
def test_a_phrase_says_how_many_of_what(text: str, phrase: str) -> None:
    """The last noun that is known decides; measures give way to what they measure."""
    assert phrase in _phrases(text)


@pytest.mark.parametrize("name", ["Ash Shāţiʼ", "Ash Shāţi'", "Sana’", "the Houthis'"])
def test_an_apostrophe_that_ends_a_name_is_no_phrase(name: str) -> None:
    """Transliterated names end in one; no phrase of no words is made of it."""
    (sentence,) = read(f"Six men died near {name}, North Darfur.")
    assert all(p.end > p.start for p in sentence.phrases)
