"""The grammar of nights named by two days: "overnight Monday to Tuesday", "Saturday into Sunday", "the night to Sunday"."""

from recount.vocab.calendar.dates import DASHES, Hit
from recount.vocab.calendar.forms import Range, Weekday
from recount.vocab.calendar.tokens import Tokens, lexicon

WEEK = 7
FROM = ("on", "from", "between", "late", "of")
INTO = ("into", "to", "and", "through", *DASHES)


def night_of_two(t: Tokens, i: int) -> Hit | None:
    """A night that touches two days, said by both or by the second alone."""
    if t.low(i) == "overnight":
        return _overnight(t, i + 1)
    if t.low(i) in ("the", "night"):
        j = t.skip(i, "the")
        last = _weekday(t, j + 2) if t.low(j) == "night" and t.low(j + 1) in ("to", "into") else None
        return _night((last - 1) % WEEK, last, j + 3) if last is not None else None
    first = _weekday(t, i)
    j = t.skip(i + 1, "night", "evening")
    last = _weekday(t, j + 1) if first is not None and t.low(j) == "into" else None
    return _night(first, last, j + 2) if first is not None and last is not None else None


def late_or_early(t: Tokens, i: int) -> Hit | None:
    """Such as "late Wednesday or early Thursday": both days, since nothing says which."""
    if t.low(i) != "late":
        return None
    j = t.skip(i + 1, "on")
    first = _weekday(t, j)
    k = t.skip(j + 1, "night", "evening")
    if first is None or t.low(k) not in ("or", "and") or t.low(k + 1) != "early":
        return None
    j = t.skip(k + 2, "on")
    last = _weekday(t, j)
    return _night(first, last, t.skip(j + 1, "morning")) if last == (first + 1) % WEEK else None


def _overnight(t: Tokens, i: int) -> Hit | None:
    if t.low(i) == "into" and (last := _weekday(t, i + 1)) is not None:
        return _night((last - 1) % WEEK, last, i + 2)
    j = t.skip(i, *FROM)
    first = _weekday(t, j)
    if first is None:
        return None
    last = _weekday(t, j + 2) if t.low(j + 1) in INTO else None
    if last is not None and last != first:
        return _night(first, last, j + 3)
    return Hit(Weekday(weekday=first), j + 1, "night")


def _night(first: int, last: int, end: int) -> Hit:
    return Hit(Range(first=Weekday(weekday=first), last=Weekday(weekday=last)), end, "night")


def _weekday(t: Tokens, i: int) -> int | None:
    return lexicon().weekdays.get(t.low(i)) if t.capital(i) else None
