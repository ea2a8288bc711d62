"""Days of times counted from the report's day R, or from another event: "last week", "past 24 hours", "two days after"."""

from dataclasses import replace
from datetime import date, timedelta

from recount.model import Basis, Precision
from recount.vocab.calendar.forms import Ago, Direction, Lasting, Offset, Stretch, Unit, Vague, Whole
from recount.vocab.calendar.spans import (
    ONE_DAY,
    Days,
    monday_of,
    month_start,
    months_before,
    no_anchor,
    precision_of,
    single,
    unknown,
)

FEW = 3  # UCDP reads "past few days", "several weeks" and "past few months" as three
WEEK = timedelta(days=7)
UNIT_PRECISION = {
    Unit.MINUTE: Precision.DAY,
    Unit.HOUR: Precision.DAY,
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.FORTNIGHT: Precision.MONTH,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.UNKNOWN,  # the guide has no precision wider than a year
}
YEARS_KNOWN = (1, 9999)  # what a date can hold


def between(start: date, last: date, precision: Precision, rule: str, because: str) -> Days:
    """Days from `start` to `last`, both included."""
    return Days(start=start, end=last + ONE_DAY, precision=precision, basis=Basis.RELATIVE, rule=rule, because=because)


def whole(form: Whole, anchor: date | None, *, coming: bool = False) -> Days:
    """Such as "Today", "last week" (UCDP: the previous Monday to Sunday), "this month" (up to R), "last year"."""
    rule = f"ucdp:{'this' if form.offset == 0 else 'last' if form.offset < 0 else 'next'}-{form.unit}"
    if anchor is None:
        return no_anchor(UNIT_PRECISION[form.unit], rule)
    if form.unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE):
        return single(anchor + timedelta(days=form.offset), rule, "counted in days from the report's day")
    days = calendar_unit(form.unit, anchor, form.offset)
    days = replace(days, rule=rule, because=f"the {form.unit} counted from the report's own")
    if form.offset == 0 and not coming and form.unit is not Unit.DECADE:
        return replace(days, end=anchor + ONE_DAY, because=f"the report's own {form.unit}, up to its day")
    return days


def calendar_unit(unit: Unit, day: date, step: int) -> Days:
    """The week (Monday to Sunday), month, year or decade `step` units away from the one that holds a day."""
    precision = UNIT_PRECISION[unit]
    because = ""
    if unit in (Unit.WEEK, Unit.FORTNIGHT):
        start = monday_of(day) + step * WEEK
        return between(start, start + WEEK - ONE_DAY, precision, "recount:week", because)
    if unit is Unit.MONTH:
        if day.year + step // 12 < YEARS_KNOWN[0] + 1:
            return unknown(precision, "recount:month", "the month is out of range")
        start, end = (month_start(day.year, day.month + step + n) for n in (0, 1))
        return between(start, end - ONE_DAY, precision, "recount:month", because)
    size = 10 if unit is Unit.DECADE else 1
    first = (day.year // size + step) * size
    if not YEARS_KNOWN[0] <= first <= YEARS_KNOWN[1] - size:
        return unknown(precision, "recount:year", "the year is out of range")
    return between(date(first, 1, 1), date(first + size, 1, 1) - ONE_DAY, precision, "recount:year", because)


def ago(form: Ago, anchor: date | None) -> Days:
    """Such as "two days ago": that day; weeks: the seven days around it; months and years: that calendar unit."""
    rule = f"recount:{form.unit}s-ago"
    if form.unit in (Unit.HOUR, Unit.MINUTE):
        return _hours_ago(form, anchor, rule)
    if form.count is None:
        if anchor is None or form.unit in (Unit.YEAR, Unit.DECADE):
            return unknown(Precision.UNKNOWN, rule, "a vague number of years, or no report day to count from")
        return replace(stretch(Stretch(unit=form.unit, count=None), anchor), rule=rule)
    if anchor is None:
        return no_anchor(UNIT_PRECISION[form.unit], rule)
    if abs(form.count) > 1_000:
        return _too_far(rule)
    return _units_ago(form.unit, form.count, anchor, rule)


def _hours_ago(form: Ago, anchor: date | None, rule: str) -> Days:
    if anchor is None:
        return no_anchor(Precision.DAY, rule)
    if form.unit is Unit.HOUR and (form.count or 0) >= 12:
        return stretch(Stretch(unit=Unit.HOUR, count=form.count), anchor)
    return single(anchor, rule, "hours before the report: its day")


def _units_ago(unit: Unit, count: int, anchor: date, rule: str) -> Days:
    if unit is Unit.DAY:
        return single(anchor - timedelta(days=count), rule, "counted in days from the report's day")
    if unit is Unit.FORTNIGHT:
        because = "the fortnight up to the report's day"
        return between(anchor - timedelta(days=14 * count - 1), anchor, Precision.MONTH, "ucdp:fortnight-ago", because)
    if unit is Unit.WEEK:
        return _around_week(anchor, -count, rule)
    size = 10 if unit is Unit.DECADE else 1
    days = calendar_unit(Unit.MONTH if unit is Unit.MONTH else Unit.YEAR, anchor, -count * size)
    return replace(days, rule=rule, because="the calendar month or year that many back")


def _too_far(rule: str) -> Days:
    return unknown(Precision.UNKNOWN, rule, "further away than this calendar goes")


def _around_week(day: date, weeks: int, rule: str) -> Days:
    middle, half = day + weeks * WEEK, timedelta(days=3)
    return between(
        middle - half, middle + half, Precision.WEEK, rule, "a number of weeks dates no day: seven days around"
    )


def stretch(form: Stretch, anchor: date | None) -> Days:
    """A stretch up to R, by UCDP's table; see `docs/dates.md` for each row."""
    rule = f"ucdp:past-{form.unit}s"
    if anchor is None:
        few = form.count is None or form.count > 1
        return no_anchor(Precision.DAYS if few and form.unit is Unit.DAY else UNIT_PRECISION[form.unit], rule)
    count = form.count if form.count is not None else FEW
    if count > 1_000:
        return _too_far(rule)
    match form.unit:
        case Unit.HOUR | Unit.MINUTE:
            return _hours(count if form.unit is Unit.HOUR else 0, anchor, rule, vague=form.count is None)
        case Unit.DAY:
            return _past_days(count, anchor, rule)
        case Unit.WEEK | Unit.FORTNIGHT:
            return _past_weeks(
                count * (2 if form.unit is Unit.FORTNIGHT else 1), anchor, rule, vague=form.count is None
            )
        case Unit.MONTH:
            return _past_months(count, anchor, rule)
        case _:
            return _past_years(form, anchor, rule)


def _hours(count: int, anchor: date, rule: str, *, vague: bool) -> Days:
    if vague or count < 12:
        return single(anchor, rule, "a few hours up to the report: its day")
    back = -(-count // 24)
    return between(
        anchor - timedelta(days=back), anchor, Precision.DAYS, rule, f"{count} hours reach back {back} days from R"
    )


def _past_days(count: int, anchor: date, rule: str) -> Days:
    if count <= 1:
        return between(anchor - ONE_DAY, anchor, Precision.DAYS, rule, "the past day is the past 24 hours: R-1 to R")
    because = f"the {count} days before the report's day, which is not one of them"
    return between(anchor - timedelta(days=count), anchor - ONE_DAY, precision_of(count), rule, because)


def _past_weeks(count: int, anchor: date, rule: str, *, vague: bool) -> Days:
    days = 7 * count
    start = anchor - timedelta(days=days if vague else days - 1)
    return between(start, anchor, precision_of(days), rule, f"{days} days up to the report's day")


def _past_months(count: int, anchor: date, rule: str) -> Days:
    start = months_before(anchor, count)
    because = f"{count} months up to the report's day"
    if 1 < count <= FEW and start.year < anchor.year:
        start, because = date(anchor.year, 1, 1), "up to three months back, not past 1 January (UCDP codes by year)"
    return between(start, anchor, precision_of(31 * count), rule, because)


def _past_years(form: Stretch, anchor: date, rule: str) -> Days:
    if form.count is None or form.unit is Unit.DECADE:
        return unknown(Precision.UNKNOWN, rule, "a vague stretch of years dates nothing")
    because = "from 1 January up to the report's day"
    first = date(max(anchor.year - (form.count if form.count > 1 else 0), 1), 1, 1)
    return between(first, anchor, Precision.YEAR, rule, because)


def lasting(form: Lasting, anchor: date | None) -> Days:
    """UCDP "five-day offensive": five days, R included; "night-long", "overnight": both days."""
    rule = "ucdp:overnight" if form.night else "ucdp:lasting"
    count = form.count if form.count is not None else FEW
    if anchor is None:
        one = form.unit in (Unit.HOUR, Unit.MINUTE) or (form.unit is Unit.DAY and count <= 1)
        return no_anchor(Precision.DAYS if form.unit is Unit.DAY and not one else UNIT_PRECISION[form.unit], rule)
    if count > 1_000 or count < 1:
        return _too_far(rule)
    if form.night:
        because = "a night touches two days: the day before the report's and its own"
        return between(anchor - ONE_DAY, anchor, Precision.DAYS, rule, because)
    because = "so long up to the report's day, which counts"
    if form.unit in (Unit.HOUR, Unit.MINUTE):
        days = -(-count // 24) if form.unit is Unit.HOUR else 1
        return between(anchor - timedelta(days=days - 1), anchor, precision_of(days), rule, because)
    if form.unit is Unit.MONTH:
        return between(months_before(anchor, count), anchor, precision_of(31 * count), rule, because)
    if form.unit in (Unit.YEAR, Unit.DECADE):
        first = max(anchor.year - count * (10 if form.unit is Unit.DECADE else 1), 1)
        return between(date(first, 1, 1), anchor, Precision.YEAR, rule, because)
    days = count * {Unit.DAY: 1, Unit.WEEK: 7}.get(form.unit, 14)
    return between(anchor - timedelta(days=days - 1), anchor, precision_of(days), rule, because)


def vague(form: Vague, anchor: date | None) -> Days:
    """UCDP "recently": the three days before R. "Now" and "soon" date nothing."""
    rule = "ucdp:recently"
    if form.direction is not Direction.PAST:
        return unknown(Precision.UNKNOWN, f"recount:{form.direction}", "the word dates nothing by itself")
    if anchor is None:
        return no_anchor(Precision.UNKNOWN, rule)
    return replace(_past_days(FEW, anchor, rule), because="recently: the three days before the report's day")


def offset(form: Offset, start: date | None, end: date | None) -> Days:
    """Counted from another event that lies in ``[start, end)``; None where that is not known."""
    rule = "recount:counted-from-event"
    precision = UNIT_PRECISION[form.unit]
    long = form.unit is Unit.HOUR and abs(form.count or 0) >= 12
    short = form.unit in (Unit.HOUR, Unit.MINUTE) and not long  # "hours later" is of the same days
    if start is None or end is None or (form.count is None and not short) or abs(form.count or 0) > 1_000:
        return unknown(precision, rule, "counted from another event, whose days are not known", Basis.INFERRED)
    if short:
        days = between(start, end - ONE_DAY, precision_of((end - start).days), rule, "")
    elif long:
        low, high = sorted(((form.count or 0) // 24, -(-(form.count or 0) // 24)))
        days = between(start + timedelta(days=low), end - ONE_DAY + timedelta(days=high), Precision.DAYS, rule, "")
        days = replace(days, precision=precision_of((end - start).days + high - low))
    elif form.unit is Unit.DAY:
        step = timedelta(days=form.count or 0)
        days = between(start + step, end - ONE_DAY + step, precision_of((end - start).days), rule, "")
    elif form.unit is Unit.WEEK and form.count != 0 and 5 <= (end - start).days <= 8:
        step = (form.count or 0) * WEEK  # of a week told, the one before it
        days = between(start + step, end - ONE_DAY + step, Precision.WEEK, rule, "")
    elif form.unit is Unit.WEEK and form.count != 0:
        weeks = form.count or 0
        days = replace(_around_week(start, weeks, rule), precision=Precision.WEEK)
        days = replace(days, end=(end - ONE_DAY) + weeks * WEEK + timedelta(days=4))
    else:
        days = _units_from(form, start, end)
    return replace(days, basis=Basis.INFERRED, rule=rule, because="counted from another event in the text")


def _units_from(form: Offset, start: date, end: date) -> Days:
    if form.count == 0 and (end - start).days > {Unit.WEEK: 7, Unit.MONTH: 31}.get(form.unit, 366):
        return between(start, end - ONE_DAY, UNIT_PRECISION[form.unit], "", "")  # no finer than what it refers to
    first = calendar_unit(form.unit, start, form.count or 0)
    last = calendar_unit(form.unit, end - ONE_DAY, form.count or 0)
    return replace(first, end=last.end)
