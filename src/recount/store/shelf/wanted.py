"""Which incidents are wanted: filters that lists, map, timeline and counts share."""

from collections.abc import Mapping
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

    `start` and `end` are days, both inside: the window of an incident touches them, or with `inside` lies wholly between them.
    `undated` and `unplaced`: only those without a day, or a point; `wide`: only those with days in more than one calendar month. `kind`: ``event`` leaves totals out, ``total`` wants nothing else. `words` are words of its
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
    inside: bool = False
    wide: bool = False

    def without(self, name: str) -> "Wanted":
        """The same without one filter."""
        plain = next(field.default for field in fields(self) if field.name == name)
        changed: dict[str, Any] = {name: plain}
        return replace(self, **changed)


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
