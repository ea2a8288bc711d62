"""Whom the model tags as killed or hurt: what the words around them say became of them."""

from dataclasses import replace

import pytest
from tests.extract.engines.encoder.conftest import page_of, scores

from recount.extract.engine import DraftToll, Words
from recount.extract.engines.encoder.decode.outcome import all_lost, hit_and_died, is_cut_off, is_nothing, outcome
from recount.extract.engines.encoder.decode.tolls import tolls_of
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import SPAN_LABELS
from recount.model import Count, Population, TollKind
from recount.vocab.numbers import UNQUANTIFIED, exact

KILLED, INJURED, EXPOSED = TollKind.KILLED, TollKind.INJURED, TollKind.EXPOSED

# The text; the words tagged; the outcome that the model gives; the one that they are left with.
TOLD = {
    "as it is told": ("The blast killed a porter in Sarmin.", "a porter", KILLED, KILLED),
    "throats cut": ("They cut the throat of the imam and of his son.", "the imam and of his son", KILLED, KILLED),
    "named as victims": ("The victims: three Dutch nurses and a driver.", "three Dutch nurses", KILLED, KILLED),
    "shot, and the model knows": ("They led 14 of them aside and shot three farmers.", "three farmers", KILLED, KILLED),
    "only wounded": ("Three porters who ignored it were shot and wounded.", "Three porters", KILLED, INJURED),
    "crippled": ("By the nuns' count mines crippled 61 farmers.", "61 farmers", KILLED, INJURED),
    "did not survive": ("Two of the wounded men did not survive.", "Two of the wounded men", KILLED, KILLED),
    "fatal injuries": ("Several were shot, one suffering fatal injuries.", "one suffering", INJURED, KILLED),
    "a broken jaw": ("One guard came away with a broken jaw.", "One guard", INJURED, INJURED),
    "assaulted": ("A nurse was assaulted by five youths.", "A nurse", INJURED, INJURED),
    "cared for": ("The driver and his aide received medical care.", "The driver and his aide", INJURED, INJURED),
    "in hospital": ("Two guards were in hospital.", "Two guards", INJURED, INJURED),
    "merely inside": ("Two children were inside at the time of the shooting.", "Two children", INJURED, EXPOSED),
    "there were so many": ("There were 16 people in the flat.", "16 people", INJURED, EXPOSED),
    "inside and shot": ("Two children were inside when they were shot.", "Two children", INJURED, INJURED),
    "walking by": ("The cook was walking home with friends.", "The cook", KILLED, None),
    "only speaking of somebody": ("It emerged that the ringleader was known to them.", "the ringleader", KILLED, None),
    "arrested": ("After the shooting two brothers were arrested.", "two brothers", INJURED, None),
    "identified": ("The attacker had been identified from a photo.", "The attacker", KILLED, None),
    "killed, then identified": ("The man killed was identified as a baker.", "The man killed", KILLED, KILLED),
    "only targeted": ("A tall guard was targeted at noon near Azaz.", "A tall guard", KILLED, EXPOSED),
    "targeted and hit": ("Jets targeted a cart and hit two farmers.", "two farmers", KILLED, KILLED),
    "a dog": ("The family dog was shot dead, too.", "The family dog", KILLED, None),
    "splinters": ("A couple of small pieces of the bullet stay in his leg.", "A couple of small pieces", INJURED, None),
    "how they are": ("Four people were wounded, some in critical condition.", "critical condition", INJURED, None),
    "ages": ("It left two boys, ages 4 and 6, wounded.", "4 and 6", INJURED, None),
    "a word of denial": ("The watchman was tied up but not harmed.", "not", KILLED, None),
    "others are hurt": ("The clinic put the figure at 11, with 14 wounded.", "11", KILLED, KILLED),
    "others are hurt, too": ("Of the wounded 11, with 14 hurt elsewhere, most live.", "11", INJURED, INJURED),
    "a number alone": ("The embassy confirms two.", "two", KILLED, KILLED),
    "some of those before": ("Five of those men were peasants.", "Five of those men", KILLED, KILLED),
}


CUT_OFF = {
    "before it says what became of them": ("A guard wounded and five other men…", "five other men", True),
    "with dots": ("A guard killed, five other men...", "five other men", True),
    "of those whom the verb before counts": ("Blast kills a guard and two fighters…", "two fighters", False),
    "after it": ("A guard wounded and five men held…", "five men", False),
    "nowhere": ("A guard was wounded and five other men.", "five other men", False),
}


LOST = {
    "two of them": ("Neither of the attackers survived, police said.", "Neither of the attackers survived", exact(2)),
    "so many": ("None of the six people inside survived.", "None of the six people inside", exact(6)),
    "nobody says how many": ("None of the crew came out alive.", "None of the crew", UNQUANTIFIED),
    "whatever they were not": ("None of the six people killed was a fighter.", "None of the six people", exact(6)),
    "nobody killed": ("None of the six people was killed.", "None of the six people", None),
    "nobody hurt": ("None of the six people inside was hurt.", "None of the six people inside", None),
    "some lived": ("Six of the people inside survived.", "Six of the people inside", None),
}


@pytest.mark.parametrize(("text", "words", "lost"), LOST.values(), ids=LOST.keys())
def test_of_whom_nobody_lived_all_are_dead(text: str, words: str, lost: Count | None) -> None:
    """ "None survived" counts not nobody, but everybody."""
    page = page_of(text)
    start, end = page.at(text.index(words), text.index(words) + len(words)) or (0, 0)
    assert all_lost(page, Span(start, end)) == lost


@pytest.mark.parametrize("case", CUT_OFF)
def test_a_headline_may_be_cut_off_before_it_says_what_became_of_them(case: str) -> None:
    """Whoever it begins to tell of counts nowhere."""
    text, tagged, cut = CUT_OFF[case]
    page = page_of(text)
    start = text.index(tagged)
    words = page.at(start, start + len(tagged))
    assert words is not None
    assert is_cut_off(page, Span(*words)) is cut


@pytest.mark.parametrize("case", TOLD)
def test_the_words_around_them_say_what_became_of_them(case: str) -> None:
    """Nobody is counted as dead or hurt of whom the clause says that nothing of the kind happened."""
    text, tagged, kind, left = TOLD[case]
    page = page_of(text)
    start = text.index(tagged)
    words = page.at(start, start + len(tagged))
    assert words is not None
    assert outcome(page, Span(*words), kind) is left


@pytest.mark.parametrize(
    ("text", "said", "nothing"),
    [
        ("There was no damage at the port.", "no damage", True),
        ("There was no indication of enemy fire.", "no indication", True),
        ("There was no damage to the base or the guards.", "no damage to the base or the guards", False),
        ("No casualties were reported.", "No casualties", False),
    ],
)
def test_no_damage_is_nobody_unhurt(text: str, said: str, nothing: bool) -> None:
    """Where no people are named."""
    page = page_of(text)
    start, end = page.at(text.index(said), text.index(said) + len(said)) or (0, 0)
    assert is_nothing(page, Span(start, end)) is nothing


def test_other_kinds_stay_as_they_are() -> None:
    """Who was taken away needs no word of death."""
    page = page_of("Two brothers were arrested.")
    assert outcome(page, Span(0, 2), TollKind.CAPTURED) is TollKind.CAPTURED


# The text; the tolls that the model has as killed; the kinds that they are left with.
SHOT = {
    "one of them died": (
        "Four people were shot in Sarmin. A baker died in hospital.",
        [("Four people", 4), ("A baker", 1)],
        [INJURED, KILLED],
    ),
    "hitting two": (
        "They opened fire, hitting two men. The older man was killed.",
        [("two men", 2), ("The older man", 1)],
        [INJURED, KILLED],
    ),
    "and killing two of them": (
        "He is accused of shooting a family of five and killing two.",
        [("a family of five", 5), ("two", 2)],
        [INJURED, KILLED],
    ),
    "shot dead": (
        "Four people were shot dead in Sarmin. A baker died in hospital.",
        [("Four people", 4), ("A baker", 1)],
        [KILLED, KILLED],
    ),
    "nobody else is said dead": ("They led 14 men aside and shot 14 men.", [("14 men", 14)], [KILLED]),
    "as many died": (
        "Two men were shot. Two men died.",
        [("Two men", 2), ("men died", 2)],
        [KILLED, KILLED],
    ),
}


@pytest.mark.parametrize("case", SHOT)
def test_of_those_shot_fewer_died(case: str) -> None:
    """Who is only said to be shot is not dead where the claim tells that fewer died of it."""
    text, told, kinds = SHOT[case]
    tolls = [
        DraftToll(
            kind=KILLED,
            count=exact(size),
            population=Population.UNSTATED,
            words=Words(exact=words, start=text.index(words)),
        )
        for words, size in told
    ]
    assert [t.kind for t in hit_and_died(page_of(text), tolls)] == kinds


@pytest.mark.parametrize("by_grammar", [None, EXPOSED, KILLED])
def test_whom_the_grammar_counts_needs_no_other_word(reading: Reading, by_grammar: TollKind | None) -> None:
    """It has read who suffered what; of those that the model alone tags, or the grammar sees as merely there, the sentence has
    to tell it.
    """
    page = page_of("The cook was walking home with friends.")
    words = page.said(0, 2)
    drafted = by_grammar and DraftToll(kind=by_grammar, count=exact(1), population=Population.UNSTATED, words=words)
    spans = {**reading.spans, "toll": (Span(0, 2, drafted),)}
    labels = {"toll": {name: scores(1, len(values)) for name, values in SPAN_LABELS["toll"].items()}}
    found = tolls_of(replace(reading, page=page, spans=spans, span_labels=labels), [0])
    assert [t.words.exact for t in found] == (["The cook"] if by_grammar is KILLED else [])
