"""A table before it has a format: columns with a type, and rows. Blank (None) is unknown or open, never 0."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TextIO

from recount.publish.record import Withheld

Cell = str | int | float | date | None  # a flag is a bool, which is an int


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "integer"
    DECIMAL = "number"
    DAY = "date"  # ISO 8601
    FLAG = "boolean"  # true or false


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `tag` is its HXL hashtag ("" = none), `holds` says what is in it, or why it is blank."""

    name: str
    kind: Kind
    tag: str = ""
    holds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table to be written. `schema` names its columns with a version that rises when they change.

    `left_out` counts, by reason, published incidents that have no row in this table, and cells left blank.
    """

    schema: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: tuple[Withheld, ...] = ()


@cache
def columns_of(package: str, file: str) -> tuple[Column, ...]:
    """The columns listed in a CSV file beside the code: name, kind, and `tag` or `holds` where the file has them."""
    lines = resources.files(package).joinpath(file).read_text(encoding="utf-8").splitlines()
    return tuple(
        Column(name=row["name"], kind=Kind(row["kind"]), tag=row.get("tag", ""), holds=row.get("holds", ""))
        for row in csv.DictReader(lines)
    )


def write_sheet(sheet: Sheet, out: TextIO, *, tags: bool = False) -> None:
    """Write the table as CSV (RFC 4180), with a second row of HXL hashtags if asked. `out`: opened with ``newline=""``."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    if tags:
        writer.writerow([column.tag for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_written(cell) for cell in row])


def joined(parts: Iterable[str]) -> str | None:
    """Several texts in one cell; None where there are none."""
    return "; ".join(parts) or None


def table(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows as they are kept."""
    return tuple(tuple(row) for row in rows)


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, date):
        return cell.isoformat()
    return safe(cell) if isinstance(cell, str) else cell


def safe(cell: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises."""
    runs = cell.lstrip()[:1] in {"=", "+", "-", "@"} or cell[:1] in {"\t", "\r", "\n"}
    return f"'{cell}" if runs else cell
