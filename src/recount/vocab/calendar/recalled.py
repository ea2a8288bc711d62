"""Days that need more than the report's own: anniversaries, figures in two orders, weekdays and days told from an event."""

from dataclasses import replace
from datetime import date, timedelta

from recount.model import Basis, Precision
from recount.vocab.calendar import named
from recount.vocab.calendar.forms import Anniversary, CalendarDate, EitherDate, Feast, NthDay, NthWeekday, WeekdayFrom
from recount.vocab.calendar.spans import ONE_DAY, Days, no_anchor, single, unknown


def either(form: EitherDate, anchor: date | None, *, coming: bool = False) -> Days:
    """Figures in two orders: the one that is not after R; else both stay open."""
    rule = "recount:date-order"
    readings = [named.calendar_date(date, anchor, coming=coming) for date in (form.day_first, form.month_first)]
    known = [days for days in readings if days.start is not None]
    if not known:
        return replace(readings[0], rule=rule)
    told = [d for d in known if anchor is None or d.start is None or d.start <= anchor]
    if len(told) == 1 and not coming:
        return replace(
            told[0], rule=rule, because="of the two orders of the figures one gives a day after the report's"
        )
    because = "the figures make two dates, and nothing tells which order is meant"
    return replace(unknown(Precision.DAY, rule, because, known[0].basis), options=tuple(known))


def anniversary(form: Anniversary, anchor: date | None) -> Days:
    """The day that recalls a past one: so many years on, or the latest up to R; never the past day itself."""
    rule = "recount:anniversary"
    first = form.of
    if first is None:
        return unknown(Precision.DAY, rule, "the day that it recalls is not said with it", Basis.INFERRED)
    if form.nth is not None and first.year is not None:
        dated = named.calendar_date(replace(first, year=first.year + form.nth, weekday=None), anchor)
        return replace(dated, rule=rule, because=f"{form.nth} years on from the day it recalls")
    if anchor is None:
        return no_anchor(Precision.DAY, rule)
    dated = named.calendar_date(CalendarDate(month=first.month, day=first.day), anchor)
    if dated.start is None or (first.year is not None and dated.start.year <= first.year):
        return unknown(Precision.DAY, rule, "no year has gone by since the day that it recalls")
    return replace(dated, rule=rule, because="the latest such day of a year, on which a past one is recalled")


def uncounted(form: NthDay | WeekdayFrom) -> Days:
    """Days of an event or from another time told, where that is not known."""
    if isinstance(form, NthDay):
        because = f"the day on which the {form.event} began is not told"
        return unknown(Precision.DAY, "recount:nth-day", because, Basis.INFERRED)
    because = "counted from another time in the text, whose days are not known"
    return unknown(Precision.DAY, "recount:counted-from-event", because, Basis.INFERRED)


def weekday_from(form: WeekdayFrom, start: date | None, end: date | None) -> Days:
    """The first such weekday after, the last before, or the one in or next to ``[start, end)``."""
    rule = "recount:counted-from-event"
    if start is None or end is None or (end - start).days > 14:
        return uncounted(form)
    because = "that weekday, counted from another time in the text"
    last = end - ONE_DAY
    if form.step > 0:
        day = last + timedelta(days=(form.weekday - last.weekday() - 1) % 7 + 1)
    elif form.step < 0:
        day = start - timedelta(days=(start.weekday() - form.weekday - 1) % 7 + 1)
    else:
        day = start + timedelta(days=(form.weekday - start.weekday()) % 7)
        if day > last:
            return replace(uncounted(form), because="no such weekday is told before it")
    return single(day, rule, because, Basis.INFERRED)


def nth_weekday(form: NthWeekday, whole: Days) -> Days:
    """That weekday of a month or a feast; of a feast whose days may be one off, both stay open where that matters."""
    rule = "recount:nth-weekday"
    if whole.start is None or whole.end is None:
        return replace(whole, rule=rule, precision=Precision.DAY, options=())
    if isinstance(form.of, Feast):  # its window has a day more on each side: early, as computed, late
        days = {_weekday_within(form, whole.start + n * ONE_DAY, whole.end - (3 - n) * ONE_DAY) for n in (0, 1, 2)}
    else:
        days = {_weekday_within(form, whole.start, whole.end - ONE_DAY)}
    known = sorted(day for day in days if day is not None)
    if not known:
        return unknown(Precision.DAY, rule, "there is no such weekday in it", whole.basis)
    options = tuple(single(day, rule, f"that weekday of it: {whole.because}", whole.basis) for day in known)
    if len(options) == 1:
        return options[0]
    return replace(
        unknown(Precision.DAY, rule, f"a day more or less moves it: {whole.because}", whole.basis), options=options
    )


def _weekday_within(form: NthWeekday, start: date, last: date) -> date | None:
    """The nth such weekday from `start` to `last`, both included; None if there is none."""
    if form.nth < 0:
        day = last - timedelta(days=(last.weekday() - form.weekday) % 7)
    else:
        day = start + timedelta(days=(form.weekday - start.weekday()) % 7 + 7 * (form.nth - 1))
    return day if form.nth and start <= day <= last else None


def nth_day(form: NthDay, began: date) -> Days:
    """The day `began` is day 1."""
    because = f"day {form.nth}, counted from the day on which the {form.event} began, {began}"
    if not 1 <= form.nth <= 1_000:
        return uncounted(form)
    return single(began + timedelta(days=form.nth - 1), "recount:nth-day", because, Basis.INFERRED)


def until(end: Days, anchor: date | None, *, coming: bool = False, before: bool = False) -> Days:
    """From a day that is not said up to the last of `end`, and no later than R in what is told as done.

    With `before` up to the day before `end`.
    """
    last = end.start if before else end.end
    if last is not None and anchor is not None and not coming:
        last = min(last, anchor + ONE_DAY)
    because = f"up to then, from a day that is not said: {end.because}"
    return replace(
        end, start=None, end=last, precision=Precision.UNKNOWN, rule="recount:until", because=because, options=()
    )
