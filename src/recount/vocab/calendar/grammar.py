"""`find_times`: every expression of time in a text, with its exact words and what they say."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from recount.vocab.calendar.dates import COMMAS, DASHES, UNTIL, Hit, date_at, date_range_at, year_at
from recount.vocab.calendar.daytime import clock_alone, timed
from recount.vocab.calendar.feasts import feast, feast_openers, feast_words, prayers
from recount.vocab.calendar.forms import (
    Around,
    CalendarDate,
    Clock,
    EitherDate,
    Form,
    Range,
    Since,
    TimeWords,
    Until,
    Vague,
)
from recount.vocab.calendar.later import SOON, soon_after
from recount.vocab.calendar.monthdays import apart, month_day, time_group
from recount.vocab.calendar.nights import late_or_early, night_of_two
from recount.vocab.calendar.openers import FIGURES, Opened, kind_of, openers
from recount.vocab.calendar.relative import (
    ahead,
    anaphor,
    counted,
    decade,
    deictic,
    lasting,
    pointed,
    portion,
    rolling,
    season,
    weekend,
    whole_behind,
)
from recount.vocab.calendar.stretches import first_of, from_to, since_it, week_of, year_to_date
from recount.vocab.calendar.tokens import Tokens, lexicon, segments
from recount.vocab.calendar.told import anniversary, told, told_openers
from recount.vocab.calendar.traps import is_name

Rule = Callable[[Tokens, int], Hit | None]

LEADS = (
    ("in", "the", "course", "of"),
    ("over", "the", "course", "of"),
    ("on",),
    ("in",),
    ("at",),
    ("during",),
    ("over",),
    ("for",),
    ("throughout",),
)
LOOK = 10  # tokens: an expression has a word that is of time by itself at most this far from its first
BEFORE_YEAR = frozenset(
    "in since of from during by before after until till through for late early mid and to for spring summer autumn "
    "winter circa year around about ( - –".split()
)
NOT_BEFORE_YEAR = frozenset(
    "least most some than over nearly almost killed wounded injured about only another all the".split()
)
REMEMBERED = 256  # texts: a report is asked about its times more than once
ATTRIBUTIVE = frozenset("the its his her their this that s".split())
PEOPLE = frozenset("people men women children civilian dead wounded injured or and to of in at on".split())


@lru_cache(maxsize=REMEMBERED)
def find_times(text: str) -> tuple[TimeWords, ...]:
    """Every expression of time in an English text, in order, none inside another.

    Offsets are code points. The time taken grows with the length of the text and no faster: at each word a fixed
    number of steps ahead is looked at. Month names of French and Spanish are read behind a day.
    """
    return tuple(_find(text))


def _find(text: str) -> Iterator[TimeWords]:
    floor = 0
    for tokens, limit in segments(text):
        i = 0
        ahead = _core_ahead(tokens)
        while i < len(tokens.all):
            token = tokens.all[i]
            if token.start >= limit:
                break
            worth = ahead[i] <= LOOK and token.start >= floor and _may_start(token.low)
            found = _longest(tokens, i) if worth else None
            if found is None:
                i += 1
                continue
            words = _worded(text, tokens, i, found)
            if not is_name(tokens, i + found[1], found[0].end, words.form):
                yield words
            floor = words.end
            i = found[0].end


def _core_ahead(t: Tokens) -> list[int]:
    """For each token, how far ahead the next one stands that is of time by itself: with none near, nothing is tried."""
    core = _core()
    distances = [0] * len(t.all)
    distance = LOOK + 1
    for i in range(len(t.all) - 1, -1, -1):
        low = t.all[i].low
        figures = low in ("/", ".") and 0 < i < len(t.all) - 1 and t.low(i - 1).isdigit() and t.low(i + 1).isdigit()
        distance = 0 if low in core or figures or (len(low) == 4 and low.isdigit()) else distance + 1
        distances[i] = distance
    return distances


@cache
def _core() -> frozenset[str]:
    lex = lexicon()
    classes = (lex.months_after_day, lex.weekdays, lex.units, lex.dayparts, lex.seasons, lex.vague)
    words = {w for group in classes for w in group}
    words |= set("today yesterday tomorrow tonight overnight moments while time weekend quarter am pm m :".split())
    words |= {
        *SOON,
        "period",
        "st",
        "nd",
        "rd",
        "th",
        "utc",
        "z",
        "gmt",
        "local",
        "clock",
        "anniversary",
        "then",
        "far",
        "date",
        "last",
        "dark",
    }
    words |= feast_words() | {f"{day}s" for day in lex.weekdays}
    return frozenset(words)


def _may_start(low: str) -> bool:
    return low in _starters() or (low[0].isdigit() and low.isascii())


@cache
def _starters() -> frozenset[str]:
    """The words that an expression can begin with: at all others there is nothing to try."""
    lex = lexicon()
    classes = (lex.months, lex.weekdays, lex.weekdays_before_date, lex.numbers, lex.ordinals, lex.dayparts, lex.seasons)
    words = {w for group in (*classes, lex.vague) for w in group}
    words |= {lead[0] for lead in LEADS}
    words |= set(
        "the last latest this next past coming previous prior preceding recent these that several few some many since from "
        "between within early earlier late later mid middle beginning start end today yesterday tomorrow tonight "
        "overnight moments right more most around about shortly just by day week month year night le el ( "
        "approximately onset outset close opening final closing period fortnight".split()
    )
    words |= {*SOON, "small", "wee", "predawn", "pre", "after", "before", "following"}
    return frozenset(words | feast_openers() | told_openers())


def _rules() -> tuple[Rule, ...]:
    return (
        since,
        timed,
        date_range_at,
        date_alone,
        portion,
        counted,
        rolling,
        ahead,
        pointed,
        anaphor,
        lasting,
        season,
        weekend,
        decade,
        deictic,
        years,
        around,
        clock_alone,
        month_day,
        apart,
        time_group,
        night_of_two,
        late_or_early,
        soon_after,
        from_to,
        week_of,
        first_of,
        year_to_date,
        told,
        feast,
        prayers,
    )


@cache
def _opened() -> Opened:
    dates = openers()[date_range_at]
    return Opened(
        _rules(),
        {
            since: frozenset({"since", "from"}),
            date_alone: dates,
            years: frozenset({"from", "between", FIGURES}),
            around: frozenset({"or", "around", "about", "circa"}),
        },
    )


@cache
def _leads() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The leading words by the first of them, in their order."""
    return {first: tuple(words for words in LEADS if words[0] == first) for first, *_ in LEADS}


def _longest(t: Tokens, i: int) -> tuple[Hit, int] | None:
    """The longest reading that begins at `i`, and how many of its tokens are a leading preposition."""
    best: tuple[Hit, int] | None = None
    for lead in (0, *(len(words) for words in _leads().get(t.low(i), ()) if t.words(i, *words))):
        hit = _read_at(t, i + lead)
        if hit is not None and (best is None or hit.end > best[0].end):
            best = hit, lead
    if best is not None and best[1] == 0:
        best = best[0], _own_lead(t, i, best[0])
    return best


def _read_at(t: Tokens, i: int) -> Hit | None:
    """The longest reading of what stands at `i`, the first of equals; remembered, since it is asked for again behind "in"."""
    if i not in t.read:
        best: Hit | None = None
        for rule in _opened()[kind_of(t.low(i))]:
            hit = rule(t, i)
            if hit is not None and hit.end > i and (best is None or hit.end > best.end):
                best = hit
        t.read[i] = best
    found: Hit | None = t.read[i]
    return found


def _own_lead(t: Tokens, i: int, hit: Hit) -> int:
    """Rules that read their own preposition ("on", "since", "at") have it counted as a lead, too."""
    if isinstance(hit.form, Since):
        return 1
    if isinstance(hit.form, Until) and t.low(i) in ("up", "as"):
        return 2
    led = t.low(i) in ("on", "in", "at", "during", "by", "until", "till") or isinstance(hit.form, Until)
    return (
        1
        if led or (t.low(i) in ("after", "before", "following") and t.low(hit.end - 1) in ("prayers", "prayer"))
        else 0
    )


def _worded(text: str, t: Tokens, i: int, found: tuple[Hit, int]) -> TimeWords:
    hit, lead = found
    start, end = t.all[i].start, t.all[hit.end - 1].end
    bare = t.all[i + lead].start if lead and i + lead < hit.end else start
    return TimeWords(
        start=start,
        end=end,
        exact=text[start:end],
        form=hit.form,
        lead=bare - start,
        time_of_day=hit.time_of_day,
    )


def date_alone(t: Tokens, i: int) -> Hit | None:
    """A date; a month without day or year only where it can be nothing else ("May" and "March" need a preposition)."""
    hit = date_at(t, i)
    if hit is None or not isinstance(hit.form, CalendarDate):
        return hit
    if hit.form.day is not None or hit.form.year is not None:
        return hit
    led = t.low(i - 1) in BEFORE_YEAR or t.low(i - 1) in ("last", "this", "next", "over", "throughout", "all", "whole")
    if t.low(i) in ("may", "march") and (not led or t.low(hit.end) in ("'", "’")):
        return None
    return None if len(t.low(i)) == 3 and t.low(i) != "may" and t.low(hit.end - 1) != "." else hit


def years(t: Tokens, i: int) -> Hit | None:
    """A year, or "2011-2013", "from 1990 to 1995"; a bare number only where the words around make it a year."""
    opener = t.low(i) if t.low(i) in ("from", "between") else ""
    j = i + bool(opener)
    year = year_at(t, j)
    if year is None or (t.tight(j + 1) and t.low(j + 1) in ("s", "th", ":", "/")):
        return None
    last = year_at(t, j + 2)
    joint = t.low(j + 1)
    if last is not None and year < last and (joint in (*DASHES, *UNTIL) or (joint == "and" and opener == "between")):
        return Hit(Range(first=CalendarDate(year=year), last=CalendarDate(year=last)), j + 3)
    if opener == "between" or not (opener or _year_here(t, j)):
        return None
    return Hit(CalendarDate(year=year), j + 1) if not opener else None


def _year_here(t: Tokens, i: int) -> bool:
    before, after = t.low(i - 1), t.low(i + 1)
    if before in ATTRIBUTIVE:  # "the 1996 bombing"; not "the 1996 prisoners"
        return after.isalpha() and not after.endswith("s") and after not in PEOPLE and t.low(i).startswith(("19", "20"))
    if t.tight(i) and before not in ("(", "-", "–", '"', "“"):
        return False
    if before in BEFORE_YEAR:
        return not (after.isalpha() and after.endswith("s") and after not in ("was", "is", "has", "as", "its", "this"))
    return before.isalpha() and before not in NOT_BEFORE_YEAR and after in (".", ")", ";", *COMMAS)


def around(t: Tokens, i: int) -> Hit | None:
    """Such as "Around 2 July", "on or about July 2"."""
    j = i + 2 if t.words(i, "or", "about") else t.skip(i, "around", "about", "circa")
    hit = date_at(t, j) if j > i else None
    return Hit(Around(of=hit.form), hit.end) if hit and getattr(hit.form, "day", None) else None


def since(t: Tokens, i: int) -> Hit | None:
    """Such as "Since Thursday", "since the beginning of the week", "since 2011", "from Monday on"."""
    if t.low(i) == "since":
        inner = _longest_of(t, i + 1) or (
            timed(t, i + 2) if t.low(i + 1) == "the" else None
        )  # "since the Oct. 7 attack"
        return Hit(Since(begin=inner.form), inner.end, inner.time_of_day) if inner else since_it(t, i)
    if t.low(i) == "from":
        inner = timed(t, i + 1)
        if inner is not None and t.low(inner.end) in ("on", "onward", "onwards"):
            return Hit(Since(begin=inner.form), inner.end + 1, inner.time_of_day)
    return None


def _longest_of(t: Tokens, i: int) -> Hit | None:
    rules: tuple[Rule, ...] = (
        timed,
        date_alone,
        portion,
        first_of,
        month_day,
        pointed,
        whole_behind,
        counted,
        anaphor,
        season,
        deictic,
        feast,
        anniversary,
    )
    hits = [hit for rule in rules if (hit := rule(t, i)) is not None and not isinstance(hit.form, Clock | Vague)]
    return max(hits, key=lambda hit: hit.end, default=None)


def is_anchored(form: Form) -> bool:
    """Does the form say its year itself, so that no report day is needed?"""
    match form:
        case CalendarDate():
            return form.year is not None
        case Range():
            return is_anchored(form.first) and is_anchored(form.last)
        case Around():
            return is_anchored(form.of)
        case Until():
            return is_anchored(form.end)
        case EitherDate():
            return is_anchored(form.day_first)
        case _:
            return getattr(form, "year", None) is not None
