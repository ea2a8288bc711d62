"""What one cell says: days, numbers and counts, and what is refused because it can be read in two ways."""

from datetime import date, datetime

import pytest

from recount.intake.cells import CellError, count_of, day_of, number_of, text_of, whole_of
from recount.model import Precision


@pytest.mark.parametrize(
    ("cell", "order", "shown"),
    [
        ("2018-05-03", None, "3 May 2018"),
        ("2018/5/3", None, "3 May 2018"),
        ("20180503", None, "3 May 2018"),
        (20180503, None, "3 May 2018"),
        (43223, None, "3 May 2018"),
        ("43223", None, "3 May 2018"),
        ("03/05/2018", "day-first", "3 May 2018"),
        ("03/05/2018", "month-first", "5 March 2018"),
        ("3.5.2018", "day-first", "3 May 2018"),
        ("25/04/2018", None, "25 April 2018"),
        ("04/25/2018", None, "25 April 2018"),
        ("04/04/2018", None, "4 April 2018"),
        ("3 May 2018", None, "3 May 2018"),
        ("May 3rd, 2018", None, "3 May 2018"),
        ("03-May-2018", None, "3 May 2018"),
        ("2018-05-03 14:30", None, "3 May 2018, 14:30"),
        ("2018-05-03T00:00:00Z", None, "3 May 2018"),
        (datetime(2018, 5, 3), None, "3 May 2018"),  # noqa: DTZ001 - as workbooks give days
        (date(2018, 5, 3), None, "3 May 2018"),
        ("2018-05", None, "May 2018"),
        ("May 2018", None, "May 2018"),
        ("2018", None, "2018"),
    ],
)
def test_days_in_many_shapes(cell: object, order: str | None, shown: str) -> None:
    """However a sheet writes a day, it is shown so that nobody can take it for another."""
    assert str(day_of(cell, order)) == shown  # type: ignore[arg-type]  # the table holds cells


@pytest.mark.parametrize(
    ("cell", "order", "why"),
    [
        ("03/05/2018", None, "can be two days"),
        ("04/25/2018", "day-first", "no calendar"),
        ("25/04/2018", "month-first", "no calendar"),
        ("03/05/18", "day-first", "no day that can be read"),
        ("2018-02-30", None, "no calendar"),
        ("2018-13", None, "no month 13"),
        ("last Tuesday", None, "no day that can be read"),
        ("12", None, "no day that can be read"),
        ("0001", None, "no day that can be read"),
    ],
)
def test_days_that_are_refused(cell: str, order: str | None, why: str) -> None:
    """Ambiguous, impossible or relative: an error, never a guess."""
    with pytest.raises(CellError, match=why):
        day_of(cell, order)


def test_a_month_is_no_day() -> None:
    """What is given as a month covers all of it."""
    found = day_of("2018-12", None)
    assert (found.start, found.end, found.precision) == (date(2018, 12, 1), date(2019, 1, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("cell", "bounds"),
    [
        (12, (12, 12, "exact")),
        (12.0, (12, 12, "exact")),
        ("1,200", (1200, 1200, "exact")),
        ("0", (0, 0, "exact")),
        ("12-15", (12, 15, "between")),
        ("12 – 15", (12, 15, "between")),
        ("12 to 15", (12, 15, "between")),
        ("12+", (12, None, "at_least")),
        ("≥ 12", (12, None, "at_least")),
        ("more than 12", (13, None, "at_least")),
        ("<= 40", (None, 40, "at_most")),
        ("~12", (12, 12, "about")),
        ("dozens", (None, None, "unquantified")),
    ],
)
def test_counts(cell: object, bounds: tuple[int | None, int | None, str]) -> None:
    """Numbers, ranges, bounds and words, as spreadsheets write them."""
    found = count_of(cell, ".")  # type: ignore[arg-type]  # as above
    assert (found.low, found.high, found.wording.value) == bounds


@pytest.mark.parametrize("cell", ["none", "12 (3 children)", "-3", "1.5", "12 km", "see notes", "15-12x", "?", True])
def test_counts_that_are_refused(cell: object) -> None:
    """What says more than a number, or something else, is an error."""
    with pytest.raises((CellError, ValueError)):
        count_of(cell, ".")  # type: ignore[arg-type]  # as above


def test_the_decimal_sign_is_the_maps_word() -> None:
    """A comma is a decimal sign only where the map says so; then a point groups thousands."""
    assert number_of("35,20", ",") == 35.2
    assert whole_of("1.200", ",") == 1200
    with pytest.raises(CellError, match="decimal"):
        number_of("35,20", ".")


def test_cells_as_people_see_them() -> None:
    """Whole numbers without a point, midnight without an hour."""
    assert [text_of(c) for c in (3.0, 2.5, None, True, datetime(2018, 5, 3))] == ["3", "2.5", "", "yes", "2018-05-03"]  # noqa: DTZ001 - as above
