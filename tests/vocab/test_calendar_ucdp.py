"""UCDP's table of expressions, row by row, and what was decided where the table leaves a choice (`docs/dates.md`)."""

from datetime import date, timedelta

import pytest

from recount.model import Precision
from recount.vocab.calendar import find_times, reckon

R = date(2024, 10, 16)  # a Wednesday

# words; first and last day, both included; precision in the guide's words
UCDP = [
    ("today", "2024-10-16", "2024-10-16", "day"),
    ("yesterday", "2024-10-15", "2024-10-15", "day"),
    ("last Tuesday", "2024-10-15", "2024-10-15", "day"),
    ("12 October 2024", "2024-10-12", "2024-10-12", "day"),
    ("Monday night", "2024-10-14", "2024-10-14", "day"),
    ("last night", "2024-10-15", "2024-10-15", "day"),
    ("the other day", "2024-10-15", "2024-10-15", "day"),
    ("recently", "2024-10-13", "2024-10-15", "days"),
    ("past few days", "2024-10-13", "2024-10-15", "days"),
    ("the past few days", "2024-10-13", "2024-10-15", "days"),
    ("the last few days", "2024-10-13", "2024-10-15", "days"),
    ("around 2 July", "2024-07-01", "2024-07-03", "days"),
    ("over the weekend", "2024-10-12", "2024-10-13", "days"),
    ("this week", "2024-10-14", "2024-10-16", "week"),
    ("since the beginning of the week", "2024-10-14", "2024-10-16", "days"),
    ("the night between Sunday and Monday", "2024-10-13", "2024-10-14", "days"),
    ("in a night-long battle", "2024-10-15", "2024-10-16", "days"),
    ("night-long", "2024-10-15", "2024-10-16", "days"),
    ("the past 24 hours", "2024-10-15", "2024-10-16", "days"),
    ("the past 48 hours", "2024-10-14", "2024-10-16", "days"),
    ("the past 72 hours", "2024-10-13", "2024-10-16", "days"),  # printed as R-2, likely a slip
    ("the past 2 days", "2024-10-14", "2024-10-15", "days"),
    ("since Thursday", "2024-10-10", "2024-10-16", "days"),
    ("in a five-day offensive", "2024-10-12", "2024-10-16", "days"),
    ("five-day", "2024-10-12", "2024-10-16", "days"),
    ("the last 6 days of January", "2024-01-26", "2024-01-31", "days"),  # printed as 25-30, but described so
    ("late last week", "2024-10-11", "2024-10-13", "days"),
    ("last week", "2024-10-07", "2024-10-13", "week"),
    ("the past week", "2024-10-10", "2024-10-16", "week"),
    ("the first week of August", "2024-08-01", "2024-08-07", "week"),
    ("early March", "2024-03-01", "2024-03-10", "month"),
    ("mid-March", "2024-03-10", "2024-03-20", "month"),
    ("late March", "2024-03-15", "2024-03-31", "month"),
    ("the end of March", "2024-03-15", "2024-03-31", "month"),
    ("recent weeks", "2024-09-25", "2024-10-16", "month"),
    ("several weeks ago", "2024-09-25", "2024-10-16", "month"),
    ("the past several weeks", "2024-09-25", "2024-10-16", "month"),
    ("a number of weeks ago", "2024-09-25", "2024-10-16", "month"),
    ("earlier this month", "2024-10-01", "2024-10-15", "month"),
    ("last month", "2024-09-01", "2024-09-30", "month"),
    ("a fortnight ago", "2024-10-03", "2024-10-16", "month"),
    ("in 1995", "1995-01-01", "1995-12-31", "year"),
    ("last year", "2023-01-01", "2023-12-31", "year"),
    ("the past year", "2024-01-01", "2024-10-16", "year"),
    ("early 1999", "1999-01-01", "1999-04-30", "season"),
    ("mid-1999", "1999-05-01", "1999-08-31", "season"),
    ("late 1999", "1999-09-01", "1999-12-31", "season"),
    ("the past three months", "2024-07-16", "2024-10-16", "season"),
    ("the past 3 months", "2024-07-16", "2024-10-16", "season"),
    ("the past few months", "2024-07-16", "2024-10-16", "season"),
]

CHOICES = [
    # a bare weekday is the latest up to R, R included; "last" leaves R out; "next" is after it
    ("on Wednesday", "2024-10-16", "2024-10-16", "day"),
    ("on Thursday", "2024-10-10", "2024-10-10", "day"),
    ("last Wednesday", "2024-10-09", "2024-10-09", "day"),
    ("next Friday", "2024-10-18", "2024-10-18", "day"),
    ("from Saturday to Monday", "2024-10-12", "2024-10-14", "days"),
    ("between Monday and Wednesday", "2024-10-14", "2024-10-16", "days"),
    # the latest such date up to R, a week past R at most
    ("Aug. 15", "2024-08-15", "2024-08-15", "day"),
    ("October 20", "2024-10-20", "2024-10-20", "day"),
    ("October 30", "2023-10-30", "2023-10-30", "day"),
    ("Feb. 29", "2024-02-29", "2024-02-29", "day"),
    ("Jan. 10-11", "2024-01-10", "2024-01-11", "days"),
    ("30 December - 2 January", "2023-12-30", "2024-01-02", "days"),
    ("in November", "2023-11-01", "2023-11-30", "month"),
    ("in October", "2024-10-01", "2024-10-31", "month"),
    ("June last year", "2023-06-01", "2023-06-30", "month"),
    # the weekday tells the year
    ("Sunday, July 23", "2023-07-23", "2023-07-23", "day"),
    ("overnight", "2024-10-15", "2024-10-16", "days"),
    ("an hour ago", "2024-10-16", "2024-10-16", "day"),
    ("two days ago", "2024-10-14", "2024-10-14", "day"),
    ("three weeks ago", "2024-09-22", "2024-09-28", "week"),
    ("two months ago", "2024-08-01", "2024-08-31", "month"),
    ("since last night", "2024-10-15", "2024-10-16", "days"),
    ("since early this morning", "2024-10-16", "2024-10-16", "day"),
    ("since 2019", "2019-01-01", "2024-10-16", "year"),
    ("for a sixth consecutive day", "2024-10-11", "2024-10-16", "days"),
    ("for more than two months", "2024-08-16", "2024-10-16", "season"),
    ("12-year", "2012-01-01", "2024-10-16", "year"),
    ("this year", "2024-01-01", "2024-10-16", "year"),
    ("in summer 2014", "2014-06-01", "2014-08-31", "season"),
    ("last winter", "2023-12-01", "2024-02-29", "season"),
    ("within a week", "2024-10-10", "2024-10-16", "week"),
    ("last weekend", "2024-10-12", "2024-10-13", "days"),
    ("the second half of May", "2024-05-16", "2024-05-31", "month"),
    # a day without its month is the latest such day up to R; its weekday must fit
    ("on the 14th", "2024-10-14", "2024-10-14", "day"),
    ("on the 20th", "2024-09-20", "2024-09-20", "day"),
    ("on Saturday the 14th", "2024-09-14", "2024-09-14", "day"),
    ("since the 6th", "2024-10-06", "2024-10-16", "days"),
    ("on 4 and 9 October", "2024-10-04", "2024-10-09", "days"),
    ("on Monday last week", "2024-10-07", "2024-10-07", "day"),
    ("on Monday of this week", "2024-10-14", "2024-10-14", "day"),
    ("overnight Saturday to Sunday", "2024-10-12", "2024-10-13", "days"),
    ("overnight into Monday", "2024-10-13", "2024-10-14", "days"),
    ("overnight on Monday", "2024-10-14", "2024-10-14", "day"),
    ("in the night to Sunday", "2024-10-12", "2024-10-13", "days"),
    ("between 20 October and the end of March", "2023-10-20", "2024-03-31", "month"),
    ("from June 2014 to now", "2014-06-01", "2024-10-16", "year"),
    ("in the first six months of the year", "2024-01-01", "2024-06-30", "season"),
    ("in the last two months of 2014", "2014-11-01", "2014-12-31", "season"),
    ("in the first days of March", "2024-03-01", "2024-03-05", "days"),
    ("in the week of 2-8 May", "2024-05-02", "2024-05-08", "week"),
    ("year to date", "2024-01-01", "2024-10-16", "year"),
    ("from the 8th to the 10th", "2024-10-08", "2024-10-10", "days"),
    ("on Sunday 3", "2024-10-13", "2024-10-13", "day"),  # no Sunday near R is a 3rd: the weekday counts
    ("since the siege of the town began in May", "2024-05-01", "2024-10-16", "month"),
    ("over May", "2024-05-01", "2024-05-31", "month"),
]


@pytest.mark.parametrize(("words", "first", "last", "precision"), UCDP + CHOICES)
def test_each_expression_has_the_window_of_the_table(words: str, first: str, last: str, precision: str) -> None:
    """R is Wednesday 16 October 2024; both days included."""
    found = find_times(f"It was hit {words}.")
    assert len(found) == 1
    window = reckon(found[0], R).window
    assert window.start == date.fromisoformat(first)
    assert window.end == date.fromisoformat(last) + timedelta(days=1)
    assert window.precision is Precision(precision)


def test_no_date_at_all_gives_nothing() -> None:
    """UCDP reads silence as the three days before R; here silence is no date."""
    assert find_times("A convoy was hit near the bridge.") == ()


@pytest.mark.parametrize(
    ("words", "report", "last"),
    [("early March", "2024-03-04", "2024-03-04"), ("late March", "2024-03-20", "2024-03-20")],
)
def test_a_stretch_under_way_ends_at_the_report(words: str, report: str, last: str) -> None:
    """UCDP: "1-10 (or R)"."""
    window = reckon(find_times(words)[0], date.fromisoformat(report)).window
    assert window.end == date.fromisoformat(last) + timedelta(days=1)
    assert window.precision is not Precision.DAY


def test_past_months_do_not_cross_new_year() -> None:
    """UCDP codes by calendar year: "past 3 months" on 10 February begins on 1 January."""
    assert reckon(find_times("in the past three months")[0], date(2024, 2, 10)).window.start == date(2024, 1, 1)


@pytest.mark.parametrize(
    "words", ["on Friday", "Aug. 15", "last week", "two days ago", "recently", "since Dec. 5", "in May"]
)
def test_without_a_report_day_nothing_is_counted(words: str) -> None:
    """The days stay unknown; the words and their precision are kept."""
    made = reckon(find_times(words)[0], None)
    assert (made.window.start, made.window.end) == (None, None)
    assert made.because


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("on Friday", "day"),
        ("in May", "month"),
        ("this week", "week"),
        ("since Dec. 5", "days"),
        ("recently", "unknown"),
    ],
)
def test_without_a_report_day_the_precision_is_kept(words: str, precision: str) -> None:
    """`gold/GUIDE.md`, decision 9."""
    assert reckon(find_times(words)[0], None).window.precision is Precision(precision)


def test_words_that_point_ahead_take_the_coming_day() -> None:
    """Such as "Will … on Friday" is the Friday to come, and a date without a year lies ahead."""
    friday, march = find_times("on Friday, and March 1")
    assert reckon(friday, R, coming=True).window.start == date(2024, 10, 18)
    assert reckon(march, R, coming=True).window.start == date(2025, 3, 1)
