"""The grammar of dates in figures: "2022-07-24", "24/07/2022", "7/10/17", "9/11"; two orders stay two readings."""

from recount.vocab.calendar.forms import CalendarDate, EitherDate
from recount.vocab.calendar.hits import Hit, century, made
from recount.vocab.calendar.tokens import Tokens

MARKS = ("-", "/", ".")
NUMBERED = frozenset("version v section article chapter paragraph no nos resolution rule page pages score".split())


def numeric(t: Tokens, i: int) -> Hit | None:
    """A date in figures. Where both orders make one it is an `EitherDate`; with full stops the day stands first."""
    mark = t.low(i + 1)
    if mark not in MARKS or not t.low(i)[:1].isdigit() or not t.tight(i + 1):
        return None
    if t.low(i + 3) != mark or not all(t.tight(i + n) for n in range(2, 5)):
        return _nine_eleven(t, i) or _two_parts(t, i)
    parts = [t.low(i + n) for n in (0, 2, 4)]
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts) or _runs_on(t, i):
        return None
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return made(a, b, c, i + 5)
    if len(parts[2]) == 2 and mark != "-" and t.low(i - 1) not in NUMBERED:
        return _ordered(a, b, century(c), i + 5, day_first=mark == "." and len(parts[1]) == 2)
    return _ordered(a, b, c, i + 5, day_first=mark == ".") if len(parts[2]) == 4 else None


def _ordered(a: int, b: int, year: int | None, end: int, *, day_first: bool) -> Hit | None:
    first, second = made(year, b, a, end), made(year, a, b, end)
    if first is None or second is None or a == b or day_first:
        return first or (None if day_first and second is None else second)
    if not isinstance(first.form, CalendarDate) or not isinstance(second.form, CalendarDate):
        return None
    return Hit(EitherDate(day_first=first.form, month_first=second.form), end)


def _nine_eleven(t: Tokens, i: int) -> Hit | None:
    """The one date that is known by two figures alone."""
    if t.low(i) != "9" or t.low(i + 1) != "/" or t.low(i + 2) != "11" or not t.tight(i + 2):
        return None
    joined = t.tight(i + 3) and t.low(i + 3) in (*MARKS, "%") and t.low(i + 4)[:1].isalnum()
    return None if joined else Hit(CalendarDate(year=2001, month=9, day=11), i + 3)


def _two_parts(t: Tokens, i: int) -> Hit | None:
    """Such as "on 18/04", "on 05.06": two figures each, and only behind "on" or where nothing stands before them."""
    parts = t.low(i), t.low(i + 2)
    if t.low(i + 1) == "-" or not t.tight(i + 2) or t.low(i - 1) not in ("on", ""):
        return None
    if not all(len(part) == 2 and part.isascii() and part.isdigit() for part in parts):
        return None
    if t.tight(i + 3) and (t.low(i + 3) in (*MARKS, "%") or t.low(i + 3)[:1].isalnum()) and t.low(i + 4)[:1].isalnum():
        return None
    a, b = (int(part) for part in parts)
    return _ordered(a, b, None, i + 3, day_first=t.low(i + 1) == ".")


def _runs_on(t: Tokens, i: int) -> bool:
    """Is it part of a longer chain of numbers, such as a version or a serial number?"""
    before = t.tight(i) and t.low(i - 1) in MARKS and t.low(i - 2).isdigit()
    after = t.tight(i + 5) and t.low(i + 5) in MARKS and t.tight(i + 6) and t.low(i + 6).isdigit()
    return before or after
