"""What befell one person whom only a pronoun names, and when it counts."""

import pytest
from tests.extract.engines.lexical.reading import read, tolls
from tests.extract.engines.lexical.story.telling import claims

from recount.extract.engines.lexical.counting.tolls import find_tolls
from recount.model import TollKind

HURT = [
    "The gun went off and he was shot in the left hand.",
    "She was struck in the arm by a stray bullet.",
    "When they found him, he had a gunshot wound to the leg.",
    "A porter discharged his rifle, shooting himself in the foot.",
    "Porter shoots own leg while cleaning rifle",
    '"I was shot in the face and survived," the porter said.',
]


@pytest.mark.parametrize("text", HURT)
def test_one_whom_a_pronoun_names_counts_faintly(text: str) -> None:
    """He, she, I, himself, his own leg: one person, who may be told of elsewhere."""
    (toll,) = (t for s in read(text) for t in find_tolls(s) if t.kind is TollKind.INJURED)
    assert toll.faint
    assert toll.count.low == toll.count.high == 1


@pytest.mark.parametrize(
    "text",
    [
        "He was not shot in the hand.",
        "He was shot at by two guards.",
        "He turned the rifle round and shot himself in the head.",
        "He was hit with a tax bill.",
        "He was shot in the chest and died.",
    ],
)
def test_what_did_not_wound_him_counts_nobody_hurt(text: str) -> None:
    """Shot at, struck by no bullet, or dead of it."""
    assert [t for t in tolls(text) if t.startswith("injured 1")] == []


def hurt(text: str) -> list[int | None]:
    """The numbers of hurt in all claims of a text."""
    return [t.count.low for c in claims(text) for t in c.tolls if t.kind is TollKind.INJURED]


def test_he_counts_where_nobody_else_can_be_he() -> None:
    """Alone he is one who is hurt; beside others hurt or dead he is one of them."""
    alone = "Gunmen opened fire in Karak on Monday. He was shot in the hand."
    assert hurt(alone) == [1]
    assert hurt("A cook was wounded in a shooting in Karak. He was shot in the hand.") == [1]
    assert hurt("A cook was killed in a shooting in Karak. He was shot in the neck.") == []


def test_who_shot_himself_is_counted_once() -> None:
    """By the words for who he is, where the sentence has them."""
    assert tolls("A porter shot himself in the thigh.") == ["injured 1..1 unstated: A porter"]
