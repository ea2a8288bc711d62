"""What a claim says in all, and what it takes from its event and from the report where its own words leave it out."""

import pytest
from tests.extract.engines.lexical.story.telling import claims, killed, place

STRIKE = "An air strike on a market in Tal Amir killed 31 people on Monday, medics said."


def doers(text: str) -> list[list[str]]:
    """The perpetrators of every claim."""
    return [[q.exact for q in c.perpetrators] for c in claims(text)]


def test_a_denial_has_its_place_and_day_from_the_event() -> None:
    """ "The army denied it" names neither; the event it denies has both."""
    told = claims(f"{STRIKE}\nThe army denied that its planes had struck the market.")
    assert [place(c) for c in told] == ["Tal Amir", "Tal Amir"]
    assert [c.when.exact if c.when else None for c in told] == ["on Monday", "on Monday"]
    assert [c.event_type.value for c in told] == ["air_strike", "air_strike"]
    assert killed(told[1]) == []


def test_what_came_of_an_attack_has_its_type() -> None:
    """The dead in the next sentence were killed by what was told before."""
    [claim] = claims("A drone hit a lorry near Karak on Monday. Four people were killed.")
    assert claim.event_type.value == "drone_strike"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Our planes struck rebels near Karak on Monday,” the army said.\nThe strike killed four nuns, residents said.",
            [["Our planes"], []],
        ),
        (f"{STRIKE}\nThe army denied that its planes had struck the market.", [[], ["its planes"]]),
        (
            "“Our jets struck a depot in Karak on Monday,” the Front said.\nFour nuns died in the strike, the army said.",
            [["Our jets"], []],
        ),
    ],
)
def test_our_and_its_never_cross_voices(text: str, expected: list[list[str]]) -> None:
    """ "Our planes" are another party's in another mouth, so that no claim borrows them."""
    assert doers(text) == expected


def test_a_named_party_is_borrowed_from_what_was_told_before() -> None:
    """Who did it stands in the first claim of the event; a later one, of another voice, is of the same deed."""
    text = "Rebels shelled a market in Tal Amir on Monday.\nNine people died in the shelling, medics said."
    assert doers(text) == [["Rebels"], ["Rebels"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army said it had shelled a depot in Karak on Monday.", ["The Syrian army"]),
        ("Three soldiers were killed in a drone strike near Karak on Monday, the army said.", []),
        ("Four civilians were killed in shelling of Karak on Monday, the army said.", []),
        ("Shells hit a school in Karak on Monday, the army said.", []),
        ("Nine people were killed in shelling in Karak on Monday, medics said.", []),
        (
            "The Karak Brigade claimed responsibility for the attack in Karak, in which nine people died.",
            ["The Karak Brigade"],
        ),
        ("No group claimed responsibility for the attack in Karak on Monday, which killed nine people.", []),
        ("No one was hurt when rockets landed near the base on Monday, the coalition said.", []),
    ],
)
def test_an_army_owns_what_it_does_not_what_it_suffers(text: str, expected: list[str]) -> None:
    """A belligerent that reports a strike on its enemy reports its own; its dead, civilians and a school it reports of others."""
    assert doers(text) == [expected]


def test_a_toll_told_twice_is_one() -> None:
    """The same number of the same outcome stands once, in the fuller words."""
    [claim] = claims("Shelling in Karak kills nine\nNine farmers were killed in shelling in Karak on Monday.")
    assert [t.quote.exact for t in claim.tolls] == ["Nine farmers"]


def test_a_part_keeps_its_whole() -> None:
    """Indexes of parts hold when tolls of more sentences come together."""
    [claim] = claims(
        "Shelling in Karak on Monday wounded six people.\n"
        "The shelling killed ten people, including three children, and wounded six people."
    )
    parts = [(t.quote.exact, claim.tolls[t.part_of].count.low) for t in claim.tolls if t.part_of is not None]
    assert parts == [("three children", 10)]


def test_the_evidence_is_the_clause_where_a_sentence_tells_of_two_events() -> None:
    """A whole sentence where it tells of one."""
    told = claims("The rebels shelled a depot in Karak on Monday; gunmen shot two farmers in Tal Amir.")
    assert [q.exact for c in told for q in c.evidence] == [
        "The rebels shelled a depot in Karak on Monday;",
        "gunmen shot two farmers in Tal Amir.",
    ]


def test_the_day_runs_on_in_a_list() -> None:
    """In one voice's list of strikes the day named last holds until another is named."""
    told = claims("Shells hit a house in Karak on Monday, killing two men.\nIn Tal Amir, shells killed three nuns.")
    assert [c.when.exact if c.when else None for c in told] == ["on Monday", "on Monday"]


@pytest.mark.parametrize(
    "text", ["A mine killed two soldiers and two civilians.", "Two fighters and two civilians died."]
)
def test_the_same_number_of_two_sides_is_told_twice(text: str) -> None:
    """Side by side they are four, not two told again."""
    [claim] = claims(f"{text.removesuffix('.')} in a shelling of Karak on Monday.")
    assert [t.count.low for t in claim.tolls] == [2, 2]
