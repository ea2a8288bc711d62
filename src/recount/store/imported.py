"""Which rows of a team's spreadsheet the ledger holds already."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, text

from recount.model import Decision
from recount.store import rows
from recount.store.ledger import Ledger
from recount.store.schema import decisions

VERB = "import"  # of the runs that made reports of rows
OPENING = 400  # characters of a row's text in which its id and its incident stand


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One row as it was kept: its report and claim, the run that coded it last, and how its text begins."""

    report_id: str
    claim_id: str
    run_id: str
    name: str
    opening: str


def rows_of(ledger: Ledger, source: str) -> tuple[KeptRow, ...]:
    """Every row that was imported from this team and not withdrawn, older versions too, in the order in which they came."""
    query = """SELECT r.id AS report, k.id AS claim, g.run_id AS run, c.text AS body, substr(t.text, 1, :opening) AS opening
        FROM reports r JOIN v_current_codings n ON n.report_id = r.id JOIN codings g ON g.entry = n.coding
        JOIN runs u ON u.id = g.run_id AND u.verb = :verb JOIN claims k ON k.coding = n.coding
        JOIN contents c ON c.digest = r.digest AND c.text IS NOT NULL
        JOIN contents t ON t.digest = r.text_digest AND t.text IS NOT NULL
        WHERE json_extract(c.text, '$.source') = :source ORDER BY r.entry"""
    with ledger.read() as connection:
        found = connection.execute(text(query), {"opening": OPENING, "verb": VERB, "source": source}).all()
    return tuple(
        KeptRow(report_id=r.report, claim_id=r.claim, run_id=r.run, name=json.loads(r.body)["name"], opening=r.opening)
        for r in found
    )


def imported_reports(ledger: Ledger) -> frozenset[str]:
    """Ids of all reports that are rows of spreadsheets: no engine has read them, and none should."""
    query = """SELECT g.report_id FROM v_current_codings n JOIN codings g ON g.entry = n.coding
        JOIN runs u ON u.id = g.run_id WHERE u.verb = :verb"""
    with ledger.read() as connection:
        return frozenset(connection.execute(text(query), {"verb": VERB}).scalars())


def keep_decisions(ledger: Ledger, made: Iterable[Decision]) -> int:
    """Append many decisions in one transaction, all or none; how many were not there already."""
    new = 0
    with ledger.write() as chain:
        for decision in made:
            if not chain.connection.execute(select(decisions.c.entry).where(decisions.c.id == decision.id)).first():
                chain.append(rows.decision_row(decision))
                new += 1
    return new
