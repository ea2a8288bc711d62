"""A withdrawn report is gone, from the tables, the views and the file; its tombstone verifies, and it does not come back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store import made

from recount.flow.keep import KeepOptions, add, derive
from recount.model import Capture, CodedReport, Decision, ItemError, LedgerError, UsageError
from recount.store import database, views
from recount.store.ledger import Ledger
from recount.store.rows import content_id
from recount.store.verify import verify
from recount.store.withdraw import withdraw

OPTIONS = KeepOptions(methods=("as_told",))
RAW = b"<p>the page about Ilyas Karmo as it was fetched</p>"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def decision(*coded: CodedReport, **changes: object) -> Decision:
    plain = Decision(
        id="dec:1",
        kind="withdraw",
        about=tuple(one.report.id for one in coded),
        answer="erase",
        by="R. Osei",
        at=datetime(2018, 1, 1, tzinfo=UTC),
        reason="asked for by the family",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Decision


def one() -> CodedReport:
    return made.coded(replace(made.report(), title="Ilyas Karmo is dead", capture_id="cap:b2:1"))


def other() -> CodedReport:
    """The same event in other words, without the name."""
    report = made.report(made.TEXT.replace("the baker Ilyas Karmo", "one baker"), source="Hill Herald")
    return CodedReport(
        report=report,
        claims=(made.claim(report, report.text.split(". ")[0], tolls=(made.toll(report, "12 people", 12),)),),
    )


def kept(ledger: Ledger) -> None:
    capture = Capture(
        id="cap:b2:1", location="karmo.html", captured_at=datetime(2017, 10, 5, tzinfo=UTC), content_id=content_id(RAW)
    )
    ledger.append_report(one(), made.run(), capture, RAW)
    add(ledger, [other()], OPTIONS)


def test_no_byte_of_it_is_left(ledger: Ledger) -> None:
    """Neither in the tables nor anywhere in the file or its log; the other report is untouched."""
    kept(ledger)
    assert withdraw(ledger, decision(one())) >= 6
    for path in ledger.path.parent.iterdir():
        assert b"Karmo" not in path.read_bytes(), path
    assert [r.source for r in views.reports(ledger)] == ["Hill Herald"]
    assert list(views.coded_reports(ledger)) == [other()]


def test_a_log_that_can_not_be_emptied_is_said(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program reads, a copy stays in the log: the withdrawal stands, and the message says what to do."""
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout = 10", *database.PRAGMAS[1:]))
    kept(ledger)
    other_program = sqlite3.connect(ledger.path, isolation_level=None)
    other_program.execute("BEGIN")
    other_program.execute("SELECT * FROM reports").fetchall()
    with Ledger.open(ledger.path) as mine, pytest.raises(LedgerError, match="Close that"):
        withdraw(mine, decision(one()))
    other_program.close()
    ledger.close()
    Ledger.open(ledger.path).close()
    assert all(b"Karmo" not in path.read_bytes() for path in ledger.path.parent.iterdir())


def test_the_tombstone_verifies_and_says_why(ledger: Ledger) -> None:
    """Row, digest and chain stay; who withdrew it and why is in the chain."""
    kept(ledger)
    withdraw(ledger, decision(one()))
    assert verify(ledger) == ()
    assert views.decisions(ledger) == (decision(one()),)
    with ledger.read() as connection:
        query = "SELECT c.erased FROM reports r JOIN contents c ON c.digest = r.digest WHERE r.id = :id"
        assert connection.exec_driver_sql(query, {"id": one().report.id}).scalar() == "asked for by the family"


def test_linking_again_leaves_its_claims_out(ledger: Ledger) -> None:
    """The incidents that rested on it are told anew by what is left."""
    kept(ledger)
    withdraw(ledger, decision(one()))
    derive(ledger, OPTIONS)
    assert [account.claim_ids for account in views.accounts(ledger)] == [(other().claims[0].id,)]
    assert verify(ledger) == ()


def test_it_does_not_come_back(ledger: Ledger) -> None:
    """Adding it again, coded so or otherwise, is refused with the reason."""
    kept(ledger)
    withdraw(ledger, decision(one()))
    for coded in (one(), replace(one(), claims=one().claims[:1])):
        with pytest.raises(ItemError, match=r"withdrawn \(asked for by the family\)"):
            ledger.append_report(coded, made.run())
    assert len(list(views.reports(ledger))) == 1


def test_a_twin_keeps_its_text(ledger: Ledger) -> None:
    """Another outlet's report of the same words stays whole."""
    twin = made.coded(made.report(source="Hill Herald"))
    add(ledger, [made.coded(), twin], OPTIONS)
    withdraw(ledger, decision(made.coded()))
    assert list(views.coded_reports(ledger)) == [twin]
    assert verify(ledger) == ()


@pytest.mark.parametrize("changes", [{"kind": "accept"}, {"reason": " "}, {"about": ("rep:b2:0",)}])
def test_a_withdrawal_says_what_and_why(ledger: Ledger, changes: dict[str, object]) -> None:
    """Of another kind, without a reason, or of an unknown report: nothing is erased."""
    kept(ledger)
    before = views.head(ledger)
    with pytest.raises(UsageError):
        withdraw(ledger, decision(one(), **changes))
    assert views.head(ledger) == before
    assert len(list(views.reports(ledger))) == 2
