"""Days that have a name: feasts of four calendars, Islamic dates, prayers, national days."""

from datetime import date, timedelta

import pytest

from recount.model import Precision
from recount.vocab.calendar import Reckoning, find_times, reckon

R = date(2024, 10, 16)  # a Wednesday


def read(words: str, report: date | None = R, country: str | None = None) -> Reckoning:
    found = find_times(f"It was hit {words}.")
    assert len(found) == 1
    return reckon(found[0], report, country=country)


def days(made: Reckoning) -> tuple[str, str] | None:
    """First and last day, both included."""
    if made.window.start is None or made.window.end is None:
        return None
    return made.window.start.isoformat(), (made.window.end - timedelta(days=1)).isoformat()


FEASTS = [
    # Islamic days: a day more on each side, because the moon is sighted locally
    ("on the first day of Ramadan", "2024-03-10", "2024-03-12", "days"),
    ("during Ramadan", "2024-03-10", "2024-04-10", "month"),
    ("in the holy month of Ramadan", "2024-03-10", "2024-04-10", "month"),
    ("during last year's Ramadan", "2023-03-22", "2023-04-21", "month"),
    ("on the second day of Eid al-Fitr", "2024-04-10", "2024-04-12", "days"),
    ("on the second day of Eid al-Adha", "2024-06-16", "2024-06-18", "days"),
    ("during the Eid al-Adha holiday", "2024-06-15", "2024-06-20", "days"),
    ("on the eve of Eid al-Fitr", "2024-04-08", "2024-04-10", "days"),
    ("on Ashura", "2024-07-15", "2024-07-17", "days"),
    ("on Arbaeen", "2024-08-23", "2024-08-25", "days"),
    ("on 14 Ramadan 1445", "2024-03-23", "2024-03-25", "days"),
    ("on Ramadan 14, 1445", "2024-03-23", "2024-03-25", "days"),
    ("on 3 Shawwal", "2024-04-11", "2024-04-13", "days"),
    ("on the night of 27 Ramadan", "2024-04-04", "2024-04-07", "days"),
    # of a date told in both calendars the civil one is exact
    ("on 14 Ramadan 1445 (24 March 2024)", "2024-03-24", "2024-03-24", "day"),
    ("on the last Friday of Ramadan", "2024-04-05", "2024-04-05", "day"),
    # Hebrew days
    ("on Yom Kippur", "2024-10-12", "2024-10-12", "day"),
    ("on Simchat Torah 2023", "2023-10-07", "2023-10-07", "day"),
    ("on the first day of Passover", "2024-04-23", "2024-04-23", "day"),
    ("on Purim 2024", "2024-03-24", "2024-03-24", "day"),  # of a leap year the second Adar
    # Christian and civil days
    ("on Palm Sunday 2017", "2017-04-09", "2017-04-09", "day"),  # both churches on one day
    ("on Orthodox Easter", "2024-05-05", "2024-05-05", "day"),
    ("on Christmas Eve", "2023-12-24", "2023-12-24", "day"),
    ("on Orthodox Christmas", "2024-01-07", "2024-01-07", "day"),
    ("on Boxing Day", "2023-12-26", "2023-12-26", "day"),
    ("on New Year's Eve", "2023-12-31", "2023-12-31", "day"),
    ("on New Year's Day", "2024-01-01", "2024-01-01", "day"),
    ("on Nowruz", "2024-03-20", "2024-03-21", "days"),
    ("on Thanksgiving Day", "2023-11-23", "2023-11-23", "day"),
    ("since Nowruz", "2024-03-20", "2024-10-16", "days"),
    # the weekly prayer
    ("after Friday prayers", "2024-10-11", "2024-10-11", "day"),
    ("during Friday's dawn prayer", "2024-10-11", "2024-10-11", "day"),
]


@pytest.mark.parametrize(("words", "first", "last", "precision"), FEASTS)
def test_a_feast_is_the_latest_that_has_begun(words: str, first: str, last: str, precision: str) -> None:
    """R is Wednesday 16 October 2024; both days included."""
    made = read(words)
    assert days(made) == (first, last)
    assert made.window.precision is Precision(precision)


def test_an_islamic_date_is_never_one_day() -> None:
    """It says that the moon is sighted locally."""
    made = read("on 1 Ramadan 1445")
    assert made.window.precision is Precision.DAYS
    assert "sighted locally" in made.because


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("on Easter Monday", "NG", "2024-04-01"),
        ("on Easter Monday", "ET", "2024-05-06"),
        ("on Christmas Day", "NG", "2023-12-25"),
        ("on Christmas Day", "ET", "2024-01-07"),
        ("on Christmas Day", "UA", "2023-12-25"),  # moved there in 2023
        ("on Christmas Day 2021", "UA", "2021-01-07"),
        ("on Independence Day", "UA", "2024-08-24"),
        ("on Independence Day", "PK", "2024-08-14"),
    ],
)
def test_the_country_tells_which_day_is_kept(words: str, country: str, expected: str) -> None:
    """By which reckoning its churches go, and which day is its own."""
    assert days(read(words, country=country)) == (expected, expected)


@pytest.mark.parametrize("country", [None, "LB"])
def test_two_reckonings_of_easter_stay_open(country: str | None) -> None:
    """Unknown country, or one with many of both churches: both days are kept as options."""
    made = read("on Good Friday", country=country)
    assert days(made) is None
    assert [o.start for o in made.options] == [date(2024, 3, 29), date(2024, 5, 3)]


def test_eid_alone_is_the_one_just_past() -> None:
    """A fortnight after Eid al-Adha it can only be that; in autumn it may be either."""
    assert days(read("on the second day of Eid", date(2024, 6, 25))) == ("2024-06-16", "2024-06-18")
    open_one = read("on the second day of Eid")
    assert days(open_one) is None
    assert len(open_one.options) == 2


def test_a_feast_under_way_ends_at_the_report() -> None:
    """What is told has happened."""
    assert days(read("during Ramadan", date(2024, 3, 20))) == ("2024-03-10", "2024-03-20")


def test_without_a_report_day_only_a_said_year_dates_a_feast() -> None:
    """Nothing is counted from a day that nobody knows."""
    assert days(read("on Ashura", None)) is None
    assert days(read("on Ashura 2023", None)) == ("2023-07-27", "2023-07-29")


@pytest.mark.parametrize("words", ["on 14 Ramadan 1301", "on Independence Day", "on the ninth day of Eid al-Fitr"])
def test_what_no_calendar_gives_stays_unknown(words: str) -> None:
    """Out of the tables, without a country, no such day: with the reason."""
    made = read(words)
    assert days(made) is None
    assert made.because


@pytest.mark.parametrize(
    "text",
    [
        "Taha Ramadan and Mohammed Eid spoke.",
        "The 10th of Ramadan City was calm.",
        "They sailed past Easter Island and Christmas Island.",
        "Safar and Rajab are brothers.",
        "He is a prayer leader.",
    ],
)
def test_names_that_are_no_feasts_are_left_alone(text: str) -> None:
    """People and places bear them, too."""
    assert find_times(text) == ()


def test_friday_before_a_clause_about_prayers_is_the_day_alone() -> None:
    """The words of the expression end with it."""
    assert [w.exact for w in find_times("On Friday prayers were held.")] == ["On Friday"]


@pytest.mark.parametrize(("words", "time"), [("after iftar", "evening"), ("during the dawn prayer", "dawn")])
def test_a_daily_prayer_is_a_time_of_day(words: str, time: str) -> None:
    """It names no day."""
    made = read(words)
    assert days(made) is None
    assert made.window.time_of_day == time
