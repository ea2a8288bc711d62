"""How many points two tellings can have at most, for many pairs at once: those that can't be enough are not looked at closer.

Days, places, kinds of event and the dead are compared as `recount.link.pairs` does. For all else the most points that a
measure can give are taken, where both say something of it. So nothing is lost that would be tied.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np

from recount.link.compare import FAR
from recount.link.index import NONE, SAYS, TYPES, UNKNOWN, Columns, Flags, Floats, Ints, km
from recount.link.pairs.counted import FEW, MANY
from recount.link.pairs.score import EXCLUDING, MEASURES, Asked, asking
from recount.link.pairs.weights import weights
from recount.link.pairs.what import kind
from recount.link.pairs.when import GAPS, SOON
from recount.link.pairs.where import FAR_KM, NEAR_KM
from recount.link.tellings import Telling
from recount.link.traces import Trace
from recount.model import EventType, Stance

CLOSE, DOUBLE = 1.3, 2.0  # as `link.pairs.counted` has them
LEVELS = ("none_few", "none_many", "same_few", "same", "same_many", "can_be_same", "close", "differ")
EXACTLY = ("days", "place", "spot", "news", "kind", "killed")  # what is compared here


def ceiling(columns: Columns, one: Ints, other: Ints) -> Floats:
    """The most points that each pair of rows can have."""
    both = columns.says[one] & columns.says[other]
    total = np.full(len(one), weights().prior)
    for name in (name for name, _ in (*EXCLUDING, *MEASURES) if name not in EXACTLY):
        room = _most(weights().levels[name])
        total += room * (both >> BITS[name] & 1) if name in BITS else room
    total += _days(columns, one, other) + _news(columns, one, other) + _place(columns, one, other)
    total += _kinds()[columns.kind[one], columns.kind[other]] + _killed(columns, one, other)
    return total


BITS = {name: n for n, name in enumerate(SAYS)}
ALONE = ("lead", "late")  # what one report says of it speaks, whether the other says it or not


def asked(both: int) -> Asked:
    """The measures to ask of two tellings that both say this (the common bits of `Columns.says`): all others are silent."""
    return asking(_silent(both))


@lru_cache(maxsize=1 << len(SAYS))
def _silent(both: int) -> frozenset[str]:
    return frozenset(name for name, n in BITS.items() if name not in ALONE and not both >> n & 1)


def _most(levels: Mapping[str, float]) -> float:
    return max(0.0, *levels.values())


def _days(columns: Columns, one: Ints, other: Ints) -> Floats:
    w = weights().levels["days"]
    first, last = (
        np.maximum(columns.first[one], columns.first[other]),
        np.minimum(columns.last[one], columns.last[other]),
    )
    length = columns.last - columns.first
    widest = np.maximum(length[one], length[other])
    inside = np.select(
        [widest == 0, widest < 7, widest < 32], [w["same"], w["within_week"], w["within_month"]], w["overlap"]
    )
    found = np.where(first > last, max(w["adjacent"], w["apart_inferred"]), inside)
    return np.where(columns.dated[one] & columns.dated[other], found, 0.0)


def _news(columns: Columns, one: Ints, other: Ints) -> Floats:
    w = weights().levels["news"]
    a, b = columns.news[one], columns.news[other]
    level = np.searchsorted([most for most, _ in GAPS], np.abs(a - b), side="left")
    found = np.array([w[name] for _, name in GAPS])[level]
    late = np.where(a > b, columns.says[one], columns.says[other]) >> BITS["late"] & 1
    found = np.where((np.abs(a - b) > SOON) & (late == 1), w["later"], found)
    silent = (columns.dated[one] & columns.dated[other]) | (a == NONE) | (b == NONE)
    return np.where(silent, 0.0, found)


def _place(columns: Columns, one: Ints, other: Ints) -> Floats:
    """With the words of both places, where both are exact: they may be the same."""
    w = {name: max(FAR, weight) for name, weight in weights().levels["place"].items()}
    exact = columns.exact[one] & columns.exact[other]
    gap = km(columns.lat[one], columns.lon[one], columns.lat[other], columns.lon[other])
    gap -= columns.radius[one] + columns.radius[other]
    touching = max(w["touch_first"], w["touch"])
    apart = np.select(
        [gap <= 0, gap <= NEAR_KM, gap <= FAR_KM], [touching, max(touching, w["near"]), w["apart"]], w["apart"]
    )
    here, there = columns.spot[one], columns.spot[other]
    alone = (here != UNKNOWN) & (there != UNKNOWN) & (here != there)
    found = np.where(alone, apart, max(w.values())) + _most(weights().levels["spot"])
    return np.where(exact, found, _most(w))


@cache
def _kinds() -> Floats:
    w = weights().levels["kind"]
    out = np.zeros((len(TYPES), len(TYPES)))
    for one, row in TYPES.items():
        for other, column in TYPES.items():
            out[row, column] = w[kind(_bare(one), _bare(other))]
    return out


def _bare(event_type: EventType) -> Telling:
    trace = Trace(claim_id="", report_id="", event_type=event_type, stance=Stance.ASSERTS, at=0)
    return Telling(id="", report_id="", claim_ids=(), trace=trace)


def _killed(columns: Columns, one: Ints, other: Ints) -> Floats:
    w = weights().levels["killed"]
    low, high = (np.stack((side[one], side[other])) for side in (columns.low, columns.high))
    least, top = np.maximum(low, 0).max(axis=0), np.where(high == NONE, np.inf, high).min(axis=0)
    most = np.where(high[0] == NONE, np.maximum(low[0], 0), high[0])
    same = (low[0] == low[1]) & (high[0] == high[1])
    found = np.select(
        [
            (high == 0).all(axis=0),
            (high == 0).any(axis=0) & (least <= FEW),
            (high == 0).any(axis=0),
            same & (most <= FEW),
            same & (most <= MANY),
            same,
            least <= top,
            (least <= top + 2) | (least <= CLOSE * top),
            least <= DOUBLE * top,
        ],
        [0.0, *(w[name] for name in LEVELS)],
        w["widely"],
    )
    counted: Flags = ((low != NONE) | (high != NONE)).all(axis=0)
    return np.where(counted, found, 0.0)
