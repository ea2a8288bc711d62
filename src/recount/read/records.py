"""`.jsonl`: one report a line. Coded reports are reports too: what was coded is passed over.

A record is a JSON object with `text` and, where known, `doc_id`, `title`, `source`, `url`, `language` (ISO 639-1) and
`published` (an ISO 8601 day, or an instant whose own zone gives the day). null is unknown. Other fields are ignored.
"""

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from recount.model import ReadError, Report
from recount.read.decode import marked_encoding
from recount.read.freeze import Found, ReadOptions, empty, freeze
from recount.read.language import language_code

_BYTES_PER_CHARACTER = 12  # "\\ud83d\\ude00" for one code point is the longest way JSON has
_SPARE = 4_000_000  # bytes of a line for fields other than the text, such as a coding
_STRINGS = ("doc_id", "title", "source", "url", "language", "published")


def read_records(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Report | ReadError]:
    """Every record of a stream of lines, a `ReadError` with its line number for each that is none."""
    nothing = True
    for number, line in _lines(stream, options):
        place = f"{where}, line {number}"
        if isinstance(line, str) and not line.strip():
            continue
        nothing = False
        try:
            yield freeze(_find(line, place, f"{Path(where).stem}-{number}", options), options)
        except ReadError as error:
            yield error
    if nothing:
        yield empty(where)


def _lines(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; None for one that is too long, which is skipped without being kept."""
    limit = options.max_characters * _BYTES_PER_CHARACTER + _SPARE
    encoding = marked_encoding(stream.peek(4)[:4]) if isinstance(stream, io.BufferedReader) else None
    text = io.TextIOWrapper(stream, encoding=encoding or "utf-8", errors="surrogateescape", newline="\n")
    try:
        number = 0
        while line := text.readline(limit):
            number += 1
            whole = line.endswith("\n") or len(line) < limit
            while not whole and (rest := text.readline(limit)):
                whole = rest.endswith("\n")
                line = ""
            yield number, line or None
    finally:
        text.detach()  # the stream is the caller's to close


def _find(line: str | None, where: str, name: str, options: ReadOptions) -> Found:
    if line is None:
        raise ReadError("this line is too long for one report", where=where, then="Split its text into several reports")
    record = _parse(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError('the record has no "text"', where=where, then='Put the report\'s text in a field "text"')
    for field in _STRINGS:
        if not isinstance(record.get(field), str | None):
            raise ReadError(f'"{field}" is not a string', where=where, then="Make it a string, or null if unknown")
    published, instant = _published(record.get("published"), where)
    return Found(
        where=where,
        name=record.get("doc_id") or name,
        text=text,
        title=record.get("title") or options.title,
        source=record.get("source") or options.source,
        url=record.get("url") or None,
        published=published or options.published,
        published_at=instant,
        language=language_code(record.get("language")) or options.language,
    )


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError:
        raise ReadError(
            "it is nested too deeply", where=where, then="A record is flat: one JSON object a line"
        ) from None
    except ValueError as error:
        position = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ReadError(
            f"this line is not JSON ({getattr(error, 'msg', error)}{position})",
            where=where,
            then="Write one JSON object a line",
        ) from None
    if not isinstance(record, dict):
        raise ReadError("this line is no JSON object", where=where, then='Write {"text": "…"} on one line')
    return record


def _published(value: str | None, where: str) -> tuple[date | None, datetime | None]:
    """The outlet's day, and the instant in UTC where the record gives one with its zone."""
    if not value:
        return None, None
    try:
        if len(value) <= len("2017-10-07"):
            return date.fromisoformat(value), None
        instant = datetime.fromisoformat(value)
        return instant.date(), instant.astimezone(UTC) if instant.tzinfo else None
    except (ValueError, OverflowError) as error:
        raise ReadError(
            f'"published" is no date: {value[:40]!r}', where=where, then="Write it as 2017-10-07, or null if unknown"
        ) from error
