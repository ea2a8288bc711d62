"""What one voice tells of one event is one claim, unless a number or a time speaks against it."""

from dataclasses import replace

import pytest

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.once import told_once
from recount.extract.engines.encoder.reading import Reading
from recount.model import Count, EventType, Population, Stance, TollKind, Wording

NINE = DraftToll(
    kind=TollKind.KILLED,
    count=Count(low=9, high=9, wording=Wording.EXACT),
    population=Population.UNSTATED,
    words=Words(exact="nine people"),
)
TEN = replace(NINE, count=Count(low=10, high=10, wording=Wording.EXACT))
SOLDIERS = replace(TEN, population=Population.COMBATANT)
MANY = replace(NINE, count=Count(low=None, high=None, wording=Wording.UNQUANTIFIED))
HURT = replace(NINE, kind=TollKind.INJURED)
PLAIN = Draft(event_type=EventType.SHELLING, evidence=(Words(exact="Shells hit"),))


def claims(reading: Reading, drafts: dict[int, Draft], events: tuple[int, ...] = (0, 0)) -> list[list[int]]:
    """The mentions of each claim, where mention n, of this event, is drafted so."""
    groups = [Group([mention], event) for mention, event in zip(drafts, events, strict=True)]
    return [g.mentions for g, _ in told_once(reading, groups, lambda g: drafts[g.mentions[0]])]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (PLAIN, PLAIN, True),
        (PLAIN, replace(PLAIN, tolls=(NINE,)), True),
        (replace(PLAIN, tolls=(NINE,)), replace(PLAIN, tolls=(HURT,)), True),
        (replace(PLAIN, tolls=(NINE,)), replace(PLAIN, tolls=(TEN,)), False),
        (replace(PLAIN, tolls=(TEN,)), replace(PLAIN, tolls=(NINE,)), True),
        (replace(PLAIN, tolls=(SOLDIERS,)), replace(PLAIN, tolls=(NINE,)), False),
        (
            replace(PLAIN, speakers=(Words(exact="the army"),)),
            replace(PLAIN, speakers=(Words(exact="The army"),)),
            True,
        ),
        (replace(PLAIN, speakers=(Words(exact="the army"),)), replace(PLAIN, speakers=(Words(exact="army"),)), True),
        (replace(PLAIN, speakers=(Words(exact="the army"),)), PLAIN, False),
        (PLAIN, replace(PLAIN, stance=Stance.DENIES), False),
        (PLAIN, replace(PLAIN, event_type=EventType.CLASH), False),
        (replace(PLAIN, when=Words(exact="Monday")), replace(PLAIN, when=Words(exact="Tuesday")), False),
        (replace(PLAIN, when=Words(exact="Monday")), PLAIN, True),
    ],
    ids=range(13),
)
def test_neighbouring_sentences_of_one_voice_are_one_claim(
    reading: Reading, one: Draft, other: Draft, joined: bool
) -> None:
    """Another number, voice, stance, type or time is another claim."""
    assert claims(reading, {0: one, 1: other}) == ([[0, 1]] if joined else [[0], [1]])


def test_far_apart_a_number_must_be_shared(reading: Reading) -> None:
    """The first and the third sentence: alike in all else, they are one claim only with the same number of dead."""
    assert claims(reading, {0: PLAIN, 2: PLAIN}) == [[0], [2]]
    dead = replace(PLAIN, tolls=(NINE,))
    assert claims(reading, {0: dead, 2: dead}) == [[0, 2]]
    many = replace(PLAIN, tolls=(MANY,))
    assert claims(reading, {0: many, 2: many}) == [[0], [2]]


def test_claims_of_two_events_stay_apart(reading: Reading) -> None:
    """However alike their words are."""
    assert claims(reading, {0: PLAIN, 1: PLAIN}, events=(0, 1)) == [[0], [1]]
