"""The ledger's tables. Rows are appended and never changed; `docs/ledger.md` prints what this makes.

Every appended thing has one row in `entries`, the hash chain, and one row in the table of its kind with the same number
(`entry`). What the thing says is canonical JSON in `contents`, under the digest that the chain holds; so content can be
erased on request while its row, its digest and the chain stay. The other columns are there to be asked for, and are
derived from the content (`store.rows`), never stored on their own authority.

`tellings`, `ties`, `grouped`, `signatures`, `signature_keys`, `kinships` and `derived` are made from the rest and can be made again at any
time: they stand outside the chain, may be changed and deleted, and spare a new report the reading of all others.
So are `cards` to `shelved` and the full-text table `search`: the shelf, from which pages are served (`store.shelf`).

Dates are ISO 8601 text (days without a zone, instants in UTC); None is NULL and means unknown, never 0.
"""

from enum import StrEnum

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy import Text as Words

HEAD = "0003"  # the migration that makes the tables below; a changed view needs a new one too

META = MetaData()


class Kind(StrEnum):
    """What an entry of the chain is about."""

    CAPTURE = "capture"
    REPORT = "report"
    RUN = "run"
    CODING = "coding"  # one report coded by one run: which claims, in which order
    CLAIM = "claim"
    READINGS = "readings"
    ACCOUNT = "account"  # an incident as the claims tell it: members, estimates, grade
    LINK = "link"  # which accounts stand from here on
    DECISION = "decision"


def _entry() -> Column[int]:
    return Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False)


def _digest() -> Column[str]:
    return Column("digest", Words, ForeignKey("contents.digest"), nullable=False)


contents = Table(
    "contents",
    META,
    Column("digest", Words, primary_key=True),
    Column("text", Words),
    Column("bytes", LargeBinary),
    Column("erased", Words),  # why the content is gone; the digest stays
    CheckConstraint("(text IS NOT NULL) + (bytes IS NOT NULL) + (erased IS NOT NULL) = 1", name="one_body"),
)
entries = Table(
    "entries",
    META,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("previous", Words, nullable=False),
    Column("hash", Words, nullable=False, unique=True),
)
captures = Table(
    "captures",
    META,
    _entry(),
    Column("id", Words, nullable=False, unique=True),
    _digest(),
    Column("captured_at", Words, nullable=False),
    Column("media_type", Words),
    Column("content_id", Words),
    Column("size", Integer),
)
reports = Table(
    "reports",
    META,
    _entry(),
    Column("id", Words, nullable=False, unique=True),
    _digest(),
    Column("text_digest", Words, ForeignKey("contents.digest"), nullable=False),
    Column("published", Words, index=True),
    Column("language", Words),
    Column("capture_id", Words),
    Column("copy_of", Words),
)
runs = Table(
    "runs",
    META,
    _entry(),
    Column("id", Words, nullable=False, unique=True),
    _digest(),
    Column("verb", Words, nullable=False),
    Column("code_version", Words, nullable=False),
    Column("engine", Words, nullable=False),
    Column("settings", Words, nullable=False),
)
codings = Table(
    "codings",
    META,
    _entry(),
    _digest(),
    Column("report_id", Words, ForeignKey("reports.id"), nullable=False, index=True),
    Column("run_id", Words, ForeignKey("runs.id"), nullable=False),
)
claims = Table(
    "claims",
    META,
    _entry(),
    Column("id", Words, nullable=False, index=True),
    _digest(),
    Column("coding", Integer, ForeignKey("codings.entry"), nullable=False, index=True),
    Column("report_id", Words, ForeignKey("reports.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("event_type", Words, nullable=False),
    Column("stance", Words, nullable=False),
)
readings = Table(
    "readings",
    META,
    _entry(),
    _digest(),
    Column("claim_id", Words, nullable=False, index=True),
    Column("coding", Integer, ForeignKey("codings.entry"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
)
incidents = Table(
    "incidents",
    META,
    _entry(),
    Column("id", Words, nullable=False, index=True),
    Column("digest", Words, ForeignKey("contents.digest"), nullable=False, unique=True),
    Column("run_id", Words, ForeignKey("runs.id"), nullable=False),
    Column("founding_claim", Words, nullable=False),
    Column("date_start", Words),
    Column("date_end", Words),  # exclusive, as in model.Window
    Column("date_precision", Words),
    Column("place_id", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("place_precision", Words),
    Column("country", Words),
    Column("admin1", Words),
)
memberships = Table(
    "memberships",
    META,
    Column("account", Integer, ForeignKey("incidents.entry"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("claim_id", Words, nullable=False, index=True),
    Column("score", Float, nullable=False),
)
estimates = Table(
    "estimates",
    META,
    Column("account", Integer, ForeignKey("incidents.entry"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("population", Words, nullable=False),
    Column("method", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("low", Integer),
    Column("best", Integer),
    Column("high", Integer),
    Column("witnesses", Integer, nullable=False),
    Column("as_of", Words),
    CheckConstraint("low <= best AND best <= high AND low <= high", name="ordered"),  # NULL passes: an open bound
)
grades = Table(
    "grades",
    META,
    Column("account", Integer, ForeignKey("incidents.entry"), primary_key=True),
    Column("occurrence", Words, nullable=False),
    Column("harm", Words),
)
links = Table(
    "links",
    META,
    _entry(),
    Column("run_id", Words, ForeignKey("runs.id"), nullable=False),
    Column("digest", Words, nullable=False),  # over the digests of all accounts that stand, sorted; has no content
    Column("total", Integer, nullable=False),
)
standings = Table(
    "standings",
    META,
    Column("link", Integer, ForeignKey("links.entry"), primary_key=True),
    Column("account", Integer, ForeignKey("incidents.entry"), primary_key=True),
    Column("stands", Boolean, nullable=False),  # an account stands while the newest row about it says so
    Index("ix_standings_account", "account", "link"),
)
decisions = Table(
    "decisions",
    META,
    _entry(),
    Column("id", Words, nullable=False, unique=True),
    _digest(),
    Column("kind", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("supersedes", Words),
)
trail = Table(
    "trail",
    META,
    Column("link", Integer, ForeignKey("links.entry"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", Words, nullable=False),  # `trail.Change`: merged, split, vanished, returned
    Column("from_id", Words, nullable=False, index=True),
    Column("to_ids", Words, nullable=False),  # a JSON list of incident ids, the main one first
    Column("because", Words, nullable=False),
)
tellings = Table(
    "tellings",
    META,
    Column("coding", Integer, ForeignKey("codings.entry"), primary_key=True, autoincrement=False),
    Column("body", Words, nullable=False),  # `link.dump`
    Column("profiles", Words, nullable=False),  # how each looks to incidents around it: `reconcile.profile.dump`
    Column(
        "altered", Boolean, nullable=False
    ),  # its claims are not those of the coding: by people, or as parts of sums
)
ties = Table(
    "ties",
    META,
    Column("one", Integer, ForeignKey("tellings.coding"), primary_key=True),  # a coding, and which of its tellings
    Column("one_n", Integer, primary_key=True),
    Column("other", Integer, ForeignKey("tellings.coding"), primary_key=True, index=True),
    Column("other_n", Integer, primary_key=True),
    Column("points", Float, nullable=False),
    sqlite_with_rowid=False,
)
grouped = Table(
    "grouped",
    META,
    Column(
        "coding", Integer, ForeignKey("tellings.coding"), primary_key=True
    ),  # a telling that others tell of the same as
    Column("n", Integer, primary_key=True),
    Column(
        "first", Integer, ForeignKey("tellings.coding"), nullable=False, index=True
    ),  # the first telling of their group
    Column("first_n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
signatures = Table(
    "signatures",
    META,
    Column("report", Integer, ForeignKey("reports.entry"), primary_key=True, autoincrement=False),
    Column("body", Words, nullable=False),  # `read.Signature`
    Column("words", Integer, nullable=False),  # how many of its keys are of its words
)
signature_keys = Table(
    "signature_keys",
    META,
    Column("key", Integer, primary_key=True, autoincrement=False),  # the first 8 bytes of the digest of a key
    Column("report", Integer, ForeignKey("signatures.report"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
kinships = Table(
    "kinships",
    META,
    Column("report_id", Words, ForeignKey("reports.id"), primary_key=True),
    Column("origin", Words, ForeignKey("reports.id"), primary_key=True),  # the report that it comes from
    Column("relation", Words, nullable=False),
    Column("share", Float, nullable=False),  # of its words that stand in the other one, 0 to 1
    Column("share_of", Float, nullable=False),  # of the other one's words that stand in it
    Column("news", Boolean, nullable=False),  # it says something for itself
    Column("because", Words, nullable=False),
    sqlite_with_rowid=False,
)
derived = Table(
    "derived",
    META,
    Column("name", Words, primary_key=True),  # what the rows above were made with, and up to which link
    Column("value", Words, nullable=False),
)
DERIVED = (
    ties,
    grouped,
    tellings,
    signature_keys,
    signatures,
    kinships,
    derived,
)  # in an order in which they can be emptied
