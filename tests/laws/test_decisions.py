"""The laws of people's decisions: obeyed, taken back without a trace, in any order, and the same when replayed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.test_many_reports import EVERY, ledgers

from recount.flow.accounts import tell
from recount.link import LinkOptions
from recount.model import Account, CodedReport, Decision
from recount.review import applier, grader


def told(coded: Sequence[CodedReport], *decisions: Decision) -> tuple[Account, ...]:
    """As flow tells it: decisions put to claims, linked by them, reconciled, graded."""
    apply, grade = applier(decisions), grader(decisions)
    return tuple(map(grade, tell(tuple(map(apply, coded)), LinkOptions(decisions=decisions), EVERY)))


def decision(n: int, kind: str, about: Sequence[str], answer: str = "yes", **rest: Any) -> Decision:
    at = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(days=n)
    return Decision(id=f"dec:{n}", kind=kind, about=tuple(about), answer=answer, by="R. Haas", at=at, **rest)


def undo(n: int, of: Decision) -> Decision:
    return decision(n, "undo", (of.id,), supersedes=of.id)


@st.composite
def decided(draw: st.DrawFn, coded: Sequence[CodedReport], n: int) -> Decision:
    """Any decision on one claim, or one pair of claims, or an incident."""
    ids = [c.id for one in coded for c in one.claims]
    one = draw(st.sampled_from(ids))
    other = draw(st.sampled_from(ids))
    incidents = [a.incident.id for a in told(coded)] or ["inc:b2:0"]
    made = [
        decision(n, "reject", (one,)),
        decision(n, "reject", (one,), slot="tolls[0]"),
        decision(n, "correct", (one,), str(draw(st.integers(0, 60))), slot="tolls[0].count"),
        decision(n, "correct", (one,), "2031-05-06", slot="when"),
        decision(n, "correct", (one,), "unknown", slot="places[0]"),
        decision(n, "correct", (one,), draw(st.sampled_from(("shelling", "clash"))), slot="event_type"),
        decision(n, "grade", (draw(st.sampled_from(incidents)),), "rejected", slot="occurrence"),
        decision(n, "estimate", (draw(st.sampled_from(incidents)),), "1/2/3", slot="killed/all", reason="own list"),
    ]
    if one != other:
        made.append(decision(n, "same_event", (one, other), draw(st.sampled_from(("yes", "no", "unsure")))))
    return draw(st.sampled_from(made))


@settings(max_examples=60, deadline=None)
@given(ledgers(most=4), st.data())
def test_taking_back_restores_everything(coded: list[CodedReport], data: st.DataObject) -> None:
    """Whatever was decided before: with a decision and its undo, every account is as without both, to the last sentence."""
    first = data.draw(decided(coded, 1))
    second = data.draw(decided(coded, 2))
    assert told(coded, first, second, undo(3, second)) == told(coded, first)
    assert told(coded, first, second, undo(3, second), undo(4, first)) == told(coded)


@settings(max_examples=60, deadline=None)
@given(ledgers(most=4), st.data())
def test_a_split_parts_and_a_merge_joins_again(coded: list[CodedReport], data: st.DataObject) -> None:
    """Both sides of a split stay whole and apart; merged again, all claims are in one incident."""
    large = [a for a in told(coded) if len(a.claim_ids) > 1]
    if not large:
        return
    claims = data.draw(st.sampled_from(large)).claim_ids
    out = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=len(claims) - 1, unique=True))
    rest = set(claims) - set(out)
    split = decision(1, "split", claims, " ".join(out))
    homes = [set(a.claim_ids) for a in told(coded, split)]
    assert any(set(out) <= home and not home & rest for home in homes)
    assert any(rest <= home and not home & set(out) for home in homes)
    merge = decision(2, "merge", claims)
    assert any(set(claims) <= set(a.claim_ids) for a in told(coded, split, merge))


@settings(max_examples=60, deadline=None)
@given(ledgers(most=4), st.data(), st.randoms(use_true_random=False))
def test_unrelated_decisions_can_be_taken_in_any_order(
    coded: list[CodedReport], data: st.DataObject, random: Any
) -> None:
    """On different claims, by whomever first: only the dates in the reasons differ, so those are set alike."""
    claims = [c.id for one in coded for c in one.claims]
    chosen = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=4, unique=True))
    made = [decision(1, "correct", (key,), "9", slot="tolls[0].count") for key in chosen]
    made = [Decision(**{name: getattr(d, name) for name in d.__slots__} | {"id": f"dec:{d.about[0]}"}) for d in made]
    mixed = random.sample(made, len(made))
    assert told(coded, *mixed) == told(coded, *made)


@settings(max_examples=40, deadline=None)
@given(ledgers(most=4), st.data())
def test_a_rejected_claim_is_in_no_incident_and_in_no_figure(coded: list[CodedReport], data: st.DataObject) -> None:
    """Nor is it left out of an estimate with a reason: for counting it is not there."""
    gone = data.draw(st.sampled_from([c.id for one in coded for c in one.claims]))
    for account in told(coded, decision(1, "reject", (gone,))):
        assert gone not in account.claim_ids
        assert all(
            gone not in e.basis and gone not in {left.claim_id for left in e.left_out} for e in account.estimates
        )
