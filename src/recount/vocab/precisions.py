"""The precision of a place or of days as the codes of UCDP GED and of ACLED's columns."""

from datetime import timedelta

from recount.model import PlacePrecision, Window

_WHERE = {
    PlacePrecision.EXACT: (1, 1),
    PlacePrecision.NEAR: (2, 2),
    PlacePrecision.ADMIN2: (3, 2),
    PlacePrecision.ADMIN1: (4, 3),
    PlacePrecision.REGION: (5, 3),
    PlacePrecision.COUNTRY: (6, None),
    PlacePrecision.SEA: (7, 3),
}  # UCDP's where_prec, ACLED's geo_precision
_WHEN = (
    (timedelta(days=1), 1, 1),
    (timedelta(days=6), 2, 2),
    (timedelta(days=7), 3, 2),
    (timedelta(days=31), 4, 3),
    (timedelta(days=366), 5, None),
)  # up to this width: UCDP's date_prec, ACLED's time_precision


def where_prec(precision: PlacePrecision) -> int:
    """UCDP's `where_prec`, 1 (a named settlement) to 7 (a sea or its airspace); GED codebook 23.1."""
    return _WHERE[precision][0]


def geo_precision(precision: PlacePrecision) -> int | None:
    """ACLED's `geo_precision`, 1 to 3; None for a whole country, which ACLED does not record; ACLED codebook."""
    return _WHERE[precision][1]


def date_prec(window: Window) -> int | None:
    """UCDP's `date_prec`, 1 (a day) to 5 (more than a month, up to a year); None if wider, or open at an end; GED codebook 23.1."""
    return _width(window)[0]


def time_precision(window: Window) -> int | None:
    """ACLED's `time_precision`, 1 (a day) to 3 (a month); None if wider, or open at an end; ACLED codebook."""
    return _width(window)[1]


def _width(window: Window) -> tuple[int | None, int | None]:
    if window.start is None or window.end is None:
        return None, None
    wide = window.end - window.start
    return next(((ucdp, acled) for most, ucdp, acled in _WHEN if wide <= most), (None, None))
