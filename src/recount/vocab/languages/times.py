"""Words of time in five languages, read into the forms of the calendar: `docs/languages.md` says which.

What an expression says is one line of a table, ``sense = [phrases]``; this module makes the form that a sense names. The
days that a form stands for are reckoned by the same rules as in English.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from recount.vocab.calendar.forms import (
    Ago,
    CalendarDate,
    Clock,
    Direction,
    Form,
    Lasting,
    Offset,
    Part,
    Portion,
    Range,
    Season,
    Since,
    Stretch,
    TimeWords,
    Turn,
    Unit,
    Until,
    Vague,
    Weekday,
    Weekend,
    Whole,
)
from recount.vocab.languages.dates import read_date, read_day, read_month, read_year, read_year_said
from recount.vocab.languages.numbers import read_number
from recount.vocab.languages.phrases import Found, Slot
from recount.vocab.languages.tables import language
from recount.vocab.languages.words import Words

VERSION = "2"
REMEMBERED = 256  # texts: a report is asked about its times more than once
_WEEK = 7
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=REMEMBERED)
def find_times(text: str, code: str) -> tuple[TimeWords, ...]:
    """Every expression of time in a text of that language (`LANGUAGES`), in order, none inside another.

    Offsets are code points. Of two that begin at a word the longer counts.

    Raises:
        KeyError: the language is none of those read here.
    """
    return tuple(_find(text, code))


def _find(text: str, code: str) -> Iterator[TimeWords]:
    words, i = Words(text, code), 0
    while i < len(words.all):
        found = language(code).times.longest(words, i, SLOTS)
        made = _made(found) if found else None
        if found is None or made is None:
            i += 1
            continue
        start, end = words.all[i].start, words.all[found.end - 1].end
        lead = words.all[i + 1].start - start if isinstance(made.form, Since | Until) and found.end > i + 1 else 0
        yield TimeWords(start=start, end=end, exact=text[start:end], form=made.form, lead=lead, time_of_day=made.time)
        i = found.end


# -- slots: what stands where a phrase leaves a place open ---------------------------------------------------------


def _weekday(words: Words, at: int) -> tuple[int, int] | None:
    if words.code in ("fr", "es") and _is_name(words, at):  # "Santo Domingo"
        return None
    found = language(words.code).weekdays.longest(words, at)
    return (found.sense, found.end) if found else None


def _is_name(words: Words, at: int) -> bool:
    """A capital behind another word: French and Spanish write their days without."""
    capital = 0 <= at < len(words.all) and words.all[at].text[:1].isupper()
    return capital and words.low(at - 1)[:1].isalpha()


def _part(words: Words, at: int) -> tuple[str, int] | None:
    found = language(words.code).parts.longest(words, at)
    return (found.sense, found.end) if found else None


def _season(words: Words, at: int) -> tuple[int, int] | None:
    found = language(words.code).seasons.longest(words, at)
    return (found.sense, found.end) if found else None


def _ordinal(words: Words, at: int) -> tuple[int, int] | None:
    found = language(words.code).ordinals.longest(words, at)
    return (found.sense, found.end) if found else None


def _span(words: Words, at: int) -> tuple[tuple[int | None, Unit], int] | None:
    """A length: "три дня", "deux semaines", "يومين", "неделю" (one), "أيام" (some)."""
    lang = language(words.code)
    number = read_number(words, at)
    vague = None if number else lang.vague.longest(words, at)
    begin = number[1] if number else vague.end if vague else at
    unit = lang.units.longest(words, begin)
    if unit is None:
        return None
    count = number[0] if number else None if vague else unit.sense[0]
    return (count, unit.sense[1]), unit.end


def _clock(words: Words, at: int) -> tuple[str, int] | None:
    """ "14:30", "14h30": hours and minutes in figures."""
    hour, minute = words.number(at, 2), words.number(at + 2, 2)
    if words.low(at + 1) not in (":", "h") or hour is None or minute is None or not (hour < 24 and minute < 60):
        return None
    return f"{hour:02d}:{minute:02d}", at + 3


def _when(words: Words, at: int) -> tuple["_Made", int] | None:
    """Any other expression of time that has days: what "since" counts from."""
    found = language(words.code).times.longest(words, at, _INNER)
    made = _made(found) if found else None
    if found is None or made is None or isinstance(made.form, Clock | Vague | Since | Until):
        return None
    return made, found.end


def _nothing(_words: Words, _at: int) -> None:
    return None


_INNER: Mapping[str, Slot] = {
    "weekday": _weekday,
    "part": _part,
    "season": _season,
    "ordinal": _ordinal,
    "span": _span,
    "clock": _clock,
    "date": read_date,
    "day": read_day,
    "month": read_month,
    "year": read_year,
    "year_said": read_year_said,
    "when": _nothing,
}
SLOTS: Mapping[str, Slot] = {**_INNER, "when": _when}
"""What may stand in a slot of a time phrase, by the slot's name."""


# -- senses --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    form: Form
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The arguments of a sense, and what its slots read."""

    arguments: tuple[str, ...]
    slots: tuple[tuple[str, Any], ...]

    def all(self, name: str) -> list[Any]:
        return [value for slot, value in self.slots if slot == name]

    def get(self, name: str) -> Any:
        return next(iter(self.all(name)), None)


def _made(found: Found[str]) -> _Made | None:
    """The form of a phrase that was found; None where its words contradict each other ("the night to the 31st of June")."""
    sense, _, time = found.sense.partition("@")
    name, *arguments = sense.split()
    said = _Said(arguments=tuple(arguments), slots=found.slots)
    form = _SENSES[name](said)
    if form is None:
        return None
    parts = [*said.all("clock"), *said.all("part"), *(when.time for when in said.all("when"))]
    return _Made(form=form, time=time or next((part for part in parts if part), None))


def _turn(said: _Said) -> Turn | None:
    return Turn(said.arguments[0]) if said.arguments else None


def _named_day(said: _Said) -> Form:
    if len(said.arguments) == 2:  # "weekday week -1"
        return Weekday(weekday=said.get("weekday"), weeks_on=int(said.arguments[1]))
    return Weekday(weekday=said.get("weekday"), turn=_turn(said))


def _dated(said: _Said) -> Form:
    form, weekday = said.get("date"), said.get("weekday")
    if not isinstance(form, CalendarDate):
        return form  # type: ignore[no-any-return]  # days of one month, as `read_date` made them
    if said.arguments[:1] == ("years",) and form.year is None:  # "30 сентября прошлого года"
        form = replace(form, years_on=int(said.arguments[1]))
    if weekday is not None:
        return replace(form, weekday=weekday)
    return form


def _day_and_date(said: _Said) -> Form | None:
    """Two days of one month, the month said once: "entre le 3 et le 7 mai"."""
    day, last = said.get("day"), said.get("date")
    if not isinstance(last, CalendarDate) or last.day is None or not day < last.day:
        return last  # type: ignore[no-any-return]  # as `read_date` made it
    return Range(first=CalendarDate(year=last.year, month=last.month, day=day), last=last)


def _bounded(said: _Said) -> Form:
    """The day, several days or date that a "before", "until" or "after" stands with."""
    return _dated(said) if said.get("date") is not None else Weekday(weekday=said.get("weekday"))


def _two(said: _Said) -> Form | None:
    """From one to the other: two weekdays, dates, months or years."""
    for name in ("weekday", "date", "month", "year"):
        both = said.all(name)
        if len(both) == 2:
            if name == "month":
                year = said.get("year")
                return Range(first=CalendarDate(month=both[0], year=year), last=CalendarDate(month=both[1], year=year))
            make: Mapping[str, Callable[[Any], Form]] = {
                "weekday": lambda day: Weekday(weekday=day),
                "date": lambda form: form,
                "year": lambda year: CalendarDate(year=year),
            }
            return Range(first=make[name](both[0]), last=make[name](both[1])) if both[0] != both[1] else None
    return None


def _night_into(said: _Said) -> Form | None:
    """The night that ends on a day: from the day before to that day."""
    weekday, form = said.get("weekday"), said.get("date")
    if form is None:
        last = Weekday(weekday=weekday)
        return Range(first=replace(last, weekday=(weekday - 1) % _WEEK), last=last)
    if not isinstance(form, CalendarDate):
        return form  # type: ignore[no-any-return]  # days of one month, as `read_date` made them
    before = _day_before(form)
    return Range(first=before, last=form) if before else None


def _day_before(form: CalendarDate) -> CalendarDate | None:
    """The day before; that of 1 March without a year is 28 February."""
    if form.day is None or form.month is None or form.day > 31:
        return None
    if form.day > 1:
        return CalendarDate(year=form.year, month=form.month, day=form.day - 1)
    month = (form.month - 2) % 12 + 1
    year = form.year - 1 if form.year and month == 12 else form.year
    leap = month == 2 and year is not None and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return CalendarDate(year=year, month=month, day=_MONTH_DAYS[month - 1] + leap)


def _month(said: _Said) -> Form:
    if said.arguments[:1] == ("years",):
        return CalendarDate(month=said.get("month"), years_on=int(said.arguments[1]))
    return CalendarDate(month=said.get("month"), year=said.get("year"), turn=_turn(said))


def _portion(said: _Said) -> Form:
    """ "portion early" of a month or a year, "portion early month 0" of one counted from the report's."""
    part, *rest = said.arguments
    if rest:
        return Portion(part=Part(part), of=Whole(unit=Unit(rest[0]), offset=int(rest[1])))
    return Portion(part=Part(part), of=CalendarDate(month=said.get("month"), year=said.get("year")))


def _length(said: _Said) -> tuple[int | None, Unit]:
    """The span that a slot read, or the sense's own: "stretch hour 24"."""
    if said.arguments:
        return int(said.arguments[1]), Unit(said.arguments[0])
    return said.get("span")  # type: ignore[no-any-return]  # as `_span` made it


def _earlier(said: _Said) -> Form:
    count, unit = _length(said)
    return Offset(unit=unit, count=None if count is None else -count)


def _ago(said: _Said) -> Form:
    count, unit = _length(said)
    return Ago(unit=unit, count=count)


def _later(said: _Said) -> Form:
    count, unit = _length(said)
    return Offset(unit=unit, count=count)


def _stretch(said: _Said) -> Form:
    count, unit = _length(said)
    return Stretch(unit=unit, count=count)


def _lasting(said: _Said) -> Form:
    nth = said.get("ordinal")
    count, unit = (nth, Unit.DAY) if nth is not None else _length(said)
    return Lasting(unit=unit, count=count)


def _since(said: _Said) -> Form:
    """Since then; "from the 3rd to the 5th" is no since but those days."""
    when, year = said.get("when"), said.get("year")
    begin = when.form if when else CalendarDate(year=year)
    return begin if isinstance(begin, Range) else Since(begin=begin)


_SENSES: Mapping[str, Callable[[_Said], Form | None]] = {
    "day": lambda said: Whole(unit=Unit.DAY, offset=int(said.arguments[0])),
    "whole": lambda said: Whole(unit=Unit(said.arguments[0]), offset=int(said.arguments[1])),
    "weekday": _named_day,
    "two": _two,
    "night-into": _night_into,
    "date": _dated,
    "month": _month,
    "year": lambda said: CalendarDate(year=said.get("year") or said.get("year_said")),
    "season": lambda said: Season(month=said.get("season"), year=said.get("year"), turn=_turn(said)),
    "weekend": lambda said: Weekend(turn=_turn(said)),
    "ago": _ago,
    "later": _later,
    "earlier": _earlier,
    "stretch": _stretch,
    "lasting": _lasting,
    "portion": _portion,
    "vague": lambda said: Vague(direction=Direction(said.arguments[0])),
    "since": _since,
    "until": lambda said: Until(end=_bounded(said)),
    "before": lambda said: Until(end=_bounded(said), before=True),
    "after": lambda said: Since(begin=_bounded(said), after=True),
    "day-and": _day_and_date,
    "clock": lambda _said: Clock(),
    "nothing": lambda _said: None,  # words that look like time and are none
    "overnight": lambda _said: Lasting(unit=Unit.DAY, count=1, night=True),
}
