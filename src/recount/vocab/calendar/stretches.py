"""The grammar of stretches said by their ends: "between August 2014 and the end of March", "since X began in May"."""

from collections.abc import Callable

from recount.vocab.calendar.dates import UNTIL, Hit, date_at, date_range_at, year_at
from recount.vocab.calendar.daytime import timed
from recount.vocab.calendar.forms import (
    CalendarDate,
    Clock,
    Form,
    Part,
    Portion,
    Range,
    Season,
    Since,
    Unit,
    Vague,
    Weekday,
    Whole,
)
from recount.vocab.calendar.monthdays import nth_day
from recount.vocab.calendar.relative import deictic, pointed, portion, season, whole_behind
from recount.vocab.calendar.tokens import Tokens, lexicon

CLAUSE = 9  # words between "since" and the day that it names
STARTS = frozenset(
    "start beginning outset onset outbreak launch began begun begin started broke erupted launched resumed ended end "
    "collapsed flared".split()
)
FIRST_DAYS = 5  # "the first days of March", taken for 1 to 5 March
NOW = frozenset("now today date present".split())
OF_WEEK = frozenset("of from between".split())
Rule = Callable[[Tokens, int], Hit | None]


def from_to(t: Tokens, i: int) -> Hit | None:
    """From one time to another, each said in its own way: "from January 2014 to the end of last month"."""
    opener = t.low(i)
    first = _end_at(t, i + 1) if opener in ("from", "between") else None
    if first is None or t.low(first.end) not in (("and",) if opener == "between" else (*UNTIL, "up")):
        return None
    j = first.end + (2 if t.low(first.end) == "up" else 1)
    if opener == "from" and t.low(j) in NOW:
        return Hit(Range(first=first.form, last=Whole(unit=Unit.DAY, offset=0)), j + 1)
    last = _end_at(t, j)
    return Hit(Range(first=first.form, last=last.form), last.end) if last else None


def _end_at(t: Tokens, i: int) -> Hit | None:
    rules: tuple[Rule, ...] = (timed, portion, pointed, season, date_at, deictic, _year, nth_day)
    hits = [
        hit for rule in rules if (hit := rule(t, i)) is not None and not isinstance(hit.form, Clock | Vague | Range)
    ]
    return max(hits, key=lambda hit: hit.end, default=None)


def _year(t: Tokens, i: int) -> Hit | None:
    year = year_at(t, i)
    return None if year is None else Hit(CalendarDate(year=year), i + 1)


def week_of(t: Tokens, i: int) -> Hit | None:
    """A week said by its days: "the week of 2-8 May", "the week under review (11-17 July 2024)"."""
    j = t.skip(i, "the")
    if t.low(j) not in ("week", "period", "fortnight", "month"):
        return None
    j += 1
    for words in (("under", "review"), ("in", "review"), ("reviewed",)):
        if t.words(j, *words):
            j += len(words)
    j = t.skip(j, *OF_WEEK)
    opened = t.low(j) == "("
    days = date_range_at(t, j + opened) if j > i + 1 else None
    if days is None or not isinstance(days.form, Range):
        return None
    return Hit(days.form, t.skip(days.end, ")") if opened else days.end)


def first_of(t: Tokens, i: int) -> Hit | None:
    """Such as "the first six months of 2014", "the last two months of the year", "the first days of March"."""
    j = t.skip(i, "the")
    if t.low(j) not in ("first", "opening", "last", "final", "closing"):
        return None
    first = t.low(j) in ("first", "opening")
    number = t.count(j + 1)
    k = number[1] if number else j + 1
    unit = lexicon().units.get(t.low(k))
    whole = whole_behind(t, k + 2) if t.low(k + 1) in ("of", "in") else None
    if whole is None or isinstance(whole.form, Weekday) or not t.low(k).endswith("s"):
        return None
    if unit is Unit.DAY and number is None:
        return Hit(
            Portion(part=Part.FIRST_DAYS if first else Part.LAST_DAYS, of=whole.form, count=FIRST_DAYS), whole.end
        )
    if unit is Unit.MONTH and number and number[0]:
        part = Part.FIRST_MONTHS if first else Part.LAST_MONTHS
        return Hit(Portion(part=part, of=whole.form, count=number[0]), whole.end)
    return None


def year_to_date(t: Tokens, i: int) -> Hit | None:
    """Such as "Year to date": from 1 January to the report."""
    return Hit(Whole(unit=Unit.YEAR, offset=0), i + 3) if t.words(i, "year", "to", "date") else None


def since_it(t: Tokens, i: int) -> Hit | None:
    """Such as "since the offensive began on 9 May", "since the start of the campaign (26 April)": something began then, and
    no mark stands between. What was done since, and to whom, is no time.
    """
    if t.low(i) != "since":
        return None
    begun = False
    for j in range(i + 1, i + 2 + CLAUSE):
        begun = begun or t.low(j) in STARTS
        if not t.low(j)[:1].isalnum() and t.low(j) not in ("-", "'", "’", "("):
            return None
        opened = t.low(j) == "("
        hit = (timed(t, j + opened) or _month_or_year(t, j)) if begun else None
        if hit is not None and _is_day_or_longer(hit.form):
            return Hit(Since(begin=hit.form), t.skip(hit.end, ")") if opened else hit.end, hit.time_of_day)
    return None


def _month_or_year(t: Tokens, i: int) -> Hit | None:
    """A month, a season, a year or a part of one, behind its preposition."""
    if t.low(i - 1) not in ("in", "of", "during", "from"):
        return None
    hits = [hit for rule in (date_at, portion, season, _year) if (hit := rule(t, i)) is not None]
    return max(hits, key=lambda hit: hit.end, default=None)


def _is_day_or_longer(form: Form) -> bool:
    return isinstance(form, CalendarDate | Weekday | Portion | Season)
