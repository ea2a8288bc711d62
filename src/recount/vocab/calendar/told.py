"""The grammar of days that are counted from something told: "the third day of the offensive", "the following Monday",
"the second anniversary of the raid", "the Monday before last", "so far this month".
"""

from collections.abc import Callable, Mapping
from functools import cache

from recount.vocab.calendar.bounds import UNTIL, before_or_after, until
from recount.vocab.calendar.dates import DASHES, Hit, date_at
from recount.vocab.calendar.forms import (
    Anniversary,
    CalendarDate,
    Direction,
    Feast,
    Lasting,
    NthDay,
    NthWeekday,
    Offset,
    Part,
    Portion,
    Range,
    Since,
    Stretch,
    Unit,
    Until,
    Vague,
    Weekday,
    WeekdayFrom,
    Whole,
)
from recount.vocab.calendar.monthdays import ends, nth_day
from recount.vocab.calendar.relative import whole_behind
from recount.vocab.calendar.tokens import Tokens, lexicon

EVENTS = frozenset(
    "offensive counteroffensive campaign siege war assault operation operations fighting clashes battle violence truce ceasefire "
    "bombardment invasion incursion attack attacks strikes airstrikes shelling unrest protests curfew blockade raid raids hostilities "
    "conflict crackdown uprising standoff hunt evacuation talks trial strike".split()
)
OTHER = {"following": 1, "next": 1, "ensuing": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0}
ROW = ("consecutive", "straight", "successive")
AFAR = 6  # words between "the anniversary of" and the date that it recalls
_SO_FAR = (("so", "far"), ("thus", "far"), ("to", "date"), ("until", "now"), ("till", "now"), ("up", "to", "now"))
_SAME = (
    (("since", "then"), Since(begin=Offset(unit=Unit.DAY, count=0))),
    (("during", "the", "day"), Offset(unit=Unit.DAY, count=0)),
    (("over", "the", "day"), Offset(unit=Unit.DAY, count=0)),
    (("throughout", "the", "day"), Offset(unit=Unit.DAY, count=0)),
    (("late", "in", "the", "day"), Offset(unit=Unit.DAY, count=0)),
    (("during", "the", "month"), Offset(unit=Unit.MONTH, count=0)),
    (("the", "night", "before", "last"), Whole(unit=Unit.DAY, offset=-2)),
    (("the", "week", "before", "last"), Whole(unit=Unit.WEEK, offset=-2)),
    (("the", "month", "before", "last"), Whole(unit=Unit.MONTH, offset=-2)),
    (("the", "year", "before", "last"), Whole(unit=Unit.YEAR, offset=-2)),
)
_FIXED = frozenset(words[0] for words in (*(words for words, _ in _SAME), *_SO_FAR))


def nth_day_of(t: Tokens, i: int) -> Hit | None:
    """Such as "the third day of the offensive", "day two of the siege", "two days into the truce" (its third day)."""
    counted = _nth(t, i)
    if counted is None:
        return None
    nth, j = counted
    for k in range(t.skip(j, "the", "a", "an", "this", "that", "its", "their"), j + 4):
        if t.low(k) in EVENTS and not (t.low(k + 1) in EVENTS or t.low(k + 1) == "-"):
            return Hit(NthDay(nth=nth, event=t.low(k)), k + 1)
        if not t.low(k)[:1].isalpha():
            return None
    return None


def _nth(t: Tokens, i: int) -> tuple[int, int] | None:
    j = t.skip(i, "the")
    nth = t.ordinal(j)
    if nth is not None and t.low(nth[1]) in ("day", "night") and t.low(nth[1] + 1) == "of":
        return nth[0], nth[1] + 2
    if t.low(i) == "day" and (number := t.count(i + 1)) and number[0] and t.low(number[1]) == "of":
        return number[0], number[1] + 1
    number = t.count(i)
    if number and number[0] and t.low(number[1]) in ("day", "days") and t.low(number[1] + 1) == "into":
        return number[0] + 1, number[1] + 2
    return None


def running(t: Tokens, i: int) -> Hit | None:
    """Such as "the third day running", "its third day", "over a period of two days", "in the space of ten days"."""
    if t.low(i) in ("the", "a", "its", "their"):
        nth = t.ordinal(i + 1)
        if nth is None:
            return _period(t, i)
        j = t.skip(nth[1], *ROW)
        unit = lexicon().units.get(t.low(j))
        if unit not in (Unit.DAY, Unit.WEEK) or t.low(j).endswith("s"):
            return None
        row = t.low(j + 1) == "running" or t.words(j + 1, "in", "a", "row")
        if not (row or j > nth[1] or (t.low(i) in ("its", "their") and t.low(j + 1) != "of")):
            return None
        end = j + 1 + (1 if t.low(j + 1) == "running" else 3 if row else 0)
        return Hit(Lasting(unit=unit, count=nth[0]), end)
    return _in_days(t, i)


def _period(t: Tokens, i: int) -> Hit | None:
    if t.low(i + 1) not in ("period", "space", "span") or t.low(i + 2) != "of":
        return None
    number = t.count(i + 3)
    unit = lexicon().units.get(t.low(number[1])) if number else None
    return Hit(Lasting(unit=unit, count=number[0]), number[1] + 1) if number and unit else None


def _in_days(t: Tokens, i: int) -> Hit | None:
    """Such as "in three days", "in less than 24 hours", "in a week": so long up to the report."""
    if t.low(i) != "in":
        return None
    j = i + 1
    for words in (
        ("just", "over"),
        ("less", "than"),
        ("more", "than"),
        ("under",),
        ("just",),
        ("only",),
        ("barely",),
        ("about",),
    ):
        if t.words(j, *words):
            j += len(words)
            break
    number = t.count(j)
    unit = lexicon().units.get(t.low(number[1])) if number else None
    if (
        number is None
        or not number[0]
        or unit not in (Unit.HOUR, Unit.DAY, Unit.WEEK)
        or t.low(number[1] + 1) in ("time", "'", "’")
    ):
        return None
    if unit is not Unit.WEEK and number[0] == 1:
        return None
    if unit is Unit.HOUR:
        return Hit(Stretch(unit=unit, count=number[0]), number[1] + 1) if number[0] >= 12 else None
    return Hit(Lasting(unit=unit, count=number[0], within=True), number[1] + 1)


def anniversary(t: Tokens, i: int) -> Hit | None:
    """The day on which something of the past is recalled, with the date of that where it is said."""
    j = t.skip(i, "the", "a")
    nth = t.ordinal(j)
    j = nth[1] if nth else j
    if t.low(j) != "anniversary":
        return None
    count = nth[0] if nth else None
    if t.low(j + 1) == "of":
        for k in range(j + 2, j + 2 + AFAR):
            hit = date_at(t, k)
            date = hit.form if hit else None
            if hit is not None and isinstance(date, CalendarDate) and date.day and date.month:
                return Hit(Anniversary(nth=count, of=date), hit.end)
            if not t.low(k)[:1].isalpha() and t.low(k) not in DASHES:
                break
    return Hit(Anniversary(nth=count), j + 1)


def weekday_from(t: Tokens, i: int) -> Hit | None:
    """Such as "the following Monday", "that Monday", "the Monday before", "the Monday before last", "two Mondays ago"."""
    lex = lexicon()
    if t.low(i) == "that" or (t.low(i) == "the" and t.low(i + 1) in OTHER):
        j = i + 1 + (t.low(i + 1) in OTHER)
        step = OTHER.get(t.low(i + 1), 0)
        weekday = lex.weekdays.get(t.low(j)) if t.capital(j) else None
        return Hit(WeekdayFrom(weekday=weekday, step=step), *_part(t, j + 1)) if weekday is not None else None
    weekday = lex.weekdays.get(t.low(i + 1)) if t.low(i) == "the" and t.capital(i + 1) else None
    if weekday is not None:
        if t.words(i + 2, "before", "last"):
            return Hit(Weekday(weekday=weekday, back=1), i + 4)
        alone = not t.low(i + 3)[:1].isalnum()
        if t.low(i + 2) in ("before", "after") and alone:
            return Hit(WeekdayFrom(weekday=weekday, step=1 if t.low(i + 2) == "after" else -1), i + 3)
        return None
    number = t.count(i)
    plural = t.low(number[1]) if number else ""
    if number and number[0] and plural.endswith("s") and t.low(number[1] + 1) == "ago" and plural[:-1] in lex.weekdays:
        return Hit(Weekday(weekday=lex.weekdays[plural[:-1]], back=number[0] - 1), number[1] + 2)
    return None


def _part(t: Tokens, i: int) -> tuple[int, str | None]:
    part = lexicon().dayparts.get(t.low(i))
    return (i + 1, part) if part else (i, None)


def week_ago(t: Tokens, i: int) -> Hit | None:
    """Such as "a week ago Monday", "a week ago on Monday", "Monday a week ago": that day of the week before."""
    if t.low(i) in ("a", "one") and t.words(i + 1, "week", "ago"):
        j = t.skip(i + 3, "on")
        weekday = lexicon().weekdays.get(t.low(j)) if t.capital(j) else None
        return Hit(Weekday(weekday=weekday, weeks_on=-1), j + 1) if weekday is not None else None
    weekday = lexicon().weekdays.get(t.low(i)) if t.capital(i) else None
    if weekday is not None and t.low(i + 1) in ("a", "one") and t.words(i + 2, "week", "ago"):
        return Hit(Weekday(weekday=weekday, weeks_on=-1), i + 4)
    return None


def fixed(t: Tokens, i: int) -> Hit | None:
    """Such as "so far this year", "to date", "since then", "the week before last", "two years on"."""
    if t.low(i) in _FIXED:
        for words, form in _SAME:
            if t.words(i, *words):
                return Hit(form, i + len(words), "night" if "night" in words else None)
        for words in _SO_FAR:
            if t.words(i, *words):
                return _so_far(t, i + len(words), words)
    number = t.count(i) if t.low(i) not in ("a", "an") else (1, i + 1)
    if (
        number
        and lexicon().units.get(t.low(number[1]))
        and t.low(number[1] + 1) == "on"
        and not t.low(number[1] + 2)[:1].isalnum()
    ):
        return Hit(Vague(direction=Direction.PRESENT), number[1] + 2)
    return None


def _so_far(t: Tokens, i: int, words: tuple[str, ...]) -> Hit | None:
    if t.low(i) == "this" and (unit := lexicon().units.get(t.low(i + 1))) in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return Hit(Whole(unit=unit, offset=0), i + 2)
    if words == ("to", "date") and t.low(i)[:1].isalpha() and t.low(i) in ("back", "from", "the"):
        return None  # "to date back to", "to date the …"
    return Hit(Until(end=Whole(unit=Unit.DAY, offset=0)), i)


def first_or_last_day(t: Tokens, i: int) -> Hit | None:
    """Such as "the last day of March", "the first day of the year"."""
    j = t.skip(i, "the")
    word = t.low(j)
    if word not in ("first", "last", "final") or t.low(j + 1) != "day" or t.low(j + 2) != "of":
        return None
    whole = whole_behind(t, j + 3)
    if whole is None or not isinstance(whole.form, CalendarDate | Whole) or getattr(whole.form, "day", None):
        return None
    part = Part.FIRST_DAYS if word == "first" else Part.LAST_DAYS
    return Hit(Portion(part=part, of=whole.form, count=1), whole.end)


def days_of_month(t: Tokens, i: int) -> Hit | None:
    """Three days in a row or two to choose from: "May 3, 4 and 5", "3, 4 and 5 May", "May 3 or 4"."""
    hit = date_at(t, i)
    first = hit.form if hit else None
    if hit is not None and isinstance(first, CalendarDate) and first.day and first.month and first.year is None:
        return _listed_behind(t, first, hit.end)
    start = t.digits(i, 2)
    if start is None or not 1 <= start <= 31 or t.low(i + 1) != ",":
        return None
    second, j = t.digits(i + 2, 2), t.skip(i + 3, ",")
    last = date_at(t, j + 1) if t.low(j) == "and" and second == start + 1 else None
    form = last.form if last else None
    if last is None or not isinstance(form, CalendarDate) or form.month is None or form.day != start + 2:
        return None
    return Hit(Range(first=CalendarDate(year=form.year, month=form.month, day=start), last=form), last.end)


def _listed_behind(t: Tokens, first: CalendarDate, i: int) -> Hit | None:
    day = first.day or 0
    j = i
    while t.low(j) == "," and t.digits(j + 1, 2) == day + 1:
        day, j = day + 1, j + 2
    j = t.skip(j, ",") if j > i else j
    if t.low(j) not in ("or", "and") or t.digits(j + 1, 2) != day + 1 or (t.low(j) == "and" and j == i):
        return None
    if t.low(j + 2).isalpha() and t.low(j + 2) not in (
        "in",
        "at",
        "near",
        "on",
        "by",
        "when",
        "and",
        "as",
        "was",
        "were",
    ):
        return None
    last = CalendarDate(month=first.month, day=day + 1)
    return Hit(Range(first=first, last=last), j + 2)


def nth_weekday(t: Tokens, i: int) -> Hit | None:
    """Such as "the last Friday of Ramadan", "the first Monday in May"."""
    j = t.skip(i, "the")
    nth = t.ordinal(j) or ((-1, j + 1) if t.low(j) in ("last", "final") else None)
    weekday = lexicon().weekdays.get(t.low(nth[1])) if nth and t.capital(nth[1]) else None
    if nth is None or weekday is None or t.low(nth[1] + 1) not in ("of", "in") or not -1 <= nth[0] <= 5:
        return None
    whole = whole_behind(t, nth[1] + 2)
    if whole is None or not isinstance(whole.form, CalendarDate | Whole | Feast) or getattr(whole.form, "day", None):
        return None
    return Hit(NthWeekday(nth=nth[0], weekday=weekday, of=whole.form), whole.end)


def year_first(t: Tokens, i: int) -> Hit | None:
    """Such as "last year on 9 May", "last year in October": a date whose year stands before it."""
    step = {"last": -1, "this": 0}.get(t.low(i))
    if step is None or t.low(i + 1) != "year":
        return None
    j = t.skip(i + 2, ",")
    hit = date_at(t, j + 1) if t.low(j) in ("on", "in") else None
    date = hit.form if hit else None
    if hit is None or not isinstance(date, CalendarDate) or date.month is None or date.year is not None:
        return None
    return Hit(CalendarDate(month=date.month, day=date.day, years_on=step), hit.end)


def hangs_on_day(t: Tokens, i: int) -> Hit | None:
    """Such as "the night of the 14th", "the morning of the 3rd": nothing else reads a bare number behind a part of the day."""
    j = t.skip(i, "the")
    part = lexicon().dayparts.get(t.low(j))
    day = nth_day(t, j + 2) if part and t.words(j + 1, "of", "the") else None
    return Hit(day.form, day.end, part) if day and ends(t, day.end) else None


Rule = Callable[[Tokens, int], Hit | None]


def told(t: Tokens, i: int) -> Hit | None:
    """The longest of these at `i`."""
    first = t.low(i)
    rules = _by_opener().get(first, ())
    if first.isdigit() and first.isascii():
        rules = (*rules, nth_day_of, fixed, days_of_month, nth_weekday, weekday_from, anniversary)
    hits = [hit for rule in rules if (hit := rule(t, i)) is not None]
    return max(hits, key=lambda hit: hit.end, default=None)


@cache
def _by_opener() -> Mapping[str, tuple[Rule, ...]]:
    """The rules that an expression with this first word can follow: at all other words nothing is tried."""
    lex = lexicon()
    numbers, nths = tuple(lex.numbers), tuple(lex.ordinals)
    openers: tuple[tuple[Rule, tuple[str, ...]], ...] = (
        (nth_day_of, ("the", "day", *nths, *numbers)),
        (running, ("the", "a", "its", "their", "in")),
        (anniversary, ("the", "a", "anniversary", *nths)),
        (weekday_from, ("the", "that", *numbers)),
        (week_ago, ("a", "one", *lex.weekdays)),
        (fixed, (*_FIXED, *numbers)),
        (until, (*UNTIL, "up", "as")),
        (before_or_after, ("before", "after")),
        (first_or_last_day, ("the", "first", "last", "final")),
        (year_first, ("last", "this")),
        (nth_weekday, ("the", "last", "final", *nths)),
        (days_of_month, tuple(lex.months)),
        (hangs_on_day, ("the", *lex.dayparts)),
    )
    found: dict[str, tuple[Rule, ...]] = {}
    for rule, words in openers:
        for word in words:
            found[word] = (*found.get(word, ()), rule)
    return found


def told_openers() -> frozenset[str]:
    """The words that these can begin with, besides numbers in figures."""
    return frozenset(_by_opener())
