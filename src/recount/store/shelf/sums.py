"""Sums over cards for a dashboard, and how much a ledger holds."""

from typing import Any

from sqlalchemy import Connection, text

from recount.store.shelf.wanted import METHODS, Wanted, condition

HEADINGS = {
    "months": "substr(c.date_start, 1, 7)",
    "event_types": "c.event_type",
    "grades": "c.grade",
}
SIDES = {"perpetrators": "perpetrator", "targets": "target"}
MOST = 100  # parties listed


def by_heading(connection: Connection, wanted: Wanted) -> dict[str, list[dict[str, Any]]]:
    """Incidents and killed under each heading. Figures add up what is known of those that are no totals; an incident with two
    parties counts under both.
    """
    where, prefix = condition(wanted), METHODS[wanted.method]
    plain = "NOT (c.is_total OR c.long)"
    figures = ", ".join(
        f"sum(CASE WHEN {plain} THEN c.{prefix}_{bound} END) AS {bound}" for bound in ("low", "best", "high")
    )
    out = {}
    for name, column in HEADINGS.items():
        query = f"SELECT {column} AS key, count(*) AS incidents, {figures} FROM cards c WHERE {where.sql} GROUP BY 1 ORDER BY 1"
        out[name] = [dict(row) for row in connection.execute(text(query), dict(where.values)).mappings()]
    for name, side in SIDES.items():
        query = f"""SELECT a.actor_id AS key, count(*) AS incidents, {figures} FROM card_actors a
            JOIN cards c ON c.incident_id = a.incident_id WHERE a.side = :own_side AND {where.sql}
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}"""
        found = connection.execute(text(query), {**where.values, "own_side": side}).mappings()
        out[name] = [dict(row) for row in found]
    return out


def totals(connection: Connection) -> dict[str, Any]:
    """How many incidents, reports, claims, questions and decisions; first and last days; the box around all points; and
    whether something was added or decided that is not on the shelf.
    """
    query = """SELECT (SELECT count(*) FROM cards) AS incidents, (SELECT count(*) FROM shelf_reports) AS reports,
        (SELECT total(claims) FROM shelf_reports) AS claims, (SELECT count(*) FROM questions) AS questions,
        (SELECT count(*) FROM decisions) AS decisions, (SELECT min(date_start) FROM cards) AS first_day,
        (SELECT max(date_end) FROM cards) AS last_day, (SELECT max(published) FROM shelf_reports) AS last_published,
        (SELECT max(entry) FROM links) AS link, (SELECT value FROM shelved WHERE name = 'link') AS shelved,
        max(coalesce((SELECT max(entry) FROM codings), 0), coalesce((SELECT max(entry) FROM decisions), 0)) AS last"""
    row = dict(connection.exec_driver_sql(query).mappings().one())
    link, shelved, last = (row.pop(name) for name in ("link", "shelved", "last"))
    box = connection.exec_driver_sql(
        "SELECT min(lon), min(lat), max(lon), max(lat) FROM cards WHERE lat IS NOT NULL"
    ).one()
    return {
        **row,
        "claims": int(row["claims"]),
        "bounds": None if box[0] is None else tuple(box),
        "stale": last > (link or 0) or str(link or 0) != (shelved or "0"),
    }
