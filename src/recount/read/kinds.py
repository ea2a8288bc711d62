"""Where reports come from: files by kind, folders, standard input."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from recount.model import ReadError, Report
from recount.read import docx, html, pdf, plain, records
from recount.read.copies import mark_repeats
from recount.read.freeze import Found, ReadOptions, empty, freeze

Reader = Callable[[bytes, str, ReadOptions], Found]

KINDS: dict[str, Reader] = {
    ".txt": plain.find,
    ".html": html.find,
    ".htm": html.find,
    ".pdf": pdf.find,
    ".docx": docx.find,
}
RECORDS = ".jsonl"
_SUPPORTED = ", ".join((*KINDS, RECORDS))

# How each kind of file begins, whatever it is called
_MAGIC = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
_HTML_STARTS = (b"<!doctype html", b"<html")
_MAX_BYTES = {".pdf": 200_000_000, ".docx": 100_000_000, ".html": 20_000_000, ".htm": 20_000_000}
_BYTES_PER_CHARACTER = 4  # the most that UTF-8, UTF-16 and UTF-32 use
_HEAD = 512


def read_all(locations: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Report | ReadError]:
    """Read each location in turn, and mark reports that repeat an earlier one word for word (`copy_of`)."""
    return mark_repeats(item for location in locations for item in read(location, options))


def read(location: str | Path, options: ReadOptions | None = None) -> Iterator[Report | ReadError]:
    """Every report at a location: a file, a folder (in order of path, at any depth) or ``-`` for standard input.

    What can't be read comes as a `ReadError` in its place and never ends the stream. Hidden files of a folder are
    passed over. A `.jsonl` file is streamed, so it may be of any length.
    """
    options = options or ReadOptions()
    if str(location) == "-":
        yield from _read_stdin(options)
        return
    path = Path(location)
    if path.is_dir():
        yield from _read_folder(path, options)
    else:
        yield from _read_file(path, options)


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Report | ReadError]:
    paths = sorted(_files(folder))
    readable = [p for p in paths if p.suffix.lower() in KINDS or p.suffix.lower() == RECORDS]
    if not readable:
        yield ReadError("there are no reports in this folder", where=str(folder), then=f"Supported are {_SUPPORTED}")
    for path in readable:
        yield from _read_file(path, options)
    if readable and len(readable) < len(paths):
        others = sorted({p.suffix.lower() or p.name for p in paths if p not in set(readable)})
        yield ReadError(
            f"files of other kinds were not read ({', '.join(others[:5])}: {len(paths) - len(readable)} in all)",
            where=str(folder),
            then=f"Supported are {_SUPPORTED}",
        )


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _read_file(path: Path, options: ReadOptions) -> Iterator[Report | ReadError]:
    suffix = path.suffix.lower()
    try:
        if not path.exists():
            yield ReadError("no such file or folder", where=str(path), then="Check the path")
        elif suffix == RECORDS:
            with path.open("rb") as stream:
                yield from records.read_records(stream, str(path), options)
        elif suffix in KINDS:
            _check_size(path, suffix, options)
            yield read_bytes(path.read_bytes(), suffix, str(path), options)
        else:
            yield _unsupported(path, suffix)
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield ReadError(reason.lower(), where=str(path), then="Check the path and that you may read it")


def _unsupported(path: Path, suffix: str) -> ReadError:
    return ReadError(
        f"{suffix or 'a file without an ending'} is not supported", where=str(path), then=f"Supported are {_SUPPORTED}"
    )


def _check_size(path: Path, suffix: str, options: ReadOptions) -> None:
    size, limit = path.stat().st_size, _MAX_BYTES.get(suffix, options.max_characters * _BYTES_PER_CHARACTER)
    if size > limit:
        raise ReadError(
            f"{size / 1e6:,.0f} MB are more than the {limit / 1e6:,.0f} MB that one report may have",
            where=str(path),
            then="Split it into one file, or one line of a .jsonl file, for each report",
        )


def read_bytes(data: bytes, suffix: str, where: str, options: ReadOptions) -> Report | ReadError:
    """The report in the bytes of one file; `suffix` is a key of `KINDS`, `where` names it in errors."""
    if not data.strip():
        return empty(where)
    looks_like = _sniff(data)
    if looks_like in (".pdf", ".docx") and looks_like != suffix:
        return ReadError(
            f"it is called {suffix} but begins like a {looks_like} file",
            where=where,
            then=f"Give it the ending {looks_like}",
        )
    try:
        return freeze(KINDS[suffix](data, where, options), options)
    except ReadError as error:
        return error
    except RecursionError:
        return ReadError(
            "it is nested too deeply to read", where=where, then="Save the text alone as .txt", needs="text"
        )
    except MemoryError:
        return ReadError(
            "reading it takes more memory than there is", where=where, then="Save the text alone as .txt", needs="text"
        )
    except Exception as error:  # noqa: BLE001 - parsers of other people's formats raise anything on broken files
        return ReadError(
            f"it could not be parsed ({type(error).__name__}: {str(error)[:120]})",
            where=where,
            then="Open it in the program that made it and save it again, or save the text as .txt",
            needs="text",
        )


def _sniff(data: bytes) -> str | None:
    head = data[:_HEAD].lstrip()
    if head.lower().startswith(_HTML_STARTS):
        return ".html"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _read_stdin(options: ReadOptions) -> Iterator[Report | ReadError]:
    stream: BinaryIO = sys.stdin.buffer
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(stream)  # type: ignore[type-var]  # any object with readinto() will do
    if buffered.peek(1).lstrip()[:1] == b"{":
        yield from records.read_records(buffered, "stdin", options)
        return
    limit = max(_MAX_BYTES.values())
    data = buffered.read(limit + 1)
    if len(data) > limit:
        yield ReadError("too much for one report", where="stdin", then="Split it, or send one JSON record a line")
        return
    yield read_bytes(data, _sniff(data) or ".txt", "stdin", options)
