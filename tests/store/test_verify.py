"""Whatever another hand changes in the file, `verify` names it; and the tables refuse it in the first place."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store import made

from recount.store import views
from recount.store.ledger import Ledger
from recount.store.schema import DERIVED, META
from recount.store.shelf.tables import SHELF
from recount.store.verify import verify


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        coded = made.coded()
        ledger.append_report(coded, made.run())
        ledger.append_accounts([made.account(coded)], made.run("link"))
        yield ledger


def tamper(ledger: Ledger, statement: str) -> None:
    """Change the file as someone would who knows SQLite and removes the triggers first."""
    with sqlite3.connect(ledger.path) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        assert raw.execute(statement).rowcount > 0, "the test changed nothing"


def test_an_honest_ledger_verifies(ledger: Ledger) -> None:
    """Nothing is found where nothing was done."""
    assert verify(ledger) == ()


@pytest.mark.parametrize("table", sorted(set(META.tables) - {table.name for table in (*DERIVED, *SHELF)}))
def test_no_row_is_ever_changed_or_deleted(ledger: Ledger, table: str) -> None:
    """Every table refuses UPDATE and DELETE, by whatever program, and INSERT OR REPLACE over a row."""
    column = META.tables[table].columns.keys()[0]
    with sqlite3.connect(ledger.path) as raw:
        raw.execute("PRAGMA recursive_triggers = ON")
        if table in ("captures", "decisions"):
            entry = raw.execute("SELECT max(seq) FROM entries").fetchone()[0]
            digest = raw.execute("SELECT max(digest) FROM contents").fetchone()[0]
            extra = ("'at'", "'kind'") if table == "captures" else ("'kind'", "'at'")
            named = "entry, id, digest, captured_at" if table == "captures" else "entry, id, digest, kind, at"
            values = f"{entry}, 'x', '{digest}', {', '.join(extra[: named.count(',') - 2])}"
            raw.execute(f"INSERT INTO {table} ({named}) VALUES ({values})")
        if table == "trail":
            raw.execute("INSERT INTO trail SELECT max(entry), 0, 'vanished', 'inc:b2:0', '[]', 'it is gone' FROM links")
        for statement in (
            f"UPDATE {table} SET {column} = {column}",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE contents SET text = replace(text, '12 people', '13 people')", "its bytes are not those of its digest"),
        ("UPDATE claims SET stance = 'denies' WHERE ordinal = 0", "claims.stance is 'denies'"),
        ("UPDATE claims SET ordinal = 1 - ordinal", "its claims are not those it lists"),
        ("DELETE FROM claims WHERE ordinal = 1", "its row in claims is gone"),
        ("DELETE FROM readings", "its readings are not those it lists"),
        ("UPDATE reports SET published = '2017-10-06'", "reports.published is '2017-10-06'"),
        ("UPDATE runs SET engine = 'other'", "runs.engine is 'other'"),
        ("UPDATE estimates SET best = 40, high = 40", "its rows in estimates are not those"),
        ("UPDATE memberships SET score = 0.5", "its rows in memberships are not those"),
        ("DELETE FROM grades", "its rows in grades are not those"),
        ("UPDATE incidents SET lat = 36.0", "incidents.lat is 36.0"),
        ("DELETE FROM standings", "the accounts that stand are not those"),
        ("UPDATE links SET total = 2", "the accounts that stand are not those"),
        ("UPDATE entries SET id = 'rep:b2:0' WHERE kind = 'report'", "its hash is not that of what it says"),
        ("DELETE FROM entries WHERE seq = 3", "entries 3 to 3 before it are missing"),
        ("UPDATE entries SET seq = 99 WHERE seq = 1", "entries 1 to 1 before it are missing"),
        (
            "INSERT INTO claims SELECT 999, id, digest, coding, report_id, 9, event_type, stance FROM claims WHERE ordinal = 0",
            "it was added by another hand",
        ),
    ],
)
def test_a_change_is_named(ledger: Ledger, statement: str, says: str) -> None:
    """One changed byte, row or order, by raw SQL: the fault says where and what."""
    tamper(ledger, statement)
    faults = verify(ledger)
    assert any(says in fault.what for fault in faults), faults


def test_a_rewritten_entry_breaks_the_chain_behind_it(ledger: Ledger) -> None:
    """Even a hash made anew shows, at the entry that follows."""
    tamper(ledger, "UPDATE entries SET hash = 'ffff' WHERE seq = 2")
    assert [f.where for f in verify(ledger) if "chain is broken" in f.what] == [
        next(f.where for f in verify(ledger) if f.where.startswith("entry 3 "))
    ]


def test_rubbish_in_a_content_is_a_fault_not_a_crash(ledger: Ledger) -> None:
    """A content that is no JSON any more is named, and verifying goes on."""
    tamper(
        ledger,
        "UPDATE contents SET text = '{' WHERE digest IN (SELECT digest FROM claims UNION SELECT digest FROM codings)",
    )
    whats = [fault.what for fault in verify(ledger)]
    assert any("can't be read" in what for what in whats)
    assert any("not those it lists" in what for what in whats)


def test_withdrawn_content_leaves_a_tombstone_that_verifies(ledger: Ledger) -> None:
    """Content erased with a reason is gone from every view; the chain still verifies, and it can't come back."""
    with sqlite3.connect(ledger.path) as raw:
        raw.execute("UPDATE contents SET text = NULL, bytes = NULL, erased = 'asked for by the family'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute("UPDATE contents SET text = 'back', erased = NULL")
    assert verify(ledger) == ()
    assert list(views.coded_reports(ledger)) == []
    assert list(views.reports(ledger)) == []
    assert list(views.accounts(ledger)) == []
    with ledger.read() as connection:
        for view in ("v_reports", "v_claims", "v_tolls", "v_evidence", "v_incidents"):
            assert connection.exec_driver_sql(f"SELECT * FROM {view}").all() == []
