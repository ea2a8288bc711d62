"""The cards as plain rows, for whoever holds them in memory; and what changed since a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

NAMES = (
    "incident_id event_type country admin1 grade harm date_start date_end first_published last_published lat lon radius_km south "
    "west north east reviewed long reports changed told_low told_best told_high ucdp_low ucdp_best ucdp_high acled_low acled_best "
    "acled_high"
).split()
"""The columns of a row, after its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Numbers of all cards there are, in order; of those, rows of the ones after the number that was asked for, which begin
    with their number; numbers of totals; pairs of a new card's number with a role and an actor, with an outlet, and with the
    entry of a report.

    A card that is made again has another number than before.
    """

    there: Sequence[int]
    rows: Sequence[Sequence[Any]]
    totals: Sequence[int]
    actors: Sequence[Sequence[Any]]
    sources: Sequence[Sequence[Any]]
    reports: Sequence[Sequence[Any]] = ()


def changes(connection: Connection, after: int) -> Changes:
    """What is on the shelf now, of which the caller knows the cards with numbers up to `after`."""
    columns = ", ".join(f"c.{name}" for name in NAMES)
    asked = {"after": after}
    rows = f"SELECT c.number, {columns} FROM cards c WHERE c.number > :after ORDER BY c.number"
    actors = """SELECT c.number, a.side, a.actor_id FROM cards c JOIN card_actors a ON a.incident_id = c.incident_id
        WHERE c.number > :after"""
    sources = """SELECT DISTINCT c.number, s.source FROM cards c JOIN card_reports r ON r.incident_id = c.incident_id
        JOIN shelf_reports s ON s.report = r.report WHERE c.number > :after AND s.source IS NOT NULL"""
    reports = """SELECT c.number, r.report FROM cards c JOIN card_reports r ON r.incident_id = c.incident_id
        WHERE c.number > :after"""
    return Changes(
        there=connection.exec_driver_sql("SELECT number FROM cards ORDER BY number").scalars().all(),
        rows=connection.execute(text(rows), asked).all(),
        totals=connection.exec_driver_sql("SELECT number FROM cards WHERE is_total").scalars().all(),
        actors=connection.execute(text(actors), asked).all(),
        sources=connection.execute(text(sources), asked).all(),
        reports=connection.execute(text(reports), asked).all(),
    )


def saying(connection: Connection, match: str) -> Sequence[int]:
    """Entries of the reports that are found by a question to the full-text index (`wanted.match_of`)."""
    # one text: ten thousand rows of their own cost more than finding them
    query = "SELECT group_concat(rowid) FROM search WHERE search MATCH :match"
    found = connection.execute(text(query), {"match": match}).scalar()
    return [int(entry) for entry in found.split(",")] if found else []
