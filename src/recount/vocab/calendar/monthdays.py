"""The grammar of days that stand without their month beside them: "on the 14th", "Monday 12", "on 14 and 17 June"."""

import re
from dataclasses import replace
from functools import cache

from recount.vocab.calendar.dates import Hit, date_at, year_at
from recount.vocab.calendar.forms import CalendarDate, Range
from recount.vocab.calendar.tokens import Tokens, lexicon

LAST_DAY = 31
NEAR = 7  # days from the first to the last of two that are told together
LED = frozenset({"on", "since"})
# What may stand behind such a day; a noun there is what the number counts or names ("the 14th Brigade").
BEHIND = frozenset(
    "in at near by and or when as the a an from after before while with that to until till on was were is had has have "
    "they it he she we at around inside outside".split()
)
LETTERS = frozenset("utc gmt z l zulu local".split())  # zones in the time group of naval and military messages


def month_day(t: Tokens, i: int) -> Hit | None:
    """A day of a month that is not named here: "on the 14th", "the 22nd of the month", "Monday the 12th", "Monday 12"."""
    weekday = lexicon().weekdays.get(t.low(i)) if t.capital(i) else None
    if weekday is not None:
        return _behind_weekday(t, i + 1, weekday)
    if t.low(i - 1) not in LED and t.low(i) != "the":
        return None
    day = nth_day(t, i)
    if day is None:
        return None
    for words in (("of", "the", "month"), ("of", "this", "month"), ("this", "month")):
        if t.words(day.end, *words):
            return Hit(day.form, day.end + len(words))
    return day if t.low(i - 1) in LED and ends(t, day.end) else None


def nth_day(t: Tokens, i: int, weekday: int | None = None) -> Hit | None:
    """A day of a month by its number alone, in figures: "the 18th", "3rd"."""
    j = t.skip(i, "the")
    nth = t.ordinal(j)
    if nth is None or not t.low(j).isdigit() or not 1 <= nth[0] <= LAST_DAY:
        return None
    return Hit(CalendarDate(day=nth[0], weekday=weekday), nth[1])


def _behind_weekday(t: Tokens, i: int, weekday: int) -> Hit | None:
    numbered = nth_day(t, t.skip(i, ","), weekday)
    if numbered is not None and ends(t, numbered.end):
        return numbered
    bare = t.digits(i, 2)
    alone = t.low(i + 1) in (",", ".", ";", ")", "") and not (t.tight(i + 2) and t.low(i + 2).isdigit())
    if bare is None or not 1 <= bare <= LAST_DAY or not alone:
        return None
    return Hit(CalendarDate(day=bare, weekday=weekday), i + 1)


def ends(t: Tokens, i: int) -> bool:
    """Does nothing follow that the number could be of: no noun, no second number ("the 3rd and 5th Brigades")?"""
    word = t.low(i)
    another = word in (",", "and", "or", "&") and t.ordinal(t.skip(i + 1, "the", "and")) is not None
    return not another and not t.words(i, "in", "command") and (not word or not word[0].isalnum() or word in BEHIND)


def apart(t: Tokens, i: int) -> Hit | None:
    """Two days of one month with others between: "on 14 and 17 June" lasts from the one to the other."""
    if (
        t.low(i - 1) not in (*LED, "of", "between")
        or (first := t.digits(i, 2)) is None
        or t.low(i + 1) not in ("and", "&")
    ):
        return None
    last = date_at(t, i + 2)
    if last is None or not isinstance(last.form, CalendarDate) or last.form.month is None:
        return None
    day = last.form.day
    if day is None or not first < day <= first + NEAR or last.form.weekday is not None:
        return None
    return Hit(Range(first=replace(last.form, day=first), last=last.form), last.end)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)")


def time_group(t: Tokens, i: int) -> Hit | None:
    """A date-time group: "060840UTC MAR 24", "141530Z JUN 2023" is the day, the hour and minute, a zone, month and year."""
    found = _group().fullmatch(t.low(i))
    if found is None or t.low(i + 1) not in LETTERS:
        return None
    month = lexicon().months.get(t.low(i + 2))
    year = year_at(t, i + 3) or _short_year(t, i + 3)
    if month is None or year is None:
        return None
    date = CalendarDate(year=year, month=month, day=int(found[1]))
    return Hit(date, i + 4, f"{found[2]}:{found[3]}")


def _short_year(t: Tokens, i: int) -> int | None:
    year = t.digits(i, 2)
    return None if year is None or len(t.low(i)) != 2 else 2000 + year if year < 70 else 1900 + year
