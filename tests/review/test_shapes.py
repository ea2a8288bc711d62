"""Decisions of a wrong shape are refused, and the message says what would be right."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.factories import window
from tests.review.said import decision
from tests.store import made

from recount.model import Count, DecisionKind, Readings, UsageError, Wording
from recount.review import SHAPES, check
from recount.review.added import written
from recount.review.answers import count_of, toll_of, window_of
from recount.review.figures import figures_of
from recount.review.slots import counted, days, slot_of

A, B, X = "clm:b2:a", "clm:b2:b", "inc:b2:x"


READ = made.coded().claims[0]


def test_every_kind_has_its_shape() -> None:
    """And there is no shape of a kind that the model does not know."""
    assert set(SHAPES) == {kind.value for kind in DecisionKind}


GOOD = [
    decision("same_event", A, B, answer="unsure"),
    decision("merge", A, B),
    decision("split", A, B, answer=B),
    decision("accept", X),
    decision("accept", A, slot="tolls[0]"),
    decision("correct", A, slot="tolls[0].count", answer="at_least 12"),
    decision("correct", A, slot="when", answer="2017-10"),
    decision("reject", A, slot="perpetrators[1]"),
    decision("reject", A),
    decision("add", READ.id, answer=written(READ, Readings(claim_id=READ.id), {})),
    decision("translate", "rep:b2:a", slot="en", answer="Six people died, the mayor said."),
    decision("unsure", A, slot="places[0]", answer="unsure"),
    decision("grade", X, slot="harm", answer="contested"),
    decision("grade", X, slot="harm", answer="none"),
    decision("estimate", X, slot="killed/all", answer="12/-/20", reason="the hospital's lists"),
    decision("copy", "rep:b2:a", "rep:b2:b", answer="no"),
    decision("undo", "dec:1", supersedes="dec:1"),
    decision("withdraw", "rep:b2:a", answer="", reason="the family asked"),
]


@pytest.mark.parametrize("good", GOOD, ids=lambda d: f"{d.kind}-{d.slot}-{d.answer[:20]}")
def test_what_is_right_passes(good: Any) -> None:
    """One of each kind at least."""
    check(good)
    assert {d.kind for d in GOOD} == set(SHAPES)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (decision("foretell", X), "no decision is of kind 'foretell'"),
        (decision("add", A), "as a second coder has it"),
        (decision("translate", "rep:b2:a", answer="Words."), "the language"),
        (decision("translate", "rep:b2:a", slot="English", answer="Words."), "the language"),
        (decision("translate", "rep:b2:a", slot="en", answer=" "), "no words"),
        (decision("accept", X, by=" "), "needs the name"),
        (decision("accept", X, at=datetime(2031, 6, 1, tzinfo=timezone(timedelta(hours=2)))), "in UTC"),
        (decision("accept", X, at=datetime(2031, 6, 1)), "in UTC"),  # noqa: DTZ001 - what is refused
        (decision("same_event", A), "2 or more claims, not 1"),
        (decision("same_event", A, A), "twice"),
        (decision("same_event", A, X), "'inc:b2:x' is none"),
        (decision("same_event", A, B, answer="maybe"), "yes, no or unsure"),
        (decision("merge", A, B, answer="no"), "undo it"),
        (decision("split", A, B, answer=""), "one or more, not all"),
        (decision("split", A, B, answer=f"{A} {B}"), "one or more, not all"),
        (decision("split", A, B, answer="clm:b2:c"), "clm:b2:c is none of them"),
        (decision("correct", A, answer="12"), "needs the field that it is of"),
        (decision("correct", A, slot="tolls", answer="12"), "no field of a claim is written 'tolls'"),
        (decision("correct", A, slot="event_type[0]", answer="12"), "no field of a claim"),
        (decision("correct", A, slot="tolls[0].colour", answer="red"), "no field of a claim"),
        (decision("correct", A, slot="tolls[0].count", answer="a dozen"), "is no count"),
        (decision("correct", A, slot="tolls[0].count", answer="5-3"), "low 5 is above high 3"),
        (decision("correct", A, slot="tolls[0].part_of", answer="tolls[0]"), "none of the claim's other tolls"),
        (decision("correct", A, slot="when", answer="3/10/2017"), "is no day that can't be mistaken"),
        (decision("correct", A, slot="when", answer="2017-13"), "is no day"),
        (decision("correct", A, slot="when", answer="2017-10-05..2017-10-03"), "ends before it begins"),
        (decision("correct", A, slot="event_type", answer="quarrel"), "none of these: air_strike"),
        (decision("correct", A, slot="places[0]", answer="Sarrin"), "is no place"),
        (decision("correct", A, slot="places[0]", answer='{"lat": 0}'), "is no place"),
        (decision("correct", A, slot="perpetrators[0]", answer="the army"), "is no actor's id"),
        (decision("correct", A, slot="weapons[0]", answer="gun"), "can't be corrected"),
        (decision("reject", A, slot="stance"), "has to stand there"),
        (decision("reject", A, slot="tolls[0].count"), "has to stand there"),
        (decision("reject", X), "'inc:b2:x' is none"),
        (decision("accept", X, slot="when"), "only a claim has fields"),
        (decision("grade", X, slot="mood", answer="fair"), "occurrence or harm"),
        (decision("grade", X, slot="harm", answer="corroborated"), "none of these: confirmed"),
        (decision("estimate", X, slot="killed/all", answer="20/14/12", reason="r"), "out of order"),
        (decision("estimate", X, slot="killed/all", answer="-/-/-", reason="r"), "out of order"),
        (decision("estimate", X, slot="killed/all", answer="12"), "needs a reason"),
        (decision("estimate", X, slot="killed", answer="12", reason="r"), "populations: civilian"),
        (decision("undo", "dec:1"), "set supersedes"),
        (decision("withdraw", "rep:b2:a"), "needs a reason"),
    ],
)
def test_what_is_wrong_is_refused(wrong: Any, message: str) -> None:
    """Each in words that say what is wrong."""
    with pytest.raises(UsageError) as refused:
        check(wrong)
    assert message in str(refused.value)


@pytest.mark.parametrize("text", ["12", "0", "3-5", "at_least 12", "at_most 40", "about 30", "unquantified"])
def test_counts_are_written_as_they_are_read(text: str) -> None:
    """Print, then parse."""
    assert counted(count_of(text)) == text


@pytest.mark.parametrize("text", ["2017-10-03", "2017-10-03..2017-10-05", "unknown"])
def test_days_are_written_as_they_are_read(text: str) -> None:
    """Print, then parse; both ends are inside."""
    assert days(window_of(text)) == text


@pytest.mark.parametrize(
    ("text", "start", "last", "precision"),
    [
        ("2017-12", date(2017, 12, 1), date(2017, 12, 31), "month"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year"),
        ("2017-10-03..2017-10-09", date(2017, 10, 3), date(2017, 10, 9), "week"),
        ("2017-10..2017-12", date(2017, 10, 1), date(2017, 12, 31), "season"),
    ],
)
def test_a_stretch_is_as_precise_as_its_words(text: str, start: date, last: date, precision: str) -> None:
    """A month is a month, whatever its length."""
    assert window_of(text) == window(start, last, precision)


def test_tolls_and_figures() -> None:
    """Kind, count and population; low, best and high."""
    assert toll_of("killed 3-5")[1] == Count(low=3, high=5, wording=Wording.BETWEEN)
    assert [figures_of(t) for t in ("12", "12/14/20", "-/-/40")] == [(12, 12, 12), (12, 14, 20), (None, None, 40)]
    assert str(slot_of("tolls[3].part_of")) == "tolls[3].part_of"
