"""What one cell says: a day, a number, a count. What can be read in two ways is refused, never guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from recount.intake.sheets import Cell
from recount.model import Count, Precision
from recount.vocab.numbers import exact, read_quantity

EPOCH = date(1899, 12, 30)  # day 0 of Excel's serial numbers, its leap year 1900 reckoned in
SERIALS = range(15_000, 80_000)  # 1941 to 2119: no other number in a column of days looks like these
MONTHS = {
    name[:n]: month
    for month, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
    for n in {3, len(name)}
} | {"sept": 9}
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
DIGITS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?,?[-/. ]+(\d{4})")
NAMED_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?,?[-/ ](\d{4})")
CLOCK = re.compile(r"[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
ERRORS = frozenset("#REF! #N/A #NAME? #VALUE! #DIV/0! #NUM! #NULL!".split())
THOUSANDS = {".": re.compile(r"\d{1,3}(?:,\d{3})+"), ",": re.compile(r"\d{1,3}(?:\.\d{3})+")}
SIGNS = (  # how spreadsheets write bounds, and the words for them
    (re.compile(r"^(\S+)\s*\+$"), r"at least \1"),
    (re.compile(r"^(?:>=|≥)\s*(.+)$"), r"at least \1"),
    (re.compile(r"^>\s*(.+)$"), r"more than \1"),
    (re.compile(r"^(?:<=|≤)\s*(.+)$"), r"at most \1"),
    (re.compile(r"^<\s*(.+)$"), r"fewer than \1"),
    (re.compile(r"^(?:~|≈|c\.|ca\.?)\s*(.+)$"), r"about \1"),
    (re.compile(r"^(\d+)\s*[-–—]\s*(\d+)$"), r"\1 to \2"),
)
TOKEN = re.compile(r"\w+(?:[.,'’-]\w+)*|%")


class CellError(ValueError):
    """A cell can't be read: what is wrong with it, in a clause without a full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, month or year as a cell gives it: half-open days, their precision, and the time of day if one stands there."""

    start: date
    end: date
    precision: Precision
    clock: str | None = None

    def __str__(self) -> str:
        """``3 May 2018``, ``May 2018`` or ``2018``, which nobody can take for another day."""
        shape = {Precision.DAY: f"{self.start.day} %B %Y", Precision.MONTH: "%B %Y"}.get(self.precision, "%Y")
        return self.start.strftime(shape) + (f", {self.clock}" if self.clock else "")


def text_of(cell: Cell) -> str:
    """The cell as a person sees it, without spaces around it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    return str(cell).strip()


def day_of(cell: Cell, order: str | None) -> Day:
    """The day, month or year that a cell gives. `order` ("day-first", "month-first") settles what digits leave open.

    Raises:
        CellError: it is none, it can be two, or it says otherwise than `order`.
    """
    if isinstance(cell, datetime):
        return _day(cell.year, cell.month, cell.day, f"{cell:%H:%M}" if cell.time() != time() else None)
    if isinstance(cell, date):
        return _day(cell.year, cell.month, cell.day)
    said = text_of(cell)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said) and int(float(said)) in SERIALS:
        found = EPOCH + timedelta(days=int(float(said)))
        return _day(found.year, found.month, found.day)
    hour = CLOCK.search(said)
    bare = said[: hour.start()] if hour else said
    midnight = hour is None or not hour[0].strip("T 0:Zz.")  # how programs write a day without an hour
    return _written(bare.strip().lower(), order, None if hour is None or midnight else f"{int(hour[1]):02d}:{hour[2]}")


def _written(said: str, order: str | None, clock: str | None) -> Day:
    if found := ISO.fullmatch(said):
        return _parts(int(found[1]), int(found[2]), int(found[3]) if found[3] else None, clock)
    if found := COMPACT.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]), clock)
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return Day(start=date(int(said), 1, 1), end=date(int(said) + 1, 1, 1), precision=Precision.YEAR)
    if found := DIGITS.fullmatch(said):
        return _ordered(int(found[1]), int(found[2]), int(found[3]), order, clock)
    for pattern, (day, month, year) in ((DAY_NAMED, (1, 2, 3)), (NAMED_DAY, (2, 1, 3))):
        if (found := pattern.fullmatch(said)) and found[month] in MONTHS:
            return _day(int(found[year]), MONTHS[found[month]], int(found[day]), clock)
    if (found := NAMED_MONTH.fullmatch(said)) and found[1] in MONTHS:
        return _parts(int(found[2]), MONTHS[found[1]], None, clock)
    raise CellError(f"{said!r} is no day that can be read; write it as 2018-05-03")


def _ordered(first: int, second: int, year: int, order: str | None, clock: str | None) -> Day:
    if order is not None:
        day, month = (first, second) if order == "day-first" else (second, first)
        return _day(year, month, day, clock)
    if first <= 12 and second <= 12 and first != second:
        raise CellError(
            f'{first}/{second}/{year} can be two days; say in the map which: dates = "day-first" or dates = "month-first"'
        )
    return _day(year, second, first, clock) if second <= 12 else _day(year, first, second, clock)


def _parts(year: int, month: int, day: int | None, clock: str | None) -> Day:
    if day is not None:
        return _day(year, month, day, clock)
    if not 1 <= month <= 12:
        raise CellError(f"there is no month {month}")
    start = date(year, month, 1)
    return Day(start=start, end=date(year + month // 12, month % 12 + 1, 1), precision=Precision.MONTH)


def _day(year: int, month: int, day: int, clock: str | None = None) -> Day:
    try:
        start = date(year, month, day)
    except ValueError:
        raise CellError(f"day {day} of month {month} of {year} is in no calendar") from None
    return Day(start=start, end=start + timedelta(days=1), precision=Precision.DAY, clock=clock)


def number_of(cell: Cell, decimal: str) -> float:
    """A number with a point or a comma, as the map says.

    Raises:
        CellError: it is none, or it is written with the other sign.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    said = text_of(cell)
    if not re.fullmatch(rf"[-+]?\d+(?:{re.escape(decimal)}\d+)?", said):
        other = "," if decimal == "." else "."
        hint = f'; if {other} is the decimal sign, say so in the map: decimal = "{other}"' if other in said else ""
        raise CellError(f"{said!r} is no number{hint}")
    return float(said.replace(decimal, "."))


def whole_of(cell: Cell, decimal: str) -> int:
    """A number of people.

    Raises:
        CellError: it is no whole number from 0 up.
    """
    said = text_of(cell)
    if THOUSANDS[decimal].fullmatch(said):
        return int(re.sub(r"\D", "", said))
    value = number_of(cell, decimal)
    if value < 0 or not value.is_integer():
        raise CellError(f"{said!r} is no number of people")
    return int(value)


def count_of(cell: Cell, decimal: str) -> Count:
    """What a cell says of how many: a number, a range, a bound ("12+", "at least 12"), or words without a number.

    Raises:
        CellError: it says something else, or more than that.
    """
    said = text_of(cell).lower()
    try:
        number = whole_of(cell, decimal)
    except CellError:
        for sign, words in SIGNS:
            said = sign.sub(words, said)
        tokens = TOKEN.findall(said)
        found = read_quantity(tokens, 0) if tokens else None
        if found is None or found.end != len(tokens) or found.start or re.search(r"\d[.,]\d|^[-−]", said):
            raise CellError(f"{text_of(cell)!r} is no number of people that can be read") from None
        return found.count
    return exact(number)
