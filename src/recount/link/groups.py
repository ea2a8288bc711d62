"""Tellings into groups, one for each event: the strongest ties first, and nothing joined that must stay apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.link.cluster import Tie
from recount.link.compare import ADJACENT, total
from recount.link.tellings import Telling
from recount.link.traces import Trace

Group = tuple[str, ...]
NEVER, EVER = -(10**9), 10**9  # days before the first and after the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """What joins or parts tellings whatever they say: `together` and `apart` are pairs from people, `repeats` lead from
    a copy's telling to the one it repeats.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    repeats: Mapping[str, str] = field(default_factory=dict)


def partition(tellings: Sequence[Telling], ties: Iterable[Tie], bonds: Bonds) -> tuple[Group, ...]:
    """The groups that bonds and ties make, each sorted. Pure, and free of the order of what is given.

    What people put together comes first, then copies, then ties by points. Held apart are: what people hold apart, two
    tellings of one report, a running total and one of its days, and tellings without a day in common. A copy goes where
    its original goes and dates nothing.
    """
    forest = _Forest(tellings, bonds)
    for one, other in sorted(bonds.together):
        forest.join(one, other, _held_apart)
    for one, other in sorted(bonds.repeats.items()):
        forest.join(one, other, _told_apart)
    for t in sorted(ties, key=lambda t: (-t.points, t.one, t.other)):
        forest.join(t.one, t.other, _excluded)
    return forest.groups()


@dataclass(slots=True, kw_only=True)
class _Side:
    """A group in the making, with what decides whether it may join another: no check looks at all of its members."""

    members: set[str]
    reports: set[str]
    foes: set[str]
    first: int = NEVER  # the latest of the first days
    last: int = EVER  # the earliest of the last days
    totals: dict[object, Trace] = field(default_factory=dict)
    days: dict[object, Trace] = field(default_factory=dict)

    def take(self, other: "_Side") -> None:
        self.members |= other.members
        self.reports |= other.reports
        self.foes |= other.foes
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        self.totals |= other.totals
        self.days |= other.days


Clash = Callable[[_Side, _Side], bool]


class _Forest:
    def __init__(self, tellings: Iterable[Telling], bonds: Bonds) -> None:
        foes: dict[str, set[str]] = {}
        for one, other in bonds.apart:
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)
        self.side = {t.id: _alone(t, foes.get(t.id, set()), copy=t.id in bonds.repeats) for t in tellings}

    def join(self, one: str, other: str, clash: Clash) -> None:
        a, b = self.side.get(one), self.side.get(other)
        if a is None or b is None or a is b or clash(a, b):
            return
        keep, gone = (a, b) if len(a.members) >= len(b.members) else (b, a)
        self.side |= dict.fromkeys(gone.members, keep)
        keep.take(gone)

    def groups(self) -> tuple[Group, ...]:
        return tuple(sorted({id(s): tuple(sorted(s.members)) for s in self.side.values()}.values()))


def _alone(telling: Telling, foes: set[str], *, copy: bool) -> _Side:
    side = _Side(members={telling.id}, reports={telling.report_id}, foes=set(foes))
    if copy:  # "on Tuesday", printed again a week later, is still the Tuesday of the original
        return side
    trace = telling.trace
    first, last = trace.days
    side.first, side.last = NEVER if first is None else first, EVER if last is None else last
    says = (trace.days, trace.firm, trace.some, trace.tolls)  # all that a total and a day are compared by
    (side.totals if trace.total else side.days)[says] = trace
    return side


def _held_apart(one: _Side, other: _Side) -> bool:
    return not (one.foes.isdisjoint(other.members) and other.foes.isdisjoint(one.members))


def _told_apart(one: _Side, other: _Side) -> bool:
    return not one.reports.isdisjoint(other.reports) or _held_apart(one, other)


def _excluded(one: _Side, other: _Side) -> bool:
    if max(one.first, other.first) > min(one.last, other.last) + ADJACENT or _told_apart(one, other):
        return True
    return any(total(a, b) for x, y in ((one, other), (other, one)) for a in x.totals.values() for b in y.days.values())
