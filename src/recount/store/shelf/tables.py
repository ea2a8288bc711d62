"""The shelf's tables (migration 0003), all of which may be emptied and made anew. `search` (FTS5: title, body by report) is
the one that no table here says; `docs/ledger.md` prints them all.
"""

from sqlalchemy import Boolean, Column, Float, Integer, Table
from sqlalchemy import Text as Words

from recount.store.schema import META


def _of_card() -> Column[str]:
    return Column("incident_id", Words, primary_key=True)


cards = Table(  # one row a standing incident: what lists, map, timeline and counts ask for
    "cards",
    META,
    Column("number", Integer, primary_key=True, autoincrement=True),  # never given twice: another one, another card
    Column("incident_id", Words, nullable=False, unique=True),
    Column("account", Integer, nullable=False),
    Column("digest", Words, nullable=False, index=True),  # of the account: when that is erased, the card goes
    Column("event_type", Words, nullable=False),
    Column("date_start", Words, index=True),
    Column("date_end", Words),  # the last day itself, unlike in `incidents`
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("south", Float),  # the box around the circle, WGS 84 degrees; west is above east across the antimeridian
    Column("west", Float),
    Column("north", Float),
    Column("east", Float),
    Column("country", Words),
    Column("admin1", Words),
    Column("grade", Words),
    Column("harm", Words),
    Column("reviewed", Boolean, nullable=False),
    Column("is_total", Boolean, nullable=False),  # that other incidents are parts of
    Column("long", Boolean, nullable=False),  # a number for more than a month
    Column("told_low", Integer),  # the killed of all populations, by method
    Column("told_best", Integer),
    Column("told_high", Integer),
    Column("ucdp_low", Integer),
    Column("ucdp_best", Integer),
    Column("ucdp_high", Integer),
    Column("acled_low", Integer),
    Column("acled_best", Integer),
    Column("acled_high", Integer),
    Column("reports", Integer, nullable=False),
    Column("first_published", Words),
    Column("last_published", Words),
    Column("changed", Integer, nullable=False),  # the link since which it is told so
    sqlite_autoincrement=True,
)
card_bodies = Table("card_bodies", META, _of_card(), Column("body", Words, nullable=False))
card_actors = Table(
    "card_actors",
    META,
    _of_card(),
    Column("side", Words, primary_key=True),  # perpetrator, target
    Column("actor_id", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
card_reports = Table(
    "card_reports",
    META,
    _of_card(),
    Column("report", Integer, primary_key=True, index=True),  # its entry
    sqlite_with_rowid=False,
)
card_wholes = Table(  # claims of which this incident is told as a part
    "card_wholes",
    META,
    _of_card(),
    Column("claim_id", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
card_parts = Table(  # the same, from incident to incident
    "card_parts",
    META,
    Column("whole", Words, primary_key=True),
    Column("part", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
shelf_reports = Table(
    "shelf_reports",
    META,
    Column("report", Integer, primary_key=True, autoincrement=False),  # its entry, and the rowid in `search`
    Column("coding", Integer, nullable=False),
    Column("report_id", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("title", Words),
    Column("source", Words, index=True),
    Column("published", Words, index=True),
    Column("language", Words),
    Column("url", Words),
    Column("copy_of", Words),
    Column("claims", Integer, nullable=False),
    Column("excerpt", Words, nullable=False),
)
questions = Table(
    "questions",
    META,
    Column("id", Words, primary_key=True),
    Column("ordinal", Integer, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("body", Words, nullable=False),
)
question_incidents = Table(
    "question_incidents",
    META,
    Column("question_id", Words, primary_key=True),
    Column("incident_id", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
nears = Table(  # incidents that linking left apart, though not by much
    "nears",
    META,
    Column("one", Words, primary_key=True),
    Column("other", Words, primary_key=True, index=True),
    Column("chance", Float, nullable=False),
    Column("because", Words, nullable=False),
    sqlite_with_rowid=False,
)
shelved = Table(
    "shelved",
    META,
    Column("name", Words, primary_key=True),  # what the shelf was made with, and up to where
    Column("value", Words, nullable=False),
)
SHELF = (
    cards,
    card_bodies,
    card_actors,
    card_reports,
    card_wholes,
    card_parts,
    shelf_reports,
    questions,
    question_incidents,
    nears,
    shelved,
)
