"""Coded reports and single claims read back in bulk: a few statements for hundreds of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

from recount.model import Account, Claim, CodedReport, Readings, Report, identify
from recount.store.nouns import noun, noun_of

N = TypeVar("N")

MANY = 500  # values in one IN (…): below SQLite's oldest limit of 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """A report that was not withdrawn, and its newest coding, by their entries."""

    report: int
    report_id: str
    coding: int
    copy_of: str | None  # as the report itself says


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim as the ledger holds it now. `first` is the entry with which its words came in: the ledger's order."""

    claim: Claim
    readings: Readings | None
    report: Report
    first: int


def current(connection: Connection) -> tuple[Current, ...]:
    """Every report with its newest coding, in the order in which the reports came; withdrawn ones are passed over."""
    query = """SELECT r.entry AS report, r.id AS report_id, n.coding, r.copy_of FROM reports r
        JOIN v_current_codings n ON n.report_id = r.id JOIN codings k ON k.entry = n.coding
        JOIN contents c ON c.digest = k.digest JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE c.erased IS NULL AND b.erased IS NULL AND t.erased IS NULL ORDER BY r.entry"""
    return tuple(Current(**row) for row in connection.exec_driver_sql(query).mappings())


def newest(connection: Connection) -> int:
    """The entry of the newest coding of all, 0 where there is none."""
    return connection.exec_driver_sql("SELECT max(entry) FROM codings").scalar() or 0


def ever_in(connection: Connection, incident_ids: Iterable[str]) -> frozenset[str]:
    """All claims that these incidents ever held; those that founded them are among these."""
    query = "SELECT m.claim_id FROM incidents i JOIN memberships m ON m.account = i.entry WHERE i.id"
    return frozenset(row.claim_id for row in _in(connection, query, sorted(set(incident_ids))))


def state(connection: Connection) -> str:
    """``sta:b2:…`` over all that accounts are derived from: current codings in ledger order, and decisions."""
    codings = """SELECT k.digest FROM reports r JOIN v_current_codings n ON n.report_id = r.id
        JOIN codings k ON k.entry = n.coding JOIN contents c ON c.digest = k.digest
        WHERE c.text IS NOT NULL ORDER BY r.entry"""
    coded = list(connection.exec_driver_sql(codings).scalars())
    decided = list(connection.exec_driver_sql("SELECT digest FROM decisions ORDER BY entry").scalars())
    return identify("sta", [coded, decided])


def coded_reports(connection: Connection, codings: Sequence[int]) -> Iterator[tuple[int, CodedReport]]:
    """The coded reports whose codings have these entries, in the order given; withdrawn ones are passed over."""
    for n in range(0, len(codings), MANY):
        yield from _coded(connection, codings[n : n + MANY])


def _coded(connection: Connection, codings: Sequence[int]) -> Iterator[tuple[int, CodedReport]]:
    query = """SELECT k.entry AS coding, c.text AS content, b.text AS body, t.text AS words FROM codings k
        JOIN contents c ON c.digest = k.digest JOIN reports r ON r.id = k.report_id
        JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE c.text IS NOT NULL AND b.text IS NOT NULL AND t.text IS NOT NULL AND k.entry"""
    found = {row.coding: row for row in _in(connection, query, codings)}
    claims = _parts(connection, "claims", codings, Claim)
    readings = _parts(connection, "readings", codings, Readings)
    for coding in codings:
        if coding in found:
            content = noun(Coding, found[coding].content)
            yield (
                coding,
                CodedReport(
                    report=report(found[coding].body, found[coding].words),
                    claims=claims.get(coding, ()),
                    readings=readings.get(coding, ()),
                    accounts=content.accounts,
                    refused=content.refused,
                    skipped=content.skipped,
                ),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The content of a coding: the report's id, digests of claims and readings in order, and what else was made of it."""

    report: str
    claims: tuple[str, ...]
    readings: tuple[str, ...]
    accounts: tuple[Account, ...]
    refused: tuple[str, ...]
    skipped: bool = False


def _parts(connection: Connection, table: str, codings: Sequence[int], kind: type[N]) -> dict[int, tuple[N, ...]]:
    query = f"""SELECT p.coding, p.ordinal, c.text FROM {table} p JOIN contents c ON c.digest = p.digest
        WHERE c.text IS NOT NULL AND p.coding"""  # noqa: S608 - `table` is one of ours
    out: dict[int, list[N]] = {}
    for coding, _, body in sorted(map(tuple, _in(connection, query, codings))):
        out.setdefault(coding, []).append(noun(kind, body))
    return {coding: tuple(parts) for coding, parts in out.items()}


def codings_of(connection: Connection, report_ids: Iterable[str]) -> list[int]:
    """The newest codings of these reports, by their entries."""
    query = "SELECT n.coding FROM v_current_codings n WHERE n.report_id"
    return sorted(row.coding for row in _in(connection, query, sorted(report_ids)))


def held(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Held]:
    """These claims as they stand now, in ledger order; one that was withdrawn, or that there is not, is left out."""
    asked = sorted(set(claim_ids))
    query = """SELECT k.id, min(k.entry) AS first, max(k.entry) AS last FROM claims k WHERE k.id"""
    firsts = {row.last: row.first for row in _in(connection, query, asked, "GROUP BY k.id")}
    query = """SELECT k.entry, k.report_id, c.text AS claim, g.text AS readings FROM claims k
        JOIN contents c ON c.digest = k.digest
        LEFT JOIN readings w ON w.coding = k.coding AND w.claim_id = k.id LEFT JOIN contents g ON g.digest = w.digest
        WHERE c.text IS NOT NULL AND k.entry"""
    found = sorted(_in(connection, query, sorted(firsts)), key=lambda row: firsts[row.entry])
    of = _reports(connection, {row.report_id for row in found})
    out = {}
    for row in found:
        if row.report_id in of:
            claim = noun(Claim, row.claim)
            read = noun(Readings, row.readings) if row.readings else None
            out[claim.id] = Held(claim=claim, readings=read, report=of[row.report_id], first=firsts[row.entry])
    return out


def reports(connection: Connection, entries: Sequence[int]) -> Iterator[tuple[int, Report]]:
    """These reports, by entry; withdrawn ones are passed over."""
    query = """SELECT r.entry, b.text AS body, t.text AS words FROM reports r
        JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE b.text IS NOT NULL AND t.text IS NOT NULL AND r.entry"""
    for row in _in(connection, query, entries):
        yield row.entry, report(row.body, row.words)


def reports_of(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """The reports that are named, or a claim of which is."""
    asked = sorted(set(ids))
    of_claims = {row.report_id for row in _in(connection, "SELECT report_id FROM claims WHERE id", asked)}
    named = {row.id for row in _in(connection, "SELECT id FROM reports WHERE id", asked)}
    return frozenset(of_claims | named)


def _reports(connection: Connection, ids: Iterable[str]) -> Mapping[str, Report]:
    query = """SELECT r.id, b.text AS body, t.text AS words FROM reports r
        JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE b.text IS NOT NULL AND t.text IS NOT NULL AND r.id"""
    return {row.id: report(row.body, row.words) for row in _in(connection, query, sorted(ids))}


def report(body: str, words: str) -> Report:
    """A report of its two contents: its particulars and its text."""
    return noun_of(Report, {**json.loads(body), "text": words})


def _in(connection: Connection, query: str, values: Sequence[Any], after: str = "") -> Iterator[Any]:
    for n in range(0, len(values), MANY):
        some = tuple(values[n : n + MANY])
        yield from connection.exec_driver_sql(f"{query} IN ({', '.join('?' * len(some))}) {after}", some).all()
