"""The ledger as it was: its runs, which coding of a report a run made or was current at a link, and which accounts stood then."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from recount.model import Account, Claim, CodedReport, Readings, Report, Run, UsageError, from_data
from recount.store.ledger import Ledger

LINK = "link"
LATEST = ("latest", "previous")  # words for the last link run and the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One run in the ledger: its last entry, and how many reports it coded, or incidents it let stand."""

    run: Run
    entry: int
    count: int


def runs(ledger: Ledger) -> tuple[Happened, ...]:
    """Every run that coded reports or linked, in the order of their last entries."""
    query = """SELECT c.text AS body, max(k.entry) AS entry, count(DISTINCT k.report_id) AS many
        FROM codings k JOIN runs r ON r.id = k.run_id JOIN contents c ON c.digest = r.digest GROUP BY k.run_id
        UNION ALL SELECT c.text, max(l.entry), l.total FROM links l JOIN runs r ON r.id = l.run_id
        JOIN contents c ON c.digest = r.digest GROUP BY l.run_id ORDER BY entry"""
    with ledger.read() as connection:
        found = connection.exec_driver_sql(query).all()
    return tuple(Happened(run=from_data(Run, json.loads(r.body)), entry=r.entry, count=r.many) for r in found)


def run_named(ledger: Ledger, name: str) -> Happened:
    """The run whose id begins so; ``latest`` is the last link run, ``previous`` the one before.

    Raises:
        UsageError: no run or several are meant.
    """
    there = runs(ledger)
    if name in LATEST:
        links = [one for one in there if one.run.verb == LINK]
        back = LATEST.index(name) + 1
        if len(links) < back:
            raise UsageError(f"{ledger.path} has no {name} link run: it was linked {'once' if links else 'never'}.")
        return links[-back]
    digits = name.strip().lower().removeprefix("run:").removeprefix("b2:")
    found = [one for one in there if digits and one.run.id.rsplit(":", 1)[-1].startswith(digits)]
    if len(found) != 1:
        how = "No run's id begins" if not found else "More than one run's id begins"
        raise UsageError(
            f"{how} with {name!r}. `recount runs` lists them; latest and previous are the last two that linked."
        )
    return found[0]


def coded_at(ledger: Ledger, entry: int) -> Iterator[CodedReport]:
    """Every report with the coding that was current just before an entry, in ledger order; those withdrawn since are left out."""
    yield from _coded(
        ledger, "SELECT max(k.entry) FROM codings k WHERE k.entry < :at GROUP BY k.report_id", {"at": entry}
    )


def coded_by(ledger: Ledger, run: Run) -> Iterator[CodedReport]:
    """Every report that the run coded, as it did last, in ledger order; those withdrawn since are left out."""
    yield from _coded(
        ledger, "SELECT max(k.entry) FROM codings k WHERE k.run_id = :run GROUP BY k.report_id", {"run": run.id}
    )


def accounts_at(ledger: Ledger, entry: int) -> tuple[Account, ...]:
    """The accounts that stood after the link with this entry; those whose contents were erased since are left out."""
    query = """SELECT c.text FROM standings s JOIN incidents i ON i.entry = s.account JOIN contents c ON c.digest = i.digest
        WHERE s.stands AND s.link <= :at AND c.text IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM standings n WHERE n.account = s.account AND n.link > s.link AND n.link <= :at)"""
    with ledger.read() as connection:
        found = connection.execute(text(query), {"at": entry}).scalars().all()
    return tuple(from_data(Account, json.loads(body)) for body in found)


def _coded(ledger: Ledger, entries: str, values: dict[str, Any]) -> Iterator[CodedReport]:
    query = f"""SELECT k.entry AS number, c.text AS coding, b.text AS body, t.text AS words FROM codings k
        JOIN reports r ON r.id = k.report_id JOIN contents c ON c.digest = k.digest
        JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE k.entry IN ({entries}) AND c.text IS NOT NULL AND b.text IS NOT NULL AND t.text IS NOT NULL
        ORDER BY r.entry"""  # noqa: S608 - `entries` is one of the two above
    with ledger.read() as connection:
        for row in connection.execute(text(query), values).all():
            yield _whole(connection, row)


def _whole(connection: Connection, row: Any) -> CodedReport:
    content = json.loads(row.coding)
    return CodedReport(
        report=from_data(Report, {**json.loads(row.body), "text": row.words}),
        claims=tuple(from_data(Claim, json.loads(body)) for body in _parts(connection, "claims", row.number)),
        readings=tuple(from_data(Readings, json.loads(body)) for body in _parts(connection, "readings", row.number)),
        accounts=tuple(from_data(Account, account) for account in content["accounts"]),
        refused=tuple(content["refused"]),
        skipped=content.get("skipped", False),
    )


def _parts(connection: Connection, table: str, coding: int) -> list[str]:
    query = f"""SELECT c.text FROM {table} p JOIN contents c ON c.digest = p.digest
        WHERE p.coding = :coding AND c.text IS NOT NULL ORDER BY p.ordinal"""  # noqa: S608 - `table` is one of ours
    return list(connection.execute(text(query), {"coding": coding}).scalars())
