"""What became of the abducted, and of those who did it, later in the same sentence or the next."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.afterwards import with_ends
from recount.model import EventType, Population, TollKind
from recount.vocab.numbers import exact

HELD, HURT, DEAD = TollKind.ABDUCTED, TollKind.INJURED, TollKind.KILLED
Told = tuple[str, TollKind, int]

# A text; who did it, as the model has it; the tolls that it found; who did it, and all tolls, in the end.
ENDS: dict[str, tuple[str, list[str], list[Told], list[str], list[Told]]] = {
    "shot dead by police": (
        "A gunman killed two people in a bar before he was shot dead by police.",
        ["A gunman", "police"],
        [("two people", DEAD, 2)],
        ["A gunman"],
        [("two people", DEAD, 2), ("he", DEAD, 1)],
    ),
    "before being": (
        "Two men killed nine people before being killed by guards.",
        ["Two men"],
        [("nine people", DEAD, 9)],
        ["Two men"],
        [("nine people", DEAD, 9), ("Two men", DEAD, 2)],
    ),
    "nobody knows how many": (
        "Gunmen killed nine people before they were killed by guards.",
        ["Gunmen"],
        [("nine people", DEAD, 9)],
        ["Gunmen"],
        [("nine people", DEAD, 9)],
    ),
    "arrested": (
        "A gunman killed two people before he was arrested.",
        ["A gunman"],
        [("two people", DEAD, 2)],
        ["A gunman"],
        [("two people", DEAD, 2)],
    ),
    "told already": (
        "A gunman killed two people before he was shot dead.",
        ["A gunman"],
        [("two people", DEAD, 2), ("he", DEAD, 1)],
        ["A gunman"],
        [("two people", DEAD, 2), ("he", DEAD, 1)],
    ),
    "the next sentence": (
        "A gunman killed two people in a bar. He was shot dead by police.",
        ["A gunman"],
        [("two people", DEAD, 2)],
        ["A gunman"],
        [("two people", DEAD, 2), ("He", DEAD, 1)],
    ),
    "whose end it is may be the victim's": (
        "A gunman killed a cook in a bar. He was shot dead in the evening.",
        ["A gunman"],
        [("a cook", DEAD, 1)],
        ["A gunman"],
        [("a cook", DEAD, 1)],
    ),
    "one of whom": (
        "Rebels kidnapped three cooks, one of whom was later found dead.",
        ["Rebels"],
        [("three cooks", HELD, 3), ("one", HELD, 1)],
        ["Rebels"],
        [("three cooks", HELD, 3), ("one", DEAD, 1)],
    ),
    "one of them lives": (
        "Rebels kidnapped three cooks, one of whom was later found alive.",
        ["Rebels"],
        [("three cooks", HELD, 3), ("one", HELD, 1)],
        ["Rebels"],
        [("three cooks", HELD, 3), ("one", HELD, 1)],
    ),
}


@pytest.mark.parametrize("case", ENDS)
def test_who_dies_of_it_later_is_counted(case: str) -> None:
    """Once, and whoever killed them for it did not do it."""
    text, did, tolls, by, dead = ENDS[case]
    page = page_of(text)

    def said(words: str) -> Words:
        return Words(exact=words, start=text.index(words))

    made = []
    for n, sentence in enumerate(page.analysis.sentences):
        passage = sentence.passage
        evidence = (Words(exact=text[passage.start : passage.end], start=passage.start),)
        counted = tuple(
            DraftToll(kind=k, count=exact(c), population=Population.UNSTATED, words=said(w)) for w, k, c in tolls
        )
        first = Draft(
            event_type=EventType.SHOOTING,
            evidence=evidence,
            perpetrators=tuple(map(said, did)),
            tolls=counted,
        )
        made.append(first if n == 0 else Draft(event_type=EventType.SHOOTING, evidence=evidence))
    found = with_ends(page, made)[0]
    assert [w.exact for w in found.perpetrators] == by
    assert [(t.words.exact, t.kind, t.count.low) for t in found.tolls] == dead
