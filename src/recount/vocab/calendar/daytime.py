"""The grammar of days with a time of day: "late Saturday", "at 4 a.m. on Friday", "the night between Sunday and Monday"."""

from recount.vocab.calendar.clocks import ABOUT, ClockTime, clock
from recount.vocab.calendar.dates import COMMAS, DASHES, UNTIL, Hit, date_at, date_range_at
from recount.vocab.calendar.forms import Clock, Range, Weekday
from recount.vocab.calendar.relative import deictic, pointed
from recount.vocab.calendar.tokens import Tokens, lexicon

WEEKS = {"last": -1, "this": 0, "next": 1}


def timed(t: Tokens, i: int) -> Hit | None:
    """A day, with a time of day before or behind it."""
    before, j = _time_before(t, i)
    hit = _nights_between(t, j) or day_core(t, j)
    if hit is None:
        return None
    behind, end = _time_behind(t, hit.end)
    return Hit(hit.form, end, hit.time_of_day or behind or before)


def day_core(t: Tokens, i: int) -> Hit | None:
    """A day or a few: a date, a weekday or a range of them, "today, Wednesday"."""
    return (
        date_range_at(t, i)
        or _date_with_day(t, i)
        or weekdays_at(t, i)
        or _pointed_weekday(t, i)
        or _deictic_weekday(t, i)
    )


def clock_alone(t: Tokens, i: int) -> Hit | None:
    """A time of day and no day: "at 4:30 p.m.", "in the early morning", "at dawn", "shortly before noon"."""
    led = t.low(i) in ("at", "by", "in", "during", "before", "after") or t.low(i) in ABOUT
    j = i + 1 if t.low(i) in ("at", "by", "in", "during") else i
    found = clock(t, j) or (_bare_figures(t, j) if t.low(i) == "at" else None)
    if found is not None:
        return Hit(Clock(), found.end, found.text)
    k = t.skip(j, *ABOUT)
    k = t.skip(k, "before", "after")
    k = t.skip(k, "the")
    late = t.low(k) if t.low(k) in ("early", "late") else None
    if t.words(i, "after", "dark"):
        return Hit(Clock(), i + 2, "night")
    if led and (small := _small_hours(t, k)):
        return Hit(Clock(), small, "night")
    part = lexicon().dayparts.get(t.low(k + bool(late)))
    if part is not None and led:
        end = k + bool(late) + 1
        return Hit(Clock(), t.skip(end, "hours"), part)
    if late and t.low(k + 1) == "hours" and led:
        return Hit(Clock(), k + 2, late)
    return None


def _bare_figures(t: Tokens, i: int) -> ClockTime | None:
    """Such as "at 2115": four figures behind "at" are a time of day, not a year."""
    figures = t.low(i)
    fits = (
        len(figures) == 4
        and figures.isascii()
        and figures.isdigit()
        and int(figures[:2]) < 24
        and int(figures[2:]) < 60
    )
    return ClockTime(f"{figures[:2]}:{figures[2:]}", i + 1) if fits and t.digits(i, 4) is not None else None


def _date_with_day(t: Tokens, i: int) -> Hit | None:
    hit = date_at(t, i)
    return hit if hit is not None and getattr(hit.form, "day", None) is not None else None


def weekdays_at(t: Tokens, i: int) -> Hit | None:
    """Such as "Monday"; "from Saturday to Monday", "between Monday and Wednesday", "Sunday and Monday"."""
    opener = t.low(i) if t.low(i) in ("from", "between") else ""
    first = _weekday(t, i + bool(opener))
    if first is None:
        return None
    j = first[1]
    last = _weekday(t, j + 1)
    if last is None and t.low(j) == "to":
        last = _weekday(t, t.skip(j + 1, "this"))
    if last is not None and last[0] != first[0]:
        joined = t.low(j) in (*UNTIL, *DASHES) or (
            t.low(j) in ("and", "or") and (opener == "between" or last[0] == (first[0] + 1) % 7)
        )
        if joined:
            return Hit(Range(first=Weekday(weekday=first[0]), last=Weekday(weekday=last[0])), last[1])
    if opener:
        return None
    k = t.skip(j, "of", "in")
    if t.low(k + 1) == "week" and t.low(k) in WEEKS:
        return Hit(Weekday(weekday=first[0], weeks_on=WEEKS[t.low(k)]), k + 2)
    return Hit(Weekday(weekday=first[0]), j)


def _weekday(t: Tokens, i: int) -> tuple[int, int] | None:
    weekday = lexicon().weekdays.get(t.low(i))
    return None if weekday is None or not t.capital(i) else (weekday, i + 1)


def _pointed_weekday(t: Tokens, i: int) -> Hit | None:
    hit = pointed(t, i)
    return hit if hit is not None and isinstance(hit.form, Weekday) else None


def _deictic_weekday(t: Tokens, i: int) -> Hit | None:
    """Such as "Today", "yesterday", also with the day's name or date: "today, Wednesday", "yesterday, May 3"."""
    hit = deictic(t, i)
    if hit is None:
        return None
    j = hit.end
    if t.low(j) in (*COMMAS, "("):
        named = _date_with_day(t, j + 1) or weekdays_at(t, j + 1)
        if named is not None and not isinstance(named.form, Range):
            return Hit(named.form, t.skip(named.end, ")") if t.low(j) == "(" else named.end, hit.time_of_day)
    return hit


def _nights_between(t: Tokens, i: int) -> Hit | None:
    """Behind "the night": "between Sunday and Monday", "from 3 to 4 May"."""
    if t.low(i) not in ("between", "from"):
        return None
    return date_range_at(t, i) or weekdays_at(t, i)


def _time_before(t: Tokens, i: int) -> tuple[str | None, int]:
    """A time of day that leads up to a day: "late", "early on", "at 4 a.m. on", "the morning of"; where it ends."""
    if t.words(i, "after", "dark"):
        return "night", t.skip(i + 2, "on")
    j = t.skip(i, "at", "in", "on", "during", "before", "after", *ABOUT)
    j = t.skip(j, "before", "after")
    told = clock(t, j)
    if told is not None:
        _, k = _part_before(t, t.skip(told.end, *COMMAS))
        return told.text, t.skip(k, "on", "of")
    part, k = _part_before(t, j)
    return (part, k) if part else (None, i)


def _part_before(t: Tokens, i: int) -> tuple[str | None, int]:
    j = t.skip(i, "the")
    if t.low(j) in ("small", "wee", "predawn", "pre") and (small := _small_hours(t, j)):
        return "night", t.skip(small, "of", "on")
    late = t.low(j) if t.low(j) in ("early", "late", "earlier", "later") else None
    j += bool(late)
    j += t.low(j) == "-"
    part = lexicon().dayparts.get(t.low(j))
    if part is not None:
        j += 1
    if t.low(j) == "hours":
        j += 1
        part = part or late
    if part is None and late is None:
        return None, i
    return part or late, t.skip(j, "of", "on", "in")


def _small_hours(t: Tokens, i: int) -> int | None:
    """Where "small hours", "wee hours", "pre-dawn hours" end."""
    for words in (("small", "hours"), ("wee", "hours"), ("predawn", "hours"), ("pre", "-", "dawn", "hours")):
        if t.words(i, *words):
            return i + len(words)
    return None


def _time_behind(t: Tokens, i: int) -> tuple[str | None, int]:
    """A time of day behind a day: "morning", "late evening", "at dawn", ", 15:30", "at around 4 a.m."."""
    j = t.skip(i, *COMMAS)
    j = t.skip(j, "at")
    told = clock(t, j)
    if told is not None and (j > i):
        return told
    k = t.skip(j, "in")
    k = t.skip(k, "the") if k > j else k
    late = t.low(k) in ("early", "late", "mid")
    dash = late and t.low(k + 1) == "-"
    part = lexicon().dayparts.get(t.low(k + late + dash))
    if part is not None and t.low(i) not in COMMAS:
        return part, k + late + dash + 1
    return None, i
