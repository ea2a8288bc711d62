"""Lists of cards: a page at a time, in any order; and single cards."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import Condition, Wanted, condition, killed

LATE, EARLY = "9999-99-99", "0000-00-00"
SORTS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {  # what is compared, and whether the highest comes first; what has no day or number comes last
        "when": (f"coalesce(c.date_start, c.date_end, '{LATE}')", False),
        "-when": (f"coalesce(c.date_end, c.date_start, '{EARLY}')", True),
        "killed": ("coalesce({killed}, 999999999)", False),
        "-killed": ("coalesce({killed}, -1)", True),
        "reports": ("c.reports", True),
        "changed": ("c.changed", True),
        "published": (f"coalesce(c.last_published, '{EARLY}')", True),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part of a list: at most `most`, in the order of `sort`, after the one whose key and id are `after`."""

    sort: str = "-when"
    most: int = 50
    after: tuple[str | int, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A part of a list: bodies as data, the key and id to go on after (None: this is the end), and how many there are in all."""

    items: tuple[dict[str, Any], ...]
    after: tuple[str | int, str] | None
    total: int


def page(connection: Connection, wanted: Wanted, part: Slice) -> Page:
    """The cards that are wanted, a part of them."""
    where = condition(wanted)
    total = count(connection, where)
    template, down = SORTS[part.sort]
    key = template.format(killed=killed(wanted.method))
    beyond, values = _beyond(key, part, down=down)
    query = f"""SELECT c.incident_id, {key} AS place FROM cards c WHERE {where.sql} {beyond}
        ORDER BY place {"DESC" if down else "ASC"}, c.incident_id LIMIT :most"""
    asked = {**where.values, **values, "most": part.most + 1}
    found = connection.execute(text(query), asked).all()
    shown = found[: part.most]
    after = (shown[-1].place, shown[-1].incident_id) if len(found) > part.most else None
    return Page(items=tuple(bodies(connection, [row.incident_id for row in shown])), after=after, total=total)


def _beyond(key: str, part: Slice, *, down: bool) -> tuple[str, dict[str, Any]]:
    if part.after is None:
        return "", {}
    sql = f"AND ({key} {'<' if down else '>'} :key OR ({key} = :key AND c.incident_id > :id))"
    return sql, {"key": part.after[0], "id": part.after[1]}


def count(connection: Connection, where: Condition) -> int:
    """How many cards there are of these."""
    query = f"SELECT count(*) FROM cards c WHERE {where.sql}"
    return int(connection.execute(text(query), dict(where.values)).scalar_one())


def bodies(connection: Connection, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The cards of these incidents, as data, in the order asked for; those that there are not are left out."""
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
