"""When and where the claims of an incident put it, taken together: what tells a total from an event, and a stray from a twin."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from recount.model import EventType, Locus, PlacePrecision

EXACT = (PlacePrecision.EXACT, PlacePrecision.NEAR)
KM_PER_DEGREE = 111.2
Days = tuple[int, int]

T = EventType
OPEN = frozenset({T.KILLING, T.OTHER_VIOLENCE, T.DESTRUCTION})
FAMILIES = (
    frozenset({T.AIR_STRIKE, T.DRONE_STRIKE, T.SHELLING, T.CHEMICAL_ATTACK, T.BOMBING}),
    frozenset({T.BOMBING, T.SUICIDE_BOMBING}),
    frozenset({T.SHOOTING, T.CLASH, T.GROUND_OPERATION, T.KILLING}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a group of claims covers. `days` are the first and last day (inclusive ordinals) of its most exact dates, None if
    it has none. `spot` is the settlement that most claims name, `area` the smallest wider place if none names one.
    `reports` are those that tell of it, copies as their original, `told_in` all of them, copies as themselves, `latest` the last
    day on which one did.
    `worded`: it names a place in words, read or not. `parties` are the actors read in it.
    """

    reports: frozenset[str]
    types: frozenset[EventType]
    told_in: frozenset[str] = frozenset()
    days: Days | None = None
    spot: Locus | None = None
    area: Locus | None = None
    latest: int | None = None
    worded: bool = False
    parties: frozenset[str] = frozenset()

    @property
    def country(self) -> str | None:
        """Where it is, as far as its place was read."""
        place = self.spot or self.area
        return place.country if place else None

    @property
    def long(self) -> int:
        """How many days it covers; 0 if no day is known."""
        return self.days[1] - self.days[0] + 1 if self.days else 0


def apart_km(one: Locus, other: Locus) -> float:
    """Kilometres between the reference points, on a flat map: right to 1 % up to a few hundred kilometres."""
    north = (one.lat - other.lat) * KM_PER_DEGREE
    turn = abs(one.lon - other.lon)
    east = min(turn, 360 - turn) * KM_PER_DEGREE * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(north, east)


def holds(area: Locus, place: Locus) -> bool:
    """Can the place lie in the area: by the country, by the name of the province, else by distance and radius?"""
    if area.country is not None and place.country is not None and area.country != place.country:
        return False
    if area.precision is PlacePrecision.COUNTRY:
        return area.country is not None and area.country == place.country
    if area.precision is PlacePrecision.ADMIN1 and area.admin1 and place.admin1:
        return area.admin1 == place.admin1
    return apart_km(area, place) <= area.radius_km + (place.radius_km if place.precision in EXACT else 0.0)


def one_kind(ours: Collection[EventType], theirs: Collection[EventType]) -> bool:
    """Can events called by these be one: by a word that both use, by words of one family, or by words that leave it open?"""
    told = {*ours, *theirs}
    if set(ours) & set(theirs) or OPEN & told:
        return True
    return any(family.intersection(ours) and family.intersection(theirs) for family in FAMILIES)
