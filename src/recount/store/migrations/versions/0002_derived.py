"""What became of incident ids (`trail`), and rows that linking can make again at any time, kept so that it need not."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _number(name: str, target: str, *, index: bool | None = None) -> "sa.Column[int]":
    return sa.Column(
        name, sa.Integer, sa.ForeignKey(target), primary_key=True, nullable=False, autoincrement=False, index=index
    )


def _count(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _key(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, primary_key=True, nullable=False)


def _words(name: str, *, index: bool | None = None, key: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, index=index, primary_key=key)


def _report(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, sa.ForeignKey("reports.id"), primary_key=True, nullable=False)


def upgrade() -> None:
    """Make the tables; only the trail is append-only, since the others are emptied and made again."""
    _trail()
    _linking()
    _copies()
    op.create_table("derived", _words("name", key=True), _words("value"))


def _trail() -> None:
    op.create_table(
        "trail",
        _number("link", "links.entry"),
        _key("ordinal"),
        _words("kind"),
        _words("from_id", index=True),
        _words("to_ids"),
        _words("because"),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER trail_no_{verb.lower()} BEFORE {verb} ON trail "
            "BEGIN SELECT RAISE(ABORT, 'trail is append-only: no row is ever changed or deleted'); END"
        )


def _linking() -> None:
    op.create_table(
        "tellings",
        _number("coding", "codings.entry"),
        _words("body"),
        _words("profiles"),
        sa.Column("altered", sa.Boolean, nullable=False),
    )
    op.create_table(
        "ties",
        _number("one", "tellings.coding"),
        _key("one_n"),
        _number("other", "tellings.coding", index=True),
        _key("other_n"),
        sa.Column("points", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "grouped",
        _number("coding", "tellings.coding"),
        _key("n"),
        sa.Column("first", sa.Integer, sa.ForeignKey("tellings.coding"), nullable=False, index=True),
        _count("first_n"),
        sqlite_with_rowid=False,
    )


def _copies() -> None:
    op.create_table("signatures", _number("report", "reports.entry"), _words("body"), _count("words"))
    op.create_table(
        "signature_keys",
        _key("key"),
        _number("report", "signatures.report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kinships",
        _report("report_id"),
        _report("origin"),
        _words("relation"),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("share_of", sa.Float, nullable=False),
        sa.Column("news", sa.Boolean, nullable=False),
        _words("because"),
        sqlite_with_rowid=False,
    )
