"""Replay: captures, codings and decisions alone give the same incidents, in any ledger; what differs is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.reviewed import coded
from tests.store import made

from recount.flow.keep import KeepOptions, add, derive
from recount.flow.replay import replay
from recount.flow.withdrawal import hanging, withdraw
from recount.model import Decision, LedgerError, UsageError
from recount.store import history, views
from recount.store.ledger import Ledger
from recount.store.verify import verify

OPTIONS = KeepOptions(methods=("as_told",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def withdrawal(*reports: str) -> Decision:
    return Decision(
        id=f"dec:{reports[0][-8:]}",
        kind="withdraw",
        about=reports,
        answer="privacy",
        by="R. Osei",
        at=datetime(2018, 1, 1, tzinfo=UTC),
        reason="privacy: asked for by the niece of Ilyas Karmo",
    )


def test_everything_comes_out_the_same(ledger: Ledger, tmp_path: Path) -> None:
    """The new ledger verifies, and has the same incidents under the same ids."""
    add(ledger, coded(), OPTIONS)
    done = replay(ledger, OPTIONS, tmp_path / "new.db")
    assert (done.changes, done.faults, done.unlike) == ((), (), ())
    with Ledger.open(tmp_path / "new.db") as new:
        assert list(views.accounts(new)) == list(views.accounts(ledger))
        assert list(views.coded_reports(new)) == list(views.coded_reports(ledger))


def test_nothing_is_left_beside_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    """Without a name for it, what was made is taken away again."""
    add(ledger, coded(), OPTIONS)
    before = views.head(ledger)
    replay(ledger, OPTIONS)
    assert {p.name for p in tmp_path.iterdir()} <= {"recount.db", "recount.db-wal", "recount.db-shm"}
    assert views.head(ledger) == before


def test_what_was_tampered_with_is_named(ledger: Ledger) -> None:
    """An account that the claims do not give differs, by incident and by figure."""
    add(ledger, coded(), OPTIONS)
    account = next(views.accounts(ledger))
    worse = replace(account, estimates=tuple(replace(e, high=(e.high or 0) + 7) for e in account.estimates))
    ledger.append_accounts([worse], replace(made.run("link"), verb="link"))
    (change,) = [c for c in replay(ledger, OPTIONS).changes if c.incident_id == account.incident.id]
    assert any(d.people == 7 for d in change.differences)


def test_other_methods_are_said(ledger: Ledger) -> None:
    """Then the incidents differ for a good reason."""
    add(ledger, coded(), OPTIONS)
    assert any("other methods" in line for line in replay(ledger, KeepOptions(methods=("ucdp",))).unlike)


def test_withdrawn_reports_are_skipped(ledger: Ledger, tmp_path: Path) -> None:
    """They come as tombstones: nothing of them is in the new ledger, and they do not come back there either."""
    one, other = coded()
    add(ledger, (one, other), OPTIONS)
    withdraw(ledger, withdrawal(one.report.id), OPTIONS)
    done = replay(ledger, OPTIONS, tmp_path / "new.db")
    assert (done.changes, done.faults) == ((), ())
    with Ledger.open(tmp_path / "new.db") as new:
        assert [c.report.id for c in views.coded_reports(new)] == [other.report.id]
        assert add(new, (one,), OPTIONS).failed


def test_a_file_that_is_there_is_not_written_over(ledger: Ledger, tmp_path: Path) -> None:
    """It is refused."""
    (tmp_path / "new.db").write_text("mine", encoding="utf-8")
    with pytest.raises(LedgerError, match="there already"):
        replay(ledger, OPTIONS, tmp_path / "new.db")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["first", "second", "again", "withdraw", "derive"]), max_size=6))
def test_replay_holds_whatever_came_before(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    """Reports added in any order, coded anew, withdrawn: what stands is what the given rows make."""
    first, second = coded()
    less = replace(second, claims=second.claims[:1], readings=second.readings[:1])
    with Ledger.open(tmp_path_factory.mktemp("replay") / "recount.db") as ledger:
        for n, step in enumerate(steps):
            if step == "withdraw":
                for report in list(views.reports(ledger))[:1]:
                    withdraw(ledger, replace(withdrawal(report.id), id=f"dec:{n}"), OPTIONS)
            elif step == "derive":
                derive(ledger, OPTIONS)
            else:
                add(ledger, [{"first": first, "second": second, "again": less}[step]], OPTIONS)
        derive(ledger, OPTIONS)
        done = replay(ledger, OPTIONS)
        assert (done.changes, done.faults) == ((), ())


def test_what_hangs_on_a_report_is_said_before_anything_is_done(ledger: Ledger) -> None:
    """Claims, decisions, and how figures would change; a second time there is nothing to withdraw."""
    one, other = coded()
    add(ledger, (one, other), OPTIONS)
    before = views.head(ledger)
    found = hanging(ledger, (one.report.id,), OPTIONS)
    assert (found.claims, [r.id for r in found.reports]) == (2, [one.report.id])
    assert views.head(ledger) == before
    withdraw(ledger, withdrawal(one.report.id), OPTIONS)
    after = {a.incident.id: a.estimates for a in views.accounts(ledger)}
    assert {c.incident_id for c in found.changes if c.after is not None} >= set()
    assert [after.get(c.after.incident.id) for c in found.changes if c.after] == [
        c.after.estimates for c in found.changes if c.after
    ]
    with pytest.raises(UsageError, match="withdrawn already"):
        hanging(ledger, (one.report.id,), OPTIONS)


def test_no_byte_is_left_in_any_table(ledger: Ledger) -> None:
    """Nor in slim rows, nor in the log; the tombstone holds the code and not the remark."""
    one, other = coded()
    add(ledger, (one, other), OPTIONS)
    withdraw(ledger, withdrawal(one.report.id), OPTIONS)
    assert verify(ledger) == ()
    words = (b"baker", b"the mayor", b"up to 40")
    for path in ledger.path.parent.iterdir():
        assert [w for w in words if w in path.read_bytes()] == [], path
    with ledger.read() as connection:
        assert set(connection.exec_driver_sql("SELECT erased FROM contents").scalars()) == {None, "privacy"}


def test_the_ledger_as_it_was(ledger: Ledger) -> None:
    """At an earlier link an earlier coding was current, and other incidents stood."""
    one, other = coded()
    add(ledger, (one,), OPTIONS)
    then = list(views.accounts(ledger))
    add(ledger, (replace(one, claims=one.claims[:1]), other), OPTIONS)
    first, last = (history.run_named(ledger, name) for name in ("previous", "latest"))
    assert sorted(history.accounts_at(ledger, first.entry), key=str) == sorted(then, key=str)
    assert [len(c.claims) for c in history.coded_at(ledger, first.entry)] == [2]
    assert [len(c.claims) for c in history.coded_at(ledger, last.entry)] == [1, 2]
