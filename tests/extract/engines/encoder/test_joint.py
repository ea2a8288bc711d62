"""Numbers of which the words leave open what became of those counted."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.encoder.joint import either, is_joint
from recount.model import TollKind

KILLED, INJURED, MISSING, ABDUCTED = TollKind.KILLED, TollKind.INJURED, TollKind.MISSING, TollKind.ABDUCTED


@pytest.mark.parametrize(
    ("text", "said", "kinds"),
    [
        ("Some 300 villagers are dead or missing.", "300 villagers", (KILLED, MISSING)),
        ("At least 471 persons have been killed, injured or are missing.", "471 persons", (KILLED, INJURED, MISSING)),
        ("Gangs killed or kidnapped 40 traders.", "40 traders", (KILLED, ABDUCTED)),
        ("Some 300 villagers were killed or wounded.", "300 villagers", ()),
        ("Nine guards were killed and two are missing.", "Nine guards", ()),
        ("Nine guards were killed, while others fled.", "Nine guards", ()),
    ],
)
def test_the_outcomes_that_words_leave_open(text: str, said: str, kinds: tuple[TollKind, ...]) -> None:
    """Behind the number or right before it; of dead and hurt alone another rule tells."""
    sentence = read(text)[0]
    words = [w.lower() for w in said.split()]
    start = next(n for n in range(len(sentence.words)) if list(sentence.words[n : n + len(words)]) == words)
    assert either(sentence, start, start + len(words)) == kinds


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("They left 50 dead and wounded in Karak.", True),
        ("Guards killed and wounded 50 of them.", True),
        ("They shot 50 dead and wounded a boy.", False),
        ("They shot 50 dead and wounded twelve others.", False),
    ],
)
def test_a_number_of_dead_and_hurt_together(text: str, joint: bool) -> None:
    """Not where those hurt have words of their own."""
    sentence = read(text)[0]
    at = sentence.words.index("50")
    assert is_joint(sentence, at, at + 1) is joint
