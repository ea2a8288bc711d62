"""Other voices that give a number in a few words, and the claims made of them."""

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.asides import asides_of
from recount.extract.engines.encoder.decode.rivals import rivals_apart
from recount.model import EventType, Population, TollKind
from recount.vocab.numbers import exact

# A sentence; each voice with its number.
TOLD = {
    "no verb": (
        "Police say 14 people died, rescuers 23 and the hospital 30.",
        [("rescuers", "23"), ("the hospital", "30")],
    ),
    "put at": ("The army put the toll at 12, the rebels at 30.", [("the rebels", "30")]),
    "a verb alone": ("Officials say 12 people were killed, but locals say 20.", [("locals", "20")]),
    "in brackets": ("A bomb killed nine people in Azaz (the clinic says 11).", [("the clinic", "11")]),
    "according to": (
        "A mine killed 17 according to an official and 20 according to a hospital source.",
        [("a hospital source", "20")],
    ),
    "brackets, according to": (
        "A bomb killed nine people (11 according to the ambulance service).",
        [("the ambulance service", "11")],
    ),
    "only": ("Residents put the toll at 19, while police confirmed only seven.", [("police", "only seven")]),
    "a second verb and none": (
        "The army said three soldiers had died, while a medic put the number at five and a local outlet at six.",
        [("a medic", "five"), ("a local outlet", "six")],
    ),
    "behind a colon": (
        "Between 12 and 20 people died: activists say 20, the state agency 12.",
        [("activists", "20"), ("the state agency", "12")],
    ),
    "at least": (
        "The ministry counts 45 dead, the United Nations at least 70.",
        [("the United Nations", "at least 70")],
    ),
    "its own verb": ("Police said nine people died and 14 were hurt.", []),
    "things": ("Police said nine people died and the army lost 14 tanks.", []),
    "towns": ("Police said nine people died: Orvel 4, Lirna 5.", []),
    "ages": ("Police said two people died, Ana 30 and Ivo 40.", []),
    "a time": ("Police said nine people died, the mayor at 10.", []),
    "one voice": ("The army killed 40 fighters and lost five soldiers.", []),
    "nobody spoke": ("A bomb killed nine people and a guard 11.", []),
}


@pytest.mark.parametrize("case", TOLD)
def test_who_gives_a_number_in_a_few_words(case: str) -> None:
    """Behind another number of people, and nothing else."""
    text, told = TOLD[case]
    (sentence,) = page_of(text).analysis.sentences
    found = [(sentence.said(*a.voice), sentence.said(*a.number)) for a in asides_of(sentence)]
    assert found == told


def drafts(text: str, *tolls: tuple[str, TollKind, int], speaker: str = "", evidence: str = "") -> Draft:
    said = evidence or text
    return Draft(
        event_type=EventType.BOMBING,
        evidence=(Words(exact=said, start=text.index(said)),),
        speakers=(Words(exact=speaker, start=text.index(speaker)),) if speaker else (),
        tolls=tuple(
            DraftToll(kind=k, count=exact(n), population=Population.UNSTATED, words=Words(exact=w, start=text.index(w)))
            for w, k, n in tolls
        ),
    )


KILLED, INJURED = TollKind.KILLED, TollKind.INJURED


def told_of(found: tuple[Draft, ...]) -> list[tuple[list[str], list[tuple[TollKind, int | None]], int | None]]:
    return [([w.exact for w in d.speakers], [(t.kind, t.count.low) for t in d.tolls], d.same_event_as) for d in found]


def test_each_voice_has_its_claim() -> None:
    """Of one event, with the outcome of the first number; no number is left with another voice."""
    text = "Police say 14 people died, rescuers 23 and the hospital 30."
    one = drafts(text, ("14 people", KILLED, 14), ("30", INJURED, 30), speaker="Police")
    assert told_of(rivals_apart(page_of(text), [one])) == [
        (["Police"], [(KILLED, 14)], None),
        (["rescuers"], [(KILLED, 23)], 0),
        (["the hospital"], [(KILLED, 30)], 0),
    ]


def test_a_claim_that_the_model_made_of_it_is_put_right() -> None:
    """It gets the voice, and the outcome that the first number has."""
    text = "Police said 14 people had died; hospital officials said 23."
    one = drafts(text, ("14 people", KILLED, 14), speaker="Police", evidence="Police said 14 people had died")
    other = drafts(text, ("23", INJURED, 23), speaker="Police", evidence="hospital officials said 23")
    assert told_of(rivals_apart(page_of(text), [one, other])) == [
        (["Police"], [(KILLED, 14)], None),
        (["hospital officials"], [(KILLED, 23)], None),
    ]


def test_no_claim_where_the_number_before_is_of_things() -> None:
    """ "Destroyed six trucks; the company says eight"."""
    text = "A bomb killed three guards and burned six trucks; the company says eight."
    one = drafts(text, ("three guards", KILLED, 3))
    assert told_of(rivals_apart(page_of(text), [one])) == [([], [(KILLED, 3)], None)]


def test_words_end_where_another_voice_begins() -> None:
    """Its number is no part of those of the first."""
    text = "A bomb killed nine people (11 according to the clinic)."
    one = drafts(text, ("nine people (11 according to the clinic)", KILLED, 9), speaker="the clinic")
    (first, second) = rivals_apart(page_of(text), [one])
    assert (first.tolls[0].words.exact, first.speakers) == ("nine people", ())
    assert (second.tolls[0].words.exact, second.speakers[0].exact) == ("11", "the clinic")
