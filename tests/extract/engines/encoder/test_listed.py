"""What a list tells a place at a time is as many claims."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.extract.engines.encoder.conftest import page_of

from recount.extract.engine import Draft, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.decode.listed import places_apart
from recount.extract.engines.encoder.decode.lists import lists_of
from recount.extract.engines.encoder.page import Page, Span
from recount.model import Count, EventType, PlaceRelation, Population, TollKind, Wording

FOUND = frozenset({"Sarmin", "Azaz", "Binnish", "Homs", "Aleppo"})
Told = tuple[str, ...]  # the places of a claim, then what it counts or what fell there

SHELLED = "The villages shelled on Monday are: Sarmin (3 shells), Azaz town in Aleppo province (2 mortar rounds)."
LISTS: dict[str, tuple[str, list[Told]]] = {
    "munitions behind a claim": (
        f"The army shelled villages along the border. {SHELLED}",
        [(), ("Sarmin", "3 shells"), ("Azaz", "Aleppo", "2 mortar rounds")],
    ),
    "raids are no munitions": (
        "Jets struck Sarmin (two raids), Azaz (1 strike) and Binnish (4 explosions).",
        [("Sarmin",), ("Azaz",), ("Binnish",)],
    ),
    "a name in no list of places": (
        "The army shelled Sarmin (3 shells), Qorvel (two shells) and Azaz (1 shell).",
        [("Sarmin", "3 shells"), ("Qorvel", "two shells"), ("Azaz", "1 shell")],
    ),
    "people in brackets": (
        "Eleven people were killed: Sarmin (7), Azaz (4).",
        [("killed 11",), ("Sarmin", "killed 7"), ("Azaz", "killed 4")],
    ),
    "people before a place": (
        "Eleven people were killed: seven in Sarmin and four near Azaz.",
        [("killed 11",), ("Sarmin", "killed 7"), ("Azaz", "killed 4")],
    ),
    "outcomes beside a number": (
        "The army shelled the province: Sarmin (2 killed, 5 wounded), Azaz - 1 killed and 3 wounded.",
        [(), ("Sarmin", "killed 2", "injured 5"), ("Azaz", "killed 1", "injured 3")],
    ),
    "numbers in a row, of no sum": (
        "On Monday shells killed 12 people in Sarmin and six in Azaz.",
        [("Sarmin", "killed 12"), ("Azaz", "killed 6")],
    ),
    "lines with numbers": (
        "Eleven people were killed on Monday:\nSarmin: 7\n- Azaz - 3\nQorvel: 1",
        [("killed 11",), ("Sarmin", "killed 7"), ("Azaz", "killed 3"), ("Qorvel", "killed 1")],
    ),
    "lines with nothing but a place": (
        "The army shelled these places:\n- Sarmin\n- the village of Azaz (3 shells)",
        [(), ("Sarmin",), ("Azaz", "3 shells")],
    ),
    "suburbs are not their city": (
        "Eleven people were killed on Monday:\nAleppo Suburbs: 7\nAzaz: 4",
        [("killed 11",), ("Aleppo Suburbs", "killed 7"), ("Azaz", "killed 4")],
    ),
}
WHOLE = {
    "ages": "The dead of Sarmin are Olena (45), Petro (50) and Ivan (12).",
    "ranks": "The army lost 12 men killed in Sarmin:\nOfficers: 3\nSergeants: 4\nAzaz: 5",
    "distances": "Rebels were killed between Sarmin (30 km) and Azaz (12 km).",
    "years": "People were killed in Sarmin (2012) and Azaz (2013).",
    "more than there are": "Nine people were killed: seven in Sarmin and four in Azaz.",
    "nobody says of what": "The army shelled two towns: Sarmin (7), Azaz (4).",
    "one place": "The army shelled Sarmin (3 shells).",
}


@pytest.mark.parametrize(("text", "told"), LISTS.values(), ids=LISTS)
def test_each_place_of_a_list_is_a_claim(text: str, told: list[Told]) -> None:
    """With what fell there or was counted there; the whole before them, where anything else was told."""
    assert [_shown(d) for d in _apart(text)] == told


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_what_is_no_list_of_places_stays_one_claim(text: str) -> None:
    """Ages, ranks, distances, years, numbers that make more than the whole, or of which nobody says what they count."""
    page = page_of(text)
    home = _home(page)
    assert places_apart(page, _places(page), [home]) == (home,)


def test_items_point_to_their_whole_and_quote_their_words() -> None:
    """Each quotes its own item; the whole quotes what tells of them all, not the list."""
    whole, *items = _apart(f"The army shelled villages along the border. {SHELLED}")
    assert [i.part_of for i in items] == [0, 0]
    assert [w.exact for i in items for w in i.evidence] == [
        "Sarmin (3 shells)",
        "Azaz town in Aleppo province (2 mortar rounds)",
    ]
    assert [w.exact for w in whole.evidence] == ["The army shelled villages along the border."]


def test_a_list_alone_gives_its_items_the_words_before_it() -> None:
    """So that each says what was done."""
    items = _apart("Jets struck Sarmin (two raids) and Azaz (1 strike).")
    assert [[w.exact for w in i.evidence] for i in items] == [
        ["Jets struck", "Sarmin (two raids)"],
        ["Jets struck", "Azaz (1 strike)"],
    ]
    assert {i.part_of for i in items} == {None}


def test_what_is_told_of_an_item_elsewhere_is_not_told_twice() -> None:
    """A claim that counts people of an item stays, and is a part; those behind keep their ties."""
    text = "The army shelled these places:\n- Sarmin\n- Azaz (two boys killed)\n- Binnish\nMortars hit Homs."
    page = page_of(text)
    boys = _toll(page, "two boys", 2)
    own = Draft(event_type=EventType.SHELLING, evidence=(_words(page, "- Azaz (two boys killed)"),), tolls=(boys,))
    later = Draft(event_type=EventType.SHELLING, evidence=(_words(page, "Mortars hit Homs."),), same_event_as=1)
    home = Draft(event_type=EventType.SHELLING, evidence=(_words(page, "The army shelled these places:"),))
    found = places_apart(page, _places(page), [home, own, later])
    assert [_shown(d) for d in found] == [(), ("Sarmin",), ("Binnish",), ("killed 2",), ()]
    assert found[4].same_event_as == 3


def test_claims_of_items_are_parts_of_the_whole_and_not_of_each_other() -> None:
    """Two dead in Azaz are none of the seven of Sarmin, whatever the model thinks."""
    text = "The army shelled the province:\nSarmin: 7 dead\nAzaz: 2 dead"
    page = page_of(text)
    home = Draft(event_type=EventType.SHELLING, evidence=(_words(page, "The army shelled the province:"),), part_of=1)
    items = [
        Draft(
            event_type=EventType.SHELLING,
            evidence=(_words(page, f"{place}: {number} dead"),),
            tolls=(_toll(page, f"{number} dead", number),),
            part_of=part_of,
        )
        for place, number, part_of in (("Sarmin", 7, None), ("Azaz", 2, 1))
    ]
    found = places_apart(page, _places(page), [home, *items])
    assert [d.part_of for d in found] == [None, 0, 0]


def test_a_claim_that_only_quotes_a_counted_line_gives_way_to_it() -> None:
    """The line says how many, the claim did not; ties to it go to the whole or are cut."""
    text = "Eleven people were killed on Monday:\nSarmin: 7\nAzaz: 4"
    page = page_of(text)
    empty = Draft(event_type=EventType.KILLING, evidence=(_words(page, "Azaz: 4"),), same_event_as=0)
    home = _home(page, "Eleven people were killed on Monday:")
    found = places_apart(page, _places(page), [home, empty])
    assert [_shown(d) for d in found] == [("killed 11",), ("Sarmin", "killed 7"), ("Azaz", "killed 4")]
    assert [d.same_event_as for d in found] == [None, None, None]


def test_a_line_of_a_list_heads_no_other_list() -> None:
    """Nor is a long list of whatever has a number looked through from each of its lines."""
    page = page_of("Nine people were killed on Monday:\nSarmin: 4\nAzaz: 3\nHoms: 1\nBinnish: 1")
    (found,) = lists_of(page, _places(page))
    assert (found.sentence, len(found.items)) == (0, 4)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("By town:\n- Sarmin (3 shells)\n- Azaz (2 rockets)", [(), ("Sarmin", "3 shells"), ("Azaz", "2 rockets")]),
        ("Tags:\n- Sarmin\n- Azaz", [()]),
    ],
)
def test_lines_below_a_heading_that_tells_nothing_have_to_say_more_than_names(lines: str, told: list[Told]) -> None:
    """The attack is told shortly before; tags below a text are no list of what was hit."""
    first = "The army shelled the province on Monday."
    page = page_of(f"{first}\n{lines}")
    home = replace(_home(page, first), places=())
    assert [_shown(d) for d in places_apart(page, _places(page), [home])] == told


def test_a_page_without_lists_is_left_alone() -> None:
    """Whatever places it names."""
    page = page_of("Shells hit Sarmin. Shells hit Azaz and Homs.")
    assert not [*lists_of(page, _places(page))]


def _places(page: Page) -> tuple[Span, ...]:
    """The places that were found in a page: Qorvel is in no list."""
    return tuple(Span(n, n + 1) for n, word in enumerate(page.words) if word in FOUND)


def _apart(text: str) -> Sequence[Draft]:
    page = page_of(text)
    return places_apart(page, _places(page), [_home(page)])


def _home(page: Page, evidence: str | None = None) -> Draft:
    """One claim that quotes all of a page, with every place, and the dead or raids that its first sentence tells of."""
    attack = any(w in page.text for w in ("shelled", "struck"))
    tolls = [s.payload for s in page.spans["toll"] if isinstance(s.payload, DraftToll) and s.payload.count.low]
    return Draft(
        event_type=EventType.SHELLING if attack else EventType.KILLING,
        evidence=tuple(
            Words(exact=page.text[p.start : p.end], start=p.start)
            for p in (s.passage for s in page.analysis.sentences)
            if evidence in (None, page.text[p.start : p.end])
        ),
        places=tuple(DraftPlace(words=page.said(s.start, s.end), relation=PlaceRelation.IN) for s in _places(page)),
        tolls=tuple(t for t in tolls if t.words.start == min(x.words.start or 0 for x in tolls)),
    )


def _words(page: Page, exact: str) -> Words:
    return Words(exact=exact, start=page.text.index(exact))


def _toll(page: Page, exact: str, number: int) -> DraftToll:
    count = Count(low=number, high=number, wording=Wording.EXACT)
    return DraftToll(kind=TollKind.KILLED, count=count, population=Population.UNSTATED, words=_words(page, exact))


def _shown(draft: Draft) -> Told:
    places = tuple(p.words.exact.removesuffix(" town").removesuffix(" province") for p in draft.places)
    tolls = tuple(f"{t.kind} {t.count.low}" for t in draft.tolls)
    return (*places, *tolls, *(w.exact for w in draft.weapons))
