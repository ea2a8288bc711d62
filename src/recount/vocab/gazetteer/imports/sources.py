"""The files of a dump as they lie on the disk, plain or zipped: what each is, and its lines in blocks."""

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.imports.lines import SHAPES, Layout, layout_of

_BLOCK = 1 << 20  # bytes of lines that are handled at once
_LOOKED_AT = 100  # lines that say what a file is
_LONGEST = 1 << 16  # bytes of one line; the longest of GeoNames have some 12,000
_BESIDE = ("readme", "iso-language")  # what lies beside the table in a zip of GeoNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to import: `member` is its name inside a zip, else None; `size` is in bytes, unpacked."""

    path: Path
    member: str | None
    layout: Layout
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Whole lines of a source: `first` is the number of the first (from 1), `end` the offset in bytes behind the last."""

    lines: tuple[bytes, ...]
    first: int
    end: int


def source_of(path: Path) -> Source:
    """What a file is, by its first lines.

    Raises:
        ReferenceDataError: it can't be read, or has no layout known here; the message says which there are.
    """
    with _readable(path):
        member, size = _member(path)
        with _opened(path, member) as file:
            lines = [
                line.decode(errors="replace") for line in islice(iter(lambda: file.readline(_LONGEST), b""), _LOOKED_AT)
            ]
    layouts = Counter(layout_of(line) for line in lines)
    layout, count = layouts.most_common(1)[0] if lines else (None, 0)
    if layout is None or count * 2 <= len(lines):
        known = "; ".join(SHAPES.values())
        raise ReferenceDataError(
            f"{path} is no table of GeoNames that can be imported: {_seen(lines)}. What can be: {known}. "
            "They are at https://download.geonames.org/export/dump"
        )
    return Source(path=path, member=member, layout=layout, size=size)


def blocks(source: Source, offset: int = 0, first: int = 1) -> Iterator[Block]:
    """The lines from an offset in bytes on, at the line numbered `first`.

    Raises:
        ReferenceDataError: the file can't be read, or is damaged.
    """
    with _readable(source.path), _opened(source.path, source.member) as file:
        file.seek(offset)
        rest = b""
        while chunk := file.read(_BLOCK):
            whole, newline, rest = (rest + chunk).rpartition(b"\n")
            if newline:
                lines = tuple(whole.split(b"\n"))
                offset += len(whole) + 1
                yield Block(lines=lines, first=first, end=offset)
                first += len(lines)
            elif len(rest) > 16 * _BLOCK:
                raise ReferenceDataError(f"{source.path}, line {first}: the line has no end. Download the file again")
        if rest:
            yield Block(lines=(rest,), first=first, end=offset + len(rest))


def digest_of(path: Path) -> str:
    """A digest of the bytes of a file.

    Raises:
        ReferenceDataError: it can't be read.
    """
    with _readable(path), path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _member(path: Path) -> tuple[str | None, int]:
    """The table inside a zip and its size, the largest text that is no readme; (None, size) for a plain file."""
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".zip":
            raise zipfile.BadZipFile("File is not a zip file")
        return None, path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        tables = [one for one in archive.infolist() if _is_table(one.filename.lower())]
    if not tables:
        raise zipfile.BadZipFile("no .txt with a table is in it")
    largest = max(tables, key=lambda one: (one.file_size, one.filename))
    return largest.filename, largest.file_size


def _is_table(name: str) -> bool:
    return name.endswith(".txt") and not name.rpartition("/")[2].startswith(_BESIDE)


@contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    if member is None:
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive, archive.open(member) as packed:
        yield packed


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReferenceDataError(f"{path} can't be read: {error.strerror or error}. Is the path right?") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ReferenceDataError(f"{path} is a damaged zip ({error}). Download it again") from error


def _seen(lines: list[str]) -> str:
    if not lines:
        return "it is empty"
    columns = Counter(line.count("\t") + 1 for line in lines).most_common(1)[0][0]
    return f"most of its first lines have {columns} tab-separated columns"
