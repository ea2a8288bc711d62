"""The event type of a clause: means before consequences, the main act before the weapons beside it."""

import pytest
from tests.extract.engines.lexical.reading import read
from tests.extract.engines.lexical.story.telling import frames

from recount.extract.engines.lexical.story.events import Signals, signals, type_of
from recount.model import EventType


def kind(text: str) -> str:
    """The type of the first sentence's first frame."""
    return frames(text)[0].event_type.value


CASES = {
    "air_strike": [
        "The Israeli air force said it attacked a depot in Tal Amir.",
        "Israeli strikes killed three people in Tal Amir.",
        "A jet fired two missiles at a house in Tal Amir.",
        "An air strike destroyed a bridge near Tal Amir.",
        "A helicopter dropped barrel bombs on Tal Amir.",
        "Russian planes bombed the camp.",
        "The coalition struck a depot near Tal Amir.",
        "Strikes hit the market in Tal Amir.",
        "A strike killed two men in Tal Amir.",
    ],
    "drone_strike": [
        "A drone fired a missile at a car in Tal Amir.",
        "Two teachers were killed in a drone strike.",
    ],
    "shelling": [
        "The Ukrainian air force said shells had hit a school in Tal Amir.",
        "Artillery fire killed four farmers near Tal Amir.",
        "Mortar shells set fire to houses in Tal Amir.",
        "The army shelled Tal Amir.",
        "A rocket hit a school in Tal Amir, killing a teacher.",
        "Air defences shot down four drones over Odesa.",
        "Air defences intercepted two missiles over Tal Amir.",
    ],
    "bombing": [
        "A roadside bomb killed two soldiers near Tal Amir.",
        "A landmine killed a shepherd near Tal Amir.",
        "A car bomb exploded in Tal Amir, killing nine.",
        "A bombing at the market in Tal Amir killed six people.",
    ],
    "suicide_bombing": ["A suicide bomber blew himself up at a checkpoint in Tal Amir."],
    "chemical_attack": ["Chlorine gas was used in an attack on Tal Amir."],
    "shooting": [
        "Gunmen shot five protesters dead in Tal Amir, police said.",
        "The ambush that killed five soldiers near Tal Amir led to protests.",
        "Gunmen opened fire on a bus near Tal Amir, killing three.",
        "Snipers killed a boy in Tal Amir.",
        "Three farmers were shot dead in Tal Amir.",
    ],
    "abduction": ["The rebels kidnapped four nurses at gunpoint in Tal Amir."],
    "detention": ["Police arrested six men with rifles in Tal Amir."],
    "clash": [
        "Two policemen were killed in a gun battle in Tal Amir.",
        "The rebels and the army clashed with heavy artillery in Tal Amir.",
    ],
    "ground_operation": ["Soldiers stormed the village of Tal Amir.", "Troops raided a house in Tal Amir."],
    "destruction": ["Militiamen burned down 40 houses in Tal Amir."],
    "protest_violence": [
        "The police fired tear gas at protesters in Tal Amir, wounding five.",
        "Soldiers opened fire on demonstrators in Tal Amir, killing five.",
    ],
    "killing": [
        "Two men were beheaded in Tal Amir.",
        "A man was stabbed to death in Tal Amir.",
        "Prisoners were tortured to death in Tal Amir.",
        "Militants attacked a village, killing four.",
        "Militants attacked a village, killing four and burning homes.",
    ],
    "other_violence": ["Militants attacked a village.", "Five villagers were wounded in an attack near Tal Amir."],
}
TABLE = [(expected, text) for expected, texts in CASES.items() for text in texts]


@pytest.mark.parametrize(("expected", "text"), TABLE)
def test_the_type_of_a_clause(expected: str, text: str) -> None:
    """Means decide before what came of them; an arrest or a clash stays one, whatever weapons are named beside it."""
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fight against poverty goes on.",
        "The mayor had a heart attack.",
        "The mayor opened a school in Tal Amir.",
    ],
)
def test_words_for_war_in_general_show_nothing(text: str) -> None:
    """ "The fight against …", "a heart attack": no signal of an event."""
    [sentence] = read(text)
    assert signals(sentence, 0, len(sentence.tokens)) == Signals()


def test_what_was_lost_is_no_means() -> None:
    """A drone that was destroyed struck nobody."""
    [sentence] = read("Shells destroyed two drones near Tal Amir.")
    assert signals(sentence, 0, len(sentence.tokens)).means == (EventType.SHELLING,)


def test_a_clause_takes_the_type_that_its_event_has() -> None:
    """ "The attack killed nine" goes on about what was told before: it takes the type of that."""
    [sentence] = read("The attack killed nine people.")
    found = signals(sentence, 0, len(sentence.tokens))
    assert type_of(sentence, found, (), None) is EventType.KILLING
    assert type_of(sentence, found, (), EventType.SHELLING) is EventType.SHELLING
