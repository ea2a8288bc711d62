"""The migrations make what `schema` says; the views are ready for datasette and pandas; the page on it is true."""

import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.store import made

from recount.store import describe, slim
from recount.store.ledger import Ledger
from recount.store.schema import META
from recount.store.shelf import tables

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger.open(tmp_path / "recount.db")
    coded = made.coded()
    ledger.append_report(coded, made.run())
    ledger.append_accounts([made.account(coded)], made.run("link"))
    return ledger


def test_migrations_make_the_schema(ledger: Ledger) -> None:
    """A ledger made by the migrations has exactly the tables, columns and indexes of `schema`, and `search` with what SQLite
    keeps for it, which no other database has so.
    """
    with ledger.read() as connection:
        opts = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), META) == []
    assert {table.name for table in tables.SHELF} <= set(META.tables)


def test_every_view_answers(ledger: Ledger) -> None:
    """Each documented view has rows once there is one incident, one that is gone, and a reprint."""
    reprint = made.coded(made.report(source="Hill Herald"))
    ledger.append_report(reprint, made.run())
    kin = slim.Kin(
        report_id=reprint.report.id,
        origin=made.report().id,
        relation="exact",
        share=1.0,
        share_of=1.0,
        news=False,
        because="its words are the same",
    )
    with ledger.write() as chain:
        slim.write(chain.connection, slim.Changes(made_with={}, kinships=(kin,)))
    with_one_less = [made.account(made.coded())]
    ledger.append_accounts([*with_one_less, made.account(reprint)], made.run("link", inputs=("1",)))
    ledger.append_accounts(with_one_less, made.run("link", inputs=("2",)))
    with ledger.read() as connection:
        views = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'").scalars().all()
        assert {"v_incidents", "v_claims", "v_tolls", "v_evidence"} <= set(views)
        for view in views:
            assert connection.exec_driver_sql(f"SELECT * FROM {view}").first() is not None, view


def test_evidence_slices_the_text(ledger: Ledger) -> None:
    """The offsets in `v_evidence` cut the very words out of the report (SQLite counts code points from 1)."""
    query = """SELECT e.words, substr(r.text, e."start" + 1, e."end" - e."start") FROM v_evidence e
        JOIN v_reports r USING (report_id)"""
    with ledger.read() as connection:
        rows = connection.exec_driver_sql(query).all()
    assert len(rows) == 10
    assert all(words == cut for words, cut in rows)


def test_both_figures_stand_side_by_side(ledger: Ledger) -> None:
    """An incident's row has the count as told and the count by UCDP's rules."""
    with ledger.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM v_incidents").mappings().one()
    assert (row["killed_as_told_best"], row["killed_as_told_high"], row["killed_ucdp_high"]) == (12, 40, 12)
    assert (row["place"], row["claims"], row["reports"]) == ("Tel Zeyd", 2, 1)


def test_ready_queries_run(ledger: Ledger) -> None:
    """Each query that the page offers runs as it is printed, and finds something in a ledger with one incident."""
    queries = describe.QUERIES
    with ledger.read() as connection:
        for title, query in queries:
            assert connection.exec_driver_sql(query).all(), title


def test_the_page_prints_the_schema(ledger: Ledger) -> None:
    """`docs/ledger.md` is made from the schema. RECOUNT_WRITE_DOCS=1 makes it anew."""
    made_now = describe.fill(PAGE.read_text(encoding="utf-8"), ledger)
    if os.environ.get("RECOUNT_WRITE_DOCS"):
        PAGE.write_text(made_now, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made_now, "run RECOUNT_WRITE_DOCS=1 pytest tests/store/test_schema.py"
