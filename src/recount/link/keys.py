"""Under which keys a telling is found by others, and within which days. Each is a function of that telling alone.

Tellings of a known place meet in squares of the map. One that is vague, because its place is no better than a region or
its days are more than a month, meets others only by something else that they share: a word of a place's name, or in one
country the number of people. The same victim's name, or a rare name in the words of both reports, brings any two together.
"""

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from recount.link.tellings import Telling
from recount.link.traces import Words
from recount.link.weights import weights
from recount.model import Locus

CELL = 0.5  # degrees: larger than most radii, so that a telling lies in few squares
REACH_KM = 10.0  # how far apart the rims of two places may lie: beyond, they speak against one event (`link.compare`)
MOST_CELLS = 36  # a place wider than that many squares is vague
LOOKBACK = 14  # days before publication within which an undated event is looked for (news, not history)
RECALLED = 400  # the same, where reports share a rare name: courts and anniversaries come later
LONGEST = 31  # days: a longer stretch is vague
KM_PER_DEGREE = 111.2
REMEMBERED = 50_000  # places and words whose keys are kept at hand
MOST_NAME = 6  # words of one name that count

Key = int


def code(*parts: object) -> int:
    """A number of 32 bits for what it is given, the same in every process. That two share one costs a pair looked at."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """How a telling is found. `first` and `last` are the days (ordinals) on which others look for it.

    Under a key of `near` any two meet, under one of `loose` two of which one is `vague`: placed no better than in a region
    or a very wide place, or dated to more than a month. Under one of `said` any two meet, and what is undated, or whose day is only
    inferred, is looked for from `recalled` on.
    """

    first: int
    last: int
    recalled: int
    vague: bool
    near: frozenset[Key]
    loose: frozenset[Key]
    said: frozenset[Key]
    aged: frozenset[Key]
    named: frozenset[Key]


def keys(telling: Telling) -> Keys | None:
    """How others find it, None if nothing says when it was."""
    known = _days(telling)
    if known is None:
        return None
    first, last = known
    squares = frozenset(square for place in telling.trace.exact for square in _squares(place))
    vague = not squares or last - first > LONGEST
    return Keys(
        first=first,
        last=last,
        recalled=first if telling.trace.dated and telling.trace.firm else min(first, last - RECALLED),
        vague=vague,
        near=frozenset() if vague else squares,
        loose=frozenset(_loose(telling)),
        said=frozenset((*_names(telling), *(_said(word) for word in telling.wording.keys))),
        aged=frozenset(map(_person, telling.wording.people)),
        named=frozenset(map(_person, telling.wording.full - telling.wording.people)),
    )


def _days(telling: Telling) -> tuple[int, int] | None:
    first, last = telling.trace.days
    if first is not None and last is not None:
        return first, max(first, last)
    if first is not None:
        return first, first + LOOKBACK
    end = last if last is not None else telling.published
    return None if end is None else (end - LOOKBACK, end)


def _names(telling: Telling) -> Iterator[Key]:
    for name in telling.trace.names:
        yield from (code("name", *two) for two in combinations(sorted(name)[:MOST_NAME], 2))


def _loose(telling: Telling) -> Iterator[Key]:
    """Words of places, and numbers in a country."""
    for place in telling.trace.places:
        yield from _telling_words(place)
    yield from (code("word", word) for word in telling.wording.places)
    countries = {p.country for p in telling.trace.loci if p.country}
    for kind, told in telling.trace.tolls:
        for number in {told.low, told.high} - {None, 0}:
            yield from (code("number", country, kind.value, number) for country in countries)


@lru_cache(maxsize=REMEMBERED)
def _telling_words(place: Words) -> frozenset[Key]:
    """The words of a place's name, without those that many have; all, if it has no others."""
    return frozenset(code("word", w) for w in {w for w in place if len(w) > 2 and w not in weights().wide} or place)


@lru_cache(maxsize=REMEMBERED)
def _said(word: str) -> Key:
    return code("said", word)


@lru_cache(maxsize=REMEMBERED)
def _person(name: str) -> Key:
    return code("person", name)


def _squares(place: Locus) -> frozenset[Key]:
    """The squares that a place and its surroundings touch; none, if it is very wide."""
    return _touched(place.lat, place.lon, place.radius_km)


@lru_cache(maxsize=REMEMBERED)
def _touched(lat: float, lon: float, radius_km: float) -> frozenset[Key]:
    up = (radius_km + REACH_KM / 2) / KM_PER_DEGREE
    across = up / max(0.1, math.cos(math.radians(lat)))
    rows, columns = _steps(lat, up), _steps(lon, across)
    if len(rows) * len(columns) > MOST_CELLS:
        return frozenset()
    wrap = round(360 / CELL)
    return frozenset(code("cell", row, column % wrap) for row in rows for column in columns)


def _steps(middle: float, reach: float) -> range:
    return range(math.floor((middle - reach) / CELL), math.floor((middle + reach) / CELL) + 1)
