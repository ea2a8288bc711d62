"""The ledger as it stood at an earlier entry."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store import made

from recount.model import Decision
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.moments import stood_at
from recount.store.withdraw import withdraw


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def test_earlier_figures_are_still_there(ledger: Ledger) -> None:
    """Before and after a figure was raised, each with the hash of its moment."""
    coded = made.coded()
    ledger.append_report(coded, made.run())
    ledger.append_accounts([made.account(coded)], made.run("link"))
    then, hash_then = views.head(ledger)
    raised = made.account(coded, estimates=(made.estimate(coded, "as_told", (12, 20, 40)),))
    ledger.append_accounts([raised], made.run("link", settings="later"))
    now, hash_now = views.head(ledger)
    id_ = raised.incident.id
    assert {(f[2], f[4:]) for f in stood_at(ledger, then).figures[id_]} == {
        ("as_told", (12, 12, 40)),
        ("ucdp", (12, 12, 12)),
    }
    assert {(f[2], f[4:]) for f in stood_at(ledger, now).figures[id_]} == {("as_told", (12, 20, 40))}
    assert (stood_at(ledger, then).hash, stood_at(ledger, now).hash) == (hash_then, hash_now)


def test_figures_outlive_a_withdrawal(ledger: Ledger) -> None:
    """What the report said is gone; the counts that were published can still be proved."""
    coded = made.coded()
    ledger.append_report(coded, made.run())
    ledger.append_accounts([made.account(coded)], made.run("link"))
    then, _ = views.head(ledger)
    at = datetime(2017, 12, 1, tzinfo=UTC)
    taken = Decision(
        id="dec:1", kind="withdraw", about=(coded.report.id,), answer="yes", by="R. Osei", at=at, reason="safety"
    )
    withdraw(ledger, taken)
    assert list(stood_at(ledger, then).figures) == [made.account(coded).incident.id]


def test_there_is_nothing_before_the_first_entry_and_after_the_last(ledger: Ledger) -> None:
    """An empty hash at 0; none where the ledger does not reach."""
    assert (stood_at(ledger, 0).hash, stood_at(ledger, 0).figures) == ("", {})
    assert stood_at(ledger, 99).hash is None
