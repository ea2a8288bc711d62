"""Spreadsheets as programs write them: encodings, separators, workbooks, and rows that are damaged."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from recount.intake import Row, open_sheet
from recount.intake.sheets import Cell, headings_of
from recount.model import ReadError, UsageError

TABLE = "Ref;Place;Killed\nA1;Mâlha;3\nA2;Tel Zeyd;4\n"


def read(path: Path, tab: str | None = None) -> tuple[tuple[str, ...], list[tuple[Cell, ...]], tuple[str, ...]]:
    """Headings, cells and notes."""
    with open_sheet(path, tab) as sheet:
        return sheet.headings, [row.cells for row in sheet.rows if isinstance(row, Row)], sheet.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    """All give the same cells; one that is guessed is said."""
    path = tmp_path / "rows.csv"
    path.write_bytes(TABLE.replace(";", separator).encode(encoding))
    headings, cells, notes = read(path)
    assert headings == ("Ref", "Place", "Killed")
    assert cells == [("A1", "Mâlha", "3"), ("A2", "Tel Zeyd", "4")]
    assert bool(notes) == (encoding == "cp1252")


def test_excels_line_about_the_separator(tmp_path: Path) -> None:
    """``sep=;`` is no heading."""
    path = tmp_path / "rows.csv"
    path.write_text("sep=;\n" + TABLE, encoding="utf-8")
    assert read(path)[0] == ("Ref", "Place", "Killed")


def test_rows_of_another_width(tmp_path: Path) -> None:
    """Short rows are filled up, empty ones passed over, and one with too much is an error of that row alone."""
    path = tmp_path / "rows.csv"
    path.write_text("A,B\n1\n,\n1,2,3\n4,5,\n", encoding="utf-8")
    with open_sheet(path) as sheet:
        found = list(sheet.rows)
    assert [row.cells for row in found if isinstance(row, Row)] == [("1", None), ("4", "5")]
    assert ["rows.csv, row 4: it has 3 cells" in str(e) for e in found if isinstance(e, ReadError)] == [True]


def test_a_workbook(tmp_path: Path) -> None:
    """Its first sheet, or the one asked for; days come as days."""
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Day"])
    book.active.append(["A1", datetime(2018, 5, 3)])  # noqa: DTZ001 - as workbooks give days
    book.create_sheet("Other").append(["X"])
    book.save(tmp_path / "rows.xlsx")
    headings, cells, notes = read(tmp_path / "rows.xlsx")
    assert (headings, cells) == (("Ref", "Day"), [("A1", datetime(2018, 5, 3))])  # noqa: DTZ001 - as above
    assert "1 more" in notes[0]
    assert read(tmp_path / "rows.xlsx", "Other")[0] == ("X",)
    with pytest.raises(UsageError, match="It has: Sheet, Other"):
        read(tmp_path / "rows.xlsx", "Third")


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [("a.csv", b"", "no headings"), ("a.xlsx", b"PK", "workbook"), ("a.ods", b"", "Save it as")],
)
def test_what_is_no_spreadsheet(tmp_path: Path, name: str, body: bytes, why: str) -> None:
    """It is refused with what to do."""
    (tmp_path / name).write_bytes(body)
    with pytest.raises(UsageError, match=why):
        read(tmp_path / name)


def test_each_heading_is_there_once() -> None:
    """Columns without a name get their letter, those named twice a number."""
    assert headings_of(["A", None, "A", "B\nc", None]) == ("A", "column B", "A (2)", "B c")
