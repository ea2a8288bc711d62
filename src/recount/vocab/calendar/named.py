"""Days of times that have a name: dates, weekdays, weekends, seasons, quarters."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from recount.model import Basis, Precision
from recount.vocab.calendar.forms import CalendarDate, Season, Turn, Weekday, Weekend
from recount.vocab.calendar.spans import Days, monday_of, month_start, no_anchor, single, unknown

AHEAD = timedelta(
    days=7
)  # a date without a year may lie this far after R: embargoes, time zones, texts put online early
LATELY = timedelta(days=60)  # so long after a date, its day may still be what is told of


def calendar_date(form: CalendarDate, anchor: date | None, *, coming: bool = False) -> Days:
    """A date, a month or a year. Without a year: the latest that is not after R, give or take seven days."""
    precision = _precision(form)
    if form.year is not None:
        return _dated(form, form.year, Basis.STATED, "the words give the date themselves")
    if form.known is not None and (anchor is None or anchor.year >= form.known):
        return _known_day(form, form.known, anchor)
    if anchor is None:
        return no_anchor(precision, f"ucdp:{precision}")
    if form.years_on is not None:
        return _dated(form, anchor.year + form.years_on, Basis.RELATIVE, "the year is counted from the report's")
    if form.day is None:
        return _month(form, anchor, coming=coming)
    if form.month is None:
        return _day_alone(form, anchor, coming=coming)
    return _day_without_year(form, anchor, coming=coming)


def _precision(form: CalendarDate) -> Precision:
    return Precision.DAY if form.day else Precision.MONTH if form.month else Precision.YEAR


def _dated(form: CalendarDate, year: int, basis: Basis, because: str) -> Days:
    precision = _precision(form)
    try:
        if form.day and form.month:
            return single(date(year, form.month, form.day), "ucdp:date", because, basis)
        start = date(year, form.month or 1, 1)
        end = month_start(year, form.month + 1) if form.month else date(year + 1, 1, 1)
    except ValueError:
        return unknown(precision, "ucdp:date", f"there is no such day in {year}", basis)
    return Days(start=start, end=end, precision=precision, basis=basis, rule=f"ucdp:{precision}", because=because)


def _month(form: CalendarDate, anchor: date, *, coming: bool) -> Days:
    month = form.month or 1
    year = anchor.year
    if coming or form.turn is Turn.NEXT:
        passed = month < anchor.month or (form.turn is Turn.NEXT and month == anchor.month)
        because = "the month of that name that comes next"
        year += passed
    elif form.turn is Turn.THIS:
        because = "the month of that name in the report's year"
    else:
        year -= month > anchor.month or (form.turn is Turn.LAST and month == anchor.month)
        because = "the latest month of that name that has begun by the report's day"
    return _dated(form, year, Basis.RELATIVE, because)


def _day_without_year(form: CalendarDate, anchor: date, *, coming: bool) -> Days:
    dates = [d for year in range(anchor.year - 6, anchor.year + 3) if (d := _in_year(form, year)) is not None]
    if form.weekday is not None:  # "Sunday, July 24": the weekday can tell the year, if it is a year close by
        near = (anchor.year - 1, anchor.year, anchor.year + 1)
        dates = [d for d in dates if d.weekday() == form.weekday and d.year in near] or dates
    if coming:
        later = [d for d in dates if d >= anchor]
        if later:
            return single(later[0], "ucdp:date", "no year is said: the first such day from the report's day on")
    past = [d for d in dates if d <= anchor + AHEAD]
    if not past:
        return unknown(Precision.DAY, "ucdp:date", "no such day in the years before the report")
    return single(past[-1], "ucdp:date", "no year is said: the latest such day up to the report's (or a week past it)")


def _known_day(form: CalendarDate, year: int, anchor: date | None) -> Days:
    """A day that goes by its date alone; soon after the same date of a later year it may be that one's."""
    known = single(
        date(year, form.month or 1, form.day or 1), "recount:known-day", "the day that is called by this date"
    )
    plain = _day_without_year(form, anchor, coming=False) if anchor else known
    if plain.start == known.start or anchor is None or plain.start is None:
        return known
    if not timedelta() <= anchor - plain.start <= LATELY:
        return known
    because = "it may be the day that is called by this date, or that of the report's year"
    return replace(unknown(Precision.DAY, "recount:known-day", because), options=(known, plain))


def _day_alone(form: CalendarDate, anchor: date, *, coming: bool) -> Days:
    """Such as "on the 14th": the latest such day up to R; ahead: the first. A weekday that no such day near R has counts
    more than the number, which may be of something else.
    """
    months = [month_start(anchor.year, anchor.month + n) for n in ((0, 1, 2) if coming else (0, -1, -2))]
    days = [m.replace(day=form.day) for m in months if form.day and form.day <= monthrange(m.year, m.month)[1]]
    able = [d for d in days if form.weekday in (None, d.weekday()) and (d >= anchor if coming else d <= anchor)]
    if not able and form.weekday is not None:
        return weekday(Weekday(weekday=form.weekday), anchor, coming=coming)
    if not able:
        return unknown(Precision.DAY, "recount:day-of-month", "no such day within two months of the report")
    because = f"the {'next' if coming else 'latest'} such day of a month, seen from the report's day"
    return single(able[0], "recount:day-of-month", because)


def _in_year(form: CalendarDate, year: int) -> date | None:
    try:
        return date(year, form.month or 1, form.day or 1)
    except ValueError:
        return None


def weekday(form: Weekday, anchor: date | None, *, coming: bool = False) -> Days:
    """UCDP "last Tuesday", "Monday night": that day. A bare weekday is the latest up to R, R included."""
    if anchor is None:
        return no_anchor(Precision.DAY, "ucdp:weekday")
    if form.weeks_on is not None:
        day = monday_of(anchor) + timedelta(days=7 * form.weeks_on + form.weekday)
        return single(day, "ucdp:weekday", "that day of the week counted from the report's own")
    back = (anchor.weekday() - form.weekday) % 7
    if form.turn is Turn.NEXT:
        return single(
            anchor + timedelta(days=7 - back), "ucdp:weekday", "the first such weekday after the report's day"
        )
    if coming and form.turn is not Turn.LAST:
        return single(
            anchor + timedelta(days=-back % 7), "ucdp:weekday", "the words point ahead: the coming such weekday"
        )
    if form.turn is Turn.LAST and back == 0:
        back = 7
    if form.back:
        day = anchor - timedelta(days=back + 7 * form.back)
        return single(day, "ucdp:weekday", "that weekday, as many weeks further back as the words say")
    because = "the latest such weekday up to the report's day"
    if form.turn is Turn.LAST:
        because = "the latest such weekday before the report's day"
    return single(anchor - timedelta(days=back), "ucdp:weekday", because)


def weekend(form: Weekend, anchor: date | None, *, coming: bool = False) -> Days:
    """UCDP "over the weekend": Saturday and Sunday, the latest that has begun; "last weekend": the latest that is over."""
    if anchor is None:
        return no_anchor(Precision.DAYS, "ucdp:weekend")
    back = (anchor.weekday() - 5) % 7
    if form.turn is Turn.LAST and back < 2:
        back += 7
    if form.turn is Turn.NEXT or (coming and back > 1):
        back -= 7
    start = anchor - timedelta(days=back)
    return Days(
        start=start,
        end=start + timedelta(days=2),
        precision=Precision.DAYS,
        basis=Basis.RELATIVE,
        rule="ucdp:weekend",
        because="Saturday and Sunday of the weekend meant",
    )


def season(form: Season, anchor: date | None, *, coming: bool = False) -> Days:
    """Three months. Northern seasons; a winter is of the year it begins in. Without a year: the latest begun by R."""
    rule = "recount:quarter" if form.quarter else "recount:season"
    if form.year is not None:
        return _three_months(form.year, form.month, Basis.STATED, rule, "the words give the year themselves")
    if anchor is None:
        return no_anchor(Precision.SEASON, rule)
    if form.month == 0:
        step = {Turn.LAST: -3, Turn.NEXT: 3}.get(form.turn or Turn.THIS, 0)
        begin = month_start(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + step)
        return _three_months(begin.year, begin.month, Basis.RELATIVE, rule, "the quarter counted from the report's own")
    if form.turn is Turn.THIS:
        year = anchor.year - (form.month == 12 and anchor.month < 6)  # in spring, "this winter" is the one just over
        return _three_months(year, form.month, Basis.RELATIVE, rule, "the one of the report's year")
    year = anchor.year - (month_start(anchor.year, form.month) > anchor)
    running = month_start(year, form.month + 3) > anchor
    if form.turn is Turn.LAST and running:
        year -= 1
    lately = (
        2 * (anchor - month_start(year, form.month + 3)).days < 365 // 2
    )  # "is expected to report third-quarter losses"
    if form.turn is Turn.NEXT or (coming and not running and not (form.quarter and lately)):
        year += 1
    return _three_months(year, form.month, Basis.RELATIVE, rule, "the latest of that name, seen from the report's day")


def _three_months(year: int, month: int, basis: Basis, rule: str, because: str) -> Days:
    return Days(
        start=month_start(year, month),
        end=month_start(year, month + 3),
        precision=Precision.SEASON,
        basis=basis,
        rule=rule,
        because=because,
    )
