"""Days, stretches of days and labels as a person would write them: ``1–7 Oct 2017``, ``air strike``; names from any script."""

import re
import unicodedata
from datetime import date, timedelta

from recount.model import EventType, Locus, Window
from recount.vocab.countries import country

UNCOUNTED = frozenset(
    {EventType.SHELLING, EventType.DESTRUCTION, EventType.PROTEST_VIOLENCE, EventType.OTHER_VIOLENCE}
)  # words that take no article
RIGHTWARD = ("R", "AL")  # letters that run from right to left (Unicode's Bidi_Class)
_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # a name's own marks could reach beyond it
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def day(value: date) -> str:
    """``7 Oct 2017``."""
    return f"{value.day} {value:%b %Y}"


def window(value: Window | None) -> str:
    """``3 Oct 2017``, ``1–7 Oct 2017`` or "day unknown". Both ends inclusive, as people write days."""
    if value is None:
        return days(None, None)
    return days(value.start, value.end - timedelta(days=1) if value.end else None)


def days(first: date | None, last: date | None) -> str:
    """As `window`, of inclusive days; None where an end is open."""
    if first is None or last is None:
        return f"since {day(first)}" if first else f"until {day(last)}" if last else "day unknown"
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def isolated(name: str) -> str:
    """A name from the record as a part of a sentence. One that has letters from right to left stands between Unicode's isolates
    (FSI, PDI): without them a day or a number beside it would be drawn on its other side. Any other name comes back as it is.
    """
    if not any(unicodedata.bidirectional(letter) in RIGHTWARD for letter in name):
        return name
    return f"{_FIRST_STRONG}{_MARKS.sub('', name)}{_POP}"


def place(locus: Locus) -> str:
    """``Mellit, North Darfur, Sudan``: each part once, the country by its name."""
    home = country(locus.country) if locus.country else None
    return ", ".join(dict.fromkeys(part for part in (locus.name, locus.admin1, home.name if home else None) if part))


def label(value: str) -> str:
    """``air_strike`` as ``air strike``."""
    return value.replace("_", " ")


def event(value: EventType) -> str:
    """``an air strike``, ``a clash``, ``shelling``."""
    words = label(value.value)
    if value in UNCOUNTED:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
