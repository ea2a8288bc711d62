"""TIMEX3 values (TimeML 1.2.1) of the calendar's forms, for comparison with annotated texts."""

from datetime import date

from recount.vocab.calendar import TimeWords, window
from recount.vocab.calendar.forms import (
    Ago,
    Anniversary,
    Around,
    CalendarDate,
    Clock,
    Direction,
    Form,
    Lasting,
    Offset,
    Portion,
    Range,
    Season,
    Since,
    Stretch,
    Unit,
    Until,
    Vague,
    Weekend,
    Whole,
)

REFERENCES = {Direction.PAST: "PAST_REF", Direction.PRESENT: "PRESENT_REF", Direction.FUTURE: "FUTURE_REF"}
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def counts_as_date(form: Form) -> bool:
    """Is it a TIMEX3 of type DATE or TIME? Lengths of time are of type DURATION there."""
    if isinstance(form, Lasting):
        return form.night
    if isinstance(form, Offset):  # "shortly after", "at the same time" relate two events and are no TIMEX3
        return not (form.unit is Unit.HOUR and form.count == 0)
    if isinstance(form, Since) and isinstance(form.begin, Offset):
        return form.begin.count != 0
    if isinstance(form, Anniversary):
        return form.of is not None
    if isinstance(form, Until) and form.end == Whole(unit=Unit.DAY, offset=0):  # "so far"
        return False
    return not (isinstance(form, Stretch) and form.count is not None) and not isinstance(form, Clock)


def timex_value(words: TimeWords, dct: date, *, coming: bool = False) -> str:
    """The value of the expression in a document of that date; "" where the calendar has none."""
    value = _value(words.form, dct, coming=coming)
    time = (words.time_of_day or "").partition(" ")[0]  # without its zone
    if len(value) == 10 and time:
        if time in DAYPARTS:
            return f"{value}T{DAYPARTS[time]}"
        if ":" in time or time in ("noon", "midnight"):
            return f"{value}T{ {'noon': '12:00', 'midnight': '24:00'}.get(time, time) }"
    return value


def _value(form: Form, dct: date, *, coming: bool) -> str:  # noqa: PLR0911 - one case for each form
    match form:
        case Since():
            return _value(form.begin, dct, coming=False)
        case Until():
            return _value(form.end, dct, coming=True)
        case Portion() | Around():
            return _value(form.of, dct, coming=coming)
        case Vague():
            return REFERENCES[form.direction]
        case Stretch():
            return "PAST_REF"
        case Range(first=CalendarDate(year=int() as first), last=CalendarDate(year=int() as last)) if last - first == 9:
            return str(first)[:3] + "X"
        case Range():
            return _value(form.first, dct, coming=coming)
        case Lasting():
            return f"{dct.isoformat()}TNI"
        case Offset():
            return _offset(form, dct)
        case _:
            return _from_window(form, dct, coming=coming)


def _offset(form: Offset, dct: date) -> str:
    """Counted from another event; without one, from the document's date: often right in business news."""
    as_ago = Ago(unit=form.unit, count=None if form.count is None else -form.count)
    return _from_window(as_ago, dct, coming=False)


def _from_window(form: Form, dct: date, *, coming: bool) -> str:
    read = window(TimeWords(start=0, end=1, exact="-", form=form), dct, coming=coming)
    if read is None or read.start is None:
        return ""
    start = read.start
    iso = start.isocalendar()
    match form:
        case Weekend():
            return f"{iso.year}-W{iso.week:02d}-WE"
        case Season(quarter=True):
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case Season():
            return f"{start.year}-{SEASONS[form.month]}"
        case Ago(unit=Unit.WEEK | Unit.FORTNIGHT) | Whole(unit=Unit.WEEK | Unit.FORTNIGHT):
            return f"{iso.year}-W{iso.week:02d}"
        case Whole(unit=Unit.DECADE) | Ago(unit=Unit.DECADE):
            return str(start.year)[:3] + "X"
        case _:
            return {"year": f"{start.year}", "month": f"{start:%Y-%m}"}.get(read.precision, start.isoformat())
