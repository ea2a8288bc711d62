"""Who did it and to whom: the parties and the targets of one clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.extract.engines.lexical.scene.roles import perpetrators, targets
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.engines.lexical.sentence.parties import is_state
from recount.extract.passages import split_passages
from recount.vocab.actors import find_actors


def sentence_of(text: str) -> Sentence:
    return read_sentences(text, split_passages(text))[0]


def doers(text: str) -> list[str]:
    sentence = sentence_of(text)
    return [sentence.said(a, b) for a, b in perpetrators(sentence, 0, len(sentence.tokens), frozenset())]


def attacked(text: str) -> list[str]:
    sentence = sentence_of(text)
    return [sentence.said(a, b) for a, b in targets(sentence, 0, len(sentence.tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish forces shelled the village of Hoshan.", ["Turkish forces"]),
        ("Four farmers were killed by suspected bandits.", ["suspected bandits"]),
        ("A Russian missile struck a school.", ["Russian"]),
        ("A drone of the Turkish army targeted a car.", ["the Turkish army"]),
        ("The market was hit in an Israeli air strike.", ["Israeli"]),
        ("Israel's bombardment of the camp killed six.", ["Israel"]),
        ("A suicide drone belonging to the Turkish army targeted a depot.", ["the Turkish army"]),
        ("The governor blamed the FARC dissidents for the attack.", ["the FARC dissidents"]),
        ("A Russian jet bombed on Wednesday a civilian car.", ["A Russian jet"]),
        ("Unidentified gunmen opened fire on a bus.", ["Unidentified gunmen"]),
        ("Clashes between the M23 and Wazalendo fighters killed nine.", ["the M23", "Wazalendo fighters"]),
    ],
)
def test_who_acts_is_a_perpetrator(text: str, expected: list[str]) -> None:
    """Subjects, agents, owners and the adjective of a weapon or an attack; both sides of a clash."""
    assert doers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people died in the Burkina ambush.",
        "Six villagers were killed in an explosion.",
        "A shell struck a depot used by militants.",
        "Soldiers repelled an attack on the base.",
    ],
)
def test_who_does_not_act_is_none(text: str) -> None:
    """The country of an attack, the dead, and who used what was struck have done nothing."""
    assert doers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed a convoy near Sarmin.", ["a convoy"]),
        ("Gunmen ambushed a patrol, killing five soldiers.", ["a patrol"]),
        ("An air strike by the army on the market killed ten.", ["the market"]),
        ("A jet dropped two bombs on the dining hall.", ["the dining hall"]),
        ("Security forces opened fire on demonstrators.", ["demonstrators"]),
        ("A shell hit a displacement site.", ["a displacement site"]),
        ("A drone bombed on Wednesday a civilian car.", ["a civilian car"]),
        ("Soldiers arrested six suspects.", ["six suspects"]),
        ("Gunmen shot dead a reporter.", ["a reporter"]),
    ],
)
def test_what_was_attacked_is_a_target(text: str, expected: list[str]) -> None:
    """Objects of attack, what fire fell on, who was seized, and whom people set out to kill."""
    assert attacked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Artillery shelled the town of Siversk.",
        "The strike on Nabatieh killed two people.",
        "A blast killed three women.",
        "Rockets hit the outskirts of the city.",
    ],
)
def test_places_and_people_killed_in_passing_are_no_targets(text: str) -> None:
    """A town is where it was; whom a blast killed was not therefore its aim."""
    assert attacked(text) == []


@pytest.mark.parametrize("name", ["the Coalition", "the army", "Russia", "the Malian army", "CENTCOM"])
def test_a_state_reports_its_own_strikes(name: str) -> None:
    """A coalition and an army are a state's forces, whichever state's they are."""
    assert any(is_state(m) for m in find_actors(name))


@given(
    st.lists(
        st.sampled_from(
            "Russian forces shelled by the army on bombs dropped killed two soldiers of between and fire , was".split()
        )
    )
)
def test_roles_are_stretches_of_the_sentence(words: list[str]) -> None:
    """Any run of words gives spans inside the sentence, no two of one role overlapping."""
    text = "Soldiers " + " ".join(words)
    for sentence in read_sentences(text, split_passages(text)):
        n = len(sentence.tokens)
        for spans in (perpetrators(sentence, 0, n, frozenset()), targets(sentence, 0, n)):
            assert all(0 <= a < b <= n for a, b in spans)
            assert all(b <= c for (_, b), (c, _) in zip(sorted(spans), sorted(spans)[1:], strict=False))
