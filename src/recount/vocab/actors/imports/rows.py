"""The bytes of a table to its rows: the encoding and the separator are found out, lines keep their numbers."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.model import UsageError

_SEPARATORS = ",;\t"
_FIELD = 10_000_000  # characters in one cell at most: exports hold long lists of sources, never more than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`columns` as the first line has them; each row is the line on which it begins (1 = the first) and its cells,
    stripped. A cell that a short line lacks is empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_rows(path: Path) -> Table:
    """A table of a text file: UTF-8, with or without a mark, else Windows-1252; comma, semicolon or tab.

    Raises:
        UsageError: it can't be opened, is no text, or has no first line of columns.
    """
    lines = _text(path).splitlines(keepends=True)
    first = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_FIELD)
    try:
        numbered = list(_numbered(lines, separator))
    except csv.Error as error:
        raise UsageError(f"{path.name} can't be read as a table: {error}. Save it as CSV (UTF-8) again") from error
    columns = tuple(numbered[0][1]) if numbered else ()
    if len([c for c in columns if c]) < 2:
        raise UsageError(f"{path.name} has no first line that names its columns. docs/actors.md shows one")
    return Table(columns=columns, rows=tuple((line, _padded(columns, cells)) for line, cells in numbered[1:]))


def _numbered(lines: list[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """The line on which each row begins, with its cells; a cell may run over several lines. Empty rows are passed over."""
    reader = csv.reader(lines, delimiter=separator)
    at = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield at, [cell.strip() for cell in cells]
        at = reader.line_num + 1


def _padded(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    return dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=False))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be opened: {error.strerror or error}") from error
    if data[:2] == b"PK" or b"\0" in data[:4096]:
        raise UsageError(f"{path.name} is no text. Save the sheet as CSV (UTF-8) and import that")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # releases of UCDP's list before UTF-8, and spreadsheets on Windows
        return data.decode("cp1252", errors="replace")
