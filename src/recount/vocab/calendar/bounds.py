"""The grammar of bounds: "by Friday", "until 3 May", "as of July 15", "before Tuesday", "after 3 May"."""

from recount.vocab.calendar.dates import DASHES, Hit
from recount.vocab.calendar.daytime import timed
from recount.vocab.calendar.feasts import feast
from recount.vocab.calendar.forms import CalendarDate, Clock, EitherDate, Range, Since, Until, Vague
from recount.vocab.calendar.tokens import Tokens

UNTIL = ("by", "until", "till")
_GOES_ON = frozenset("in at near on by when and or but as was were is are had has have who that said".split())


def until(t: Tokens, i: int) -> Hit | None:
    """Such as "by Friday", "as of 3 May", "up to Monday night": from a day that is not said, up to that one."""
    up = 2 if t.words(i, "up", "to") or t.words(i, "as", "of") else 1 if t.low(i) in UNTIL else 0
    hit = timed(t, i + up) if up else None
    if (
        hit is None
        or isinstance(hit.form, Range | EitherDate)
        or (isinstance(hit.form, CalendarDate) and not hit.form.day)
    ):
        return None
    return Hit(Until(end=hit.form), hit.end, hit.time_of_day)


def before_or_after(t: Tokens, i: int) -> Hit | None:
    """Such as "before Tuesday", "after July 10", "after Eid al-Fitr"; not "after Tuesday's raid", "before dawn on Monday"."""
    if t.low(i) not in ("before", "after"):
        return None
    hit = timed(t, i + 1) or feast(t, i + 1)
    if hit is None or hit.time_of_day or isinstance(hit.form, Range | EitherDate | Clock | Vague):
        return None
    dated = not isinstance(hit.form, CalendarDate) or (hit.form.day is not None and hit.form.month is not None)
    if not dated or not _stands_alone(t, hit.end):
        return None
    if t.low(i) == "before":
        return Hit(Until(end=hit.form, before=True), hit.end)
    return Hit(Since(begin=hit.form, after=True), hit.end)


def _stands_alone(t: Tokens, i: int) -> bool:
    """Does no noun follow that the day belongs to, as in "after Sunday clashes"?"""
    return not (t.low(i)[:1].isalnum() or t.low(i) in ("'", "’", *DASHES)) or t.low(i) in _GOES_ON
