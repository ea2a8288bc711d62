"""What every kind of file ends in: text made canonical and frozen, and the report around it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recount.model import ReadError, Report, report_id
from recount.read.language import language_of

MAX_CHARACTERS = 2_000_000  # code points a report: about 700 pages. More is a book or a dump, not a report

# What has no place in text and would break the ledger or a terminal: NUL and lone surrogates
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 100_000  # code points looked at to tell text from rubbish
_MAX_CONTROLS = 0.01  # share of control characters above which a file is no text: prose has none


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the caller knows about the reports.

    `published` (the outlet's own calendar day), `source`, `title` and `language` (ISO 639-1) fill in what a record of
    a `.jsonl` file leaves out; for other kinds of file they win over what was found in the file. `today` is the day
    after which nothing can have been published yet; None: don't check. `max_characters` bounds one report's text.
    """

    published: date | None = None
    source: str | None = None
    title: str | None = None
    language: str | None = None
    today: date | None = None
    max_characters: int = MAX_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found in one file or record, before it is frozen. `where` names the item in errors."""

    where: str
    name: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def freeze(found: Found, options: ReadOptions) -> Report:
    """The report: text in NFC with line feeds for line ends, checked for what no report can be.

    Raises:
        ReadError: no words, no text at all, more than `options.max_characters`, or published after `options.today`.
    """
    check_length(len(found.text), found.where, options)
    text, notes = canonical(found.text)
    _check_text(text, found.where)
    _check_date(found.published, found.where, options)
    source = _line(found.source)
    return Report(
        id=report_id(text, source, found.published),
        name=_line(found.name) or "unnamed",
        text=text,
        title=_line(found.title),
        source=source,
        url=_line(found.url),
        published=found.published,
        published_at=found.published_at,
        language=found.language or language_of(text),
        notes=found.notes + notes,
    )


def freeze_text(text: str, options: ReadOptions | None = None, name: str = "text") -> Report:
    """A report from a text at hand.

    Raises:
        ReadError: as `freeze`.
    """
    options = options or ReadOptions()
    found = Found(
        where=name,
        name=name,
        text=text,
        title=options.title,
        source=options.source,
        published=options.published,
        language=options.language,
    )
    return freeze(found, options)


def canonical(text: str) -> tuple[str, tuple[str, ...]]:
    """Text as it is kept, and a note for each thing that had to change beyond NFC and line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, replaced = _UNWRITABLE.subn("\ufffd", text)
    notes = (f"{replaced} of its characters can't be written (NUL, half surrogates): now U+FFFD",) if replaced else ()
    return unicodedata.normalize("NFC", text), notes


def check_length(length: int, where: str, options: ReadOptions) -> None:
    """Raises: ReadError, if a text of `length` code points is longer than one report may be."""
    if length > options.max_characters:
        raise ReadError(
            f"{length:,} characters are more than the {options.max_characters:,} that one report may have",
            where=where,
            then="Split it into one file, or one line of a .jsonl file, for each report",
        )


def empty(where: str) -> ReadError:
    """The error for a file or record with nothing in it."""
    return ReadError("it is empty", where=where, then="Check that the file was saved or fetched in full")


def _check_text(text: str, where: str) -> None:
    sample = text[:_SAMPLE]
    if not text.strip():
        raise empty(where)
    controls = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if controls > 2 and controls > _MAX_CONTROLS * len(sample):
        raise ReadError(
            "this is not text",
            where=where,
            then="Open it in the program that made it and save it as text",
            needs="text",
        )
    if not any(c.isalpha() for c in text):
        raise ReadError("there are no words in it", where=where, then="Check that this is the right file")


def _check_date(published: date | None, where: str, options: ReadOptions) -> None:
    # One day of grace: it is already tomorrow east of here
    if published is not None and options.today is not None and published > options.today + timedelta(days=1):
        raise ReadError(
            f"published {published}, which is in the future (today is {options.today})",
            where=where,
            then="Correct the date, or give the right one with --published",
            needs="day",
        )


def _line(value: str | None) -> str | None:
    """A title or name on one line, canonical; None if nothing is left."""
    return " ".join(canonical(value)[0].split()) or None if value else None
