"""What came in: outlets, captured bytes, and the text read from them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recount.model.identity import identify


class SourceKind(StrEnum):
    """What an outlet or monitor is."""

    WIRE = "wire"
    PAPER = "paper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    NGO = "ngo"
    MONITOR = "monitor"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet, agency, monitor or official channel that publishes reports.

    `country` is ISO 3166-1 alpha-2; `languages` are ISO 639-1; `side` is the actor id of the party it belongs to, None
    if it belongs to none; `reprints` are ids of sources whose wires it runs.
    """

    id: str
    name: str
    kind: SourceKind
    country: str | None = None
    languages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    reprints: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes as they came in; a failed fetch is one too (`content_id` None, `failure` says why). Never edited.

    `captured_at` is aware UTC; `content_id` is ``cnt:b2:…`` over the raw bytes; `location` is a URL or a file's name.
    """

    id: str
    location: str
    captured_at: datetime
    media_type: str | None = None
    content_id: str | None = None
    size: int | None = None
    failure: str | None = None


ROW_OF = "a row of a spreadsheet"  # how the note on such a report begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The text read from a capture: NFC, frozen; all offsets of claims count its code points.

    `name` is the caller's name for it (`doc_id`, or the file's stem). `published` is the outlet's own calendar day;
    `published_at` the instant, aware UTC, where known. `source` is the outlet's name as given; `language` is ISO 639-1.
    `copy_of` is the id of the report that this one reprints. `notes` say what reading could not do.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    language: str | None = None
    capture_id: str | None = None
    copy_of: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def tabular(self) -> bool:
        """Is it a row of a spreadsheet? Rows are alike by their columns, which says nothing of who copies whom."""
        return any(note.startswith(ROW_OF) for note in self.notes)


def report_id(text: str, source: str | None, published: date | None) -> str:
    """``rep:b2:…``: the same words from the same outlet on the same day are the same report."""
    return identify("rep", {"text": text, "source": source, "published": published.isoformat() if published else None})
