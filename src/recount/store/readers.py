"""Who read the reports of a ledger, as their codings stand now."""

from dataclasses import dataclass

from sqlalchemy import text

from recount.store.doubles import PERSON
from recount.store.imported import VERB
from recount.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """Whose coding of a report stands: the names of `engines`, none where nothing was found. `by_people`: a person coded it, or it
    is a row of a team's spreadsheet. `put_aside`: an engine's triage did not read it closely.
    """

    report_id: str
    engines: tuple[str, ...]
    by_people: bool
    put_aside: bool


def read_by(ledger: Ledger) -> tuple[ReadBy, ...]:
    """Of every report that was not withdrawn, in the order in which they came."""
    query = """SELECT n.report_id AS report, u.engine, u.verb, json_extract(c.text, '$.skipped') AS aside
        FROM reports r JOIN v_current_codings n ON n.report_id = r.id JOIN codings k ON k.entry = n.coding
        JOIN runs u ON u.id = k.run_id JOIN contents c ON c.digest = k.digest JOIN contents b ON b.digest = r.digest
        WHERE c.text IS NOT NULL AND b.text IS NOT NULL ORDER BY r.entry"""
    with ledger.read() as connection:
        found = connection.execute(text(query)).all()
    return tuple(_read_by(r.report, r.engine, by_row=r.verb == VERB, aside=bool(r.aside)) for r in found)


def _read_by(report_id: str, engine: str, *, by_row: bool, aside: bool) -> ReadBy:
    by_people = by_row or engine.startswith(PERSON)
    names = () if by_people else tuple(sorted({one.partition(":")[0] for one in engine.split(", ") if one}))
    return ReadBy(report_id=report_id, engines=names, by_people=by_people, put_aside=aside)
