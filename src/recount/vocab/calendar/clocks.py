"""The grammar of clock times: "4:30 p.m.", "1430 GMT", "3 a.m. (0000 GMT)", "between 3 and 5 a.m.", "ten o'clock".

A time is written ``14:30``; with a zone that is named, ``14:30 UTC``: that is not the place's own time. "Local time",
"0300 hours" and times without a zone are the place's own.
"""

from typing import NamedTuple

from recount.vocab.calendar.tokens import Tokens

ABOUT = ("about", "around", "approximately", "roughly", "exactly", "just", "shortly")
DASHES = ("-", "–", "—")
# As they are printed. Two are left out because they name several zones: BST (Britain, Bangladesh), IST (Israel, India, Ireland).
ZONES = frozenset("GMT UTC Z EST EDT ET PST PDT MSK CET CEST EET EEST".split())
OF_TOWN = {"moscow": "MSK", "kyiv": "EET", "kiev": "EET", "eastern": "ET", "greenwich": "UTC"}
AT = (*ABOUT, "at", "by", "from", "until", "before", "after", "between", "and", "to", "since", ",")
HALVES = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}
NOT_NIGHT = 6  # "at 3 at night" is before dawn, "at 9 at night" is not


class ClockTime(NamedTuple):
    """A time as it is kept, and one past its last token."""

    text: str
    end: int


def clock(t: Tokens, i: int) -> ClockTime | None:
    """A time or a stretch of hours at `i`, with its zone and a second time in brackets.

    Of "3 a.m. (0000 GMT)" and "0000 GMT (3 a.m.)" the place's own time is kept.
    """
    j = t.skip(i, "between", "from", *ABOUT)
    if not t.low(j)[:1].isdigit() and t.low(j + 1) != "o":  # nearly always
        return None
    found = _stretch(t, i) or _zoned(t, t.skip(i, *ABOUT))
    if found is None or t.low(found.end) != "(":
        return found
    other = _zoned(t, found.end + 1)
    if other is None or t.low(other.end) != ")":
        return found
    own = other if " " in found.text and " " not in other.text else found
    return ClockTime(own.text, other.end + 1)


def _zoned(t: Tokens, i: int) -> ClockTime | None:
    found = _single(t, i)
    if found is None:
        return None
    zone, end = _zone(t, found.end)
    return ClockTime(f"{found.text} {zone}" if zone and ":" in found.text else found.text, end)


def _stretch(t: Tokens, i: int) -> ClockTime | None:
    """Such as "between 3 and 5 a.m.", "from 14:00 to 16:00": the first hour may borrow its half from the last."""
    opened = t.low(i) in ("between", "from")
    first = _single(t, i + opened)
    j = first.end if first else i + opened + 1
    if t.low(j) not in (("and", "to", "until", *DASHES) if opened else DASHES):
        return None
    last = _zoned(t, j + 1)
    hour = t.digits(i + opened, 2) if first is None else None
    if last is None or (first is None and (hour is None or not 1 <= hour <= 12)):
        return None
    begin = first.text if first else _borrowed(hour or 0, last.text)
    return ClockTime(f"{begin}-{last.text}", last.end)


def _borrowed(hour: int, last: str) -> str:
    afternoon = last[:2].isdigit() and int(last[:2]) >= 12
    return f"{hour % 12 + (12 if afternoon and (hour % 12) <= int(last[:2]) - 12 else 0):02d}:00"


def _single(t: Tokens, i: int) -> ClockTime | None:
    return _four_figures(t, i) or _o_clock(t, i) or _hour(t, i)


def _hour(t: Tokens, i: int) -> ClockTime | None:
    """Such as "4 a.m.", "16:30", "8.20pm", "3:30 in the morning"."""
    hour = t.digits(i, 2)
    if hour is None or hour > 24:
        return None
    point = t.low(i + 1) == "."
    minute, j = _minutes(t, i + 1)
    half, end = _half(t, j)
    spelled = t.low(j) == "in"  # "killed 3 in the morning" is no time; "at 3:15 in the morning" is one
    if (minute is None or point) and (half is None or spelled):
        return None
    if half and hour > 12:
        return ClockTime(f"{hour:02d}:{minute:02d}", j) if spelled else None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return ClockTime(f"{hour:02d}:{minute or 0:02d}", end)


def _minutes(t: Tokens, i: int) -> tuple[int | None, int]:
    figures = t.low(i + 1)
    if t.low(i) not in (":", ".") or not (t.tight(i) and t.tight(i + 1)):
        return None, i
    fits = len(figures) == 2 and figures.isascii() and figures.isdigit() and int(figures) < 60
    return (int(figures), i + 2) if fits else (None, i)


def _half(t: Tokens, i: int) -> tuple[str | None, int]:
    """Such as "a.m.", "pm", "in the morning", "at night"; which half of the day."""
    if t.low(i) in ("am", "pm"):
        return t.low(i)[0], i + 1
    if t.low(i) in ("a", "p") and t.low(i + 1) == "." and t.low(i + 2) == "m" and t.tight(i + 2):
        return t.low(i), t.skip(i + 3, ".")
    if t.words(i, "in", "the") and t.low(i + 2) in ("morning", "afternoon", "evening") and t.low(i + 3) != "of":
        hour = int(t.low(i - 1)) if t.low(i - 1).isdigit() else 0
        return (HALVES[t.low(i + 2)], i + 3) if hour < 60 else (None, i)
    return None, i


def _four_figures(t: Tokens, i: int) -> ClockTime | None:
    """Such as "1430 GMT", "0300 hours", "2100Z": four figures are a time only with such a word behind."""
    figures = t.low(i)
    if len(figures) != 4 or not (figures.isascii() and figures.isdigit()):
        return None
    if int(figures[:2]) > 24 or int(figures[2:]) > 59:
        return None
    hours = t.low(i + 1) in ("hours", "hrs", "h")
    if not (hours or t.text(i + 1) in ZONES or t.words(i + 1, "local", "time")):
        return None
    if hours and not figures.startswith("0") and t.low(i - 1) not in AT:
        return None  # "1500 hours" by themselves are a length
    return ClockTime(f"{figures[:2]}:{figures[2:]}", i + 1 + hours)


def _o_clock(t: Tokens, i: int) -> ClockTime | None:
    """Such as "10 o'clock": which half of the day is said behind it, or not at all."""
    number = t.count(i) if t.low(i + 1) == "o" else None
    if number is None or number[0] is None or not 1 <= number[0] <= 12 or t.low(i) in ("a", "an"):
        return None
    j = number[1]
    if t.low(j) != "o" or t.low(j + 1) not in ("'", "’") or t.low(j + 2) != "clock":
        return None
    hour, end = number[0], j + 3
    if t.words(end, "at", "night"):
        return ClockTime(f"{hour % 12 + (12 if hour >= NOT_NIGHT and hour < 12 else 0):02d}:00", end + 2)
    half, end = _half(t, end)
    if half is None:
        return ClockTime(f"{hour} o'clock", end)
    return ClockTime(f"{hour % 12 + (12 if half == 'p' else 0):02d}:00", end)


def _zone(t: Tokens, i: int) -> tuple[str | None, int]:
    """A zone behind a time: "GMT", "(GMT)", "local time", "Moscow time"; None for the place's own."""
    opened = t.low(i) == "("
    j = i + opened
    zone, end = None, j
    if t.text(j) in ZONES and (t.text(j) != "Z" or t.tight(j)):
        zone, end = ("UTC" if t.text(j) in ("GMT", "Z") else t.text(j)), j + 1
    elif t.words(j, "local", "time"):
        end = j + 2
    elif t.words(j, "local") and opened:
        end = j + 1
    elif t.low(j) in OF_TOWN and t.low(j + 1) in ("time", "mean") and t.capital(j):
        zone, end = OF_TOWN[t.low(j)], j + 2 + (t.low(j + 1) == "mean" and t.low(j + 2) == "time")
    elif t.words(j + 1, "local", "time"):
        end = j + 3
    if end == j or (opened and t.low(end) != ")"):
        return None, i
    return zone, end + opened
