"""Under which keys a telling is found by others, and within which days. Each is a function of that telling alone.

Tellings of a known place meet in squares of the map. One that is vague, because its place is no better than a region or
its days are more than a month, meets others only by something else that they share: a word of a place's name, or in one
country the number of people. The same victim's name brings any two together.
"""

import math
from collections.abc import Iterator
from itertools import combinations

from recount.link.tellings import Telling
from recount.link.traces import Words
from recount.link.within import WIDE_WORDS
from recount.model import Locus

CELL = 0.5  # degrees: larger than most radii, so that a telling lies in few squares
REACH_KM = 25.0  # how far apart the rims of two places may lie: UCDP's "near" (GED codebook, `where_prec`)
MOST_CELLS = 36  # a place wider than that many squares is vague
LOOKBACK = 14  # days before publication within which an undated event is looked for (news, not history)
LONGEST = 31  # days: a longer stretch is vague
KM_PER_DEGREE = 111.2
MOST_NAME = 6  # words of one name that count

Key = tuple[object, ...]


def days(telling: Telling) -> tuple[int, int] | None:
    """First and last day (ordinals) on which others look for it, None if nothing says when."""
    first, last = telling.trace.days
    if first is not None and last is not None:
        return first, max(first, last)
    if first is not None:
        return first, first + LOOKBACK
    end = last if last is not None else telling.published
    return None if end is None else (end - LOOKBACK, end)


def near_keys(telling: Telling) -> Iterator[Key]:
    """Keys under which any two meet: squares of the map, unless it is vague, and the names of victims."""
    if not vague(telling):
        yield from _squares(telling)
    for name in telling.trace.names:
        yield from (("name", *two) for two in combinations(sorted(name)[:MOST_NAME], 2))


def loose_keys(telling: Telling) -> Iterator[Key]:
    """Keys under which two meet if one of them is vague: words of places, and numbers in a country."""
    for words in set(telling.trace.places):
        yield from (("word", word) for word in _telling_words(words))
    countries = {p.country for p in telling.trace.loci if p.country}
    for kind, told in telling.trace.tolls:
        for number in {told.low, told.high} - {None, 0}:
            yield from (("number", country, kind.value, number) for country in countries)


def vague(telling: Telling) -> bool:
    """Is it placed no better than in a region or a very wide place, or dated to more than a month?"""
    known = days(telling)
    return not _squares(telling) or (known is not None and known[1] - known[0] > LONGEST)


def _telling_words(place: Words) -> Words:
    return frozenset(w for w in place if len(w) > 2 and w not in WIDE_WORDS) or place


def _squares(telling: Telling) -> set[Key]:
    return set().union(*(_cells(place) for place in telling.trace.exact))


def _cells(place: Locus) -> set[Key]:
    up = (place.radius_km + REACH_KM / 2) / KM_PER_DEGREE
    across = up / max(0.1, math.cos(math.radians(place.lat)))
    rows = _steps(place.lat, up)
    columns = _steps(place.lon, across)
    if len(rows) * len(columns) > MOST_CELLS:
        return set()
    wrap = round(360 / CELL)
    return {("cell", row, column % wrap) for row in rows for column in columns}


def _steps(middle: float, reach: float) -> range:
    return range(math.floor((middle - reach) / CELL), math.floor((middle + reach) / CELL) + 1)
