"""Open questions, in the order of use."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text


def page(
    connection: Connection, most: int, after: int = -1, kind: str | None = None, incident: str | None = None
) -> tuple[list[dict[str, Any]], int | None, int]:
    """Questions as data, the most useful first; where to go on after, None at the end; and how many in all."""
    where, values = _where(kind, incident)
    total = connection.execute(text(f"SELECT count(*) FROM questions q WHERE {where}"), values)
    query = f"""SELECT q.body, q.ordinal FROM questions q WHERE {where} AND q.ordinal > :after
        ORDER BY q.ordinal LIMIT :most"""
    rows = connection.execute(text(query), {**values, "after": after, "most": most + 1}).all()
    shown = rows[:most]
    last = shown[-1].ordinal if len(rows) > most else None
    return [json.loads(row.body) for row in shown], last, int(total.scalar_one())


def _where(kind: str | None, incident: str | None) -> tuple[str, dict[str, Any]]:
    parts, values = ["1"], dict[str, Any]()
    if kind is not None:
        parts.append("q.kind = :kind")
        values["kind"] = kind
    if incident is not None:
        parts.append("q.id IN (SELECT question_id FROM question_incidents WHERE incident_id = :incident)")
        values["incident"] = incident
    return " AND ".join(parts), values


def one(connection: Connection, question_id: str) -> dict[str, Any] | None:
    """A question as data, by its id or the first digits of it; None where there is none, or more than one."""
    digits = question_id.removeprefix("qst:").removeprefix("b2:").lower()
    query = "SELECT body FROM questions WHERE substr(id, 8, :n) = :digits LIMIT 2"
    found = connection.execute(text(query), {"digits": digits, "n": len(digits)}).scalars().all() if digits else []
    return json.loads(found[0]) if len(found) == 1 else None


def ordinal(connection: Connection, question_id: str) -> int | None:
    """Where a question stands in the order; None where it is not open."""
    found: int | None = connection.execute(
        text("SELECT ordinal FROM questions WHERE id = :id"), {"id": question_id}
    ).scalar()
    return found


def incidents(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Ids of the incidents that each question touches."""
    query = """SELECT question_id, incident_id FROM question_incidents
        WHERE question_id IN (SELECT value FROM json_each(:ids)) ORDER BY 2"""
    out: dict[str, list[str]] = {}
    for row in connection.execute(text(query), {"ids": json.dumps(ids)}):
        out.setdefault(row.question_id, []).append(row.incident_id)
    return out
