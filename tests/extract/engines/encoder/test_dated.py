"""What a sentence tells a time at a time is as many claims, each with its time and its number."""

from collections.abc import Sequence

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.decode.dated import dated_items
from recount.extract.engines.encoder.decode.listed import places_apart
from recount.extract.engines.encoder.page import Page, Span
from recount.model import EventType, PlaceRelation, Population, TollKind

FOUND = ("Sarmin", "Azaz", "Binnish")
Row = tuple[str | None, int | None, str | None, tuple[str, ...]]  # when, how many died, whose part it is, where

ROWS: dict[str, tuple[str, list[Row]]] = {
    "more, a day later": (
        "Shelling killed four people in Sarmin on Tuesday and six more on Thursday.",
        [("on Tuesday", 4, None, ("Sarmin",)), ("on Thursday", 6, None, ("Sarmin",))],
    ),
    "each in its town": (
        "Gunmen killed 15 people in Sarmin on Thursday, ten in Azaz on Friday and three in Binnish on Saturday.",
        [
            ("on Thursday", 15, None, ("Sarmin",)),
            ("on Friday", 10, None, ("Azaz",)),
            ("on Saturday", 3, None, ("Binnish",)),
        ],
    ),
    "parts of a sum": (
        "At least 22 people have been killed in Sarmin: 12 on Monday, six on Wednesday and four on Friday.",
        [
            (None, 22, None, ("Sarmin",)),
            ("on Monday", 12, "c0", ("Sarmin",)),
            ("on Wednesday", 6, "c0", ("Sarmin",)),
            ("on Friday", 4, "c0", ("Sarmin",)),
        ],
    ),
    "the day before the number": (
        "On Thursday 15 people were killed in Sarmin; on Friday, ten in Azaz.",
        [("On Thursday", 15, None, ("Sarmin",)), ("on Friday", 10, None, ("Azaz",))],
    ),
    "bodies": (
        "The clinic in Sarmin took in 12 bodies on Saturday and 9 on Sunday.",
        [("on Saturday", 12, None, ("Sarmin",)), ("on Sunday", 9, None, ("Sarmin",))],
    ),
    "one person": (
        "Gunmen shot dead three teachers on 2 March, two nurses on 5 March and a baker on 9 March.",
        [("on 2 March", 3, None, ()), ("on 5 March", 2, None, ()), ("on 9 March", 1, None, ())],
    ),
    "years": (
        "The group killed 120 people in 2022 and 80 in 2023.",
        [("in 2022", 120, None, ()), ("in 2023", 80, None, ())],
    ),
}
NO_ROWS = {
    "a toll that rises": "The death toll stood at four on Monday and 12 on Tuesday.",
    "a number that falls": "Killings fell from 22 in 2016 to three in 2017.",
    "another deed": "Four people were killed on Tuesday and police held six on Thursday.",
    "two clauses": "In March a raid killed eight, and in May police shot dead five.",
    "no people": "Strikes hit the port twice on Monday and the bridge on Tuesday.",
    "hours": "The fight in which two died went on from 2200 Friday to 0300 Saturday.",
    "the same person": "The child was hurt on Friday and died on Sunday.",
}


@pytest.mark.parametrize("case", ROWS)
def test_each_time_is_a_claim_with_its_number(case: str) -> None:
    """Whoever dies on another day counts there; a sum told with them is their whole."""
    text, rows = ROWS[case]
    assert _shown(_apart(text)) == rows


@pytest.mark.parametrize("text", NO_ROWS.values(), ids=NO_ROWS.keys())
def test_other_words_beside_times_are_no_rows(text: str) -> None:
    """Nothing is made of them."""
    (sentence,) = page_of(text).analysis.sentences
    assert dated_items(sentence, 0) == ()


def test_rows_that_make_up_a_number_told_shortly_before_are_its_parts() -> None:
    """The twelve are the seven and the five."""
    text = "At least 12 fighters were killed near Azaz. The army killed seven fighters on Sunday and five on Monday."
    page = page_of(text)
    first, second = (s.passage for s in page.analysis.sentences)
    found = places_apart(
        page, _places(page), [_claim(page, first.start, first.end), _claim(page, second.start, second.end)]
    )
    assert [(d.when and d.when.exact, d.part_of) for d in found] == [(None, None), ("on Sunday", 0), ("on Monday", 0)]
    assert [t.population for t in found[2].tolls] == [Population.COMBATANT]


def test_hurt_and_killed_on_two_days() -> None:
    """Each row has its own outcome."""
    found = _apart("Shelling hurt five people in Sarmin on Monday and killed three on Tuesday.")
    assert [(t.kind, t.count.low) for d in found for t in d.tolls] == [(TollKind.INJURED, 5), (TollKind.KILLED, 3)]


def _places(page: Page) -> tuple[Span, ...]:
    return tuple(Span(n, n + 1) for n, word in enumerate(page.words) if word in FOUND)


def _claim(page: Page, start: int, end: int) -> Draft:
    """One claim that quotes some code points, with all places in them and what the first number of the grammar counts."""
    tolls = [s.payload for s in page.spans["toll"] if isinstance(s.payload, DraftToll) and s.payload.count.low]
    inside = [t for t in tolls if start <= (t.words.start or 0) < end]
    return Draft(
        event_type=EventType.KILLING,
        evidence=(Words(exact=page.text[start:end], start=start),),
        places=tuple(
            DraftPlace(words=page.said(s.start, s.end), relation=PlaceRelation.IN)
            for s in _places(page)
            if start <= page.starts[s.start] < end
        ),
        tolls=tuple(inside[:1]),
    )


def _apart(text: str) -> Sequence[Draft]:
    page = page_of(text)
    return places_apart(page, _places(page), [_claim(page, 0, len(text))])


def _shown(drafts: Sequence[Draft]) -> list[Row]:
    return [
        (
            d.when.exact if d.when else None,
            next((t.count.low for t in d.tolls), None),
            None if d.part_of is None else f"c{d.part_of}",
            tuple(p.words.exact for p in d.places),
        )
        for d in drafts
    ]
