"""What the tellings of a group agree on: votes for a day, a kind of event, a place and a perpetrator.

One report in twenty errs about the day, and some about the town. A lot of reports that agree with each other, but not with
another lot that agrees as well, tell of another event: pairs of reports can't show that, votes do. They are counts, so they
are the same in any order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from recount.link.compare import ADJACENT, FAMILIES, OPEN_TYPES
from recount.link.pairs.who import perpetrator
from recount.link.tellings import Telling
from recount.link.traces import Trace
from recount.link.voices import add, numbers, side_by_side
from recount.model import EventType

T = TypeVar("T")
FIRM = 3  # votes that make sure of something: two reports may share an error
ERRS = 5  # one report in so many may err, with room to spare
# Of kinds of no one family (a clash, an air strike) one report in so many: of our stories, as they are read, a tenth of the pairs
# of reports of one event differ so, which is one report in twenty.
MISTAKES = 10
MANY = 5  # tellings of which a group is well attested
TOWN_KM = 10.0  # radius of a place above which it is no town, so that others in it are named differently
EARLIEST, LATEST = -(10**9), 10**9


@dataclass(slots=True, kw_only=True)
class Votes:
    """How many tellings say what. Those that name no one day have none for days, but they must not leave it out: `first`
    is the latest of their first days and `last` the earliest of their last ones, as ordinals. `numbers` are what voices
    counted (`recount.link.voices`).
    """

    days: Counter[int] = field(default_factory=Counter)
    kinds: Counter[EventType] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    actors: Counter[frozenset[str]] = field(default_factory=Counter)
    numbers: dict[tuple[str, int], tuple[int, float]] = field(default_factory=dict)
    first: int = EARLIEST
    last: int = LATEST

    def add(self, other: "Votes") -> None:
        """Count those of another group too."""
        self.days.update(other.days)
        self.kinds.update(other.kinds)
        self.places.update(other.places)
        self.actors.update(other.actors)
        add(self.numbers, other.numbers)
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)


def votes(telling: Telling) -> Votes:
    """The votes of one telling: for what it says exactly."""
    out, trace = _dated(telling.trace), telling.trace
    if trace.event_type not in OPEN_TYPES:
        out.kinds[trace.event_type] = 1
    if trace.exact and trace.exact[0].radius_km <= TOWN_KM:
        out.places[trace.exact[0].place_id] = 1
    if trace.perpetrator_ids:
        out.actors[trace.perpetrator_ids] = 1
    out.numbers = numbers(telling.heard, telling.published)
    return out


def at_odds(one: Telling, other: Telling) -> bool:
    """Do two tellings name different perpetrators? Then one of them errs, or they are two events.

    Kinds of event are read too loosely for this: a shooting is a clash or a killing in the next report.
    """
    return perpetrator(one, other) == "other"


def differ(one: Votes, other: Votes) -> bool:
    """Are both sides sure of their day, kind of event, place or perpetrator, and not of the same, or do voices tell of both?"""
    return (
        _firmly(one.days, other.days)
        or _firmly(one.kinds, other.kinds, _mistaken)
        or _firmly(one.places, other.places)
        or _firmly(one.actors, other.actors)
        or side_by_side(one.numbers, other.numbers)
    )


def dissent(told: Sequence[Telling], counted: Votes) -> Iterator[tuple[Telling, ...]]:
    """Lots of these tellings, of one group with these votes, that name another kind of event than most, and too often to err:
    had they met before they joined the others, the two groups would be held apart. Only what is well attested swallows lots.
    """
    kinds = counted.kinds
    top = min(kinds, key=lambda kind: (-kinds[kind], kind), default=None)
    if top is None or kinds[top] < MANY:
        return
    for kind in sorted(kinds):
        if kind is not top and kinds[kind] >= FIRM and kinds[kind] * _mistaken(kind, top) > kinds[top]:
            lot = tuple(t for t in told if t.trace.event_type is kind)
            if len(lot) >= FIRM:
                yield lot


def counted_apart(told: Sequence[Telling]) -> Iterator[tuple[Telling, ...]]:
    """The smaller of two lots of these tellings that voices tell side by side: all that count so many dead or more, and all
    that count fewer; of the numbers that part them so the one that parts them most evenly.
    """
    counts = [(t, [low for _, low, _ in t.heard]) for t in told if t.heard]
    if len(counts) < 2 * FIRM:
        return
    parted = []
    for number in sorted({max(of) for _, of in counts})[1:]:
        more = tuple(t for t, of in counts if min(of) >= number)
        fewer = tuple(t for t, of in counts if max(of) < number)
        if min(len(more), len(fewer)) >= FIRM and side_by_side(_numbers(more), _numbers(fewer)):
            parted.append((min(len(more), len(fewer)), number, min(more, fewer, key=len)))
    if parted:
        yield max(parted, key=lambda one: one[:2])[-1]


def _numbers(told: Iterable[Telling]) -> dict[tuple[str, int], tuple[int, float]]:
    out: dict[tuple[str, int], tuple[int, float]] = {}
    for t in told:
        add(out, numbers(t.heard, t.published))
    return out


def one_day(one: Votes, other: Votes) -> bool:
    """Do both sides together name one day firmly, all but a few, who err by a day, and does no stretch of days leave it out?"""
    days = one.days + other.days
    top = _most(days)
    if top is None or days[top] < FIRM or any(abs(day - top) > ADJACENT for day in days):
        return False
    astray = days.total() - days[top]
    inside = max(one.first, other.first) - ADJACENT <= top <= min(one.last, other.last) + ADJACENT
    return inside and 2 * astray <= days[top]


def small(one: int, other: int) -> bool:
    """Of two groups of so many tellings, is one well attested and the other so small that it may be its errors?"""
    less, more = min(one, other), max(one, other)
    return more >= MANY and 0 < less * ERRS <= more


def _dated(trace: Trace) -> Votes:
    first, last = trace.days
    if first is not None and first == last and trace.firm:
        return Votes(days=Counter((first,)))
    if trace.dated and not trace.firm:
        return Votes()
    return Votes(first=EARLIEST if first is None else first, last=LATEST if last is None else last)


def _mistaken(one: EventType, other: EventType) -> int:
    """Of how many reports one may say the one kind of event for the other."""
    return ERRS if any(one in family and other in family for family in FAMILIES) else MISTAKES


def _firmly(
    one: Mapping[T, int], other: Mapping[T, int], errs: Callable[[T, T], int] = lambda _ours, _theirs: ERRS
) -> bool:
    """Do most of each side say one thing, not the same, and neither so few that they may err?"""
    if not one or not other or max(one.values()) < FIRM or max(other.values()) < FIRM:
        return False
    ours, theirs = _most(one), _most(other)
    if ours is None or theirs is None or ours == theirs:
        return False
    less, more = sorted((one[ours], other[theirs]))
    return less >= FIRM and less * errs(ours, theirs) > more


def _most(counted: Mapping[T, int]) -> T | None:
    """What more than half of the votes are for."""
    key = max(counted, key=counted.__getitem__, default=None)
    return key if key is not None and 2 * counted[key] > sum(counted.values()) else None
