"""The ledger described from itself, for `docs/ledger.md`: its tables, its views' columns, and queries that run."""

import re

from sqlalchemy import Connection

from recount.store.ledger import Ledger

QUERIES = (
    (
        "Incidents with both figures, the latest first",
        (
            "SELECT substr(incident_id, 8, 8) AS id, date_start, place, country, killed_as_told_best, killed_ucdp_best, occurrence\n"
            "FROM v_incidents ORDER BY date_start DESC;"
        ),
    ),
    (
        "The words behind a number: every toll of the killed, with who says so and where it stands",
        (
            'SELECT incident_id, report, source, published, stance, low, high, wording, words, "start", "end"\n'
            "FROM v_tolls WHERE kind = 'killed' ORDER BY incident_id, published;"
        ),
    ),
    (
        "Who speaks: claims by nearest speaker",
        "SELECT speakers, stance, count(*) AS claims FROM v_claims GROUP BY speakers, stance ORDER BY claims DESC;",
    ),
    (
        "Everything quoted from one report, in order of the text",
        'SELECT "start", "end", slot, words FROM v_evidence WHERE report = \'tel-zeyd\' ORDER BY "start";',
    ),
    (
        "Incidents where the two methods differ",
        (
            "SELECT incident_id, killed_as_told_high, killed_ucdp_high FROM v_incidents\n"
            "WHERE killed_as_told_high IS NOT killed_ucdp_high;"
        ),
    ),
)


def fill(page: str, ledger: Ledger) -> str:
    """The page with its marked parts made anew: ``<!-- made: NAME -->`` to ``<!-- end -->``.

    Raises:
        ValueError: the page lacks a mark.
    """
    with ledger.read() as connection:
        parts = {"views": _views(connection), "queries": _queries(), "schema": _schema(connection)}
    for name, part in parts.items():
        before, found, rest = page.partition(f"<!-- made: {name} -->\n")
        page = before + found + part + "\n" + rest[rest.index("<!-- end -->") :]
    return page


def _views(connection: Connection) -> str:
    names = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY rowid").scalars().all()
    )
    lines = ["| view | columns |", "|---|---|"]
    for name in names:
        columns = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
        lines.append(f"| `{name}` | {', '.join(f'`{column}`' for column in columns)} |")
    return "\n".join(lines)


def _queries() -> str:
    return "\n\n".join(f"{title}:\n\n```sql\n{query}\n```" for title, query in QUERIES)


def _schema(connection: Connection) -> str:
    # Indexes by name: the order in which they were made is not fixed
    query = """SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'search!_%' ESCAPE '!'
        AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
        ORDER BY type DESC, CASE type WHEN 'table' THEN rowid END, name"""
    made = connection.exec_driver_sql(query).scalars().all()
    return (
        "```sql\n"
        + "\n".join(re.sub(r"[ \t]*\n[ \t]*", "\n  ", sql.strip()).replace("\n  )", "\n)") + ";" for sql in made)
        + "\n```"
    )
