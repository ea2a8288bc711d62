"""Reports in lists, and the full-text search over their titles and words."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import match_of

Row = Mapping[str, Any]
"""The columns of `shelf_reports`."""

START, END = "\x02", "\x03"  # around a hit in what the index gives back: no report has them, reading takes them out
WEIGHED = 10_000  # hits up to which the best are looked for
SNIPPET = 40  # words of a snippet: at most 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which reports: words in them, days of publication (both inside, as text), outlets, languages, and an incident's; only those
    that come from another one, have no day of publication, or no claim.
    """

    words: str = ""
    start: str | None = None
    end: str | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    incident: str | None = None
    copies: bool = False
    undated: bool = False
    claimless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report found by words: its line, and a piece of its title and of its text with the hits between `START` and `END`."""

    line: dict[str, Any]
    title: str
    snippet: str


def _where(asked: Asked) -> tuple[str, dict[str, Any]]:
    parts, values = ["1"], dict[str, Any]()
    if match := match_of(asked.words):
        parts.append("s.report IN (SELECT rowid FROM search WHERE search MATCH :match)")
        values["match"] = match
    for name, sql, value in (
        ("start", "s.published >= :start", asked.start),
        ("end", "s.published <= :end", asked.end),
        ("incident", "s.report IN (SELECT report FROM card_reports WHERE incident_id = :incident)", asked.incident),
    ):
        if value is not None:
            parts.append(sql)
            values[name] = value
    for name, column, some in (("sources", "source", asked.sources), ("languages", "language", asked.languages)):
        if some:
            parts.append(f"s.{column} IN (SELECT value FROM json_each(:{name}))")
            values[name] = json.dumps(some)
    for wanted, sql in (
        (asked.copies, "s.report_id IN (SELECT report_id FROM kinships)"),
        (asked.undated, "s.published IS NULL"),
        (asked.claimless, "s.claims = 0"),
    ):
        parts += [sql] if wanted else []
    return " AND ".join(parts), values


def page(
    connection: Connection, asked: Asked, most: int, after: tuple[str, int] | None = None
) -> tuple[list[dict[str, Any]], tuple[str, int] | None, int]:
    """Lines of reports, the last published first; the day and entry to go on after, None at the end; and how many in all."""
    where, values = _where(asked)
    total = connection.execute(text(f"SELECT count(*) FROM shelf_reports s WHERE {where}"), values).scalar_one()
    beyond = "1"
    if after is not None:
        beyond = "(s.published < :day OR (s.published = :day AND s.report < :entry) OR s.published IS NULL)"
        if not after[0]:  # among those without a day, which come last
            beyond = "(s.published IS NULL AND s.report < :entry)"
        values |= {"day": after[0], "entry": after[1]} if after[0] else {"entry": after[1]}
    query = f"""SELECT s.* FROM shelf_reports s WHERE {where} AND {beyond}
        ORDER BY s.published DESC, s.report DESC LIMIT :most"""
    rows = [dict(row) for row in connection.execute(text(query), {**values, "most": most + 1}).mappings()]
    shown = rows[:most]
    more = len(rows) > most
    return shown, (shown[-1]["published"] or "", shown[-1]["report"]) if more else None, total


def lines(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The lines of these reports, by id, in ledger order."""
    query = "SELECT * FROM shelf_reports WHERE report_id IN (SELECT value FROM json_each(:ids)) ORDER BY report"
    found = connection.execute(text(query), {"ids": json.dumps(list(ids))}).mappings()
    return {row["report_id"]: dict(row) for row in found}


def named(connection: Connection, prefix: str) -> Row | None:
    """The line of the one report whose id begins so (the tag may be left out); None where there is none, or more than one."""
    digits = prefix.strip().lower().removeprefix("rep:").removeprefix("b2:")
    if not digits or not digits.isalnum() or not digits.isascii():
        return None
    query = "SELECT * FROM shelf_reports WHERE report_id >= :low AND report_id < :high LIMIT 2"
    values = {"low": f"rep:b2:{digits}", "high": f"rep:b2:{digits}~"}
    found = [dict(row) for row in connection.execute(text(query), values).mappings()]
    return found[0] if len(found) == 1 else None


def kin(connection: Connection, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """For each of these reports that comes from another the one that it has most of its words from."""
    query = """SELECT report_id, origin, relation, because, news, share FROM kinships
        WHERE report_id IN (SELECT value FROM json_each(:ids)) ORDER BY report_id, relation = 'exact', share"""
    found = connection.execute(text(query), {"ids": json.dumps(ids)}).mappings()
    return {row["report_id"]: dict(row) for row in found}  # the last one of each stays


def search(connection: Connection, words: str, most: int) -> tuple[list[Found], int]:
    """Reports in which all the words stand, and how many there are: the best first; of very many the last that came, since
    to weigh all of them takes long and tells little. Words as in `wanted.match_of`.
    """
    match = match_of(words)
    if not match:
        return [], 0
    total = connection.execute(text("SELECT count(*) FROM search WHERE search MATCH :m"), {"m": match}).scalar_one()
    query = """SELECT rowid AS report, highlight(search, 0, :s, :e) AS title, snippet(search, 1, :s, :e, '…', :n) AS body
        FROM search WHERE search MATCH :m ORDER BY {order} LIMIT :most"""
    order = "rank" if total <= WEIGHED else "rowid DESC"
    values = {"m": match, "s": START, "e": END, "n": SNIPPET, "most": most}
    found = connection.execute(text(query.format(order=order)), values).all()
    entries = json.dumps([row.report for row in found])
    of = "SELECT * FROM shelf_reports WHERE report IN (SELECT value FROM json_each(:entries))"
    rows = {row["report"]: dict(row) for row in connection.execute(text(of), {"entries": entries}).mappings()}
    hits = [Found(line=rows[r.report], title=r.title or "", snippet=r.body or "") for r in found if r.report in rows]
    return hits, total


def tally(connection: Connection) -> dict[str, int]:
    """How many reports there are; come from another one (`adding`: and say something of their own); have no day; no claim."""
    query = """SELECT (SELECT count(*) FROM shelf_reports) AS "all", count(*) AS copies, total(k.adds) AS adding,
        (SELECT count(*) FROM shelf_reports WHERE published IS NULL) AS undated,
        (SELECT count(*) FROM shelf_reports WHERE claims = 0) AS claimless
        FROM (SELECT report_id, max(news) AS adds FROM kinships GROUP BY report_id) k
        JOIN shelf_reports s ON s.report_id = k.report_id"""
    return {name: int(value) for name, value in connection.exec_driver_sql(query).mappings().one().items()}


def coverage(connection: Connection, most: int) -> Sequence[Any]:
    """How many reports each of the outlets with most reports published on each day."""
    query = """SELECT source, published, count(*) AS n FROM shelf_reports WHERE published IS NOT NULL AND coalesce(source, '') IN
        (SELECT coalesce(source, '') FROM shelf_reports GROUP BY 1 ORDER BY count(*) DESC LIMIT :most)
        GROUP BY source, published ORDER BY source, published"""
    return connection.execute(text(query), {"most": most}).all()
