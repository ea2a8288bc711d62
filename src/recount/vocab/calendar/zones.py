"""Local days of a time that is told in another zone: "2100 UTC on Monday" is Tuesday in Baghdad.

Zones of countries are those of the IANA time zone database (package `tzdata`, public domain data).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NAMES = {
    "UTC": "UTC",
    "MSK": "Europe/Moscow",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EET": "Europe/Kyiv",
    "EEST": "Europe/Kyiv",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
}
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)  # the offsets that are in use on Earth


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTime:
    """The local days ``[first, last]``, both included, on which it may be; `time` only where all clocks agree."""

    first: date
    last: date
    time: str | None


def local_time(day: date, time: str, countries: Sequence[str]) -> LocalTime | None:
    """The place's own day of a `time` such as ``21:00 UTC`` on a day of that zone.

    `countries` (ISO 3166-1 alpha-2) are those in which it may have happened; without any, everywhere on Earth counts.
    None where the time names no zone or no hour and minute.
    """
    instant = _instant(day, time)
    if instant is None:
        return None
    zones = [zone for country in countries for zone in zones_of(country)]
    if not zones:
        return LocalTime(first=(instant + WEST).date(), last=(instant + EAST).date(), time=None)
    local = [instant.astimezone(ZoneInfo(zone)) for zone in zones]
    times = {f"{moment:%H:%M}" for moment in local}
    days = [moment.date() for moment in local]
    return LocalTime(first=min(days), last=max(days), time=times.pop() if len(times) == 1 else None)


def _instant(day: date, time: str) -> datetime | None:
    clock, _, zone = time.partition(" ")
    name = NAMES.get(zone)
    if name is None or len(clock) != len("21:00"):
        return None
    hour, minute = int(clock[:2]), int(clock[3:])
    naive = datetime(day.year, day.month, day.day, hour % 24, minute) + timedelta(days=hour // 24)  # noqa: DTZ001 - the zone is set next
    return naive.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country, by their IANA names; none for a code that the database does not have."""
    return tuple(name for name in _by_country().get(country, ()) if _is_known(name))


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, name, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), name)
    return found


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError:  # an older database of the system may lack a zone
        return False
    return True
