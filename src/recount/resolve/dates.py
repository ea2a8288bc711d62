"""When: from a claim's words of time to local days (`docs/dates.md`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from recount.model import Basis, Candidate, Claim, Precision, Quote, Reading, Report, Span, Stance, Window
from recount.resolve.date_marks import began, day_first, in_local_days, is_of_statement, ordered, within_night
from recount.vocab.calendar import Reckoning, TimeWords, counted_from, find_times, is_anchored, reckon
from recount.vocab.calendar.dateline import ReportDay, full_dates, report_day, statement_day
from recount.vocab.calendar.forms import (
    CalendarDate,
    Clock,
    EitherDate,
    NthDay,
    Offset,
    Range,
    Since,
    Unit,
    Until,
    WeekdayFrom,
)
from recount.vocab.calendar.recalled import nth_day
from recount.vocab.calendar.spans import month_start
from recount.vocab.outlets import source_named

VERSION = "3"  # of the rules: a reading says by which it was made
NEIGHBOUR = timedelta(days=10)  # a date without a year this close to a full date of the text is of the same year
ONE_DAY = timedelta(days=1)


def resolve_dates(
    report: Report, claims: Sequence[Claim], countries: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Reading[Window]]:
    """A reading of slot ``when``, by claim id, for each claim that has words of time; the others have none.

    Windows are local days, half-open. The value is None where the words cannot be read, with the reason in `because`;
    a window with `start` and `end` None is one whose words are read but whose days nobody can know. `countries` (claim
    id to ISO 3166-1 alpha-2 codes of its places) tell the zone that a time in UTC is turned into, and which day a feast is
    kept on; without them such days are wider or stay open.
    """
    scene = _scene(report, countries or {})
    readings: dict[str, Reading[Window]] = {}
    for claim in claims:
        if claim.when is not None:
            readings[claim.id] = _reading(claim, scene, _earlier(claim, claims, readings))
    return readings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What all claims of a report share: its text, every expression of time in it, its day and its full dates."""

    text: str
    times: tuple[TimeWords, ...]
    today: ReportDay
    full: tuple[date, ...]
    order: tuple[bool, str] | None
    countries: Mapping[str, Sequence[str]]


Known = tuple[tuple[Claim, Window], ...]  # claims read so far that have days


def _scene(report: Report, countries: Mapping[str, Sequence[str]]) -> _Scene:
    outlet = source_named(report.source) if report.source else None
    found = find_times(report.text)
    order = day_first(found, outlet.country if outlet else None)
    times = tuple(ordered(words, order) for words in found)
    return _Scene(
        text=report.text,
        times=times,
        today=report_day(report.text, times, report.published),
        full=full_dates(times),
        order=order,
        countries=countries,
    )


def _earlier(claim: Claim, claims: Sequence[Claim], readings: Mapping[str, Reading[Window]]) -> Known:
    read = ((c, readings[c.id].value) for c in claims if c.id in readings and c is not claim)
    return tuple((c, window) for c, window in read if window is not None and window.start is not None)


def _reading(claim: Claim, scene: _Scene, known: Known) -> Reading[Window]:
    spoken = _words_of(claim, scene)
    if not spoken:
        exact = claim.when.exact if claim.when else ""
        return Reading(
            claim_id=claim.id,
            slot="when",
            value=None,
            because=f"no expression of time is recognised in “{exact}”",
            rule="recount:not-read",
            version=VERSION,
        )
    where = scene.countries.get(claim.id, ())
    made = [in_local_days(_resolved(claim, words, scene, known), where) for words in spoken]
    whole = made[0] if len(made) == 1 else _together(made)
    return _judged(claim, _borrowed(claim, whole), spoken, scene)


def _borrowed(claim: Claim, made: Reckoning) -> Reckoning:
    """A day taken from words outside the claim's own clauses is inferred, and says so."""
    quote = claim.when
    undated = made.window.start is None and made.window.end is None
    if quote is None or undated or any(q.span.overlaps(quote.span) for q in claim.evidence):
        return made
    window = replace(made.window, basis=Basis.INFERRED)
    return replace(
        made,
        window=window,
        because=f"{made.because}; the claim's own words name no day: this one stands elsewhere in the report",
    )


def _words_of(claim: Claim, scene: _Scene) -> tuple[TimeWords, ...]:
    """The expressions inside the claim's quote; a quote that begins with "since" makes its one expression a since."""
    quote = claim.when
    if quote is None:
        return ()
    span = quote.span
    inside = tuple(_trimmed(w, span) for w in scene.times if w.start < span.end and span.start < w.end)
    if not inside:
        inside = tuple(ordered(words, scene.order) for words in _alone(quote))
    events = tuple(w for w in inside if not is_of_statement(scene.text, w))
    inside = events or inside  # of "said on Saturday that a raid on Thursday …" the raid's day counts
    if quote.exact.lower().startswith("since") and len(inside) == 1 and not isinstance(inside[0].form, Since):
        return (replace(inside[0], form=Since(begin=inside[0].form)),)
    dated = tuple(w for w in inside if not isinstance(w.form, Clock | Offset))
    return dated or inside[:1]


def _trimmed(words: TimeWords, span: Span) -> TimeWords:
    """Such as "2017", quoted out of "since 2017", is the year itself."""
    inner = (
        words.form.begin if isinstance(words.form, Since) else words.form.end if isinstance(words.form, Until) else None
    )
    if inner is not None and span.start >= words.start + words.lead > words.start:
        return replace(words, form=inner)
    return words


def _alone(quote: Quote) -> tuple[TimeWords, ...]:
    """The quote read for itself: an engine says that it is time, so a bare number can be a year."""
    start = quote.span.start
    found = find_times(f"in {quote.exact}" if quote.exact.isdigit() else quote.exact)
    if not found:
        bare = find_times(f"at {quote.exact}")
        found = tuple(replace(w, start=0, end=w.end - 3, exact=w.exact[3:], lead=0) for w in bare if w.start == 0)
    if quote.exact.isdigit():
        return tuple(replace(w, start=start, end=quote.span.end, exact=quote.exact, lead=0) for w in found)
    return tuple(replace(w, start=w.start + start, end=w.end + start) for w in found)


def _together(made: Sequence[Reckoning]) -> Reckoning:
    """Several times in one quote: from the first day of all to the last."""
    windows = [m.window for m in made if m.window.end and (m.window.start or m.rule == "recount:until")]
    if len(windows) < len(made) or windows[0].start is None:
        return made[0]
    start = min(w.start for w in windows if w.start)
    end = max(w.end for w in windows if w.end)
    days = any(w.precision is Precision.DAY for w in windows) and end - start > ONE_DAY
    precision = Precision.DAYS if days else windows[0].precision
    window = replace(windows[0], start=start, end=end, precision=precision)
    return Reckoning(window=window, rule="recount:several-times", because="; ".join(m.because for m in made))


def _resolved(claim: Claim, words: TimeWords, scene: _Scene, known: Known) -> Reckoning:
    anchor = scene.today.day
    if not _is_date(words):
        anchor = statement_day(scene.text, scene.times, words.start, anchor) or anchor
    if isinstance(words.form, Clock) or _counts_from_event(words):
        return _from_event(claim, words, scene, known)
    if isinstance(words.form, NthDay):
        return _nth_day(words, words.form, scene)
    coming = claim.stance is Stance.ANTICIPATES
    if _is_day_alone(words) and not coming and (near := _near_told(words, scene)):
        return near
    if not is_anchored(words.form) and (hinted := _year_hint(words, scene)):
        return hinted
    where = scene.countries.get(claim.id, ())
    return reckon(words, anchor, coming=coming, country=where[0] if len(where) == 1 else None)


def _nth_day(words: TimeWords, form: NthDay, scene: _Scene) -> Reckoning:
    """Such as "the third day of the offensive", if the text says on which day it began."""
    plain = (
        (w, _plain(w, scene).window) for w in scene.times if not isinstance(w.form, Clock) and not _counts_from_event(w)
    )
    first = began(scene.text, tuple(plain), form.event)
    if first is None:
        return reckon(words, scene.today.day)
    days = nth_day(form, first)
    window = Window(
        start=days.start, end=days.end, precision=days.precision, basis=days.basis, time_of_day=words.time_of_day
    )
    return Reckoning(window=window, rule=days.rule, because=days.because)


def _is_date(words: TimeWords) -> bool:
    form = words.form.last if isinstance(words.form, Range) else words.form
    return isinstance(form, CalendarDate | EitherDate)


def _counts_from_event(words: TimeWords) -> bool:
    form = words.form.begin if isinstance(words.form, Since) else words.form
    return isinstance(form, Offset | WeekdayFrom)


# -- years that stand elsewhere in the text ------------------------------------------------------------------------


def _year_hint(words: TimeWords, scene: _Scene) -> Reckoning | None:
    """A date without a year takes the year of a full date of the text: one close by, or any if R is not known."""
    if not _is_date(words) or _is_day_alone(words) or not scene.full:
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


def _is_day_alone(words: TimeWords) -> bool:
    form = words.form.begin if isinstance(words.form, Since) else words.form
    return isinstance(form, CalendarDate) and form.month is None and form.year is None


def _near_told(words: TimeWords, scene: _Scene) -> Reckoning | None:
    """Such as "on the 14th" behind "on 12 May": of May, or of the month after or before if that day lies nearer."""
    reference, told = _reference(words, scene, (), of_month=True)
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


# -- times counted from another event ------------------------------------------------------------------------------


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "comes": re.compile(r"\b(?:comes?|came|coming|happened|occurred|took place)\s{1,3}(?:just |only |some )?$"),
        "event": re.compile(
            r"\s{1,3}(?:the|this|that|these|those|an?)\s{1,3}(?:\w{1,20}\s{1,3}){0,2}?"
            r"(attack|bombing|explosion|blast|strike|airstrike|raid|shelling|shooting|clash|killing|massacre|assault)",
            re.IGNORECASE,
        ),
    }


def _from_event(claim: Claim, words: TimeWords, scene: _Scene, known: Known) -> Reckoning:
    """Such as "Two days after", "the same day", "at dawn": from the event the words name, else the last day told before them."""
    clock = isinstance(words.form, Clock)
    bare = replace(words, form=_inverted(claim, words, scene)) if isinstance(words.form, Offset) else words
    reference, told = _reference(words, scene, known)
    if reference is None and scene.today.day is not None and (clock or _same_or_before(words)):
        day = scene.today.day
        reference = Window(start=day, end=day + ONE_DAY, precision=Precision.DAY, basis=Basis.INFERRED)
        told = f"no other day is told before it, so it counts from the report's: {scene.today.because}"
    if reference is None:
        return reckon(words, scene.today.day)
    if clock:
        window = replace(
            within_night(reference, words.time_of_day), basis=Basis.INFERRED, time_of_day=words.time_of_day
        )
        return Reckoning(window=window, rule="recount:time-of-day", because=f"a time of day, without a day: {told}")
    made = counted_from(bare, reference, scene.today.day)
    return replace(made, because=f"{made.because}: {told}") if made else reckon(words, scene.today.day)


def _same_or_before(words: TimeWords) -> bool:
    form = words.form.begin if isinstance(words.form, Since) else words.form
    return isinstance(form, Offset) and form.count is not None and form.count <= 0


def _inverted(claim: Claim, words: TimeWords, scene: _Scene) -> Offset:
    """Such as "The attack comes two days after the raid": told of the raid, it is two days before the attack."""
    form = words.form
    if not isinstance(form, Offset):
        raise TypeError(f"only what is counted from an event can be turned round, not {form}")
    if form.count is None or not words.exact.lower().endswith(("after", "before")):
        return form
    slots = [*claim.targets, *claim.perpetrators, *(t.quote for t in claim.tolls)]
    behind = bool(slots) and all(q.span.start >= words.end for q in slots)
    comes = _patterns()["comes"].search(scene.text[max(0, words.start - 40) : words.start])
    return replace(form, count=-form.count) if behind and comes else form


def _reference(words: TimeWords, scene: _Scene, known: Known, *, of_month: bool = False) -> tuple[Window | None, str]:
    """The window that the words count from, and where it stands. `of_month`: one whose words name its month."""
    named = _patterns()["event"].match(scene.text, words.end)
    if named is not None:
        stem = named[1].lower()[:5]
        for claim, window in known:
            if any(stem in q.exact.lower() for q in claim.evidence):
                return window, f"{window.start}, the day of the {named[1].lower()} it names"
    fine = _needs_a_day(words)
    for other in reversed(scene.times):
        if other.end > words.start or isinstance(other.form, Clock | Since) or _counts_from_event(other):
            continue
        if (of_month and _is_day_alone(other)) or is_of_statement(scene.text, other):
            continue
        made = _plain(other, scene)
        if made.window.start and made.window.end and made.window.precision in (_FINE if fine else _DATED):
            return made.window, f"“{other.exact}”, the last day told before it"
    return None, ""


_FINE = (Precision.DAY, Precision.DAYS)
_DATED = (*_FINE, Precision.WEEK, Precision.MONTH, Precision.SEASON)


def _needs_a_day(words: TimeWords) -> bool:
    """Is it counted in days or hours, so that a month told before it is nothing to count from?"""
    form = words.form.begin if isinstance(words.form, Since) else words.form
    short = isinstance(form, Offset) and form.unit in (Unit.MINUTE, Unit.HOUR, Unit.DAY)
    return short or isinstance(form, Clock | WeekdayFrom)


def _plain(words: TimeWords, scene: _Scene) -> Reckoning:
    """Words that need no other event."""
    near = _near_told(words, scene) if _is_day_alone(words) else None
    return near or _year_hint(words, scene) or reckon(words, scene.today.day)


# -- the last look -------------------------------------------------------------------------------------------------


def _judged(claim: Claim, made: Reckoning, spoken: Sequence[TimeWords], scene: _Scene) -> Reading[Window]:
    """The reading; words that point past the report's day are kept only in a claim that looks ahead, or if stated."""
    window: Window | None = made.window
    because = made.because
    today = scene.today.day
    if today and window and window.start and window.start > today and claim.stance is not Stance.ANTICIPATES:
        if made.window.basis is Basis.RELATIVE and not all(_is_date(w) for w in spoken):
            window, because = None, f"it points past the report's day {today}, and the claim does not look ahead"
        else:
            because += f"; it lies after the report's day {today}, and the text's own date counts"
    elif (window and window.basis is Basis.RELATIVE) or (made.options and not today):
        because += f"; {scene.today.because}"
    candidates = tuple(
        Candidate(value=option, score=round(1 / len(made.options), 3), because="what the words may mean")
        for option in made.options
    )
    return Reading(
        claim_id=claim.id,
        slot="when",
        value=None if candidates else window,
        candidates=candidates,
        because=because,
        rule=made.rule,
        version=VERSION,
    )
