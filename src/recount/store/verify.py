"""Prove the ledger again from its contents: every digest, id, link of the chain, quote, column, estimate and trail."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, text

from recount.model import (
    Account,
    Capture,
    Claim,
    Decision,
    FormatError,
    Readings,
    Report,
    Run,
    from_data,
    incident_id,
    run_id,
)
from recount.store import rows
from recount.store.chain import TABLE_OF, entry_hash
from recount.store.ledger import Ledger
from recount.store.proof import faults_of_claim, faults_of_report
from recount.store.schema import (
    META,
    Kind,
    contents,
    entries,
    estimates,
    grades,
    links,
    memberships,
    standings,
    trail,
)
from recount.store.standing import standing_digest, trail_of
from recount.store.trail import Step, step_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that does not prove itself: where, and what is wrong, in a clause without a full stop."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(ledger: Ledger) -> tuple[Fault, ...]:
    """Every fault in the ledger; none means that all of it proves itself. Withdrawn contents are no faults."""
    with ledger.read() as connection:
        return (
            *_contents(connection),
            *_chain(connection),
            *_rows(connection),
            *_codings(connection),
            *_links(connection),
            *_trail(connection),
        )


def _contents(connection: Connection) -> Iterator[Fault]:
    for row in connection.execution_options(yield_per=100).execute(select(contents)):
        body = row.text if row.text is not None else row.bytes
        if body is not None and rows.content_id(body) != row.digest:
            yield Fault(where=f"content {row.digest}", what="its bytes are not those of its digest: it was changed")


def _chain(connection: Connection) -> Iterator[Fault]:
    expected, previous = 1, ""
    for row in connection.execution_options(yield_per=1000).execute(select(entries).order_by(entries.c.seq)):
        where = f"entry {row.seq} ({row.kind} {row.id})"
        if row.seq != expected:
            yield Fault(where=where, what=f"entries {expected} to {row.seq - 1} before it are missing")
        if row.previous != previous:
            yield Fault(where=where, what="it does not follow the entry before it: the chain is broken here")
        if entry_hash(row.seq, row.kind, row.id, row.digest, row.previous) != row.hash:
            yield Fault(where=where, what="its hash is not that of what it says: it was changed")
        expected, previous = row.seq + 1, row.hash


def _rows(connection: Connection) -> Iterator[Fault]:
    """Each entry has its row, each row its entry, and a row's columns are those of its content."""
    for kind in Kind:
        table = META.tables[TABLE_OF[kind]]
        query = (
            select(entries.c.seq, entries.c.id.label("entry_id"), entries.c.digest.label("entry_digest"), table)
            .select_from(entries.join(table, table.c.entry == entries.c.seq, isouter=True))
            .where(entries.c.kind == kind.value)
        )
        for row in connection.execution_options(yield_per=100).execute(query).mappings():
            where = f"entry {row['seq']} ({kind.value} {row['entry_id']})"
            if row["entry"] is None:
                yield Fault(where=where, what=f"its row in {table.name} is gone")
            elif row["digest"] != row["entry_digest"]:
                yield Fault(where=where, what=f"its row in {table.name} has another digest than the chain")
            elif kind is not Kind.LINK:
                yield from (Fault(where=where, what=what) for what in _content(connection, kind, table, row))
        yield from _rows_without_entry(connection, kind, table)


def _rows_without_entry(connection: Connection, kind: Kind, table: Table) -> Iterator[Fault]:
    query = f"SELECT entry FROM {table.name} WHERE entry NOT IN (SELECT seq FROM entries WHERE kind = :kind)"  # noqa: S608 - our own table names
    for number in connection.execute(text(query), {"kind": kind.value}).scalars():
        yield Fault(where=f"{table.name} {number}", what="the chain has no entry for it: it was added by another hand")


def _body(connection: Connection, digest: str) -> Any:
    """A content as data; None where it was withdrawn."""
    body = connection.execute(select(contents.c.text).where(contents.c.digest == digest)).scalar()
    return None if body is None else json.loads(body)


def _content(connection: Connection, kind: Kind, table: Table, row: Any) -> Iterator[str]:
    try:
        data = _body(connection, row["digest"])
        if data is not None:
            yield from _derived(connection, kind, table, row, data)
    except (FormatError, ValueError, KeyError, TypeError) as error:
        yield f"its content can't be read ({error})"


def _derived(connection: Connection, kind: Kind, table: Table, row: Any, data: Any) -> Iterator[str]:
    made, faults = _again(connection, kind, row, data)
    yield from faults
    if made is None:
        return
    if made.id != row["entry_id"]:
        yield f"its content is of {made.id}"
    for name in table.columns.keys():  # noqa: SIM118 - a column collection is no dict
        if name in made.columns and made.columns[name] != row[name]:
            yield f"{table.name}.{name} is {row[name]!r}, its content says {made.columns[name]!r}"


def _again(connection: Connection, kind: Kind, row: Any, data: Any) -> tuple[rows.Row | None, tuple[str, ...]]:
    """The row made again from its content, and what is wrong with the content itself."""
    match kind:
        case Kind.CAPTURE:
            return rows.capture_row(from_data(Capture, data)), ()
        case Kind.REPORT:
            return _report_again(connection, row, data)
        case Kind.RUN:
            run = from_data(Run, data)
            return rows.run_row(run), () if run_id(run) == run.id else (f"run id {run.id} is not that of its content",)
        case Kind.CLAIM:
            return _claim_again(connection, row, data)
        case Kind.READINGS:
            return rows.readings_row(from_data(Readings, data), row["coding"], row["ordinal"]), ()
        case Kind.ACCOUNT:
            account = from_data(Account, data)  # an estimate out of order does not come this far
            return rows.account_row(account, row["run_id"]), tuple(_tables_of(connection, row["seq"], account))
        case Kind.DECISION:
            return rows.decision_row(from_data(Decision, data)), ()
        case _:  # codings and links have no noun of their own: see _codings, _links
            return None, ()


def _report_again(connection: Connection, row: Any, data: Any) -> tuple[rows.Row | None, tuple[str, ...]]:
    words = connection.execute(select(contents.c.text).where(contents.c.digest == row["text_digest"])).scalar()
    if words is None:
        return None, ()
    report = from_data(Report, {**data, "text": words})
    return rows.report_row(report), tuple(faults_of_report(report))


def _claim_again(connection: Connection, row: Any, data: Any) -> tuple[rows.Row, tuple[str, ...]]:
    claim = from_data(Claim, data)
    query = "SELECT c.text FROM reports r JOIN contents c ON c.digest = r.text_digest WHERE r.id = :id"
    words = connection.execute(text(query), {"id": claim.report_id}).scalar()
    faults = () if words is None else tuple(faults_of_claim(claim, words))
    return rows.claim_row(claim, row["coding"], row["ordinal"]), faults


def _tables_of(connection: Connection, account: int, noun: Account) -> Iterator[str]:
    for table, made in (
        (memberships, rows.membership_columns(noun)),
        (estimates, rows.estimate_columns(noun)),
        (grades, rows.grade_columns(noun)),
    ):
        found = [dict(row) for row in connection.execute(select(table).where(table.c.account == account)).mappings()]
        if sorted(found, key=str) != sorted(({"account": account, **columns} for columns in made), key=str):
            yield f"its rows in {table.name} are not those of its content"
    if incident_id(noun.incident.founding_claim) != noun.incident.id:
        yield f"incident id {noun.incident.id} is not that of its founding claim"
    known = {m.claim_id for m in noun.members}
    yield from (
        f"estimate of {e.kind} uses a claim of another incident" for e in noun.estimates if set(e.basis) - known
    )


def _codings(connection: Connection) -> Iterator[Fault]:
    """A coding has exactly the claims and readings that its content lists, in their order."""
    query = "SELECT k.entry, k.report_id, c.text FROM codings k JOIN contents c ON c.digest = k.digest WHERE c.text IS NOT NULL"
    for row in connection.exec_driver_sql(query).all():
        data = _listed(row.text)
        for table in ("claims", "readings"):
            found = connection.execute(
                text(f"SELECT digest FROM {table} WHERE coding = :coding ORDER BY ordinal"),  # noqa: S608 - our own table names
                {"coding": row.entry},
            ).scalars()
            if data.get("report") != row.report_id or list(found) != data.get(table):
                yield Fault(
                    where=f"entry {row.entry} (coding {row.report_id})", what=f"its {table} are not those it lists"
                )


def _trail(connection: Connection) -> Iterator[Fault]:
    """After each link, the trail says of incident ids what the accounts that it let go and stand tell."""
    told: dict[int, list[Step]] = {}
    for row in connection.execute(select(trail).order_by(trail.c.link, trail.c.ordinal)):
        told.setdefault(row.link, []).append(step_of(row))
    numbers = connection.execute(select(links.c.entry).order_by(links.c.entry)).scalars().all()
    for link in sorted({*told, *numbers}):
        if tuple(told.get(link, ())) != (trail_of(connection, link) if link in numbers else ()):
            yield Fault(where=f"trail of link {link}", what="it is not what became of incident ids then")


def _listed(body: str) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except ValueError:
        return {}  # then nothing it lists can be right, which is the fault
    return data if isinstance(data, dict) else {}


def _links(connection: Connection) -> Iterator[Fault]:
    """Play all links again: after each, the accounts that stand are those that its digest says."""
    stand: dict[int, str] = {}
    query = "SELECT s.account, s.stands, i.digest FROM standings s JOIN incidents i ON i.entry = s.account WHERE s.link = :link"
    for link in connection.execute(select(links).order_by(links.c.entry)).all():
        for row in connection.execute(text(query), {"link": link.entry}):
            if row.stands:
                stand[row.account] = row.digest
            else:
                stand.pop(row.account, None)
        if standing_digest(stand.values()) != link.digest or len(stand) != link.total:
            yield Fault(
                where=f"entry {link.entry} (link {link.run_id})", what="the accounts that stand are not those it says"
            )
    stray = connection.execute(select(standings.c.link).where(standings.c.link.not_in(select(links.c.entry)))).scalars()
    yield from (Fault(where=f"standings of {n}", what="there is no such link") for n in sorted(set(stray)))
