"""With what: munitions and named types as the text words them."""

import pytest

from recount.extract.engines.lexical.scene.weapons import weapons
from recount.extract.engines.lexical.sentence.parse import read_sentences
from recount.extract.passages import split_passages


def used(text: str) -> list[str]:
    sentence = read_sentences(text, split_passages(text))[0]
    return [sentence.said(a, b) for a, b in weapons(sentence, 0, len(sentence.tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Launchers fired several missiles at the camp.", ["several missiles"]),
        ("A helicopter dropped barrel bombs on the town.", ["barrel bombs"]),
        ("Two people were killed by a Hellfire missile.", ["a Hellfire missile"]),
        ("A grenade dropped from a drone wounded four.", ["A grenade dropped from a drone"]),
        ("Six people were killed when Russian missiles hit Karak.", ["Russian missiles"]),
        ("Rebels fired shells with toxic gas.", ["shells with toxic gas"]),
        ("Air defences shot down 22 drones.", ["22 drones"]),
        ("Su-25 attack aircraft hit the base.", ["Su-25 attack aircraft"]),
    ],
)
def test_a_weapon_is_its_whole_phrase(text: str, expected: list[str]) -> None:
    """Number, make and what carried it belong to the weapon."""
    assert used(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed the town.",
        "The strike destroyed a rocket launcher.",
        "Five mortars and two rockets were seized.",
        "The enemy lost one howitzer.",
    ],
)
def test_jets_and_what_was_lost_are_no_weapons(text: str) -> None:
    """Generic aircraft are no weapons, nor are arms that were destroyed, seized or lost."""
    assert used(text) == []
