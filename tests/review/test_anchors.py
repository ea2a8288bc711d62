"""Decisions follow their claims to new codings, by words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model import strategies as some
from tests.review.said import decision
from tests.store import made

from recount.model import Claim, CodedReport, Count, Decision, EventType, Quote, Stance, Wording, claim_id
from recount.review import anchor, reanchor

CODED = made.coded()
MAYOR, ARMY = CODED.claims
TEXT = CODED.report.text


def recoded(*claims: Claim) -> CodedReport:
    """The report as another engine codes it."""
    return replace(CODED, claims=claims, readings=())


def about(claim: Claim, kind: str = "correct", **rest: Any) -> Decision:
    """A decision with its anchor."""
    values: dict[str, Any] = {"slot": "", "answer": "yes"} | rest
    if kind == "correct":
        values = {"slot": "tolls[0].count", "answer": "15"} | rest
    return decision(kind, claim.id, anchors=(anchor(claim, None, values["slot"]),), **values)


def cut(words: str) -> Quote:
    return made.cut(TEXT, words)


def again(of: Claim, **changes: Any) -> Claim:
    """The claim as read anew, with its own id."""
    new = replace(of, same_event_as=None, **changes)
    return replace(new, id=claim_id(new))


@given(some.coded_reports())
def test_the_same_coding_again_is_the_same_decision(coded: CodedReport) -> None:
    """Whatever was coded: with the same claims there, nothing is followed."""
    for claim in coded.claims:
        taken = decision("reject", claim.id, anchors=(anchor(claim),))
        assert reanchor(taken, [coded]).decision is taken


def test_a_shifted_claim_is_found_again() -> None:
    """The new coding quotes half of the sentence; the decision is about that claim now, and says what it was before."""
    shifted = again(
        MAYOR,
        evidence=(cut("hit the market of Tel Zeyd on Tuesday, killing 12 people, the mayor told the Valley Post"),),
    )
    taken = about(MAYOR, by="Ben Ode", reason="the ministry's list")
    moved = reanchor(taken, [recoded(shifted, ARMY)]).decision
    assert moved is not None
    assert moved.about == (shifted.id,)
    assert (moved.supersedes, moved.moved) == (taken.id, taken.id)
    assert (moved.by, moved.at, moved.reason, moved.answer) == ("Ben Ode", taken.at, "the ministry's list", "15")
    assert moved.anchors[0].value == "12"
    assert moved.id != taken.id


def test_following_twice_is_following_once() -> None:
    """The id is derived, so that a process that was killed makes the same decision again."""
    shifted = again(MAYOR, weapons=(cut("air strike"),))
    first, second = (reanchor(about(MAYOR), [recoded(shifted)]).decision for _ in range(2))
    assert first is not None
    assert first == second
    assert reanchor(first, [recoded(shifted)]).decision is first


def test_the_number_of_a_toll_follows_its_words() -> None:
    """The new coding reads another toll before it."""
    other = made.toll(CODED.report, "Ilyas Karmo", 1)
    grown = again(MAYOR, tolls=(other, *MAYOR.tolls))
    moved = reanchor(about(MAYOR), [recoded(grown)]).decision
    assert moved is not None
    assert moved.slot == "tolls[1].count"


def test_two_voices_in_one_sentence_are_told_apart() -> None:
    """Each decision goes to the claim that has its words, its stance and its type."""
    sentence = (cut("The army said it had killed up to 40 fighters"),)
    denial = again(ARMY, evidence=sentence, stance=Stance.DENIES, tolls=(), event_type=EventType.SHELLING, speakers=())
    kept = again(ARMY, evidence=sentence, weapons=(cut("air strike"),))
    moved = reanchor(about(ARMY, "accept"), [recoded(denial, kept)]).decision
    assert moved is not None
    assert moved.about == (kept.id,)


def test_a_dropped_claim_leaves_a_question() -> None:
    """No claim rests on its words any more: the decision stays as it is, and why is said."""
    lost = reanchor(about(MAYOR), [recoded(ARMY)])
    assert (lost.decision, lost.why) == (None, "no claim of the new coding rests on its words")
    assert reanchor(about(MAYOR), []).why == "its report is no longer there"


def test_a_split_claim_leaves_a_question() -> None:
    """Two claims share its words alike: which is meant is for a person to say, and both are named."""
    one = again(MAYOR, evidence=(cut("An air strike hit the market of Tel Zeyd on Tuesday"),), tolls=(), speakers=())
    two = again(MAYOR, evidence=(cut("killing 12 people, the mayor told the Valley Post"),), tolls=(), speakers=())
    lost = reanchor(about(MAYOR, "reject"), [recoded(one, two)])
    assert lost.decision is None
    assert set(lost.nearest) <= {one.id, two.id}


def test_merged_claims_fulfil_what_put_them_together_and_question_what_held_them_apart() -> None:
    """The new coding reads both as one claim."""
    both = again(MAYOR, evidence=(*MAYOR.evidence, *ARMY.evidence), tolls=(*MAYOR.tolls, *ARMY.tolls))
    anchors = (anchor(MAYOR), anchor(ARMY))
    yes = decision("same_event", MAYOR.id, ARMY.id, anchors=anchors)
    assert reanchor(yes, [recoded(both)]).decision is yes
    no = reanchor(replace(yes, answer="no"), [recoded(both)])
    assert (no.decision, no.why) == (None, "the new coding reads two of its claims as one")


def test_a_split_names_its_claims_anew() -> None:
    """In the answer too."""
    new = [again(MAYOR, weapons=(cut("air strike"),)), again(ARMY, weapons=(cut("air strike"),))]
    taken = decision("split", MAYOR.id, ARMY.id, answer=ARMY.id, anchors=(anchor(MAYOR), anchor(ARMY)))
    moved = reanchor(taken, [recoded(*new)]).decision
    assert moved is not None
    assert (moved.about, moved.answer) == ((new[0].id, new[1].id), new[1].id)


def test_a_merge_goes_on_with_the_claims_that_are_left() -> None:
    """As long as two are: one of three claims has no successor."""
    baker = made.claim(CODED.report, "Among the dead was the baker Ilyas Karmo")
    anchors = tuple(anchor(c) for c in (MAYOR, ARMY, baker))
    taken = decision("merge", MAYOR.id, ARMY.id, baker.id, anchors=anchors)
    new = again(MAYOR, weapons=(cut("air strike"),))
    moved = reanchor(taken, [recoded(new, ARMY)]).decision
    assert moved is not None
    assert moved.about == (new.id, ARMY.id)
    assert reanchor(taken, [recoded(ARMY)]).decision is None
    split = replace(taken, kind="split", answer=baker.id)
    assert reanchor(split, [recoded(new, ARMY)]).decision is None


@pytest.mark.parametrize(("kind", "follows"), [("accept", False), ("correct", True)])
def test_another_number_is_not_accepted_unseen(kind: str, follows: bool) -> None:
    """Who accepted 12 has not accepted 13; who wrote 15 instead still says 15."""
    thirteen = replace(MAYOR.tolls[0], count=Count(low=13, high=13, wording=Wording.EXACT))
    new = again(MAYOR, tolls=(thirteen,))
    slot = "tolls[0].count"
    moved = reanchor(about(MAYOR, kind, slot=slot), [recoded(new)])
    assert (moved.decision is not None) is follows
    if not follows:
        assert moved.why == "what was accepted was 12, and now reads 13"


def test_an_incident_is_followed_through_the_claim_that_founded_it() -> None:
    """The incident's id stays what it was; the anchor leads to the claim of now."""
    incident = made.account(CODED).incident.id
    taken = decision("grade", incident, answer="confirmed", slot="harm", anchors=(anchor(MAYOR, incident=incident),))
    new = again(MAYOR, weapons=(cut("air strike"),))
    moved = reanchor(taken, [recoded(new)]).decision
    assert moved is not None
    assert (moved.about, moved.anchors[0].claim_id) == ((incident,), new.id)


@given(st.data())
def test_what_is_followed_rests_on_shared_words(data: st.DataObject) -> None:
    """Whatever sentences a new coding cuts out: the claim that a decision comes to quotes some of its words, or there is none."""
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    new = again(MAYOR, evidence=(made.quote(TEXT, start, end),))
    moved = reanchor(about(MAYOR, "reject"), [recoded(new)])
    if moved.decision is not None:
        assert new.evidence[0].span.overlaps(MAYOR.evidence[0].span)
