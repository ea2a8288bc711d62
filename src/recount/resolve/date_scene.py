"""What all claims of a report share when they are dated: its day, its expressions of time, and which of them lend what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from recount.model import Basis, Claim, Precision, Report, Window
from recount.resolve.date_languages import language_of_times, times_in
from recount.resolve.date_marks import day_first, is_of_statement, ordered
from recount.vocab.calendar import Reckoning, TimeWords, reckon
from recount.vocab.calendar.dateline import ReportDay, full_dates, report_day
from recount.vocab.calendar.forms import CalendarDate, Clock, EitherDate, Offset, Range, Since, Unit, WeekdayFrom
from recount.vocab.calendar.spans import month_start
from recount.vocab.outlets import source_named

NEIGHBOUR = timedelta(days=10)  # a date without a year this close to a full date of the text is of the same year
ONE_DAY = timedelta(days=1)
FINE = (Precision.DAY, Precision.DAYS)
DATED = (*FINE, Precision.WEEK, Precision.MONTH, Precision.SEASON)
Known = tuple[tuple[Claim, Window], ...]  # claims read so far that have days


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all claims of a report share: its text, every expression of time in it, its day and its full dates."""

    text: str
    code: str | None  # as `language_of_times`
    times: tuple[TimeWords, ...]
    today: ReportDay
    full: tuple[date, ...]
    order: tuple[bool, str] | None
    countries: Mapping[str, Sequence[str]]


def scene_of(report: Report, countries: Mapping[str, Sequence[str]]) -> Scene:
    """What the claims of a report share; `countries` is claim id to ISO 3166-1 alpha-2 codes of its places."""
    outlet = source_named(report.source) if report.source else None
    code = language_of_times(report)
    found = times_in(report.text, code)
    order = day_first(found, outlet.country if outlet else None)
    times = tuple(ordered(words, order) for words in found)
    return Scene(
        text=report.text,
        code=code,
        times=times,
        today=report_day(report.text, times, report.published),
        full=full_dates(times),
        order=order,
        countries=countries,
    )


def is_date(words: TimeWords) -> bool:
    """Is it a date of the calendar, or a stretch that ends on one?"""
    form = words.form.last if isinstance(words.form, Range) else words.form
    return isinstance(form, CalendarDate | EitherDate)


def counts_from_event(words: TimeWords) -> bool:
    """Is it counted from another time in the text, or since such a one?"""
    form = words.form.begin if isinstance(words.form, Since) else words.form
    return isinstance(form, Offset | WeekdayFrom)


def is_day_alone(words: TimeWords) -> bool:
    """Is it a day's number without its month: "on the 14th"?"""
    form = words.form.begin if isinstance(words.form, Since) else words.form
    return isinstance(form, CalendarDate) and form.month is None and form.year is None


def plain(words: TimeWords, scene: Scene) -> Reckoning:
    """Words that need no other event."""
    near = near_told(words, scene) if is_day_alone(words) else None
    return near or year_hint(words, scene) or reckon(words, scene.today.day)


# -- years that stand elsewhere in the text ------------------------------------------------------------------------


def year_hint(words: TimeWords, scene: Scene) -> Reckoning | None:
    """A date without a year takes the year of a full date of the text: one close by, or any if R is not known."""
    if not is_date(words) or is_day_alone(words) or not scene.full:
        return None
    if scene.today.day is None:
        made = reckon(words, max(scene.full))
        return _inferred(made, f"no year is said, and the latest full date of the text is {max(scene.full)}")
    for day in scene.full:
        made = reckon(words, day)
        start = made.window.start
        if made.window.precision in (Precision.DAY, Precision.DAYS) and start and abs(start - day) <= NEIGHBOUR:
            return _inferred(made, f"no year is said, and the text has the full date {day} close to it")
    return None


def _inferred(made: Reckoning, because: str) -> Reckoning:
    return replace(made, window=replace(made.window, basis=Basis.INFERRED), rule="guide:year-in-text", because=because)


# -- a day without its month ---------------------------------------------------------------------------------------


def near_told(words: TimeWords, scene: Scene) -> Reckoning | None:
    """Such as "on the 14th" behind "on 12 May": of May, or of the month after or before if that day lies nearer."""
    reference, told = told_before(words, scene, (), of_month=True)
    if reference is None or reference.start is None or reference.end is None:
        return None
    first = reference.start.replace(day=1)
    made = [reckon(words, month_start(first.year, first.month + n) - ONE_DAY) for n in (0, 1, 2)]
    days = [m for m in made if m.window.start and not (scene.today.day and m.window.start > scene.today.day)]
    if not days:
        return None
    best = min(days, key=lambda m: _apart(m.window, reference))
    if isinstance(words.form, Since) and scene.today.day:
        best = replace(best, window=replace(best.window, end=scene.today.day + ONE_DAY))
    because = f"no month is said: the such day nearest to {told}"
    return Reckoning(window=replace(best.window, basis=Basis.INFERRED), rule="recount:day-of-month", because=because)


def _apart(one: Window, other: Window) -> timedelta:
    """How far a day lies from a window, none if it is inside."""
    start, low, high = one.start or date.min, other.start or date.min, other.end or date.max
    return max(low - start, start - (high - ONE_DAY), timedelta())


# -- the time that others are counted from --------------------------------------------------------------------------


def told_before(words: TimeWords, scene: Scene, known: Known, *, of_month: bool = False) -> tuple[Window | None, str]:
    """The window that the words count from, and where it stands. `of_month`: one whose words name its month."""
    named = _event().match(scene.text, words.end)
    if named is not None:
        stem = named[1].lower()[:5]
        for claim, window in known:
            if any(stem in q.exact.lower() for q in claim.evidence):
                return window, f"{window.start}, the day of the {named[1].lower()} it names"
    for other in reversed(scene.times):
        if other.end > words.start or isinstance(other.form, Clock) or counts_from_event(other):
            continue
        if (of_month and is_day_alone(other)) or is_of_statement(scene.text, other):
            continue
        found = _told(other, words, scene)
        if found is not None:
            return found, f"“{other.exact}”, the last time told before it that it can be counted from"
    return None, ""


def _told(other: TimeWords, words: TimeWords, scene: Scene) -> Window | None:
    """The days of a time told before, if words can be counted from it: days from a day, a period from a stretch."""
    stretch = isinstance(words.form, Offset) and words.form.stretch
    if isinstance(other.form, Since) and not stretch:
        other = replace(other, form=other.form.begin)  # "since Sunday … that day"
    window = plain(other, scene).window
    if window.start is None or window.end is None:
        return None
    if stretch:
        return window if window.end - window.start > ONE_DAY else None
    return window if window.precision in (FINE if _needs_a_day(words) else DATED) else None


def _needs_a_day(words: TimeWords) -> bool:
    """Is it counted in days or hours, so that a month told before it is nothing to count from?"""
    form = words.form
    short = isinstance(form, Offset) and form.unit in (Unit.MINUTE, Unit.HOUR, Unit.DAY)
    return short or isinstance(form, Clock | WeekdayFrom)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        r"\s{1,3}(?:the|this|that|these|those|an?)\s{1,3}(?:\w{1,20}\s{1,3}){0,2}?"
        r"(attack|bombing|explosion|blast|strike|airstrike|raid|shelling|shooting|clash|killing|massacre|assault)",
        re.IGNORECASE,
    )
