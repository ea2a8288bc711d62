"""Counts over cards: along time, and by every value of every filter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import METHODS, Wanted, condition

BUCKETS: Mapping[str, str] = MappingProxyType(
    {
        "day": "c.date_start",
        "week": "date(c.date_start, 'weekday 0', '-6 days')",  # Monday
        "month": "substr(c.date_start, 1, 7) || '-01'",
        "year": "substr(c.date_start, 1, 4) || '-01-01'",
    }
)
AUTOMATIC = ((100, "day"), (800, "week"), (8_000, "month"))  # up to how many days between first and last
VALUES = 200  # of one facet: the most frequent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Incidents that may have begun in a stretch of days (both inside). Figures as on the map: those that are no totals.

    `coarse`: how many of them are dated less exactly than the bucket.
    """

    start: date
    end: date
    incidents: int
    coarse: int
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One value of a filter, and how many incidents have it."""

    value: str
    n: int


def timeline(connection: Connection, wanted: Wanted, bucket: str = "auto") -> tuple[str, tuple[Bucket, ...]]:
    """The bucket used, and those buckets that hold any, the earliest first. An incident counts where its window begins."""
    where, prefix = condition(wanted), METHODS[wanted.method]
    used = _automatic(connection, wanted) if bucket == "auto" else bucket
    plain = "NOT (c.is_total OR c.long)"
    query = f"""SELECT {BUCKETS[used]} AS start, count(*) AS n,
        sum(c.date_end IS NULL OR julianday(c.date_end) - julianday(c.date_start) >= :days) AS coarse,
        sum(CASE WHEN {plain} THEN c.{prefix}_low END) AS low, sum(CASE WHEN {plain} THEN c.{prefix}_best END) AS best,
        sum(CASE WHEN {plain} THEN c.{prefix}_high END) AS high
        FROM cards c WHERE c.date_start IS NOT NULL AND {where.sql} GROUP BY 1 ORDER BY 1"""
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[used]
    rows = connection.execute(text(query), {**where.values, "days": days})
    return used, tuple(_bucket(row, used) for row in rows if row.start is not None)


def _automatic(connection: Connection, wanted: Wanted) -> str:
    where = condition(wanted)
    query = f"SELECT min(c.date_start), max(c.date_start) FROM cards c WHERE {where.sql}"
    first, last = connection.execute(text(query), dict(where.values)).one()
    if first is None:
        return "day"
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return next((name for most, name in AUTOMATIC if span <= most), "year")


def _bucket(row: Any, used: str) -> Bucket:
    start = date.fromisoformat(row.start)
    return Bucket(
        start=start,
        end=_end(start, used),
        incidents=row.n,
        coarse=row.coarse,
        low=row.low,
        best=row.best,
        high=row.high,
    )


def _end(start: date, used: str) -> date:
    if used == "day":
        return start
    if used == "week":
        return start + timedelta(days=6)
    months = start.month if used == "month" else 12
    return date(start.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)


# Each facet: the filter that it is of, which does not narrow it, and what is counted. All but the last have few values
_COLUMNS = (
    ("country", "countries", "c.country"),
    ("event_type", "event_types", "c.event_type"),
    ("grade", "grades", "c.grade"),
    ("harm", "harms", "c.harm"),
    ("review", "reviewed", "CASE WHEN c.reviewed THEN 'reviewed' ELSE 'proposed' END"),
    ("kind", "kind", "CASE WHEN c.is_total OR c.long THEN 'total' ELSE 'event' END"),
    ("undated", "undated", "CASE WHEN c.date_start IS NULL AND c.date_end IS NULL THEN '1' END"),
    ("unplaced", "unplaced", "CASE WHEN c.lat IS NULL THEN '1' END"),
    ("admin1", "admin1", "c.admin1"),
)


def facets(connection: Connection, wanted: Wanted) -> dict[str, tuple[Facet, ...]]:
    """How many incidents each value of each filter would give, with all other filters as they are."""
    out: dict[str, tuple[Facet, ...]] = {}
    together = [(name, column) for name, own, column in _COLUMNS[:-1] if wanted.without(own) == wanted]
    out.update(_together(connection, wanted, together))
    for name, own, column in _COLUMNS:
        if name not in out:
            where = condition(wanted.without(own))
            query = f"SELECT {column} AS value, count(*) AS n FROM cards c WHERE {where.sql} GROUP BY 1"
            out[name] = _counted(connection, query, where.values)
    out["actor"] = _actors(connection, wanted)
    out["source"] = _sources(connection, wanted)
    return out


def _together(connection: Connection, wanted: Wanted, some: Sequence[tuple[str, str]]) -> dict[str, tuple[Facet, ...]]:
    """Facets whose filters are not set, in one go through the cards."""
    if not some:
        return {}
    where = condition(wanted)
    columns = ", ".join(column for _, column in some)
    numbers = ", ".join(str(n + 1) for n in range(len(some)))
    query = f"SELECT {columns}, count(*) FROM cards c WHERE {where.sql} GROUP BY {numbers}"
    counted: list[Counter[str]] = [Counter() for _ in some]
    for row in connection.execute(text(query), dict(where.values)):
        for n, counter in enumerate(counted):
            if row[n] is not None:
                counter[row[n]] += row[-1]
    ranked = (sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:VALUES] for counter in counted)
    return {name: tuple(Facet(value=v, n=n) for v, n in found) for (name, _), found in zip(some, ranked, strict=True)}


def _actors(connection: Connection, wanted: Wanted) -> tuple[Facet, ...]:
    where = condition(wanted.without("actors"))
    side = "AND a.side = :own_side" if wanted.side else ""
    query = f"""SELECT a.actor_id AS value, count(DISTINCT a.incident_id) AS n FROM card_actors a
        JOIN cards c ON c.incident_id = a.incident_id WHERE {where.sql} {side} GROUP BY 1"""
    return _counted(connection, query, {**where.values, "own_side": wanted.side})


def _sources(connection: Connection, wanted: Wanted) -> tuple[Facet, ...]:
    where = condition(wanted.without("sources"))
    query = f"""SELECT s.source AS value, count(DISTINCT r.incident_id) AS n FROM card_reports r
        JOIN shelf_reports s ON s.report = r.report JOIN cards c ON c.incident_id = r.incident_id
        WHERE {where.sql} GROUP BY 1"""
    return _counted(connection, query, where.values)


def _counted(connection: Connection, query: str, values: Mapping[str, Any]) -> tuple[Facet, ...]:
    asked = {**values, "values": VALUES}
    limited = f"SELECT value, n FROM ({query}) WHERE value IS NOT NULL ORDER BY n DESC, value LIMIT :values"
    asked = {name: value for name, value in asked.items() if f":{name}" in limited}
    return tuple(Facet(value=row.value, n=row.n) for row in connection.execute(text(limited), asked))
