"""The first ledger: contents, the chain, what was read and coded, what stands, what people decided."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _words(name: str, *, null: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=null)


def _whole(name: str, *, null: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=null)


def _entry() -> "sa.Column[int]":
    return sa.Column("entry", sa.Integer, sa.ForeignKey("entries.seq"), primary_key=True, autoincrement=False)


def _to(name: str, target: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=False)


def _number(name: str, target: str, *, key: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), nullable=False, primary_key=key)


def upgrade() -> None:
    """Make the tables, then the triggers that keep them append-only."""
    _chain()
    _read()
    _coded()
    _accounts()
    _standing()
    _append_only()


def _chain() -> None:
    op.create_table(
        "contents",
        sa.Column("digest", sa.Text, primary_key=True, nullable=False),
        _words("text", null=True),
        sa.Column("bytes", sa.LargeBinary),
        _words("erased", null=True),
        sa.CheckConstraint("(text IS NOT NULL) + (bytes IS NOT NULL) + (erased IS NOT NULL) = 1", name="one_body"),
    )
    op.create_table(
        "entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        _words("kind"),
        _words("id"),
        _words("digest"),
        _words("previous"),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )


def _read() -> None:
    op.create_table(
        "captures",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("digest", "contents.digest"),
        _words("captured_at"),
        _words("media_type", null=True),
        _words("content_id", null=True),
        _whole("size", null=True),
    )
    op.create_table(
        "reports",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("digest", "contents.digest"),
        _to("text_digest", "contents.digest"),
        sa.Column("published", sa.Text, index=True),
        _words("language", null=True),
        _words("capture_id", null=True),
        _words("copy_of", null=True),
    )


def _coded() -> None:
    op.create_table(
        "runs",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("digest", "contents.digest"),
        _words("verb"),
        _words("code_version"),
        _words("engine"),
        _words("settings"),
    )
    op.create_table(
        "codings",
        _entry(),
        _to("digest", "contents.digest"),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), nullable=False, index=True),
        _to("run_id", "runs.id"),
    )
    op.create_table(
        "claims",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, index=True),
        _to("digest", "contents.digest"),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.entry"), nullable=False, index=True),
        _to("report_id", "reports.id"),
        _whole("ordinal"),
        _words("event_type"),
        _words("stance"),
    )
    op.create_table(
        "readings",
        _entry(),
        _to("digest", "contents.digest"),
        sa.Column("claim_id", sa.Text, nullable=False, index=True),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.entry"), nullable=False, index=True),
        _whole("ordinal"),
    )


def _accounts() -> None:
    op.create_table(
        "incidents",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("digest", sa.Text, sa.ForeignKey("contents.digest"), nullable=False, unique=True),
        _to("run_id", "runs.id"),
        _words("founding_claim"),
        _words("date_start", null=True),
        _words("date_end", null=True),
        _words("date_precision", null=True),
        _words("place_id", null=True),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("radius_km", sa.Float),
        _words("place_precision", null=True),
        _words("country", null=True),
        _words("admin1", null=True),
    )
    op.create_table(
        "memberships",
        _number("account", "incidents.entry", key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, nullable=False),
        sa.Column("claim_id", sa.Text, nullable=False, index=True),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_table(
        "estimates",
        _number("account", "incidents.entry", key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, nullable=False),
        _words("kind"),
        _words("population"),
        _words("method"),
        _words("version"),
        _whole("low", null=True),
        _whole("best", null=True),
        _whole("high", null=True),
        _whole("witnesses"),
        _words("as_of", null=True),
        sa.CheckConstraint("low <= best AND best <= high AND low <= high", name="ordered"),
    )
    op.create_table(
        "grades", _number("account", "incidents.entry", key=True), _words("occurrence"), _words("harm", null=True)
    )


def _standing() -> None:
    op.create_table("links", _entry(), _to("run_id", "runs.id"), _words("digest"), _whole("total"))
    op.create_table(
        "standings",
        _number("link", "links.entry", key=True),
        _number("account", "incidents.entry", key=True),
        sa.Column("stands", sa.Boolean, nullable=False),
        sa.Index("ix_standings_account", "account", "link"),
    )
    op.create_table(
        "decisions",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("digest", "contents.digest"),
        _words("kind"),
        _words("at"),
        _words("supersedes", null=True),
    )


APPEND_ONLY = "entries captures reports runs codings claims readings incidents memberships estimates grades links standings decisions"


def _append_only() -> None:
    for table in APPEND_ONLY.split():
        _refuse(table, "UPDATE")
        _refuse(table, "DELETE")
    _refuse("contents", "DELETE")
    # Withdrawal empties a content, says why, and touches nothing else.
    _refuse(
        "contents",
        "UPDATE",
        "WHEN NOT (NEW.digest = OLD.digest AND OLD.erased IS NULL AND NEW.erased IS NOT NULL AND NEW.text IS NULL AND NEW.bytes IS NULL)",
    )


def _refuse(table: str, verb: str, when: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: no row is ever changed or deleted'); END"
    )
