"""Who read what: engines by their names, people, nobody."""

from dataclasses import replace
from pathlib import Path

from tests.store import made

from recount.store.ledger import Ledger
from recount.store.readers import ReadBy, read_by


def test_each_report_says_who_read_it_last(tmp_path: Path) -> None:
    """An engine without its digest, a person, a triage, a row of a sheet; of a report coded twice the newer coding counts."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        told = made.coded(made.report())
        ledger.append_report(told, made.run(engine="lexical:7-ab"))
        ledger.append_report(replace(told, refused=("A number was refused.",)), made.run(engine="encoder:6-cd"))
        others = [made.coded(made.report(published=None)), made.coded(made.report(source="Another"))]
        ledger.append_report(others[0], made.run(engine="person: Ana Quist"))
        ledger.append_report(replace(others[1], claims=(), readings=(), accounts=(), skipped=True), made.run(engine=""))
        row = made.coded(made.report(source="A third"))
        ledger.append_report(row, made.run(verb="import", engine="spreadsheet 1 ab"))
        found = read_by(ledger)
    assert found == (
        ReadBy(report_id=told.report.id, engines=("encoder",), by_people=False, put_aside=False),
        ReadBy(report_id=others[0].report.id, engines=(), by_people=True, put_aside=False),
        ReadBy(report_id=others[1].report.id, engines=(), by_people=False, put_aside=True),
        ReadBy(report_id=row.report.id, engines=(), by_people=True, put_aside=False),
    )
