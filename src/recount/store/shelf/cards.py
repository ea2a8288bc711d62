"""Cards as they are shown, and what stands beside them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import METHODS


def bodies(connection: Connection, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The cards of these incidents, as data, in the order asked for; those that there are not are left out."""
    if not ids:
        return
    query = """SELECT b.incident_id, b.body, c.is_total, c.account FROM card_bodies b
        JOIN cards c ON c.incident_id = b.incident_id WHERE b.incident_id IN (SELECT value FROM json_each(:ids))"""
    rows = {row.incident_id: row for row in connection.execute(text(query), {"ids": json.dumps(ids)})}
    wholes = _wholes(connection, ids)
    for key in ids:
        if key in rows:
            body: dict[str, Any] = json.loads(rows[key].body)
            body["is_total"] = bool(rows[key].is_total) or body["is_total"]
            yield {**body, "part_of": wholes.get(key, [])}


def _wholes(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    query = "SELECT whole, part FROM card_parts WHERE part IN (SELECT value FROM json_each(:ids)) ORDER BY whole"
    out: dict[str, list[str]] = {}
    for row in connection.execute(text(query), {"ids": json.dumps(ids)}):
        out.setdefault(row.part, []).append(row.whole)
    return out


def injured(connection: Connection, after: int) -> Sequence[Any]:
    """Of the cards with numbers above this one that tell of injured: the number, then low, best and high of each method."""
    picked = ", ".join(
        f"json_extract(b.body, '$.injured.{method}.{bound}')" for method in METHODS for bound in ("low", "best", "high")
    )
    some = " OR ".join(f"json_extract(b.body, '$.injured.{method}') IS NOT NULL" for method in METHODS)
    query = f"""SELECT c.number, {picked} FROM cards c JOIN card_bodies b ON b.incident_id = c.incident_id
        WHERE c.number > :after AND ({some}) ORDER BY c.number"""
    return connection.execute(text(query), {"after": after}).all()


def parts_of(connection: Connection, incident: str, most: int = 100) -> list[str]:
    """Ids of incidents that are told as parts of this one."""
    query = "SELECT part FROM card_parts WHERE whole = :id ORDER BY part LIMIT :most"
    return list(connection.execute(text(query), {"id": incident, "most": most}).scalars())


def near(connection: Connection, incident: str) -> list[tuple[str, float, list[str]]]:
    """Incidents that may be the same as this one: id, chance, and why."""
    query = """SELECT CASE WHEN one = :id THEN other ELSE one END AS id, chance, because FROM nears
        WHERE one = :id OR other = :id ORDER BY chance DESC LIMIT 20"""
    found = connection.execute(text(query), {"id": incident})
    return [(row.id, row.chance, row.because.split("\n") if row.because else []) for row in found]


def of_reports(connection: Connection, entries: Iterable[int]) -> dict[int, list[str]]:
    """Ids of the incidents that each report (by entry) tells of."""
    query = "SELECT report, incident_id FROM card_reports WHERE report IN (SELECT value FROM json_each(:entries)) ORDER BY 2"
    out: dict[int, list[str]] = {}
    for row in connection.execute(text(query), {"entries": json.dumps(list(entries))}):
        out.setdefault(row.report, []).append(row.incident_id)
    return out
