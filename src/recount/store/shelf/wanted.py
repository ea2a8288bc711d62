"""Which incidents are wanted: filters that lists, map, timeline and counts share, as conditions on `cards`."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

DEGREE_KM = 111.32  # of a degree of latitude, or of longitude at the equator (WGS 84, to a part in 200)
METHODS: Mapping[str, str] = MappingProxyType({"as_told": "told", "ucdp": "ucdp", "acled": "acled"})
"""Prefixes of the columns of a method's killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Everything within `km` of a point (WGS 84 degrees)."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """WGS 84 degrees; `west` above `east` is a box across the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Filters; empty or None asks for nothing. Of the values of one filter any will do, filters are all to hold.

    `start` and `end` are days, both inside: the window of an incident touches them. `undated` and `unplaced`: only those
    without a day, or a point. `kind`: ``event`` leaves totals out, ``total`` wants nothing else. `words` are words of its
    reports; `min_killed` is about the figure of `method` that people would quote (best, else low, else high).
    """

    words: str = ""
    start: date | None = None
    end: date | None = None
    box: Box | None = None
    near: Circle | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    event_types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    side: str | None = None
    grades: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    reviewed: bool | None = None
    sources: tuple[str, ...] = ()
    min_killed: int | None = None
    kind: str | None = None
    method: str = "ucdp"
    undated: bool = False
    unplaced: bool = False

    def without(self, name: str) -> "Wanted":
        """The same without one filter."""
        plain = next(field.default for field in fields(self) if field.name == name)
        changed: dict[str, Any] = {name: plain}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """SQL that is true of a row of `cards` (as `c`), and its parameters."""

    sql: str
    values: Mapping[str, Any]


def killed(method: str) -> str:
    """The killed of a card by a method, as people would quote them (as in `review.effects.quoted`)."""
    prefix = METHODS[method]
    return f"coalesce(c.{prefix}_best, c.{prefix}_low, c.{prefix}_high)"


def condition(wanted: Wanted) -> Condition:
    """What a card has to fulfil."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for sql, some in (*_plain(wanted), *_time(wanted), *_space(wanted), *_others(wanted)):
        parts.append(sql)
        values.update(some)
    return Condition(sql=" AND ".join(parts) or "1", values=values)


Part = tuple[str, Mapping[str, Any]]


def _among(column: str, name: str, values: tuple[str, ...]) -> Iterator[Part]:
    if values:
        yield f"{column} IN (SELECT value FROM json_each(:{name}))", {name: json.dumps(values)}


def _plain(wanted: Wanted) -> Iterator[Part]:
    yield from _among("c.country", "countries", wanted.countries)
    yield from _among("c.event_type", "event_types", wanted.event_types)
    yield from _among("c.grade", "grades", wanted.grades)
    yield from _among("c.harm", "harms", wanted.harms)
    if wanted.admin1:
        yield "c.admin1 = :admin1", {"admin1": wanted.admin1}
    if wanted.reviewed is not None:
        yield "c.reviewed = :reviewed", {"reviewed": wanted.reviewed}
    if wanted.kind is not None:
        yield f"{'NOT ' if wanted.kind == 'event' else ''}(c.is_total OR c.long)", {}
    if wanted.min_killed is not None:
        yield f"{killed(wanted.method)} >= :min_killed", {"min_killed": wanted.min_killed}


def _time(wanted: Wanted) -> Iterator[Part]:
    """An open end of a window may lie anywhere beyond what is known; without any day it is not in any stretch."""
    if wanted.undated:
        yield "c.date_start IS NULL AND c.date_end IS NULL", {}
    if wanted.start is not None:
        first = {"first": wanted.start.isoformat()}
        yield "(c.date_end >= :first OR (c.date_end IS NULL AND c.date_start IS NOT NULL))", first
    if wanted.end is not None:
        last = {"last": wanted.end.isoformat()}
        yield "(c.date_start <= :last OR (c.date_start IS NULL AND c.date_end IS NOT NULL))", last


def _space(wanted: Wanted) -> Iterator[Part]:
    if wanted.unplaced:
        yield "c.lat IS NULL", {}
    if wanted.box is not None:
        yield _in_box(wanted.box)
    if wanted.near is not None:
        yield _near(wanted.near)


def _in_box(box: Box) -> Part:
    """The box around the incident's circle touches this one; either may lie across the antimeridian."""
    values = {"west": box.west, "south": box.south, "east": box.east, "north": box.north}
    plain = "(c.west <= :east AND c.east >= :west)"
    across = "(c.west <= :east OR c.east >= :west)"
    both = "1" if box.west > box.east else across  # two boxes that both lie across it meet there
    longitude = f"CASE WHEN c.west > c.east THEN {both} ELSE {across if box.west > box.east else plain} END"
    return f"(c.north >= :south AND c.south <= :north AND {longitude})", values


def _near(circle: Circle) -> Part:
    """The two circles touch, on a plane around the point: good to a few per cent within 2,000 km."""
    values = {
        "lat": circle.lat,
        "lon": circle.lon,
        "km": circle.km,
        "shrink": max(math.cos(math.radians(circle.lat)), 0.01),
    }
    turn = "min(abs(c.lon - :lon), 360 - abs(c.lon - :lon))"
    x, y = f"({turn} * :shrink * {DEGREE_KM})", f"((c.lat - :lat) * {DEGREE_KM})"
    return f"{x} * {x} + {y} * {y} <= (:km + c.radius_km) * (:km + c.radius_km)", values


_ACTING = "SELECT a.incident_id FROM card_actors a WHERE a.actor_id IN (SELECT value FROM json_each(:actors))"
_TOLD_BY = """SELECT r.incident_id FROM card_reports r JOIN shelf_reports s ON s.report = r.report
    WHERE s.source IN (SELECT value FROM json_each(:sources))"""
_SAYING = """SELECT r.incident_id FROM card_reports r
    WHERE r.report IN (SELECT rowid FROM search WHERE search MATCH :match)"""


def _others(wanted: Wanted) -> Iterator[Part]:
    """Filters on what stands beside a card."""
    if wanted.actors:
        side = " AND a.side = :side" if wanted.side else ""
        values = {"actors": json.dumps(wanted.actors), **({"side": wanted.side} if wanted.side else {})}
        yield f"c.incident_id IN ({_ACTING}{side})", values
    if wanted.sources:
        yield f"c.incident_id IN ({_TOLD_BY})", {"sources": json.dumps(wanted.sources)}
    if match := match_of(wanted.words):
        yield f"c.incident_id IN ({_SAYING})", {"match": match}


def match_of(words: str) -> str:
    """Words as people type them, for the full-text index: all of them, the last one as far as it was typed.

    Words in quotation marks stand in a row. Nothing that is typed is taken for the index's own language.
    """
    parts = words.replace("\0", " ").split('"')
    found: list[str] = []
    for n, part in enumerate(parts):
        if n % 2 and part.strip():  # between two marks
            found.append(f'"{part.strip()}"')
        elif not n % 2:
            found += [f'"{word}"' for word in part.split() if any(map(str.isalnum, word))]
    found = [one for one in found if any(map(str.isalnum, one))][:MOST_WORDS]
    open_end = words[-1:] not in ("", " ", '"')
    return " AND ".join(found) + ("*" if found and open_end else "")


MOST_WORDS = 16  # of a search: more narrow nothing
