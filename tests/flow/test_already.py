"""Decided already: the same answer twice is refused, what is taken back is not taken back again, and agreement is seen."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store import made

from recount.flow.already import agreeing
from recount.flow.answer import Answer, decide
from recount.flow.keep import KeepOptions, add
from recount.model import Decision, UsageError, standing
from recount.store import views
from recount.store.ledger import Ledger

CODED = made.coded()
MAYOR, ARMY = CODED.claims
COUNT = "tolls[0].count"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One report with one incident of two claims."""
    with Ledger.open(tmp_path / "recount.db") as ledger:
        add(ledger, [CODED], KeepOptions(methods=("as_told",)))
        yield ledger


def say(ledger: Ledger, day: int, kind: str, about: str, answer: str = "yes", **rest: str) -> Decision:
    """What somebody (Ana Quist, unless another is named) decides on that day of May."""
    values = {"by": "Ana Quist"} | rest
    about_, at = tuple(about.split(",")), datetime(2018, 5, day, tzinfo=UTC)
    superseded = values.pop("supersedes", None) or (about if kind == "undo" else None)
    return decide(ledger, Answer(kind=kind, about=about_, answer=answer, at=at, supersedes=superseded, **values))


@pytest.mark.parametrize(
    ("kind", "about", "answer", "slot"),
    [
        ("correct", MAYOR.id, "15", COUNT),
        ("correct", MAYOR.id, "2018-05-02", "when"),
        ("reject", MAYOR.id, "yes", ""),
        ("accept", ARMY.id, "yes", ""),
        ("unsure", ARMY.id, "unsure", "when"),
        ("same_event", f"{MAYOR.id},{ARMY.id}", "no", ""),
    ],
)
def test_the_same_twice_is_refused(ledger: Ledger, kind: str, about: str, answer: str, slot: str) -> None:
    """It says who decided so, when, and how to have it on record again; nothing more is kept."""
    first = say(ledger, 3, kind, about, answer, slot=slot)
    with pytest.raises(UsageError, match="Ana Quist decided so already, on 2018-05-03"):
        say(ledger, 4, kind, ",".join(reversed(about.split(","))), answer, slot=slot)
    assert [d.id for d in views.decisions(ledger)] == [first.id]
    say(ledger, 5, kind, about, answer, slot=slot, supersedes=first.id, reason="seen again")
    assert [d.reason for d in standing(views.decisions(ledger))] == ["seen again"]


def test_what_was_decided_otherwise_since_is_decided_again(ledger: Ledger) -> None:
    """Another number, the claim rejected in between, or the first taken back: then the same answer says something."""
    first = say(ledger, 3, "correct", MAYOR.id, "15", slot=COUNT)
    say(ledger, 4, "correct", MAYOR.id, "16", slot=COUNT)
    say(ledger, 5, "correct", MAYOR.id, "15", slot=COUNT)
    say(ledger, 6, "accept", ARMY.id)
    say(ledger, 7, "reject", ARMY.id)
    say(ledger, 8, "accept", ARMY.id)
    assert first.answer == "15"
    assert len(views.decisions(ledger)) == 6


def test_another_person_who_says_the_same_is_kept_and_told(ledger: Ledger) -> None:
    """Two people agree: both are on record. Of two who differ nothing is said here; a question asks."""
    say(ledger, 3, "correct", MAYOR.id, "15", slot=COUNT)
    second = say(ledger, 4, "correct", MAYOR.id, "15", slot=COUNT, by="Ben Ode")
    third = say(ledger, 5, "correct", MAYOR.id, "17", slot=COUNT, by="Cai Lund")
    found = agreeing(second, views.decisions(ledger)[:2])
    assert found is not None
    assert found.by == "Ana Quist"
    assert agreeing(third, views.decisions(ledger)) is None


def test_what_is_taken_back_is_not_taken_back_again(ledger: Ledger) -> None:
    """Whoever asks: it says who did, and how to bring it back, after which it can be taken back once more."""
    first = say(ledger, 3, "accept", ARMY.id)
    undo = say(ledger, 4, "undo", first.id)
    with pytest.raises(UsageError, match=f"back already, on 2018-05-04.*decide undo {views.short(undo.id)}"):
        say(ledger, 5, "undo", first.id, by="Ben Ode")
    say(ledger, 6, "undo", undo.id)
    say(ledger, 7, "undo", first.id)
    assert standing(views.decisions(ledger)) == ()


def test_a_withdrawal_is_no_decision_alone(ledger: Ledger) -> None:
    """A row that says a report was erased, while it is there, would be a lie in every release."""
    with pytest.raises(UsageError, match="recount withdraw"):
        say(ledger, 3, "withdraw", CODED.report.id, reason="error")
    assert views.decisions(ledger) == ()


@pytest.mark.parametrize(
    ("kind", "answer", "rest", "wanted"),
    [
        ("split", "yes", {}, "recount decide split .* CLAIM"),
        ("merge", "yes", {}, "two incidents or more"),
        ("grade", "yes", {}, "none was given. occurrence: single_source, .*; harm: confirmed, "),
        ("grade", "fair", {}, "fair is a grade of harm.*--field harm"),
        ("grade", "disputed", {"slot": "truth"}, "'truth' is neither. disputed is a grade of occurrence"),
        ("estimate", "12", {"reason": "counted"}, "--field KIND/POPULATION"),
        ("estimate", "12", {"reason": "counted", "slot": "killed"}, "--field killed/all"),
    ],
)
def test_what_is_missing_is_said_with_an_example(
    ledger: Ledger, kind: str, answer: str, rest: dict[str, str], wanted: str
) -> None:
    """Of decisions that make no sense without a field or an answer."""
    (account,) = views.accounts(ledger)
    with pytest.raises(UsageError, match=wanted):
        say(ledger, 3, kind, account.incident.id, answer, **rest)
    assert views.decisions(ledger) == ()
