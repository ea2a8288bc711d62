"""Rows of a spreadsheet, one at a time: CSV in the ways that programs write it, and Excel's .xlsx through openpyxl."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from recount.model import ReadError, UsageError

Cell = str | int | float | bool | date | datetime | time | None

MARKS = (  # byte order marks, and what they say
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ",;\t|"
BLOCK = 1 << 20  # bytes looked at together when the encoding is sought
MOST = 2_000_000  # characters of one cell, as of one report
LETTERS = 26
TEXT = (".csv", ".tsv", ".txt")
BOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number as spreadsheet programs count it (the headings are row 1), and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An open spreadsheet: its headings, each of them once, and its rows, which can be read through once. `notes` say how it
    was read where that had to be guessed.
    """

    name: str
    headings: tuple[str, ...]
    rows: Iterator[Row | ReadError]
    notes: tuple[str, ...] = ()


@contextmanager
def open_sheet(path: Path, tab: str | None = None) -> Iterator[Sheet]:
    """The spreadsheet at `path`, of a workbook the sheet `tab` or the first one. It is read as it is asked for.

    Raises:
        UsageError: there is no such file or sheet, it is of another kind, or it has no headings.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    kind = path.suffix.lower()
    if kind in BOOKS:
        with _workbook(path, tab) as sheet:
            yield sheet
    elif kind in TEXT:
        encoding, notes = _encoding(path)
        with path.open(encoding=encoding, newline="") as file:
            yield _table(path, csv_rows(file), notes)
    else:
        raise UsageError(f"{path} is no spreadsheet that can be read. Save it as .xlsx or .csv.")


def csv_rows(lines: Iterable[str]) -> Iterator[list[Cell] | str]:
    """The records of a CSV file; a sentence where one can't be read. What separates cells is seen from the first line."""
    csv.field_size_limit(MOST)
    stream = iter(lines)
    first = next(stream, "")
    told = first.lower().startswith("sep=")  # Excel writes the separator so
    separator = (
        first.strip()[4:5] if told else max(SEPARATORS, key=lambda s: len(next(csv.reader([first], delimiter=s), [])))
    )
    reader = csv.reader(stream if told else _again(first, stream), delimiter=separator or ",")
    while True:
        try:
            yield list(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield f"it can't be read as CSV ({error})"


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    """By its mark, else UTF-8 if all of it is, else what Windows writes in western Europe, which is said."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = file.read(4)
        for mark, encoding in MARKS:
            if head.startswith(mark):
                return encoding, ()
        file.seek(0)
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "latin-1" if _undefined(path) else "cp1252", (
                f"{path.name} is not in UTF-8 and was read as Windows-1252 (Latin-1). If letters look wrong, save it as UTF-8.",
            )
    return "utf-8", ()


def _undefined(path: Path) -> bool:
    """Does it hold one of the five bytes that Windows-1252 leaves undefined?"""
    with path.open("rb") as file:
        return any(
            any(byte in block for byte in b"\x81\x8d\x8f\x90\x9d") for block in iter(lambda: file.read(BLOCK), b"")
        )


@contextmanager
def _workbook(path: Path, tab: str | None) -> Iterator[Sheet]:
    import zipfile  # noqa: PLC0415 - as openpyxl
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - as openpyxl

    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and needed for workbooks only
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError) as error:
        raise UsageError(f"{path} can't be read as a workbook ({error}). Save it again as .xlsx.") from error
    try:
        if tab is not None and tab not in book.sheetnames:
            raise UsageError(f"{path} has no sheet {tab!r}. It has: {', '.join(book.sheetnames)}.")
        sheet = book[tab] if tab else book[book.sheetnames[0]]
        others = len(book.sheetnames) - 1
        notes = (
            f"Read the sheet {sheet.title!r}; {others} more in {path.name} {'was' if others == 1 else 'were'} not read.",
        )
        yield _table(
            path,
            (list(map(_cell, cells)) for cells in sheet.iter_rows(values_only=True)),
            notes if others and not tab else (),
        )
    finally:
        book.close()


def _cell(value: object) -> Cell:
    """What a workbook's cell holds; what is none of ours (rich text, a duration) as its words."""
    return value if value is None or isinstance(value, str | int | float | date | time) else str(value)


def _table(path: Path, records: Iterator[list[Cell] | str], notes: tuple[str, ...]) -> Sheet:
    first = next(records, None)
    if not isinstance(first, list) or not any(str(c or "").strip() for c in first):
        raise UsageError(f"{path} has no headings: its first row must name the columns.")
    headings = headings_of(first)
    return Sheet(name=path.name, headings=headings, rows=_rows(path.name, headings, records), notes=notes)


def headings_of(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Names of the columns on one line each; those without one are named by their letter, those named twice are numbered."""
    names = [" ".join(str(c if c is not None else "").split()) for c in cells]
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    out = []
    for n, name in enumerate(names):
        plain = name or f"column {_letters(n)}"
        seen[plain] += 1
        out.append(plain if seen[plain] == 1 else f"{plain} ({seen[plain]})")
    return tuple(out)


def _letters(n: int) -> str:
    return (_letters(n // LETTERS - 1) if n >= LETTERS else "") + chr(ord("A") + n % LETTERS)


def _rows(name: str, headings: tuple[str, ...], records: Iterator[list[Cell] | str]) -> Iterator[Row | ReadError]:
    """Rows as wide as the headings; empty ones are passed over."""
    wide = len(headings)
    for number, record in enumerate(records, 2):
        where = f"{name}, row {number}"
        if isinstance(record, str):
            yield ReadError(record, where=where, then="Mend the row in the program that made it")
            continue
        if not any(str(c if c is not None else "").strip() for c in record):
            continue
        if any(str(c if c is not None else "").strip() for c in record[wide:]):
            what = f"it has {len(record)} cells, and there are {wide} headings"
            yield ReadError(what, where=where, then="Does a cell hold the separator without quotation marks? Mend it")
            continue
        cells = [*record[:wide], *[None] * (wide - len(record))]
        yield Row(number=number, cells=tuple(cells))
