"""When: from a claim's words of time to local days (`docs/dates.md`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from recount.model import Basis, Candidate, Claim, Precision, Quote, Reading, Report, Span, Stance, Window
from recount.resolve.date_languages import times_in
from recount.resolve.date_marks import began, in_local_days, is_of_statement, order_told, ordered, within_night
from recount.resolve.date_scene import (
    Known,
    Scene,
    counts_from_event,
    is_date,
    is_day_alone,
    near_told,
    plain,
    scene_of,
    told_before,
    year_hint,
)
from recount.resolve.date_scores import of_rule
from recount.vocab.calendar import Reckoning, TimeWords, counted_from, is_anchored, reckon
from recount.vocab.calendar.dateline import statement_day
from recount.vocab.calendar.forms import (
    Clock,
    NthDay,
    Offset,
    Since,
    Until,
)
from recount.vocab.calendar.recalled import nth_day

VERSION = "7"  # of the rules: a reading says by which it was made
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
    scene = scene_of(report, countries or {})
    readings: dict[str, Reading[Window]] = {}
    for claim in claims:
        if claim.when is not None:
            readings[claim.id] = _reading(claim, scene, _earlier(claim, claims, readings))
    return readings


def _earlier(claim: Claim, claims: Sequence[Claim], readings: Mapping[str, Reading[Window]]) -> Known:
    read = ((c, readings[c.id].value) for c in claims if c.id in readings and c is not claim)
    return tuple((c, window) for c, window in read if window is not None and window.start is not None)


def _reading(claim: Claim, scene: Scene, known: Known) -> Reading[Window]:
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


def _words_of(claim: Claim, scene: Scene) -> tuple[TimeWords, ...]:
    """The expressions inside the claim's quote; a quote that begins with "since" makes its one expression a since."""
    quote = claim.when
    if quote is None:
        return ()
    span = quote.span
    inside = tuple(_trimmed(w, span) for w in scene.times if w.start < span.end and span.start < w.end)
    if not inside:
        inside = tuple(ordered(words, scene.order) for words in _alone(quote, scene.code))
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


def _alone(quote: Quote, code: str | None) -> tuple[TimeWords, ...]:
    """The quote read for itself: an engine says that it is time, so a bare number can be a year."""
    start = quote.span.start
    found = times_in(f"in {quote.exact}", None) if quote.exact.isdigit() else times_in(quote.exact, code)
    if not found and code is None:
        bare = times_in(f"at {quote.exact}", code)
        found = tuple(replace(w, start=0, end=w.end - 3, exact=w.exact[3:], lead=0) for w in bare if w.start == 0)
    if quote.exact.isdigit():
        return tuple(replace(w, start=start, end=quote.span.end, exact=quote.exact, lead=0) for w in found)
    return tuple(replace(w, start=w.start + start, end=w.end + start) for w in found)


def _together(made: Sequence[Reckoning]) -> Reckoning:
    """Several times in one quote: the one that lies within all others, else from the first day of all to the last."""
    inner = [m for m in made if all(_within(m.window, other.window) for other in made)]
    if inner:  # "in the past seven days (19 to 25 November)", "overnight on 13 March"
        return inner[0]
    windows = [m.window for m in made if m.window.end and (m.window.start or m.rule == "recount:until")]
    if len(windows) < len(made) or windows[0].start is None:
        return made[0]
    start = min(w.start for w in windows if w.start)
    end = max(w.end for w in windows if w.end)
    days = any(w.precision is Precision.DAY for w in windows) and end - start > ONE_DAY
    precision = Precision.DAYS if days else windows[0].precision
    window = replace(windows[0], start=start, end=end, precision=precision)
    return Reckoning(window=window, rule="recount:several-times", because="; ".join(m.because for m in made))


def _within(one: Window, other: Window) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.start and one.end <= other.end


def _resolved(claim: Claim, words: TimeWords, scene: Scene, known: Known) -> Reckoning:
    anchor = scene.today.day
    if not is_date(words):
        anchor = statement_day(scene.text, scene.times, words.start, anchor) or anchor
    if isinstance(words.form, Clock) or counts_from_event(words):
        return _from_event(claim, words, scene, known)
    if isinstance(words.form, NthDay):
        return _nth_day(words, words.form, scene)
    coming = claim.stance is Stance.ANTICIPATES
    if is_day_alone(words) and not coming and (near := near_told(words, scene)):
        return near
    if not is_anchored(words.form) and (hinted := year_hint(words, scene)):
        return hinted
    where = scene.countries.get(claim.id, ())
    return reckon(words, anchor, coming=coming, country=where[0] if len(where) == 1 else None)


def _nth_day(words: TimeWords, form: NthDay, scene: Scene) -> Reckoning:
    """Such as "the third day of the offensive", if the text says on which day it began."""
    dated = (
        (w, plain(w, scene).window) for w in scene.times if not isinstance(w.form, Clock) and not counts_from_event(w)
    )
    first = began(scene.text, tuple(dated), form.event)
    if first is None:
        return reckon(words, scene.today.day)
    days = nth_day(form, first)
    window = Window(
        start=days.start, end=days.end, precision=days.precision, basis=days.basis, time_of_day=words.time_of_day
    )
    return Reckoning(window=window, rule=days.rule, because=days.because)


# -- times counted from another event ------------------------------------------------------------------------------


def _from_event(claim: Claim, words: TimeWords, scene: Scene, known: Known) -> Reckoning:
    """Such as "Two days after", "the same day", "at dawn": from the event the words name, else the last day told before them."""
    clock = isinstance(words.form, Clock)
    bare = replace(words, form=_inverted(claim, words, scene)) if isinstance(words.form, Offset) else words
    reference, told = told_before(words, scene, known)
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


@cache
def _comes() -> re.Pattern[str]:
    return re.compile(r"\b(?:comes?|came|coming|happened|occurred|took place)\s{1,3}(?:just |only |some )?$")


def _inverted(claim: Claim, words: TimeWords, scene: Scene) -> Offset:
    """Such as "The attack comes two days after the raid", ", two days after rebels raided the camp": told of the raid, it is two
    days before the attack.
    """
    form = words.form
    if not isinstance(form, Offset):
        raise TypeError(f"only what is counted from an event can be turned round, not {form}")
    if form.count is None or not words.exact.lower().endswith(("after", "before")):
        return form
    slots = [t.quote for t in claim.tolls] or [*claim.targets, *claim.perpetrators]
    behind = bool(slots) and all(q.span.start >= words.end for q in slots)
    if not behind:
        return form
    comes = _comes().search(scene.text[max(0, words.start - 40) : words.start])
    everybody = (*slots, *claim.targets, *claim.perpetrators)
    first = min(q.span.start for q in everybody if q.span.start >= words.end)
    within = "," not in scene.text[words.end : first]  # what it tells of stands in its own clause
    return replace(form, count=-form.count) if comes or within else form


# -- the last look -------------------------------------------------------------------------------------------------


def _judged(claim: Claim, made: Reckoning, spoken: Sequence[TimeWords], scene: Scene) -> Reading[Window]:
    """The reading; words that point past the report's day are kept only in a claim that looks ahead, or if stated."""
    window: Window | None = made.window
    because = made.because + "".join(order_told(words, scene.order) for words in spoken)
    today = scene.today.day
    if today and window and window.start and window.start > today and claim.stance is not Stance.ANTICIPATES:
        if made.window.basis is Basis.RELATIVE and not all(is_date(w) for w in spoken):
            window, because = None, f"it points past the report's day {today}, and the claim does not look ahead"
        else:
            because += f"; it lies after the report's day {today}, and the text's own date counts"
    elif (window and window.basis is Basis.RELATIVE) or (made.options and not today):
        because += f"; {scene.today.because}"
    return Reading(
        claim_id=claim.id,
        slot="when",
        value=None if made.options else window,
        candidates=_candidates(made, window),
        because=because,
        rule=made.rule,
        version=VERSION,
    )


def _candidates(made: Reckoning, window: Window | None) -> tuple[Candidate[Window], ...]:
    """The days that the words may mean, alike likely; or the one that is read, as sure as its rule is often right."""
    if made.options:
        share = round(1 / len(made.options), 3)
        return tuple(Candidate(value=o, score=share, because="what the words may mean") for o in made.options)
    if window is None or window.start is None:
        return ()
    score = of_rule(made.rule, window.basis)
    return (Candidate(value=window, score=score, because="the share of coded claims that this rule dates right"),)
