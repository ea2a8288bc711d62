"""Days of feasts and of the Islamic calendar, turned into civil days.

Islamic dates go by the Umm al-Qura tables (package `hijridate`, 1343-1500 AH). A month begins where and when its moon is
sighted, so that a place may be a day before or after the tables: every such window has a day more on each side.
The Hebrew calendar is computed by `pyluach`, Easter by `dateutil`. Libraries are loaded only where such a day is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model import Basis, Precision
from recount.vocab.calendar.feasttable import FeastRow, feast_table
from recount.vocab.calendar.forms import Feast, LunarDate, Turn
from recount.vocab.calendar.running import between
from recount.vocab.calendar.spans import ONE_DAY, Days, no_anchor, precision_of, unknown

SIGHTED = "by the Umm al-Qura calendar, give or take a day, because the moon is sighted locally"
JULIAN_SHIFT = timedelta(days=13)  # 1900-2099
HEBREW_EPOCH = 3760  # Hebrew year minus civil year, up to autumn
HEBREW_MONTHS = 13
EIDS = ("eid al-fitr", "eid al-adha")
NEAR_EID = timedelta(days=21)  # an "Eid" so soon before the report is that one and not the other, 70 days away at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A feast held once: its first and last day, both included, and how many days these may be off."""

    first: date
    last: date
    off: int = 0


def feast_days(form: Feast, anchor: date | None, country: str | None, *, coming: bool = False) -> Days:
    """The days of a feast: in the year that is said, else the latest that has begun by R (`coming`: the next).

    `country` (ISO 3166-1 alpha-2) tells by which reckoning Easter and Christmas are kept there and which day is its
    national one. Where two readings remain, the days are unknown and both are `options`.
    """
    if form.name == "eid":
        return _which_eid(form, anchor, country, coming=coming)
    row = feast_table().rows[form.name]
    years = _years(form, anchor)
    if not years:
        return no_anchor(Precision.DAY if row.days == 1 else Precision.DAYS, "recount:feast")
    readings = [
        _pick(form, row, anchor, julian=julian, country=country, coming=coming) for julian in _reckonings(row, country)
    ]
    known = {(r.start, r.end): r for r in readings if r.start is not None}
    if len(known) > 1:
        return _either("the churches there keep it by two reckonings", tuple(known.values()))
    return readings[0]


def lunar_days(form: LunarDate, anchor: date | None, *, coming: bool = False) -> Days:
    """A date of the Islamic calendar: its day by the tables, and a day on each side."""
    precision = Precision.DAYS if form.day else Precision.MONTH
    if form.year is None and anchor is None:
        return no_anchor(precision, "recount:hijri")
    basis = Basis.STATED if form.year is not None else Basis.RELATIVE
    held = [h for year in _hijri_years(form.year, anchor) if (h := _lunar(year, form.month, form.day))]
    if form.year is None and anchor is not None:
        held = [h for h in held if (h.last >= anchor if coming else h.first - ONE_DAY <= anchor)]
    if not held:
        return unknown(precision, "recount:hijri", "outside the years of the Umm al-Qura calendar", basis)
    chosen = held[0] if coming or form.year is not None else held[-1]
    if form.night:
        chosen = replace(chosen, first=chosen.first - ONE_DAY)
    night = "; the night of a day begins at sunset of the one before" if form.night else ""
    return replace(_made(chosen, anchor, basis, f"{SIGHTED}{night}", finest=precision), rule="recount:hijri")


def _hijri_years(year: int | None, anchor: date | None) -> tuple[int, ...]:
    if year is not None or anchor is None:
        return (year or 0,)
    about = int((anchor.year - 622) * 33 / 32)
    return tuple(range(about - 2, about + 4))


def _lunar(year: int, month: int, day: int | None, days: int = 1) -> Held | None:
    """Days of an Islamic year by the tables; None outside them. A month's whole where `day` is None."""
    from hijridate import Hijri  # noqa: PLC0415 - loaded only where such a date is read

    try:
        month_begins = Hijri(year, month, 1)
    except (OverflowError, ValueError):
        return None
    start = date.fromisoformat(month_begins.to_gregorian().isoformat())
    length = month_begins.month_length()
    if day is None or days >= 30:
        return Held(first=start, last=start + timedelta(days=length - 1), off=1)
    first = start + timedelta(days=day - 1)
    return Held(first=first, last=first + timedelta(days=days - 1), off=1)


# -- which year, which reckoning -----------------------------------------------------------------------------------


def _years(form: Feast, anchor: date | None) -> tuple[int, ...]:
    """Civil years in which the feast is looked for."""
    if form.year is not None:
        return (form.year,)
    if anchor is None:
        return ()
    if form.years_on is not None:
        return (anchor.year + form.years_on,)
    return tuple(range(anchor.year - 2, anchor.year + 3))


def _reckonings(row: FeastRow, country: str | None) -> tuple[bool, ...]:
    """Julian or not: by the name, by the country, or both where neither decides."""
    if row.calendar != "easter" or row.orthodox is not None:
        return (bool(row.orthodox),)
    table = feast_table()
    if country is None or country in table.both:
        return (False, True)
    return (country in table.easter,)


def _held(row: FeastRow, year: int, country: str | None, *, julian: bool) -> Iterator[Held]:
    """Each time that the feast begins in a civil year."""
    match row.calendar:
        case "hijri":
            about = int((year - 622) * 33 / 32)
            held = (_lunar(y, row.month, row.day, row.days) for y in range(about - 1, about + 3))
            yield from (h for h in held if h is not None and h.first.year == year)
        case "quds":
            yield from _quds(year)
        case "hebrew":
            yield from (h for h in _hebrew(row, year) if h.first.year == year)
        case "easter":
            first = _easter(year, julian=julian) + timedelta(days=row.offset)
            yield Held(first=first, last=first + timedelta(days=row.days - 1))
        case "weekday":
            yield _nth_weekday(row, year)
        case "national":
            if kept := feast_table().independence.get(country or ""):
                month, day = map(int, kept.split("-"))
                yield Held(first=date(year, month, day), last=date(year, month, day))
        case _:
            first = _fixed(row, year, country)
            yield Held(first=first, last=first + timedelta(days=row.days - 1))


def _fixed(row: FeastRow, year: int, country: str | None) -> date:
    """A date of the civil calendar; Christmas where churches keep the Julian one is thirteen days later."""
    table = feast_table()
    if row.id == "christmas" and country in table.christmas and year < table.moved.get(country or "", 9999):
        return date(year - 1, row.month, row.day) + JULIAN_SHIFT
    return date(year, row.month, row.day)


def _quds(year: int) -> Iterator[Held]:
    """The last Friday of Ramadan."""
    for held in _held(feast_table().rows["ramadan"], year, None, julian=False):
        friday = held.last - timedelta(days=(held.last.weekday() - 4) % 7)
        yield Held(first=friday, last=friday)


def _easter(year: int, *, julian: bool) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # noqa: PLC0415 - loaded only where it is read

    found: date = easter(year, EASTER_ORTHODOX if julian else EASTER_WESTERN)
    return found


def _hebrew(row: FeastRow, year: int) -> Iterator[Held]:
    from pyluach.dates import HebrewDate  # noqa: PLC0415 - loaded only where such a date is read
    from pyluach.hebrewcal import Year  # noqa: PLC0415 - as above

    for hebrew in (year + HEBREW_EPOCH, year + HEBREW_EPOCH + 1):
        month = HEBREW_MONTHS if row.id == "purim" and Year(hebrew).leap else row.month
        first: date = HebrewDate(hebrew, month, row.day).to_pydate()
        yield Held(first=first, last=first + timedelta(days=row.days - 1))


def _nth_weekday(row: FeastRow, year: int) -> Held:
    back = (row.weekday - date(year, row.month, 1).weekday()) % 7
    day = date(year, row.month, 1 + back + 7 * (row.nth - 1))
    return Held(first=day, last=day)


# -- which of them -------------------------------------------------------------------------------------------------


def _pick(form: Feast, row: FeastRow, anchor: date | None, *, julian: bool, country: str | None, coming: bool) -> Days:  # noqa: PLR0913 - what is said, what is known of it, and where
    basis = Basis.STATED if form.year is not None else Basis.RELATIVE
    precision = Precision.DAY if row.days == 1 else Precision.DAYS
    if row.calendar == "national" and country not in feast_table().independence:
        because = "which day it is depends on the country, which is not known or keeps several"
        return unknown(precision, "recount:feast", because, basis)
    held = [h for year in _years(form, anchor) for h in _held(row, year, country, julian=julian) if _supported(h)]
    parts = [part for h in held if (part := _part(h, form)) is not None]
    if not parts:
        return unknown(precision, "recount:feast", f"{row.id} has no such day in the calendar", basis)
    chosen = _chosen(parts, form, anchor, coming=coming)
    if chosen is None:
        return unknown(precision, "recount:feast", f"which {row.id} is meant stays open", basis)
    how = {"hijri": SIGHTED, "quds": SIGHTED, "hebrew": "it begins at sunset of the day before"}.get(row.calendar)
    if row.calendar == "easter":
        how = f"by the {'Orthodox' if julian else 'western'} reckoning of Easter"
    if row.calendar == "solar":
        how = "on the one or the other by the year and by who keeps it"
    return _made(chosen, anchor, basis, f"{row.id} of {chosen.first.year}{f', {how}' if how else ''}")


def _supported(held: Held) -> bool:
    return date.min + timedelta(days=40) < held.first and held.last < date.max - timedelta(days=40)


def _part(held: Held, form: Feast) -> Held | None:
    """A day of the feast, or one beside it; None if it has no such day."""
    length = (held.last - held.first).days + 1
    step = timedelta(days=form.step)
    if form.nth is None:
        return Held(first=held.first + step, last=(held.first if form.step else held.last) + step, off=held.off)
    if form.nth > length + 1:  # a day more than usual is kept here and there
        return None
    day = held.last if form.nth < 0 else held.first + timedelta(days=form.nth - 1)
    return Held(first=day + step, last=day + step, off=held.off)


def _chosen(parts: list[Held], form: Feast, anchor: date | None, *, coming: bool) -> Held | None:
    if form.year is not None or form.years_on is not None or anchor is None:
        return parts[0] if len(parts) == 1 else None
    if coming or form.turn is Turn.NEXT:
        return next((p for p in parts if p.last >= anchor and not (form.turn and p.first <= anchor)), None)
    begun = [p for p in parts if p.first - timedelta(days=p.off) <= anchor]
    if form.turn is Turn.LAST:
        begun = [p for p in begun if p.last < anchor]
    return begun[-1] if begun else None


def _made(held: Held, anchor: date | None, basis: Basis, because: str, *, finest: Precision | None = None) -> Days:
    """The window, a running feast cut at R: what is told has happened."""
    start, last = held.first - timedelta(days=held.off), held.last + timedelta(days=held.off)
    if anchor is not None and start <= anchor < last and basis is Basis.RELATIVE:
        last = anchor
    width = precision_of((held.last - held.first).days + 1)
    least = [width, Precision.DAYS if held.off else Precision.DAY, finest or Precision.DAY]
    precision = max(least, key=list(Precision).index)
    return replace(between(start, last, precision, "recount:feast", because), basis=basis)


def _which_eid(form: Feast, anchor: date | None, country: str | None, *, coming: bool) -> Days:
    """Just "Eid": the one that was so lately that it can only be that; else both stay open."""
    both = tuple(feast_days(replace(form, name=name), anchor, country, coming=coming) for name in EIDS)
    known = tuple(days for days in both if days.start is not None)
    if not known or anchor is None or coming:
        return _either("it may be Eid al-Fitr or Eid al-Adha", known) if known else both[0]
    latest = max(known, key=lambda days: days.start or date.min)
    plain = form.year is None and form.years_on is None and form.turn is None
    if plain and latest.end is not None and anchor - latest.end <= NEAR_EID:
        return latest
    return _either("it may be Eid al-Fitr or Eid al-Adha", known)


def _either(because: str, options: tuple[Days, ...]) -> Days:
    if len(options) == 1:
        return options[0]
    precision = max((o.precision for o in options), key=list(Precision).index)
    return replace(unknown(precision, "recount:feast", because, options[0].basis), options=options)
