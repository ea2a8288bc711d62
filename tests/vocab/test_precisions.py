"""Precisions as other projects code them."""

from datetime import date, timedelta

import pytest

from recount.model import Basis, PlacePrecision, Precision, Window
from recount.vocab.codebook import entry
from recount.vocab.precisions import date_prec, geo_precision, time_precision, where_prec


def window(days: int | None) -> Window:
    """Days from 1 March 2022, or without an end."""
    start = date(2022, 3, 1)
    end = None if days is None else start + timedelta(days=days)
    return Window(start=start, end=end, precision=Precision.DAY, basis=Basis.STATED)


@pytest.mark.parametrize("precision", list(PlacePrecision))
def test_codes_of_places_are_those_of_the_codebook(precision: PlacePrecision) -> None:
    """The page that people read and the code that exports say the same."""
    said = dict(entry(precision).counterparts)
    assert said["UCDP"] == f"where_prec {where_prec(precision)}"
    code = geo_precision(precision)
    assert said["ACLED"] == f"geo_precision {code}" if code else said["ACLED"].startswith("none")


@pytest.mark.parametrize(
    ("days", "ucdp", "acled"),
    [
        (1, 1, 1),
        (2, 2, 2),
        (6, 2, 2),
        (7, 3, 2),
        (8, 4, 3),
        (31, 4, 3),
        (32, 5, None),
        (366, 5, None),
        (367, None, None),
    ],
)
def test_codes_of_days_follow_the_width(days: int | None, ucdp: int | None, acled: int | None) -> None:
    """A day, a week, a month, a year; what neither records has no code."""
    assert (date_prec(window(days)), time_precision(window(days))) == (ucdp, acled)
