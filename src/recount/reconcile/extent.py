"""When and where the claims of an incident put it, taken together: what tells a total from an event, and a stray from a twin."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from recount.model import Basis, EventType, Locus, PlacePrecision, Window
from recount.reconcile.case import Testimony

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
    `reports` are those that tell of it, copies as their original, `latest` the last day on which one did.
    `worded`: it names a place in words, read or not. `parties` are the actors read in it.
    """

    reports: frozenset[str]
    types: frozenset[EventType]
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


def extent(members: Sequence[Testimony], original: Mapping[str, str]) -> Extent:
    """The extent of one group; `original` gives for a report's id that of its original (`witnesses.originals`).

    Free of the order of its members. Firm dates come before inferred ones.
    """
    read = [t.readings for t in members if t.readings is not None]
    loci = [r.value for one in read for r in one.places if r.value is not None]
    spots = Counter(p.place_id for p in loci if p.precision in EXACT)
    top = min(spots, key=lambda key: (-spots[key], key)) if spots else None
    wide = [p for p in loci if p.precision not in EXACT]
    published = [t.report.published.toordinal() for t in members if t.report.published is not None]
    return Extent(
        reports=frozenset(original.get(t.report.id, t.report.id) for t in members),
        types=frozenset(t.claim.event_type for t in members),
        days=_days([one.when.value for one in read if one.when is not None and one.when.value is not None]),
        spot=next((p for p in sorted(loci, key=lambda p: p.radius_km) if p.place_id == top), None),
        area=min(wide, key=lambda p: (p.radius_km, p.place_id)) if wide and not spots else None,
        latest=max(published, default=None),
        worded=any(t.claim.places for t in members),
        parties=frozenset(
            r.value for one in read for r in (*one.perpetrators, *one.targets, *one.speakers) if r.value is not None
        ),
    )


def _days(windows: Sequence[Window]) -> Days | None:
    """From the first to the last of the days of the narrowest windows, closed on both sides."""
    closed = [(w.start.toordinal(), w.end.toordinal() - 1, w.basis) for w in windows if w.start and w.end]
    firm = [w for w in closed if w[2] is not Basis.INFERRED] or closed
    if not firm:
        return None
    least = min(last - first for first, last, _ in firm)
    kept = Counter((first, last) for first, last, _ in firm if last - first == least)
    return min(kept, key=lambda days: (-kept[days], days))


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
