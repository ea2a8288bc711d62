"""The shelf, from which pages are served: cards of incidents, lines of reports, their words, open questions.

All of it is made from the rest and may be emptied. What is withdrawn leaves it in the same transaction, by triggers.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

METHODS = ("told", "ucdp", "acled")
BOUNDS = ("low", "best", "high")


def _words(name: str, *, key: bool = False, null: bool = False, index: bool | None = None) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, primary_key=key, nullable=null, index=index)


def _whole(name: str, *, key: bool = False, null: bool = False, index: bool | None = None) -> "sa.Column[int]":
    auto: Any = False if key else "auto"
    return sa.Column(name, sa.Integer, primary_key=key, nullable=null, index=index, autoincrement=auto)


def _yes(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean, nullable=False)


def upgrade() -> None:
    """Make the tables, then the triggers by which the shelf forgets."""
    _cards()
    _beside_cards()
    _reports()
    _questions()
    op.create_table("shelved", _words("name", key=True), _words("value"))
    _forget()


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("number", sa.Integer, primary_key=True, nullable=False),
        sa.Column("incident_id", sa.Text, nullable=False, unique=True),
        _whole("account"),
        _words("digest", index=True),
        _words("event_type"),
        _words("date_start", null=True, index=True),
        _words("date_end", null=True),
        *(sa.Column(name, sa.Float) for name in ("lat", "lon", "radius_km", "south", "west", "north", "east")),
        *(_words(name, null=True) for name in ("country", "admin1", "grade", "harm")),
        *(_yes(name) for name in ("reviewed", "is_total", "long")),
        *(_whole(f"{method}_{bound}", null=True) for method in METHODS for bound in BOUNDS),
        _whole("reports"),
        _words("first_published", null=True),
        _words("last_published", null=True),
        _whole("changed"),
        sqlite_autoincrement=True,
    )
    op.create_table("card_bodies", _words("incident_id", key=True), _words("body"))


def _beside_cards() -> None:
    _pairs(
        "card_actors",
        _words("incident_id", key=True),
        _words("side", key=True),
        _words("actor_id", key=True, index=True),
    )
    _pairs("card_reports", _words("incident_id", key=True), _whole("report", key=True, index=True))
    _pairs("card_wholes", _words("incident_id", key=True), _words("claim_id", key=True, index=True))
    _pairs("card_parts", _words("whole", key=True), _words("part", key=True, index=True))
    _pairs(
        "nears",
        _words("one", key=True),
        _words("other", key=True, index=True),
        sa.Column("chance", sa.Float, nullable=False),
        _words("because"),
    )
    _pairs("question_incidents", _words("question_id", key=True), _words("incident_id", key=True, index=True))


def _pairs(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(name, *columns, sqlite_with_rowid=False)


def _reports() -> None:
    op.create_table(
        "shelf_reports",
        _whole("report", key=True),
        _whole("coding"),
        sa.Column("report_id", sa.Text, nullable=False, unique=True),
        _words("name"),
        _words("title", null=True),
        _words("source", null=True, index=True),
        _words("published", null=True, index=True),
        *(_words(name, null=True) for name in ("language", "url", "copy_of")),
        _whole("claims"),
        _words("excerpt"),
    )
    # It holds the words a second time: an index without them could not forget a report whose text is gone already
    op.execute("CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")


def _questions() -> None:
    op.create_table("questions", _words("id", key=True), _whole("ordinal", index=True), _words("kind"), _words("body"))


def _forget() -> None:
    report = "SELECT entry FROM reports WHERE digest = NEW.digest"
    _trigger(
        "shelf_forgets_report",
        f"EXISTS ({report})",
        (
            f"DELETE FROM search WHERE rowid IN ({report})",
            # SQLite before 3.42 keeps the words of a deleted row in the index until its parts are merged
            "INSERT INTO search(search) VALUES ('optimize')",
            f"DELETE FROM shelf_reports WHERE report IN ({report})",
            "DELETE FROM questions",
            "DELETE FROM question_incidents",
            "DELETE FROM nears",
        ),
    )
    card = "SELECT incident_id FROM cards WHERE digest = NEW.digest"
    beside = ("card_bodies", "card_actors", "card_reports", "card_wholes")
    _trigger(
        "shelf_forgets_account",
        f"EXISTS ({card})",
        (
            *(f"DELETE FROM {table} WHERE incident_id IN ({card})" for table in beside),
            f"DELETE FROM card_parts WHERE whole IN ({card}) OR part IN ({card})",
            "DELETE FROM cards WHERE digest = NEW.digest",
        ),
    )


def _trigger(name: str, when: str, steps: Iterable[str]) -> None:
    op.execute(
        f"CREATE TRIGGER {name} AFTER UPDATE OF erased ON contents WHEN NEW.erased IS NOT NULL AND {when} "
        f"BEGIN {'; '.join(steps)}; END"
    )
