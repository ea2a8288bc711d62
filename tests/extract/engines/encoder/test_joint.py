"""Numbers of which the words leave open what became of those counted."""

import pytest
from tests.extract.engines.lexical.reading import read

from recount.extract.engines.encoder.joint import either
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
