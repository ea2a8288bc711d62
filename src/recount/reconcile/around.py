"""Which incidents that other reports tell lie inside a total, and which an incident may only repeat.

Linking keeps two groups of claims apart where it cannot tell that they are one. Then nobody may be counted in both: a total
of days and an area loses those who are told in it elsewhere (UCDP: identified events are subtracted from a total), and
a stray group that may be another one's people moves the high figure only (Iraq Body Count: what cannot be told apart goes
to the maximum only). Each relation is a function of two groups, so that what is far away changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recount.model import Locus, PlacePrecision
from recount.reconcile.case import Testimony
from recount.reconcile.extent import Extent, apart_km, holds, one_kind
from recount.reconcile.profile import Profile, extent, most, profile

A_STRETCH = 3  # days from which a number over an area is a total, rather than an event dated roughly
ONE_NIGHT = 1  # days by which a date may be off: a night, a time zone, a late report
LOOKBACK = 14  # days before publication within which an undated event is looked for
NEAR_KM = 25.0  # UCDP's "near"
# Reports for one of a stray whose day or town is another: a date is a day off in one report of twenty (MAVERICK). Fewer are
# enough where the stray has no day, or so many dead as a town seldom sees on two days running (`SELDOM`).
MORE, FEWER_MORE = 3, 2
SELDOM = 25  # dead: three rows in a hundred of UCDP's candidate events have as many
SHARED = 1 / 3  # of a stray's reports may tell of both, as one event that their engine did not see as one
MOST_DAYS = (
    62  # a longer total is compared by its two months only: what is told inside a whole war is linking's business
)


ANYWHERE = "*"  # the block of every group, for those whose country is not known
K = TypeVar("K", bound=Hashable)
Day = tuple[str | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as its neighbours see it: its extent, and the most dead (or else hurt) that one of its claims counts."""

    extent: Extent
    most: int


@dataclass(frozen=True, slots=True)
class Beside(Generic[K]):
    """The groups inside a total, or why a group may only repeat another one ("" if nothing speaks for it)."""

    inside: frozenset[K] = frozenset()
    doubt: str = ""


def seen(profiles: Collection[Profile], original: Mapping[str, str]) -> Group:
    """A group as others see it, by the profiles of its tellings; `original` leads from copies to their originals."""
    return Group(extent=extent(profiles, original), most=most(profiles))


class Around(Generic[K]):
    """Which groups lie beside which. Each relation is made when it is asked for, from two groups alone.

    `apart` are pairs of groups that a person held to be of different events: they repeat nothing of each other.
    Time grows with the pairs of groups of one country that share a day.
    """

    def __init__(self, groups: Mapping[K, Group], apart: Collection[frozenset[K]] = ()) -> None:
        self._groups = groups
        self._apart = apart
        self._known: dict[K, Beside[K]] = {}
        self._at: dict[Day, list[K]] = defaultdict(list)
        self._looking: dict[Day, list[K]] = defaultdict(list)
        for key, group in groups.items():
            for at in _stands(group):
                self._at[at].append(key)
            for at in _looks(group):
                self._looking[at].append(key)

    def changed(
        self, gone: Collection[K], come: Mapping[K, Group], apart: Collection[frozenset[K]] = ()
    ) -> "Around[K]":
        """The same with some groups gone and others come in their place, and perhaps other pairs held apart: as if made of these
        at once, in a time that grows with what lies near them. This one stays as it was.
        """
        groups = {**self._groups, **come}
        for key in {*gone} - come.keys():
            groups.pop(key, None)
        made: Around[K] = Around({}, apart)
        made._groups, made._at, made._looking = groups, self._at.copy(), self._looking.copy()
        old = {key: self._groups[key] for key in {*gone, *come} if key in self._groups}
        for table, places in ((made._at, _stands), (made._looking, _looks)):
            _move(table, old, come, places)
        moved = {key for pair in {*self._apart} ^ {*apart} for key in pair}
        other = {*old, *come, *moved}
        other.update(
            key for group in (*old.values(), *come.values()) for key in (*self.lookers(group), *made.lookers(group))
        )
        made._known = {key: beside for key, beside in self._known.items() if key not in other}
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._groups

    def beside(self, key: K) -> Beside[K]:
        """What lies beside this group."""
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    def lookers(self, group: Group) -> Iterator[K]:
        """All groups whose relations this one can have a part in, whether it is at hand or not."""
        days = _spread(group.extent, 0)
        where = {group.extent.country, ANYWHERE}
        yield from dict.fromkeys(key for day in days for place in where for key in self._looking.get((place, day), ()))

    def _found(self, key: K) -> Beside[K]:
        group = self._groups[key]
        total = sums_up_extent(group.extent)
        if not total and not group.most:
            return Beside()
        near = dict.fromkeys(other for at in _looks(group) for other in self._at.get(at, ()))
        near.pop(key, None)
        inside = frozenset(m for m in near if is_inside(group, self._groups[m])) if total else frozenset()
        if inside:
            return Beside(inside)
        said = (may_repeat(group, self._groups[m]) for m in near if not self._held_apart(key, m))
        return Beside(doubt=min(filter(None, said), default=""))

    def _held_apart(self, one: K, other: K) -> bool:
        return bool(self._apart) and frozenset((one, other)) in self._apart


def is_inside(total: Group, event: Group) -> bool:
    """Is this event, or total of a smaller area, one of those that a total of days and an area sums up?"""
    whole, part = total.extent, event.extent
    if whole.told_in & part.told_in:
        return False  # a report that tells both says itself what is part of what
    if not sums_up_extent(whole) or whole.days is None or whole.area is None or not event.most:
        return False
    place = part.spot or part.area
    if part.days is None or place is None or (part.long >= A_STRETCH and not sums_up_extent(part)):
        return False
    within = whole.days[0] <= part.days[0] and part.days[1] <= whole.days[1]
    smaller = place.radius_km < whole.area.radius_km
    return within and smaller and holds(whole.area, place) and one_kind(whole.types, part.types)


def sums_up(members: Sequence[Testimony]) -> bool:
    """Do these claims count over days and an area, rather than tell of an event?"""
    return sums_up_extent(extent([profile([t]) for t in members], {}))


def sums_up_extent(x: Extent) -> bool:
    """As `sums_up`, of what covers so much."""
    return x.spot is None and x.area is not None and x.long >= A_STRETCH


def may_repeat(stray: Group, other: Group) -> str | None:
    """Why the people of one group may be those of another, which is told more exactly and more often; else None.

    Their numbers must be able to be one: what is told much larger is told of others too.
    """
    ours, theirs = stray.extent, other.extent
    if not stray.most or not other.most or theirs.spot is None or not one_kind(ours.types, theirs.types):
        return None
    gap = _gap(ours, theirs)
    if gap is None or gap > ONE_NIGHT or stray.most > 1.3 * other.most + 2:
        return None
    one_spot = ours.days is not None and gap == 0 and ours.spot == theirs.spot
    if len(ours.told_in & theirs.told_in) > SHARED * len(ours.told_in) and not (one_spot and len(ours.reports) == 1):
        return None  # told apart by those who tell of both; in one town on one day it takes more than one report's word
    if ours.spot is None:
        if not _may_lie_at(ours, theirs, theirs.spot):
            return None
        where = "no place" if ours.area is None else "no settlement"
        return f"it names {where}, and may be told of in another incident: it moves the high figure only"
    more = FEWER_MORE if ours.days is None or stray.most >= SELDOM else MORE
    if len(theirs.reports) < more * len(ours.reports):
        return None
    if apart_km(ours.spot, theirs.spot) > NEAR_KM:
        return None
    where = "there on that day" if one_spot else "a day or a few kilometres off"
    return f"many more reports tell of such an event {where}: it moves the high figure only"


def _may_lie_at(ours: Extent, theirs: Extent, spot: Locus) -> bool:
    """Can what names no settlement be at this one? Without an area it takes a day, and a party or the very kind of event."""
    known = bool(ours.parties & theirs.parties)
    if ours.area is None:  # words that no table placed may be anywhere
        return ours.days is not None and not ours.worded and (known or bool(ours.types & theirs.types))
    wide = ours.area.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION)
    return holds(ours.area, spot) and (known or ours.days is not None or not wide)


def _gap(one: Extent, other: Extent) -> int | None:
    """Days between them, 0 if they share one. An undated group is looked for in the days before it was told."""
    ours = one.days or (None if one.latest is None else (one.latest - LOOKBACK, one.latest))
    if ours is None or other.days is None:
        return None
    return max(0, ours[0] - other.days[1], other.days[0] - ours[1])


def _spread(x: Extent, more: int) -> range:
    days = x.days or (None if x.latest is None else (x.latest - LOOKBACK, x.latest))
    return range(0) if days is None else range(days[0] - more, min(days[1], days[0] + MOST_DAYS) + more + 1)


def _move(
    table: dict[Day, list[K]],
    old: Mapping[K, Group],
    come: Mapping[K, Group],
    places: Callable[[Group], Iterable[Day]],
) -> None:
    """Take the old groups out of a table whose lists others share, and put the new ones in."""
    for key, group in old.items():
        for at in dict.fromkeys(places(group)):
            table[at] = [one for one in table.get(at, ()) if one != key]
    for key, group in come.items():
        for at in places(group):
            table[at] = [*table.get(at, ()), key]


def _stands(group: Group) -> Iterator[Day]:
    """Where and when it is found."""
    for day in _spread(group.extent, 0):
        for country in {group.extent.country, ANYWHERE}:
            yield country, day


def _looks(group: Group) -> Iterator[Day]:
    """Where and when it looks for others."""
    placed = group.extent.spot or group.extent.area
    where = dict.fromkeys((group.extent.country, None)) if placed else (ANYWHERE,)
    for day in _spread(group.extent, ONE_NIGHT):
        for country in where:
            yield country, day
