"""Days of a stretch of a longer time: "early March", "late last week", "the first week of August"."""

from dataclasses import replace
from datetime import date, timedelta

from recount.model import Precision
from recount.vocab.calendar.forms import Feast, LunarDate, Part, Portion
from recount.vocab.calendar.spans import ONE_DAY, Days, monday_of, month_start, precision_of

# UCDP's table, as (first day, last day) of the month and (first month, last month) of the year; 0 = the month's last day
MONTH_PARTS = {
    Part.EARLY: (1, 10),
    Part.MID: (10, 20),
    Part.LATE: (15, 0),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 0),
}
YEAR_PARTS = {
    Part.EARLY: (1, 4),
    Part.MID: (5, 8),
    Part.LATE: (9, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
}
WEEK_PARTS = {
    Part.EARLY: (0, 2),
    Part.MID: (1, 3),
    Part.LATE: (4, 6),
    Part.FIRST_HALF: (0, 3),
    Part.SECOND_HALF: (3, 6),
}


def portion(form: Portion, whole: Days, anchor: date | None) -> Days:
    """The stretch of a whole whose days are known; else no days, with the precision that they would have."""
    rule = f"ucdp:{form.part}-{whole.precision}"
    if whole.start is None or whole.end is None:
        precision = Precision.DAYS if form.part is Part.LAST_DAYS or form.part is Part.FIRST_DAYS else whole.precision
        return replace(whole, rule=rule, precision=precision)
    if form.part in (Part.EARLIER, Part.LATER):
        return _running(form.part, whole, anchor, rule)
    cut = None if isinstance(form.of, Feast | LunarDate) else _cut(form, whole)  # the table is of civil months
    if cut is None:
        return replace(whole, rule=rule)
    start, last = cut
    if anchor and start <= anchor < last:
        last = anchor  # UCDP: "1-10 (or R)": what is told has happened
    precision = max(precision_of((last - start).days + 1), _finest(form), key=list(Precision).index)
    because = f"that stretch of it, by UCDP's table: {whole.because}"
    return replace(whole, start=start, end=last + ONE_DAY, precision=precision, rule=rule, because=because)


def _finest(form: Portion) -> Precision:
    """A stretch is never dated finer than its words, however short R cuts it."""
    if form.part is Part.NTH_WEEK:
        return Precision.WEEK
    if form.count == 1 and form.part in (Part.FIRST_DAYS, Part.LAST_DAYS):
        return Precision.DAY
    return Precision.MONTH if form.part in (Part.FIRST_MONTHS, Part.LAST_MONTHS) else Precision.DAYS


def _running(part: Part, whole: Days, anchor: date | None, rule: str) -> Days:
    """UCDP "earlier this month": the 1st to R-1. On the 1st itself only R is left."""
    start, end = whole.start, whole.end
    if anchor is None or start is None or end is None or not start <= anchor <= end:
        return replace(whole, rule=rule)
    if part is Part.LATER:
        end = _end_of(whole)
        start = min(anchor + ONE_DAY, end - ONE_DAY)
        return replace(
            whole, start=start, end=end, rule=rule, because="the rest of it, from the day after the report's"
        )
    end = max(min(end, anchor), start + ONE_DAY)
    return replace(whole, end=end, rule=rule, because="what had passed of it before the report's day")


def _end_of(whole: Days) -> date:
    """The end of the running unit, which "this month" cuts at R."""
    start = whole.start or date.min
    if whole.precision is Precision.WEEK:
        return start + timedelta(days=7)
    if whole.precision is Precision.MONTH:
        return month_start(start.year, start.month + 1)
    return date(start.year + 1, 1, 1) if whole.precision is Precision.YEAR else whole.end or start + ONE_DAY


def _cut(form: Portion, whole: Days) -> tuple[date, date] | None:
    """First and last day of the stretch; None where the table has no row (a season, a decade): then it is the whole."""
    start = whole.start or date.min
    last = _end_of(whole) - ONE_DAY
    if form.part in (Part.NTH_WEEK, Part.FIRST_DAYS, Part.LAST_DAYS, Part.FIRST_MONTHS, Part.LAST_MONTHS):
        return _counted(form, start, last)
    if whole.precision is Precision.MONTH and (parts := MONTH_PARTS.get(form.part)):
        return start.replace(day=parts[0]), start.replace(day=parts[1]) if parts[1] else last
    if whole.precision is Precision.YEAR and last.year == start.year and (parts := YEAR_PARTS.get(form.part)):
        return month_start(start.year, parts[0]), month_start(start.year, parts[1] + 1) - ONE_DAY
    if whole.precision is Precision.WEEK and (parts := WEEK_PARTS.get(form.part)):
        monday = monday_of(start)
        return monday + timedelta(days=parts[0]), monday + timedelta(days=parts[1])
    return None


def _counted(form: Portion, start: date, last: date) -> tuple[date, date] | None:
    """Such as "First week of August": 1-7; "last 6 days of January": 26-31."""
    if form.part in (Part.FIRST_MONTHS, Part.LAST_MONTHS):
        return _months(form, start, last)
    days = 7 if form.part is Part.NTH_WEEK else form.count
    if days > (last - start).days + 1:
        return None
    if form.part is Part.LAST_DAYS or form.count < 0:
        return last - timedelta(days=days - 1), last
    first = start + timedelta(days=7 * (form.count - 1) if form.part is Part.NTH_WEEK else 0)
    return first, min(first + timedelta(days=days - 1), last)


def _months(form: Portion, start: date, last: date) -> tuple[date, date] | None:
    """Such as "the first six months of 2014": January to June."""
    if not 1 <= form.count <= (last.year - start.year) * 12 + last.month - start.month + 1:
        return None
    if form.part is Part.FIRST_MONTHS:
        return start, month_start(start.year, start.month + form.count) - ONE_DAY
    return month_start(last.year, last.month - form.count + 1), last
