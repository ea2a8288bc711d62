"""A claim that a second coder alone has, put to a coding by a decision: once, under its own id, and gone when it is taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.store import made

from recount.model import Claim, CodedReport, Decision, DecisionKind, Readings, UsageError, claim_id, identify
from recount.review import applier, check
from recount.review.added import addition_of, has_already, written

AT = datetime(2018, 5, 3, 10, tzinfo=UTC)


def second(coded: CodedReport) -> Claim:
    """What another coder read in the last words of the report."""
    report = coded.report
    words = report.text.rsplit(". ", 1)[-1].rstrip(".")
    first, last = words.split()[0], words.split()[-1]
    claim = made.claim(report, words, speakers=(made.cut(report.text, last),), weapons=(made.cut(report.text, first),))
    return replace(claim, engine="person: Ben Ode")


def added(claim: Claim, **changes: object) -> Decision:
    """The decision that adds it."""
    plain = {
        "id": "dec:1", "kind": DecisionKind.ADD.value, "about": (claim.id,), "by": "Ana Quist", "at": AT,
        "answer": written(claim, Readings(claim_id=claim.id), {}),
    }  # fmt: skip
    return Decision(**{**plain, **changes})  # type: ignore[arg-type]  # fields of a decision


def first_only() -> CodedReport:
    """The report as the first coder has it: its first claim alone."""
    whole = made.coded()
    return replace(whole, claims=whole.claims[:1], readings=whole.readings[:1])


def test_it_stands_behind_the_others_under_its_own_id_and_its_coder_s_name() -> None:
    """As it was coded, with what was read of it."""
    coded, claim = first_only(), second(made.coded())
    now = applier([added(claim)])(coded)
    assert [c.id for c in now.claims] == [coded.claims[0].id, claim.id]
    assert (now.claims[-1].engine, claim_id(now.claims[-1])) == ("person: Ben Ode", claim.id)
    assert now.readings[-1].claim_id == claim.id
    assert applier([added(claim)])(now) == now


def test_taken_back_it_is_gone_and_brought_back_it_is_there() -> None:
    """An undo of the undo too."""
    coded, claim = first_only(), second(made.coded())
    add = added(claim)
    undo = Decision(id="dec:2", kind="undo", about=("dec:1",), answer="yes", by="Cy Alder", at=AT, supersedes="dec:1")
    back = replace(undo, id="dec:3", about=("dec:2",), supersedes="dec:2")
    assert applier([add, undo])(coded) == coded
    assert len(applier([add, undo, back])(coded).claims) == 2


def test_a_later_coding_that_has_it_has_it_once() -> None:
    """Under the same id, or from another coder who put a word more into a slot."""
    whole, claim = made.coded(), second(made.coded())
    assert has_already(replace(whole, claims=(claim,)), claim)
    other = replace(claim, targets=(claim.evidence[0],))
    other = replace(other, id=claim_id(other))
    assert other.id != claim.id
    now = applier([added(claim)])(replace(whole, claims=(other,), readings=()))
    assert [c.id for c in now.claims] == [other.id]


def test_what_it_is_told_with_is_found_in_the_coding_that_stands() -> None:
    """Its links lead to the first coder's claims where these are the same; what is not there is not pointed at."""
    coded, claim = first_only(), second(made.coded())
    linked = replace(claim, same_event_as="clm:b2:theirs", part_of="clm:b2:nowhere")
    answer = written(linked, Readings(claim_id=claim.id), {"clm:b2:theirs": coded.claims[0].id})
    now = applier([added(claim, answer=answer)])(coded)
    assert (now.claims[-1].same_event_as, now.claims[-1].part_of) == (coded.claims[0].id, None)


def test_it_can_be_corrected_and_rejected_like_any_other() -> None:
    """Decisions on it find it."""
    coded, claim = first_only(), second(made.coded())
    plain = {"about": (claim.id,), "by": "Cy Alder", "at": AT}
    put_right = Decision(id="dec:4", kind="correct", slot="event_type", answer="shelling", **plain)  # type: ignore[arg-type]  # as above
    out = Decision(id="dec:5", kind="reject", answer="yes", **plain)  # type: ignore[arg-type]  # as above
    assert applier([added(claim), put_right])(coded).claims[-1].event_type == "shelling"
    assert len(applier([added(claim), out])(coded).claims) == 1


@pytest.mark.parametrize("answer", ["yes", "{}", '{"claim": 1, "readings": 2}', "[]"])
def test_an_answer_that_is_no_claim_is_refused_and_adds_nothing(answer: str) -> None:
    """When it is taken, and where an older program meets it."""
    coded, claim = first_only(), second(made.coded())
    wrong = added(claim, answer=answer)
    with pytest.raises(UsageError, match="as a second coder has it"):
        check(wrong)
    assert applier([wrong])(coded) == coded


def test_a_claim_under_another_s_id_is_refused() -> None:
    """The id is that of what it says."""
    claim = second(made.coded())
    with pytest.raises(UsageError, match="its id is not that"):
        addition_of(added(claim, about=(identify("clm", "another"),)))
