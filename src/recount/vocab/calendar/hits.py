"""What a rule of the grammar hands back, and years and dates that the civil calendar has."""

from calendar import monthrange
from typing import NamedTuple

from recount.vocab.calendar.forms import CalendarDate, Form
from recount.vocab.calendar.tokens import Tokens

LEAP_YEAR = 2000  # a month's longest form: 29 February is a day of some year
FIRST_YEAR, LAST_YEAR = 1500, 2199  # four figures outside these are no year in news
PIVOT = 70  # two figures below it are of this century


class Hit(NamedTuple):
    """A form read, one past its last token, and a time of day that the words name."""

    form: Form
    end: int
    time_of_day: str | None = None


def year_at(t: Tokens, i: int) -> int | None:
    """Four figures that can be a year: "2015", not "2,015" or "$2015"."""
    if len(t.low(i)) != 4:
        return None
    year = t.digits(i, 4)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def century(year: int) -> int:
    """The year that two figures stand for."""
    return year + (2000 if year < PIVOT else 1900)


def made(year: int | None, month: int, day: int, end: int) -> Hit | None:
    """A date that ends before token `end`; None if no year has such a day, or the year is none of news."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(LEAP_YEAR, month)[1]):
        return None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Hit(CalendarDate(year=year, month=month, day=day), end)
