"""Could two tellings be of one place?"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recount.link.compare import KM_PER_DEGREE
from recount.link.pairs.worded import shared_places
from recount.link.traces import Trace, Words
from recount.model import Locus

if TYPE_CHECKING:
    from recount.link.tellings import Telling

NEAR_KM, FAR_KM = 10.0, 60.0
MISREAD = 4.0  # rarity of the words for places in common beyond which one of two far places may have been misread


def place(one: "Telling", other: "Telling") -> str:
    """Read places count by distance and radius, unread ones by their words."""
    a, b = one.trace, other.trace
    ours, theirs = a.exact, b.exact
    if ours and theirs:
        level = _near(ours, theirs)
        return "apart" if level == "far" and (_named_alike(a, b) or _misread(one, other)) else level
    if a.loci and b.loci and not _one_country(a.loci, b.loci):
        return "apart" if _misread(one, other) else "countries"
    if a.places and b.places:
        return _worded(a, b)
    return "wide" if a.loci and b.loci else ""


def _misread(one: "Telling", other: "Telling") -> bool:
    """May one of two far places have been misread? Where both reports name a place of the event, and more. Two statements from one
    form share all but that.
    """
    if shared_places(one, other) <= MISREAD:
        return False
    shared = one.wording.places & other.wording.places
    return any(not shared.isdisjoint(place) for place in (*one.trace.places, *other.trace.places))


def spot(one: "Telling", other: "Telling") -> str:
    """Of two read places: do the words of the most exact place of both agree? A town holds many streets."""
    a, b = one.trace, other.trace
    if not (a.exact and b.exact and a.places and b.places):
        return ""
    return "same" if _shared(a.places[:1], b.places[:1]) else "other"


def region(one: "Telling", other: "Telling") -> str:
    """The first-level region, where one of the two is placed no better than in a region."""
    if one.trace.exact and other.trace.exact:
        return ""
    ours, theirs = _regions(one.trace), _regions(other.trace)
    if not ours or not theirs:
        return ""
    return "same" if ours & theirs else "other"


def _worded(a: Trace, b: Trace) -> str:
    ours, theirs = ([p for p in t.places if p not in t.setting] for t in (a, b))
    if ours and theirs and _shared(ours[:1], theirs[:1]):
        return "words_first"
    if _shared(ours[:1], theirs) or _shared(theirs[:1], ours):
        return "words"
    if _shared(a.places, b.places):
        return "wider"
    return "other_words" if ours and theirs else "wide"


def _near(ours: Sequence[Locus], theirs: Sequence[Locus]) -> str:
    if ours[0].place_id == theirs[0].place_id:
        return "same"
    least = math.inf
    for a in ours:
        for b in theirs:
            if a.place_id == b.place_id:
                return "shared"
            least = min(least, _gap(a, b))
    if least <= 0:
        return "touch_first" if _gap(ours[0], theirs[0]) <= NEAR_KM else "touch"
    return "near" if least <= NEAR_KM else "apart" if least <= FAR_KM else "far"


def _gap(a: Locus, b: Locus) -> float:
    """Kilometres between the edges of two places, on a flat map about them."""
    north = (a.lat - b.lat) * KM_PER_DEGREE
    turn = abs(a.lon - b.lon)
    east = min(turn, 360 - turn) * KM_PER_DEGREE * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east) - a.radius_km - b.radius_km


def _one_country(ours: Sequence[Locus], theirs: Sequence[Locus]) -> bool:
    """Can both be true: is a country shared, or unknown on one side?"""
    a, b = ({p.country for p in side} for side in (ours, theirs))
    return None in a or None in b or bool(a & b)


def _named_alike(a: Trace, b: Trace) -> bool:
    """Do both name a place by the same words? Then one of them was read as another place of that name."""
    return any(p in b.places for p in a.places)


def _shared(ours: Sequence[Words], theirs: Sequence[Words]) -> bool:
    """Does a place of one side stand on the other: all its words, or most of the words of the shorter?"""
    return any(a and b and 5 * len(a & b) >= 3 * min(len(a), len(b)) for a in ours for b in theirs)


def _regions(trace: Trace) -> frozenset[str | None]:
    return frozenset(p.admin1 for p in trace.loci if p.admin1)
