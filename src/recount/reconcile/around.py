"""Which incidents that other reports tell lie inside a total, and which an incident may only repeat.

Linking keeps two groups of claims apart where it cannot tell that they are one. Then nobody may be counted in both: a total
of days and an area loses those who are told in it elsewhere (UCDP: identified events are subtracted from a total), and
a stray group that may be another one's people moves the high figure only (Iraq Body Count: what cannot be told apart goes
to the maximum only). Each relation is a function of two groups, so that what is far away changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.model import EventType, TollKind
from recount.reconcile.case import Testimony
from recount.reconcile.extent import Extent, apart_km, extent, holds
from recount.reconcile.witnesses import originals

A_STRETCH = 3  # days from which a number over an area is a total, rather than an event dated roughly
ONE_NIGHT = 1  # days by which a date may be off: a night, a time zone, a late report
LOOKBACK = 14  # days before publication within which an undated event is looked for
NEAR_KM = 25.0  # UCDP's "near"
FIVE_TIMES = 5  # reports for one of a stray: a date is a day off in one report of twenty (MAVERICK)
SHARED = 1 / 3  # of a stray's reports may tell of both, as one event that their engine did not see as one
MOST_DAYS = 62  # a longer total is compared by its two months only: what is told inside a whole war is linking's business

T = EventType
OPEN = frozenset({T.KILLING, T.OTHER_VIOLENCE, T.DESTRUCTION})
FAMILIES = (
    frozenset({T.AIR_STRIKE, T.DRONE_STRIKE, T.SHELLING, T.CHEMICAL_ATTACK, T.BOMBING}),
    frozenset({T.BOMBING, T.SUICIDE_BOMBING}),
    frozenset({T.SHOOTING, T.CLASH, T.GROUND_OPERATION, T.KILLING}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as its neighbours see it: its extent, and the most dead (or else hurt) that one of its claims counts."""

    extent: Extent
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """By number of group: the groups inside a total, and why a group may only repeat another (that group's number, a sentence)."""

    inside: Mapping[int, tuple[int, ...]]
    repeats: Mapping[int, tuple[int, str]]


def around(groups: Sequence[Sequence[Testimony]]) -> Around:
    """Both relations among groups. Time grows with the pairs of groups of one country that share a day."""
    first = originals(t for g in groups for t in g)
    seen = [Group(extent=extent(g, first), most=_most(g)) for g in groups]
    by_day: dict[int, list[int]] = defaultdict(list)
    for n, group in enumerate(seen):
        for day in _spread(group.extent, 0):
            by_day[day].append(n)
    inside: dict[int, tuple[int, ...]] = {}
    repeats: dict[int, tuple[int, str]] = {}
    for n, group in enumerate(seen):
        near = [m for m in _near(group, by_day) if m != n]
        within = tuple(m for m in near if is_inside(group, seen[m]))
        if within:
            inside[n] = within
            continue
        said = ((m, may_repeat(group, seen[m])) for m in near)
        found = [(m, why) for m, why in said if why is not None]
        if found:
            repeats[n] = min(found, key=lambda f: (-len(seen[f[0]].extent.reports), sorted(seen[f[0]].extent.reports)))
    return Around(inside=inside, repeats=repeats)


def is_inside(total: Group, event: Group) -> bool:
    """Is this event one of those that a total of days and an area sums up?"""
    whole, part = total.extent, event.extent
    if whole.reports & part.reports:
        return False  # a report that tells both says itself what is part of what
    if whole.spot is not None or whole.area is None or whole.long < A_STRETCH:
        return False
    place = part.spot or part.area
    if whole.days is None or part.days is None or place is None or part.long >= A_STRETCH or not event.most:
        return False
    within = whole.days[0] <= part.days[0] and part.days[1] <= whole.days[1]
    smaller = place.radius_km < whole.area.radius_km
    return within and smaller and holds(whole.area, place) and _one_kind(whole, part)


def may_repeat(stray: Group, other: Group) -> str | None:
    """Why the people of one group may be those of another, which is told more exactly and more often; else None.

    Their numbers must be able to be one: what is told much larger is told of others too.
    """
    ours, theirs = stray.extent, other.extent
    if not stray.most or not other.most or theirs.spot is None or not _one_kind(ours, theirs):
        return None
    gap = _gap(ours, theirs)
    if gap is None or gap > ONE_NIGHT or stray.most > 1.3 * other.most + 2:
        return None
    if len(ours.reports & theirs.reports) > SHARED * len(ours.reports):
        return None  # told apart by those who tell of both
    if ours.spot is None:
        if ours.area is not None and not holds(ours.area, theirs.spot):
            return None
        where = "no place" if ours.area is None else "no settlement"
        return f"it names {where}, and may be told of in another incident: it moves the high figure only"
    if len(theirs.reports) < (FIVE_TIMES if ours.days is not None else 2) * len(ours.reports):
        return None
    if apart_km(ours.spot, theirs.spot) > NEAR_KM or (ours.days is not None and gap == 0 and ours.spot == theirs.spot):
        return None
    return "many more reports tell of such an event a day or a few kilometres off: it moves the high figure only"


def _one_kind(one: Extent, other: Extent) -> bool:
    if one.types & other.types or OPEN & (one.types | other.types):
        return True
    return any(one.types & family and other.types & family for family in FAMILIES)


def _gap(one: Extent, other: Extent) -> int | None:
    """Days between them, 0 if they share one. An undated group is looked for in the days before it was told."""
    ours = one.days or (None if one.latest is None else (one.latest - LOOKBACK, one.latest))
    if ours is None or other.days is None:
        return None
    return max(0, ours[0] - other.days[1], other.days[0] - ours[1])


def _spread(x: Extent, more: int) -> range:
    days = x.days or (None if x.latest is None else (x.latest - LOOKBACK, x.latest))
    return range(0) if days is None else range(days[0] - more, min(days[1], days[0] + MOST_DAYS) + more + 1)


def _near(group: Group, by_day: Mapping[int, Sequence[int]]) -> Iterator[int]:
    yield from dict.fromkeys(m for day in _spread(group.extent, ONE_NIGHT) for m in by_day.get(day, ()))


def _most(members: Sequence[Testimony]) -> int:
    for kind in (TollKind.KILLED, TollKind.INJURED):
        said = [sum(max(t.count.low or 0, t.count.high or 0) for t in m.claim.tolls if t.kind is kind and t.part_of is None) for m in members]
        if any(said):
            return max(said)
    return 0
