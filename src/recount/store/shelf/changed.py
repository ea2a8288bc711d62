"""What of the ledger is not on the shelf yet, or not as it is there."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report and its newest coding, by their entries, and how many claims that has."""

    report: int
    coding: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An account that stands: its entry, its digest, and the link since which it does."""

    account: int
    digest: str
    link: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Accounts that want a card, and ids of incidents whose card is to go."""

    made: Sequence[Standing]
    gone: Collection[str]


def reports(connection: Connection) -> tuple[list[Coded], list[int]]:
    """Reports without a line, or coded anew since; and entries of lines whose report is gone."""
    # which differ first, and only then what is to be read of these: the contents of all reports are no small thing to look through
    query = """WITH newest AS MATERIALIZED (SELECT report_id, max(entry) AS coding FROM codings GROUP BY report_id),
        other AS MATERIALIZED (SELECT r.entry AS report, r.digest, n.coding FROM newest n JOIN reports r ON r.id = n.report_id
            LEFT JOIN shelf_reports s ON s.report = r.entry WHERE s.coding IS NOT n.coding)
        SELECT o.report, o.coding, (SELECT count(*) FROM claims k WHERE k.coding = o.coding) AS claims FROM other o
        JOIN contents b ON b.digest = o.digest WHERE b.erased IS NULL ORDER BY o.report"""
    gone = """SELECT DISTINCT s.report FROM decisions d JOIN contents c ON c.digest = d.digest, json_each(c.text, '$.about') a
        JOIN reports r ON r.id = a.value JOIN shelf_reports s ON s.report = r.entry JOIN contents b ON b.digest = r.digest
        WHERE d.kind = 'withdraw' AND b.erased IS NOT NULL"""
    found = [Coded(**row) for row in connection.exec_driver_sql(query).mappings()]
    return found, list(connection.exec_driver_sql(gone).scalars())


def accounts(connection: Connection, touched: Iterable[str]) -> Accounts:
    """Accounts that stand without their card, or that hold one of `touched` (ids of incidents, claims or reports)."""
    again = _holding(connection, list(touched))
    query = """SELECT i.entry AS account, i.digest, i.id, k.account AS known,
        (SELECT max(t.link) FROM standings t WHERE t.account = i.entry AND t.stands) AS link
        FROM v_standing s JOIN incidents i ON i.entry = s.account LEFT JOIN cards k ON k.incident_id = i.id
        ORDER BY i.entry"""
    rows = connection.exec_driver_sql(query).all()
    stand = {row.id for row in rows}
    made = [
        Standing(account=row.account, digest=row.digest, link=row.link)
        for row in rows
        if row.known != row.account or row.id in again
    ]
    there = connection.exec_driver_sql("SELECT incident_id FROM cards").scalars()
    return Accounts(made=made, gone=[key for key in there if key not in stand])


def _holding(connection: Connection, touched: Sequence[str]) -> frozenset[str]:
    query = """SELECT k.incident_id FROM cards k WHERE k.incident_id IN (SELECT value FROM json_each(:ids))
        UNION SELECT k.incident_id FROM memberships m JOIN incidents i ON i.entry = m.account
        JOIN cards k ON k.incident_id = i.id AND k.account = m.account
        WHERE m.claim_id IN (SELECT value FROM json_each(:ids))
        UNION SELECT c.incident_id FROM card_reports c JOIN shelf_reports s ON s.report = c.report
        WHERE s.report_id IN (SELECT value FROM json_each(:ids))"""
    return (
        frozenset(connection.execute(text(query), {"ids": json.dumps(list(touched))}).scalars())
        if touched
        else frozenset()
    )


def bodies(connection: Connection, entries: Sequence[int]) -> dict[int, Any]:
    """Accounts as data, by entry; those that were erased are left out."""
    query = """SELECT i.entry, c.text FROM incidents i JOIN contents c ON c.digest = i.digest
        WHERE i.entry IN (SELECT value FROM json_each(:entries)) AND c.text IS NOT NULL"""
    found = connection.execute(text(query), {"entries": json.dumps(entries)})
    return {row.entry: json.loads(row.text) for row in found}


def entries(connection: Connection, report_ids: Sequence[str]) -> dict[str, int]:
    """The entries of reports by id."""
    query = "SELECT id, entry FROM reports WHERE id IN (SELECT value FROM json_each(:ids))"
    return {row.id: row.entry for row in connection.execute(text(query), {"ids": json.dumps(report_ids)})}
