"""How much a ledger holds, and whether all of it is on the shelf."""

from typing import Any

from sqlalchemy import Connection


def totals(connection: Connection) -> dict[str, Any]:
    """How many incidents, reports, claims, questions and decisions; first and last days; the box around all points; and
    whether something was added or decided that is not on the shelf.
    """
    query = """SELECT (SELECT count(*) FROM cards) AS incidents, (SELECT count(*) FROM shelf_reports) AS reports,
        (SELECT total(claims) FROM shelf_reports) AS claims, (SELECT count(*) FROM questions) AS questions,
        (SELECT count(*) FROM decisions) AS decisions, (SELECT min(date_start) FROM cards) AS first_day,
        (SELECT max(date_end) FROM cards) AS last_day, (SELECT max(published) FROM shelf_reports) AS last_published,
        (SELECT max(entry) FROM links) AS link, (SELECT value FROM shelved WHERE name = 'link') AS shelved,
        max(coalesce((SELECT max(entry) FROM codings), 0), coalesce((SELECT max(entry) FROM decisions), 0)) AS last,
        coalesce((SELECT max(entry) FROM decisions), 0) AS decided,
        (SELECT value FROM derived WHERE name = 'decided') AS obeyed"""
    row = dict(connection.exec_driver_sql(query).mappings().one())
    link, shelved, last = (row.pop(name) for name in ("link", "shelved", "last"))
    decided, obeyed = row.pop("decided"), row.pop("obeyed")
    box = connection.exec_driver_sql(
        "SELECT min(lon), min(lat), max(lon), max(lat) FROM cards WHERE lat IS NOT NULL"
    ).one()
    return {
        **row,
        "claims": int(row["claims"]),
        "bounds": None if box[0] is None else tuple(box),
        "stale": last > (link or 0) or str(link or 0) != (shelved or "0") or decided > int(obeyed or decided),
    }
