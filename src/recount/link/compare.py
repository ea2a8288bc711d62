"""Are two claims about one event? Each feature gives a weight and the sentence that explains it.

Weights are points set by hand: about the logarithm of how much likelier an agreement is between two claims on one event
than between two on different ones. They are few and round on purpose; `apart` alone is certain. A feature about which one
of the two says nothing gives no weight: silence is no evidence.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recount.link.traces import Told, Trace, Words
from recount.model import EventType, Locus, Stance, TollKind

KM_PER_DEGREE = 111.2
FAR = -1000.0  # certainly not one event: outweighs everything else
ADJACENT = 1  # days by which two exact days may differ: a night, a time zone, a late report

T = EventType
FAMILIES = (
    frozenset({T.AIR_STRIKE, T.DRONE_STRIKE, T.SHELLING, T.CHEMICAL_ATTACK}),
    frozenset({T.BOMBING, T.SUICIDE_BOMBING}),
    frozenset({T.SHOOTING, T.CLASH, T.GROUND_OPERATION, T.KILLING}),
    frozenset({T.GROUND_OPERATION, T.CLASH, T.DETENTION}),  # one operation, two acts: a raid, then arrests
    frozenset({T.ABDUCTION, T.DETENTION}),
)
# What words that leave the means open may be of. Nobody is arrested by an unstated means.
OPEN_TYPES = frozenset({T.KILLING, T.OTHER_VIOLENCE, T.DESTRUCTION})
ANSWERS = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.CANNOT_VERIFY, Stance.RETRACTS})


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: its weight in points and one plain sentence."""

    weight: float
    because: str


def compare(one: Trace, other: Trace) -> tuple[Feature, ...]:
    """Every feature on which both claims say something. The order of the two does not matter."""
    return tuple(f for f in (feature(one, other) for feature in FEATURES) if f is not None)


def weigh(features: Iterable[Feature]) -> float:
    """Points for one event: the sum. Above 0 speaks for it."""
    return sum(f.weight for f in features)


def excluded(one: Trace, other: Trace) -> bool:
    """Can the two not be one event, whatever else agrees: days or places that exclude each other?"""
    return any(f is not None and f.weight <= FAR for f in (time(one, other), total(one, other), place(one, other)))


def days_exclude(one: Trace, other: Trace) -> bool:
    """Do the days alone exclude each other, or is one a day in the stretch that the other counts over?"""
    return any(f is not None and f.weight <= FAR for f in (time(one, other), total(one, other)))


def one_voice(one: Trace, other: Trace) -> bool:
    """Does the same speaker make both: the outlet's own voice, or a name whose words hold the other's?"""
    a, b = one.speaker, other.speaker
    return a == b or (bool(a and b) and (a <= b or b <= a))


def score(points: float) -> float:
    """Points as a number between 0 and 1, by the logistic curve; comparable among links of one run only."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, points)))), 4)


def time(one: Trace, other: Trace) -> Feature | None:
    """Do the days overlap? Exact days that lie one day apart may still be one night."""
    (a, b), (c, d) = one.days, other.days
    if (b is not None and c is not None and b < c - ADJACENT) or (d is not None and a is not None and d < a - ADJACENT):
        if one.firm and other.firm:
            return Feature(FAR, "their days lie apart")
        return Feature(-2.0, "their days lie apart, but one of them is inferred")
    if a is None or b is None or c is None or d is None:
        return None
    if b < c or d < a:
        return Feature(-1.0, "their days follow on each other without overlap")
    widest = max(b - a, d - c)
    if widest == 0:
        return Feature(1.0, "both are dated to the same day")
    return Feature(0.7 if widest < 7 else 0.2, "their days overlap")


def total(one: Trace, other: Trace) -> Feature | None:
    """Does one count since some day ("214 killed since January"), and the other tell of a day in it?"""
    if one.total == other.total:
        return None
    whole, day = (one, other) if one.total else (other, one)
    if day.some or whole.tolls == day.tolls:
        return None
    dated = day.firm and day.dated and _span(day) < _span(whole)
    ours, theirs = dict(whole.tolls), dict(day.tolls)
    far = any((ours[k].low or 0) > 3 * max(theirs[k].low or 0, theirs[k].high or 0) > 0 for k in ours if k in theirs)
    return Feature(FAR, "one counts over a longer time, and the other tells of one day") if dated or far else None


def _span(t: Trace) -> float:
    first, last = t.days
    return math.inf if first is None or last is None else last - first


def place(one: Trace, other: Trace) -> Feature | None:
    """Are they in one place? Read places count by distance and radius, unread ones by their words."""
    if one.exact and other.exact:
        return _near(one.exact, other.exact)
    if one.loci and other.loci and not _may_hold(one.loci, other.loci):
        return Feature(FAR, "they are in different countries")
    if not one.places or not other.places:
        return None
    ours, theirs = ([p for p in t.places if p not in t.setting] for t in (one, other))
    if ours and theirs and _any_shared(ours[:1], theirs[:1]):
        return Feature(1.2, "both name the same place first")
    if _any_shared(ours[:1], theirs) or _any_shared(theirs[:1], ours):
        return Feature(0.7, "the place that one names first is named by the other")
    if _any_shared(one.places, other.places):
        return Feature(0.0, "they share a wider place only")
    if not ours or not theirs:
        return Feature(-0.3, "one is placed widely only")
    return Feature(-2.0, "they name different places")


def kind(one: Trace, other: Trace) -> Feature | None:
    """Can it be one kind of event?"""
    a, b = one.event_type, other.event_type
    if a is b:
        return Feature(0.5, "both tell of the same kind of event")
    if any({a, b} <= family for family in FAMILIES):
        return Feature(0.0, "the kinds of event can be one")
    if OPEN_TYPES & {a, b} and not {T.DETENTION, T.ABDUCTION} & {a, b}:
        return Feature(-0.3, "one leaves the means open")
    return Feature(-3.0, "the kinds of event differ")


def actors(one: Trace, other: Trace) -> Feature | None:
    """Is it the same perpetrator?"""
    if one.perpetrator_ids and other.perpetrator_ids:
        same = bool(one.perpetrator_ids & other.perpetrator_ids)
    elif one.perpetrators and other.perpetrators:
        same = _any_alike(one.perpetrators, other.perpetrators)
        if not same:  # "the army" and "Russian jets" may be one: only ids tell
            return Feature(-0.3, "they word the perpetrator differently")
    else:
        return None
    return Feature(0.5, "both name the same perpetrator") if same else Feature(-0.8, "they name different perpetrators")


def targets(one: Trace, other: Trace) -> Feature | None:
    """Is it the same target? Targets are worded in many ways, so only agreement speaks."""
    if (one.target_ids & other.target_ids) or _any_alike(one.targets, other.targets):
        return Feature(0.7, "both name the same target")
    return None


def names(one: Trace, other: Trace) -> Feature | None:
    """Is one of the victims named in both?"""
    if not one.names or not other.names:
        return None
    if any(a <= b or b <= a for a in one.names for b in other.names):
        return Feature(3.0, "the same person is named in both")
    return Feature(-1.0, "different people are named")


def tolls(one: Trace, other: Trace) -> Feature | None:
    """Do the numbers agree, can one be the other's part or revision, or do they differ?"""
    ours, theirs = dict(one.tolls), dict(other.tolls)
    found = [_toll(k, ours[k], theirs[k]) for k in ours if k in theirs]
    said = [f for f in found if f is not None]
    return max(said, key=lambda f: f.weight) if said else None


def weapons(one: Trace, other: Trace) -> Feature | None:
    """Is it the same weapon?"""
    return Feature(0.3, "both name the same weapon") if one.weapons & other.weapons else None


FEATURES: tuple[Callable[[Trace, Trace], Feature | None], ...] = (
    time,
    total,
    place,
    kind,
    actors,
    targets,
    names,
    tolls,
    weapons,
)


def _toll(what: TollKind, one: Told, other: Told) -> Feature | None:
    numbers = [n for n in (one.low, one.high, other.low, other.high) if n is not None]
    if not numbers or (one.low, one.high) == (None, None) or (other.low, other.high) == (None, None):
        return None
    if one == other:
        rare = {0: 0.0, 1: 0.3, 2: 0.6}.get(max(numbers), 1.0)  # many events have one victim, few have seventeen
        return Feature(rare, f"both count the same number {what.value}")
    low, high = max(one.low or 0, other.low or 0), min(_open(one.high), _open(other.high))
    if low <= high:
        return Feature(0.5, f"their numbers {what.value} can be the same")
    if low <= high + 2 or low <= 1.3 * high:
        return Feature(-0.1, f"their numbers {what.value} lie close together")
    if low <= 2 * high:
        return Feature(-0.4, f"their numbers {what.value} differ, as voices or revisions do")
    return Feature(-1.0, f"their numbers {what.value} differ widely")


def _open(high: int | None) -> float:
    return math.inf if high is None else high


def _any_alike(ours: Iterable[Words], theirs: Iterable[Words]) -> bool:
    """Does any phrase of one hold half of the words of one of the other?"""
    there = list(theirs)
    return any(a and b and 2 * len(a & b) >= min(len(a), len(b)) for a in ours for b in there)


def _any_shared(ours: Iterable[Words], theirs: Iterable[Words]) -> bool:
    """Does a place of one side stand on the other: all its words, or most of the words of the shorter?"""
    there = list(theirs)
    return any(a and b and 5 * len(a & b) >= 3 * min(len(a), len(b)) for a in ours for b in there)


def _near(ours: tuple[Locus, ...], theirs: tuple[Locus, ...]) -> Feature:
    if ours[0].place_id == theirs[0].place_id:
        return Feature(1.5, "both are in the same place")
    gaps = [apart_km(a, b) for a in ours for b in theirs]
    first = apart_km(ours[0], theirs[0])
    if min(gaps) <= 0:
        return Feature(0.8 if first <= 10 else 0.3, "their places touch")
    if min(gaps) <= 10:
        return Feature(0.0, "their places lie within 10 km of each other")
    return Feature(FAR if min(gaps) > 60 else -2.0, "their places lie apart")


def _may_hold(ours: tuple[Locus, ...], theirs: tuple[Locus, ...]) -> bool:
    """Can both be true: is a country shared, or unknown on one side?"""
    a, b = ({p.country for p in side} for side in (ours, theirs))
    return None in a or None in b or bool(a & b)


def apart_km(a: Locus, b: Locus) -> float:
    """Kilometres between the edges of two places; below 0 where their areas overlap."""
    return _km(a, b) - a.radius_km - b.radius_km


def _km(a: Locus, b: Locus) -> float:
    """Distance in kilometres on a flat map about the two points: right to 1 % up to a few hundred kilometres."""
    north = (a.lat - b.lat) * KM_PER_DEGREE
    turn = abs(a.lon - b.lon)
    east = min(turn, 360 - turn) * KM_PER_DEGREE * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)
