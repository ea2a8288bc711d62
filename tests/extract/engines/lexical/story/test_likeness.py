"""Are two clauses about one event? What they share speaks for it, what clashes against it."""

import pytest
from tests.extract.engines.lexical.story.telling import PUBLISHED, frames

from recount.extract.engines.lexical.story.likeness import THRESHOLD, Likeness

LEAD = "Shells hit a market in Tal Amir on Monday, killing nine people."


def score(text: str, lead: str = LEAD, gap: str = "\n") -> float:
    """How much a clause looks like one more telling of the lead."""
    one, *_, other = frames(f"{lead}{gap}{text}")
    return Likeness(anchor=PUBLISHED).score(other, [one])


@pytest.mark.parametrize(
    "text",
    [
        "The shelling killed nine people.",
        "Nine people were killed in the shelling, medics said.",
        "The attack destroyed a bakery.",
        "The army denied that it had shelled the market.",
        "An earlier version of this report said 12 people were killed in Tal Amir.",
        "Nine people died in Tal Amir on Monday.",
    ],
)
def test_one_event(text: str) -> None:
    """The same dead, place and day, a word that points back, a denial."""
    assert score(text) >= THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "Another shell killed two farmers in Karak on Tuesday.",
        "Shells killed two farmers in Karak on Tuesday.",
        "Shells killed nine people at a market in Tal Amir in 2019.",
        "Gunmen abducted four nurses in Karak on Sunday.",
        "In total, 31 people were killed in the province.",
        "Shells have been falling on the valley for weeks, wounding many.",
    ],
)
def test_another_event(text: str) -> None:
    """Another day, another place, "another", another means, a sum, or what has gone on for long."""
    assert score(text) < THRESHOLD


PAIRS = {
    "the same place": ("Two boys died in Tal Amir.", "Two boys died in Karak."),
    "the same day": ("Two boys died on Monday.", "Two boys died on Sunday."),
    "the same number": ("Nine people died.", "Twelve people died."),
    "what points back": ("The shelling wounded two boys.", "A grenade wounded two boys."),
    "the same means": ("Shelling wounded two boys in Karak.", "A drone strike wounded two boys in Karak."),
    "the same target": ("A rocket hit the market.", "A rocket hit a church."),
}


@pytest.mark.parametrize(("alike", "unlike"), PAIRS.values(), ids=PAIRS.keys())
def test_what_is_shared_counts(alike: str, unlike: str) -> None:
    """All else equal, what a clause shares with the event makes it look more like it."""
    assert score(alike) > score(unlike)


def test_near_counts() -> None:
    """The next sentence of the paragraph rather goes on about an event than one of another paragraph."""
    assert score("Two boys died.", gap=" ") > score("Two boys died.", gap="\n")


def test_without_a_day_of_publication_days_are_compared_no_further_than_they_go() -> None:
    """ "On Monday" and "on Tuesday" have no dates without an anchor: unknown days clash with nothing."""
    one, other = frames("Shells killed two boys on Monday.\nShells killed two boys on Tuesday.")
    assert Likeness(anchor=None).days(other, [one]) == 0
    assert Likeness(anchor=PUBLISHED).days(other, [one]) < 0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Six soldiers were killed in 11 air strikes.", "Two soldiers were killed in four air strikes.", True),
        ("Six soldiers were killed in 11 air strikes.", "The 11 air strikes killed two soldiers.", False),
    ],
)
def test_other_strikes_are_others(first: str, second: str, expected: bool) -> None:
    """ "11 strikes" and "four strikes" are not the same strikes."""
    one, other = frames(f"{first}\n{second}")
    assert (Likeness(anchor=None).attacks(other, [one]) < 0) is expected
