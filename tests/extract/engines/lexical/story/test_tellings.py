"""Which clauses are one claim: one voice, one event, one stance, one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.engines.lexical.story.telling import claims, killed, same

LEAD = "Nine people were killed in shelling in Tal Amir on Monday, the governor said."


def voices(text: str) -> list[list[str]]:
    """The speakers of every claim."""
    return [[q.exact for q in c.speakers] for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (f"Shelling in Tal Amir kills nine\n{LEAD}", 2),
        (f"{LEAD} The shelling wounded 14 others, he said.", 2),
        (f"{LEAD} The shelling also wounded 14 others.", 2),
        (f"{LEAD}\nThe governor said nine people were killed in the shelling.", 2),
        ("An air strike hit Tal Amir on Monday. Nine people were killed and 14 were wounded.", 2),
        ("An air strike on Tal Amir killed nine people on Monday. The strike also destroyed a bakery.", 2),
        ("Gunmen stormed a school near Karak on Monday. Four pupils were shot dead and two were abducted.", 2),
        ("A bomb killed two soldiers in Karak on Monday, police said. Four people were hurt, they added.", 2),
    ],
)
def test_one_voice_about_one_event_is_one_claim(text: str, sentences: int) -> None:
    """A headline and its lead, what came of a strike, a pronoun that goes on: one claim, with all its sentences."""
    [claim] = claims(text)
    assert len(claim.evidence) == sentences


def test_a_headline_has_the_voice_of_its_lead() -> None:
    """What a headline says without a voice is said by whom the lead names."""
    assert voices(f"Shelling in Tal Amir kills nine\n{LEAD}") == [["the governor"]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{LEAD}\nThe rebels said 14 people were killed in the shelling.", [["the governor"], ["The rebels"]]),
        (f"{LEAD}\nMedics said nine people were killed in the shelling.", [["the governor"], ["Medics"]]),
        (f"{LEAD}\nThe army denied that it had shelled Tal Amir.", [["the governor"], ["The army"]]),
        (f"{LEAD}\nThe Karak Front claimed responsibility for the attack.", [["the governor"], ["The Karak Front"]]),
        (f"{LEAD}\nRadio Karak could not verify the report.", [["the governor"], ["Radio Karak"]]),
    ],
)
def test_another_voice_is_another_claim_about_the_same_event(text: str, speakers: list[list[str]]) -> None:
    """It is tied to the first claim of the event, whether or not it agrees."""
    assert voices(text) == speakers
    assert same(claims(text)) == [None, 0]


def test_another_number_is_another_claim() -> None:
    """One voice that tells another toll later says something new about the same event."""
    told = claims(f"{LEAD}\nThe governor later said 11 people were killed in the shelling.")
    assert [killed(c) for c in told] == [[9], [11]]
    assert same(told) == [None, 0]


def test_other_people_are_no_other_number() -> None:
    """ "20 rebels" and "six of its soldiers" in one voice are two tolls of one claim."""
    text = (
        "The army said it had killed 20 rebels in Tal Amir on Monday. "
        "It said six of its soldiers were killed in the fighting."
    )
    [claim] = claims(text)
    assert killed(claim) == [20, 6]


def test_a_denial_is_cut_off_from_what_its_voice_asserts() -> None:
    """One sentence, two stands, two claims about one event."""
    told = claims("The army said it had struck a depot in Karak on Monday, and denied that a market was hit.")
    assert [c.stance.value for c in told] == ["asserts", "denies"]
    assert [[q.exact for q in c.targets] for c in told] == [["a depot"], ["a market"]]
    assert [[q.exact for q in c.speakers] for c in told] == [["The army"], ["The army"]]
    assert same(told) == [None, 0]


def test_a_retraction_is_a_claim_of_its_own() -> None:
    """The old number is taken back; the new one stands."""
    told = claims(f"{LEAD}\nAn earlier version of this report said 12 people were killed.")
    assert [(c.stance.value, killed(c)) for c in told] == [("asserts", [9]), ("retracts", [12])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}\nThe report could not be independently verified.", ["asserts", "cannot_verify"]),
        (f"{LEAD}\nNo group claimed responsibility for the attack.", ["asserts"]),
        (f"{LEAD}\nNobody has claimed responsibility.", ["asserts"]),
        (f"{LEAD}\nThe army declined to comment.", ["asserts"]),
    ],
)
def test_an_unsigned_doubt_is_a_claim_and_silence_is_none(text: str, expected: list[str]) -> None:
    """ "Could not be verified" says something of the event; that nobody spoke says nothing."""
    assert [c.stance.value for c in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "An air strike on Tal Amir killed nine people on Monday.\nAnother air strike in Karak killed two farmers.",
        "Shelling in Tal Amir on Monday killed two boys.\nShelling in Tal Amir on Sunday killed two boys.",
        "Gunmen killed two farmers near Tal Amir on Monday. Gunmen killed a priest in Karak on Sunday.",
        "A shell killed two boys in Tal Amir on Monday, and gunmen killed a priest in Karak on Sunday.",
        "Gunmen killed eight villagers in Tal Amir. The army killed 14 jihadists two days later.",
        "Shells killed forty people in Tal Amir on Monday. An air strike in Karak on Monday killed forty people.",
    ],
)
def test_another_event_is_another_claim_without_a_tie(text: str) -> None:
    """ "Another strike", another day, another place."""
    assert same(claims(text)) == [None, None]


def test_what_has_gone_on_for_long_is_no_part_of_one_event() -> None:
    """ "Has been shelling for weeks" adds nothing to what happened on Monday."""
    [claim] = claims("The army has been shelling Tal Amir for weeks. On Monday a shell killed two boys in Tal Amir.")
    assert [q.exact for q in claim.evidence] == ["On Monday a shell killed two boys in Tal Amir."]
    assert claim.perpetrators == ()


SENTENCES = (
    LEAD,
    "The rebels said 14 people were killed in the shelling.",
    "The army denied it.",
    "Gunmen killed a priest in Karak on Sunday.",
    "The attack wounded two boys.",
    "The report could not be verified.",
)


@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_a_claim_is_tied_to_the_first_of_its_event(chosen: list[str]) -> None:
    """In any order of sentences a tie looks back, and to a claim that has no tie itself."""
    told = claims("\n".join(chosen))
    for n, back in enumerate(same(told)):
        assert back is None or (back < n and told[back].same_event_as is None)
