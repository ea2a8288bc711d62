"""From words of time to days: `window` and the rules it goes by.

The rules are UCDP's table of expressions (GED codebook 23.1, Appendix 2) with the decisions in
`docs/dates.md`. R is the report's day. Nothing here reads a clock: without R, what is counted from R stays unknown.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model import Basis, Precision, Window
from recount.vocab.calendar import named, recalled, running
from recount.vocab.calendar.dates import FIRST_YEAR, LAST_YEAR
from recount.vocab.calendar.feastdays import feast_days, lunar_days
from recount.vocab.calendar.feasttable import feast_table
from recount.vocab.calendar.forms import (
    Ago,
    Anniversary,
    Around,
    CalendarDate,
    Clock,
    EitherDate,
    Feast,
    Form,
    Lasting,
    LunarDate,
    NthDay,
    NthWeekday,
    Offset,
    Portion,
    Range,
    Season,
    Since,
    Stretch,
    TimeWords,
    Until,
    Vague,
    Weekday,
    WeekdayFrom,
    Weekend,
    Whole,
)
from recount.vocab.calendar.portions import portion
from recount.vocab.calendar.spans import Days, precision_of, unknown

ONE_DAY = timedelta(days=1)
FINE = (Precision.DAY, Precision.DAYS)  # a range between days is as exact as it is short


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Days, and the rule that gave them: its name (``ucdp:weekday``) and one plain sentence.

    `options` are the windows that the words allow where nothing tells which is meant; `window` has no days then.
    """

    window: Window
    rule: str
    because: str
    options: tuple[Window, ...] = ()


def window(words: TimeWords, anchor: date | None, *, coming: bool = False) -> Window | None:
    """The local days that the words stand for: half-open, never more precise than the words.

    `anchor` is the report's day R. Without it, what is counted from R and what has no year stay None, with their
    precision. Times counted from another event ("two days after") are None here, too: see `counted_from`.
    `coming` says that the words point ahead ("will … on Friday"). None where the words give no time at all.
    """
    return reckon(words, anchor, coming=coming).window


def reckon(words: TimeWords, anchor: date | None, *, coming: bool = False, country: str | None = None) -> Reckoning:
    """As `window`, with the rule that decided and why. A report day outside 1500-2199 counts as not known.

    `country` (ISO 3166-1 alpha-2) is where it happened: some feasts are kept on other days here than there.
    """
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    days = days_of(words.form, anchor, coming=coming, country=country)
    options = tuple(_window(option, words.time_of_day) for option in days.options)
    return Reckoning(window=_window(days, words.time_of_day), rule=days.rule, because=days.because, options=options)


def counted_from(words: TimeWords, reference: Window, anchor: date | None = None) -> Reckoning | None:
    """The days of "two days after", "the same week" and the like, counted from another event's window.

    None if the words are not of that kind, or the reference has no days.
    """
    if isinstance(words.form, Since) and isinstance(words.form.begin, Offset):
        begin = running.offset(words.form.begin, reference.start, reference.end)
        days = _since(begin, anchor) if begin.start else begin
    elif isinstance(words.form, Offset):
        days = running.offset(words.form, reference.start, reference.end)
    elif isinstance(words.form, WeekdayFrom):
        days = recalled.weekday_from(words.form, reference.start, reference.end)
    else:
        return None
    if days.start is None:
        return None
    return Reckoning(window=_window(days, words.time_of_day), rule=days.rule, because=days.because)


def _window(days: Days, time_of_day: str | None) -> Window:
    return Window(
        start=days.start, end=days.end, precision=days.precision, basis=days.basis, time_of_day=time_of_day or days.time
    )


def days_of(  # noqa: C901, PLR0911, PLR0912 - one case for each form, and nothing else
    form: Form, anchor: date | None, *, coming: bool = False, country: str | None = None
) -> Days:
    """The days of one form."""
    match form:
        case CalendarDate():
            return named.calendar_date(form, anchor, coming=coming)
        case Weekday():
            return named.weekday(form, anchor, coming=coming)
        case Weekend():
            return named.weekend(form, anchor, coming=coming)
        case Season():
            return named.season(form, anchor, coming=coming)
        case Whole():
            return running.whole(form, anchor, coming=coming)
        case Ago():
            return running.ago(form, anchor)
        case Stretch():
            return running.stretch(form, anchor)
        case Lasting(within=True) if coming:
            return running.ago(Ago(unit=form.unit, count=-(form.count or 0)), anchor)
        case Lasting():
            return running.lasting(form, anchor)
        case Vague():
            return running.vague(form, anchor)
        case Offset():
            return running.offset(form, None, None)
        case Clock():
            return unknown(Precision.DAY, "guide:time-of-day", "a time of day names no day", basis=Basis.INFERRED)
        case Feast():
            return feast_days(form, anchor, country, coming=coming)
        case LunarDate():
            return lunar_days(form, anchor, coming=coming)
        case NthDay() | WeekdayFrom():
            return recalled.uncounted(form)
        case Anniversary():
            return recalled.anniversary(form, anchor)
        case EitherDate():
            return recalled.either(form, anchor, coming=coming)
        case NthWeekday():
            return recalled.nth_weekday(form, days_of(form.of, anchor, coming=coming, country=country))
        case Until():
            end = days_of(form.end, anchor, coming=coming, country=country)
            return recalled.until(
                _firm(form.end, end) if form.before else end, anchor, coming=coming, before=form.before
            )
        case Range():
            return _range(form, anchor, coming=coming)
        case Since(after=True):
            return _after(_firm(form.begin, days_of(form.begin, anchor, country=country)), anchor)
        case Since():
            return _since(days_of(form.begin, anchor, country=country), anchor)
        case Portion():
            return portion(form, days_of(form.of, anchor, coming=coming, country=country), anchor)
        case Around():
            return _around(days_of(form.of, anchor, coming=coming))


def _range(form: Range, anchor: date | None, *, coming: bool) -> Days:
    last = days_of(form.last, anchor, coming=coming)
    first = days_of(form.first, anchor, coming=coming)
    if first.start and last.start and first.start > last.start:
        # "from Saturday to Monday", read on a Sunday: the last day leads, the first is the one before it
        first = days_of(form.first, last.start)
    precision: Precision = Precision.DAYS if last.precision is Precision.DAY else last.precision
    if first.start and last.end and first.start < last.end and last.precision in FINE:
        width = precision_of((last.end - first.start).days)
        precision = max(width, Precision.DAYS, key=list(Precision).index)
    if not (first.start and last.end and first.start < last.end):
        return replace(last, start=None, end=None, precision=precision, rule="ucdp:range")
    because = f"from the first day of one to the last day of the other: {first.because}; {last.because}"
    return replace(last, start=first.start, precision=precision, rule="ucdp:range", because=because)


def _since(begin: Days, anchor: date | None) -> Days:
    """UCDP "since Thursday": Thursday … R; the guide: "since X" ends at the day of publication."""
    if begin.options:
        options = tuple(_since(option, anchor) for option in begin.options)
        return replace(begin, rule="ucdp:since", options=options)
    end = anchor + ONE_DAY if anchor else None
    because = f"since then, up to the report's day: {begin.because}"
    start = begin.start
    if start and end and start >= end:
        start, end, because = None, None, "it begins after the report"
    precision = begin.precision
    if precision is Precision.DAY and not (start and end and end - start == ONE_DAY):
        precision = Precision.DAYS
    return replace(begin, start=start, end=end, precision=precision, rule="ucdp:since", because=because)


def _firm(form: Form, days: Days) -> Days:
    """A bound that may lie a day off, such as Eid, without the days that it may not have: no day before or after it is lost."""
    row = feast_table().rows.get(form.name) if isinstance(form, Feast) else None
    sighted = isinstance(form, Feast) and (row is None or row.calendar in ("hijri", "quds"))
    if not sighted or days.start is None or days.end is None:
        return days
    return replace(days, start=min(days.start + 2 * ONE_DAY, days.end), end=max(days.end - 2 * ONE_DAY, days.start))


def _after(begin: Days, anchor: date | None) -> Days:
    """From the day after `begin` to R: never the day itself."""
    start, end = begin.end, anchor + ONE_DAY if anchor else None
    because = f"after that, up to the report's day: {begin.because}"
    if start and end and start >= end:
        start, end, because = None, None, "it begins after the report"
    precision = precision_of((end - start).days) if start and end else Precision.UNKNOWN
    return replace(begin, start=start, end=end, precision=precision, rule="recount:after", because=because, options=())


def _around(days: Days) -> Days:
    """UCDP "around 2 July": 1-3 July."""
    because = f"about then, a day more on each side: {days.because}"
    start, end = days.start, days.end
    if start and end:
        start, end = start - ONE_DAY, end + ONE_DAY
    return replace(days, start=start, end=end, precision=Precision.DAYS, rule="ucdp:around", because=because)
