"""Who is first told to be held, missing or hurt, and then to be dead."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.fates import with_fates
from recount.model import EventType, Population, TollKind
from recount.vocab.numbers import exact

HELD, HURT, DEAD = TollKind.ABDUCTED, TollKind.INJURED, TollKind.KILLED

# The text; who is told of first, as what and how many; all tolls in the end.
TOLD = {
    "found dead": ("Two cooks kidnapped in Azaz were found dead.", "Two cooks", HELD, 2, [(HELD, 2), (DEAD, 2)]),
    "and killed him": ("Gunmen took a cook and killed him later.", "a cook", HELD, 1, [(HELD, 1), (DEAD, 1)]),
    "abducted and killed": (
        "Two cooks were abducted and killed by gunmen.",
        "Two cooks",
        HELD,
        2,
        [(HELD, 2), (DEAD, 2)],
    ),
    "their bodies": (
        "Gunmen took two cooks. Their bodies were found in a well.",
        "two cooks",
        HELD,
        2,
        [(HELD, 2), (DEAD, 2)],
    ),
    "he died": ("A shell wounded a cook. He died on Monday.", "a cook", HURT, 1, [(DEAD, 1)]),
    "all died": ("Two cooks were shot. Both died at the scene.", "Two cooks", HURT, 2, [(DEAD, 2)]),
    "some died": ("A bomb hurt nine people. Two of them later died.", "nine people", HURT, 9, [(HURT, 9), (DEAD, 2)]),
    "others killed": ("Rebels captured five cooks and killed three.", "five cooks", HELD, 5, [(HELD, 5)]),
    "another's death": ("A cook was abducted after her aide was killed.", "A cook", HELD, 1, [(HELD, 1)]),
    "others' deaths": ("A cook was abducted. Two guards died.", "A cook", HELD, 1, [(HELD, 1)]),
    "one of several": ("Gunmen took two cooks. He died on Monday.", "two cooks", HELD, 2, [(HELD, 2)]),
    "nobody hurt": ("No cook was hurt. He died in peace.", "No cook", HURT, 0, [(HURT, 0)]),
}


@pytest.mark.parametrize("case", TOLD)
def test_who_turns_out_dead_is_counted_as_dead(case: str) -> None:
    """And no longer as hurt; nobody is of whom it is not said."""
    text, words, kind, number, tolls = TOLD[case]
    page = page_of(text)
    toll = DraftToll(
        kind=kind,
        count=exact(number),
        population=Population.CIVILIAN,
        words=Words(exact=words, start=text.index(words)),
    )
    first = page.analysis.sentences[0].passage
    draft = Draft(
        event_type=EventType.ABDUCTION,
        evidence=(Words(exact=text[first.start : first.end], start=first.start),),
        tolls=(toll,),
    )
    (found,) = with_fates(page, [draft])
    assert [(t.kind, t.count.low) for t in found.tolls] == tolls
    assert all(any(t.words.exact in w.exact for w in found.evidence) for t in found.tolls)
