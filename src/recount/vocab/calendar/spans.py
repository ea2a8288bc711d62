"""Days with the rule that gave them, and the few sums of the calendar that the rules need."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from recount.model import Basis, Precision

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Local days ``[start, end)``, None = unknown, with the rule's name and its one plain sentence.

    `options` are the readings that the words allow where nothing tells which is meant: the days are unknown then.
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    rule: str
    because: str
    time: str | None = None
    options: tuple["Days", ...] = ()


def unknown(precision: Precision, rule: str, because: str, basis: Basis = Basis.RELATIVE) -> Days:
    """No days, and why."""
    return Days(start=None, end=None, precision=precision, basis=basis, rule=rule, because=because)


def no_anchor(precision: Precision, rule: str) -> Days:
    """Counted from a report day that nobody knows."""
    return unknown(precision, rule, "the report's day is not known, so nothing can be counted from it")


def single(day: date, rule: str, because: str, basis: Basis = Basis.RELATIVE) -> Days:
    """One day."""
    return Days(start=day, end=day + ONE_DAY, precision=Precision.DAY, basis=basis, rule=rule, because=because)


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def month_start(year: int, month: int) -> date:
    """The first day of a month; months below 1 and above 12 run on into other years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def months_before(day: date, count: int) -> date:
    """The same day of the month so many months earlier, or that month's last day."""
    first = month_start(day.year, day.month - count)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def precision_of(days: int) -> Precision:
    """How exactly so many days date an event; UCDP's `date_prec` put in the guide's words.

    1 day; 2-6 days; 7 days: a week; 8-31 days: a month; up to 186: a season; more: a year.
    """
    bounds = (
        (1, Precision.DAY),
        (6, Precision.DAYS),
        (7, Precision.WEEK),
        (31, Precision.MONTH),
        (186, Precision.SEASON),
    )
    return next((precision for most, precision in bounds if days <= most), Precision.YEAR)
