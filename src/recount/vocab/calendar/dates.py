"""The grammar of calendar dates: "July 24", "Sunday, 24 July 2022", "Jan. 10-11", "le 22 juillet 2022", "2022-07-24"."""

from calendar import monthrange
from dataclasses import replace

from recount.vocab.calendar.forms import CalendarDate, EitherDate, Range
from recount.vocab.calendar.hits import FIRST_YEAR, LAST_YEAR, LEAP_YEAR, Hit, century, made, year_at
from recount.vocab.calendar.numeric import numeric
from recount.vocab.calendar.tokens import Tokens, lexicon

__all__ = ["COMMAS", "DASHES", "FIRST_YEAR", "LAST_YEAR", "UNTIL", "Hit", "date_at", "date_range_at", "year_at"]

COMMAS = (",", "،")  # the second is the Arabic comma, which some agencies put into English dates
DASHES = ("-", "–", "—")
UNTIL = ("to", "until", "till", "through", "thru")


def date_at(t: Tokens, i: int) -> Hit | None:
    """One date at `i`, with a weekday before or after it; remembered, since several rules ask."""
    if i not in t.dates:
        t.dates[i] = _date_at(t, i)
    found: Hit | None = t.dates[i]
    return found


def _date_at(t: Tokens, i: int) -> Hit | None:
    weekday, j = _weekday_before(t, i)
    hit = numeric(t, j) or _month_first(t, j) or _day_first(t, j)
    if hit is None:
        return None
    date = hit.form
    if isinstance(date, EitherDate):
        return hit
    if not isinstance(date, CalendarDate) or date.day is None:
        return hit if j == i else None
    after, end = _weekday_after(t, hit.end)
    weekday = weekday if weekday is not None else after
    return Hit(replace(date, weekday=weekday, known=_known(t, end, date)), end)


KNOWN = {(9, 11): 2001, (10, 7): 2023}  # days that are called by their date: "the Sept. 11 attacks"
KNOWN_AS = ("attack", "attacks", "massacre", "massacres", "assault")
KNOWN_BY = ("hamas", "terror", "terrorist", "led", "-")


def _known(t: Tokens, i: int, date: CalendarDate) -> int | None:
    """The year of a date that has become a name, with what happened then behind it: "the October 7 attack"."""
    year = KNOWN.get((date.month or 0, date.day or 0)) if date.year is None else None
    if year is None or t.low(i) not in (*KNOWN_BY, *KNOWN_AS):
        return None
    while t.low(i) in KNOWN_BY:
        i += 1
    return year if t.low(i) in KNOWN_AS else None


def date_range_at(t: Tokens, i: int) -> Hit | None:
    """Two dates at `i` joined by a dash, "to" or, one day after the other, "and": "Jan. 10-11", "3 to 5 May"."""
    return _short_first(t, i) or _range_from(t, i)


def _weekday_before(t: Tokens, i: int) -> tuple[int | None, int]:
    weekday = lexicon().weekdays_before_date.get(t.low(i))
    if weekday is None:
        return None, i
    j = t.skip(i + 1, ".")
    j = t.skip(j, *COMMAS)
    return weekday, t.skip(j, "(", "the", "on")


def _weekday_after(t: Tokens, i: int) -> tuple[int | None, int]:
    """Such as "July 24 (Sunday)", "July 24, Sunday"."""
    if t.low(i) in ("(", *COMMAS):
        weekday = lexicon().weekdays.get(t.low(i + 1))
        if weekday is not None and (t.low(i) != "(" or t.low(i + 2) == ")"):
            return weekday, i + 2 + (t.low(i) == "(")
    return None, i + 1 if t.low(i) == ")" and _opened(t, i) else i


def _opened(t: Tokens, i: int) -> bool:
    """Does the bracket closed at `i` stand right behind a weekday: "Monday (August 8)"?"""
    return any(t.low(k) == "(" and t.low(k - 1) in lexicon().weekdays for k in range(max(i - 6, 0), i))


def _month_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name and where it ends, its full stop included: "Aug.", "September"."""
    month = lexicon().months.get(t.low(i))
    if month is None or not t.capital(i):
        return None
    short = len(t.low(i)) <= 4 and t.low(i) not in ("may", "june", "july")
    return month, t.skip(i + 1, ".") if short and t.tight(i + 1) else i + 1


def _day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """Such as "24", "24th", "eighth" as a day of a month."""
    spelled = t.ordinal(i)
    if spelled is not None:
        return spelled if 1 <= spelled[0] <= 31 else None
    day = t.digits(i, 2)
    if day is None or not 1 <= day <= 31 or (t.tight(i + 1) and t.low(i + 1) in (":", "%")):
        return None
    return day, i + 1 + (t.tight(i + 1) and t.low(i + 1) in ("er", "º", "°"))


def _year_after(t: Tokens, i: int) -> tuple[int | None, int]:
    """A year behind a day or month: "2022", ", 2022", "of 2022", "de 2022", "، 2022"."""
    j = i + 1 if t.low(i) in (*COMMAS, "of", "de", "del") else i
    year = year_at(t, j)
    if year is None and t.low(j) in ("'", "’", "‘") and len(t.low(j + 1)) == 2 and t.tight(j + 1):
        short = t.digits(j + 1, 2)  # "Oct 7, '17"
        return (century(short), j + 2) if short is not None else (None, i)
    return (year, j + 1) if year is not None else (None, i)


def _month_first(t: Tokens, i: int) -> Hit | None:
    """Such as "July 24", "Aug. 15th, 2017", "October 2019", and a month alone."""
    month = _month_at(t, i)
    if month is None:
        return None
    day = _day_number(t, t.skip(month[1], "the"))
    if day is not None and day[0] <= monthrange(LEAP_YEAR, month[0])[1]:
        return _with_year(t, month[0], day[0], day[1])
    year, end = _year_after(t, month[1])
    years_on, end = (None, end) if year is not None else _years_on(t, end)
    return Hit(CalendarDate(year=year, month=month[0], years_on=years_on), end)


def _years_on(t: Tokens, i: int) -> tuple[int | None, int]:
    """Such as "last year", "of this year" behind a month."""
    j = t.skip(i, "of")
    step = {"last": -1, "this": 0, "next": 1}.get(t.low(j))
    return (step, j + 2) if step is not None and t.low(j + 1) == "year" else (None, i)


def _day_first(t: Tokens, i: int) -> Hit | None:
    """Such as "24 July 2022", "the 24th of July", "le 22 juillet 2022", "22 de julio de 2022"."""
    day = _day_number(t, t.skip(i, "the", "le", "el"))
    if day is None:  # nearly always
        return None
    j = t.skip(day[1], "of", "de")
    month = lexicon().months_after_day.get(t.low(j))
    if month is None or (t.low(j) in lexicon().months and not t.capital(j)):
        return None
    end = t.skip(j + 1, ".") if len(t.low(j)) <= 4 and t.tight(j + 1) and year_at(t, j + 2) else j + 1
    return _with_year(t, month, day[0], end)


def _with_year(t: Tokens, month: int, day: int, i: int) -> Hit | None:
    year, end = _year_after(t, i)
    hit = made(year, month, day, end)
    if hit is None or year is not None or not isinstance(hit.form, CalendarDate):
        return hit
    years_on, end = _years_on(t, end)
    return Hit(replace(hit.form, years_on=years_on), end)


def _joint(t: Tokens, i: int) -> tuple[int, bool] | None:
    """What joins two dates at `i`: one past it, and is it "and", or a slash as in "the night of 3/4 May"?"""
    if t.low(i) in (*DASHES, *UNTIL):
        return t.skip(i + 1, "the"), False
    return (t.skip(i + 1, "the"), True) if t.low(i) in ("and", "&", "/") else None


def _next_to(first: CalendarDate, last: CalendarDate) -> bool:
    """Is the second the day after the first, as far as the two say?"""
    if first.day is None or last.day is None or first.month is None:
        return False
    same = first.month == last.month and last.day == first.day + 1
    return same or (last.day == 1 and first.day >= 28 and last.month == first.month % 12 + 1)


def _short_first(t: Tokens, i: int) -> Hit | None:
    """Such as "3-4 May", "3 to 5 May 2014": the month stands behind the second day only."""
    day = _day_number(t, t.skip(i, "the", "between", "from"))
    joint = _joint(t, day[1]) if day else None
    if day is None or joint is None:
        return None
    hit = _day_first(t, joint[0])
    if hit is None or not isinstance(hit.form, CalendarDate) or hit.form.day is None or day[0] >= hit.form.day:
        return None
    first = replace(hit.form, day=day[0])
    if joint[1] and not (t.low(i) == "between" or _next_to(first, hit.form)):
        return None
    return Hit(Range(first=first, last=hit.form), hit.end)


def _range_from(t: Tokens, i: int) -> Hit | None:
    opener = t.low(i) if t.low(i) in ("from", "between") else ""
    hit = date_at(t, i + bool(opener))
    if hit is None or not isinstance(hit.form, CalendarDate):
        return None
    joint = _joint(t, hit.end)
    if joint is None:
        return None
    first = hit.form
    last = _last_of_range(t, joint[0], first)
    if last is None or not isinstance(last.form, CalendarDate):
        return None
    if joint[1] and opener != "between" and not _next_to(first, last.form):
        return None
    return _joined(first, last.form, last.end)


def _last_of_range(t: Tokens, i: int, first: CalendarDate) -> Hit | None:
    full = date_at(t, i)
    if full is not None:
        return full if isinstance(full.form, CalendarDate) and _same_kind(first, full.form) else None
    day = _day_number(t, i)
    if day is None or first.day is None or first.month is None or day[0] <= first.day or first.year is not None:
        return None
    year, end = _year_after(t, day[1])
    return made(year, first.month, day[0], end)


def _same_kind(first: CalendarDate, last: CalendarDate) -> bool:
    return (first.day is None) == (last.day is None)


def _joined(first: CalendarDate, last: CalendarDate, end: int) -> Hit | None:
    """The range, with a year said once given to both; None if it runs backwards."""
    if first.year is None and last.year is not None:
        earlier = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = replace(first, year=last.year - earlier)
    elif first.year is not None and last.year is None:
        earlier = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
        last = replace(last, year=first.year + earlier)
    if first == last:
        return None
    if first.year and last.year and _key(first) > _key(last):
        return None
    return Hit(Range(first=first, last=last), end)


def _key(date: CalendarDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0
