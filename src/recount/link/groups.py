"""Tellings into groups, one for each event: the strongest ties first, and nothing joined that must stay apart."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.link.cluster import Tie
from recount.link.compare import ADJACENT, total
from recount.link.gist import Group
from recount.link.pairs import LEAST, points
from recount.link.pairs.counted import injured, killed
from recount.link.pairs.score import FLOOR
from recount.link.pairs.when import days
from recount.link.pairs.where import spot
from recount.link.pairs.worded import ONE_PERSON, people
from recount.link.tellings import Telling
from recount.link.traces import Trace
from recount.link.votes import MANY, Votes, at_odds, counted_apart, differ, dissent, one_day, small, votes

SCRAP = 2.0  # points by which ties to a scrap of a report stand back
OTHERWISE = frozenset({"differ", "widely", "none_many"})  # levels at which two numbers are hardly of one event
ASTRAY = -4.0  # mean points below which a small lot is no error about a group of many, but an event of its own
BETTER = (
    0.6  # mean points by which another group must fit better: of real articles those that fit little better stay right
)
ROUNDS = 3  # in which tellings may move: what has moved makes room for others, and few are left after that
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

    What people put together comes first, then copies, then ties between what reports open with, then others by points, last
    those between different perpetrators: lots that agree are to form, and to vote, before errors mix them. Held apart are: what
    people hold apart, two tellings of one report, a running total and one of its days, tellings without a day in common (but
    where both tell of one person: then one day was misread, or is that of a trial), and groups whose
    tellings, all taken together, speak against it (`LEAST`), or by their votes (`recount.link.votes`). What was tied before
    the groups had formed moves to the one that it fits better, and what is left over of a few then goes with the many that it
    fits best; then lots that a group swallowed are looked for once more. A copy goes where its original goes and dates nothing.
    """
    ties = tuple(ties)
    forest = _Forest(tellings, bonds, ties)
    for one, other in sorted(bonds.together):
        forest.bond(one, other, _held_apart)
    forest.speak_as_one()
    for one, other in sorted(bonds.repeats.items()):
        forest.bond(one, other, _told_apart)
    by_id = {t.id: t for t in tellings}
    strongest = sorted(ties, key=lambda t: (at_odds(by_id[t.one], by_id[t.other]), forest.rank(t)))
    for t in strongest:
        forest.tie(t)
    parted = forest.part()
    if forest.settle(strongest) or parted:
        for t in strongest:  # what held some apart may have moved
            forest.tie(t)
    forest.gather(strongest)
    if forest.part():
        forest.settle(strongest)
    return forest.groups()


@dataclass(slots=True, kw_only=True)
class _Side:
    """A group in the making, with what decides whether it may join another: no check of rules looks at all its members.

    `told` are its tellings without copies, those that people put together as one; `known` sums up, in thousandths, the
    points between them and those of other sides, by their `key`.
    """

    key: str
    members: set[str]
    reports: set[str]
    foes: set[str]
    told: list[tuple[Telling, ...]] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    first: int = NEVER  # the latest of the first days
    last: int = EVER  # the earliest of the last days
    votes: Votes = field(default_factory=Votes)
    totals: dict[object, Trace] = field(default_factory=dict)
    days: dict[object, Trace] = field(default_factory=dict)

    def take(self, other: "_Side") -> None:
        self.members |= other.members
        self.reports |= other.reports
        self.foes |= other.foes
        self.votes.add(other.votes)
        self._date(other)
        self.told += other.told
        self.totals |= other.totals
        self.days |= other.days

    def _date(self, other: "_Side") -> None:
        """Both days; where they lie apart, as one person is told of in both, those of the more, or the earlier."""
        if _days_apart(self, other):
            keep = min(self, other, key=lambda side: (-len(side.told), side.last, side.key))
            self.first, self.last = keep.first, keep.last
        else:
            self.first, self.last = max(self.first, other.first), min(self.last, other.last)


Clash = Callable[[_Side, _Side], bool]


class _Forest:
    def __init__(self, tellings: Sequence[Telling], bonds: Bonds, ties: Iterable[Tie]) -> None:
        foes: dict[str, set[str]] = {}
        for one, other in bonds.apart:
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)
        self.by_id = {t.id: t for t in tellings}
        self.points = {(t.one, t.other): t.points for t in ties}
        self.foes = foes
        self.repeats = bonds.repeats
        self.by_hand = {key for pair in bonds.together for key in pair}
        self.side = {t.id: self._alone(t.id) for t in tellings}

    def rank(self, t: Tie) -> tuple[bool, float, str, str]:
        """What both reports open with first (`_opens_both`), then the strongest; those to a scrap of what a report tells stand
        back (`SCRAP`), so as not to bar the whole's way.
        """
        one, other = self.by_id[t.one], self.by_id[t.other]
        scrap = _scrap(one) or _scrap(other)
        return not _opens_both(one, other), (SCRAP if scrap else 0.0) - t.points, t.one, t.other

    def bond(self, one: str, other: str, clash: Clash) -> None:
        """Join the sides of two tellings that belong together whatever they say."""
        a, b = self.side.get(one), self.side.get(other)
        if a is not None and b is not None and a is not b and not clash(a, b):
            self._join(a, b)

    def speak_as_one(self) -> None:
        """What is joined by now is one event by a person's word: others need to agree with one of its tellings."""
        for side in self.side.values():
            if len(side.told) > 1:
                side.told = [tuple(sorted((t for some in side.told for t in some), key=lambda t: t.id))]

    def tie(self, t: Tie) -> None:
        """Join the sides of two tellings that are tied, if nothing keeps them apart and all their tellings agree."""
        a, b = self.side[t.one], self.side[t.other]
        if a is b or _excluded(a, b) or (_other_days(a, b) and not self._one_person(t)):
            return
        if self._mean(a, b, t) >= LEAST:
            self._join(a, b)

    def gather(self, ties: Iterable[Tie]) -> None:
        """Join what is astray to the group that it fits best: of so many reports of an event some err about its day or town."""
        lots = {}
        for t in ties:
            a, b = self.side[t.one], self.side[t.other]
            if a is not b and small(len(a.told), len(b.told)):
                lots[min(a.key, b.key), max(a.key, b.key)] = self._mean(a, b, t)
        for mean, one, other in sorted((-mean, *pair) for pair, mean in lots.items()):
            a, b = self.side[one], self.side[other]
            lost = -mean >= ASTRAY and a is not b and small(len(a.told), len(b.told))
            if lost and not _excluded(a, b) and not _other_days(a, b):
                self._join(a, b)

    def part(self) -> bool:
        """Take out of a group what joined it telling by telling, though as a group it never would: a lot that agrees on
        another kind of event, or whose number of dead voices tell side by side with that of the others (`recount.link.votes`),
        and that fits itself better than the others. True if there was any.
        """
        by_kind = self._part(lambda side, free: dissent(free, side.votes) if len(side.votes.kinds) > 1 else ())
        by_number = self._part(lambda _side, free: counted_apart(free))
        return by_kind or by_number

    def _part(self, lots: Callable[["_Side", Sequence[Telling]], Iterable[Sequence[Telling]]]) -> bool:
        found = False
        for side in sorted({s.key: s for s in self.side.values() if len(s.told) > 1}.values(), key=lambda s: s.key):
            free = [some[0] for some in side.told if len(some) == 1 and some[0].id not in self.by_hand]
            lot = next((lot for lot in lots(side, free) if self._of_their_own(lot, side)), None)
            if lot is not None:
                gone = self._with_copies({t.id for t in lot}, side)
                self._made_anew(side, side.members - gone)
                self.side |= dict.fromkeys(gone, self._together(gone))
                found = True
        return found

    def _of_their_own(self, lot: Sequence[Telling], side: _Side) -> bool:
        """Do these fit each other better than the others of their side?"""
        own = {t.id for t in lot}
        rest = [some for some in side.told if some[0].id not in own]
        inside = sum(self._fit(t, [(other,) for other in lot if other is not t]) for t in lot)
        return inside > sum(self._fit(t, rest) for t in lot)

    def settle(self, ties: Iterable[Tie]) -> bool:
        """Move tellings to a well attested group that each fits better than its own; those put together by a person stay.

        The strongest tie joined them when no group had formed yet, and of twins it may be the wrong one. True if any moved.
        """
        crossing = [(t.one, t.other) for t in ties]
        for n in range(ROUNDS):
            beside: dict[str, set[str]] = {}
            for one, other in crossing:
                if self.side[one] is not self.side[other]:
                    beside.setdefault(one, set()).add(self.side[other].key)
                    beside.setdefault(other, set()).add(self.side[one].key)
            better = sorted(found for key, near in beside.items() if (found := self._better(key, near)) is not None)
            if not sum(self._move(key, to) for _, key, to in better):
                return n > 0
        return True

    def _better(self, key: str, near: Collection[str]) -> tuple[float, str, str] | None:
        """The group of those near that one telling fits best, if better than the others of its own: first by how much less."""
        own = self.side[key]
        if key in self.repeats or key in self.by_hand or len(own.told) == 1:
            return None
        alone, me = self._alone(key), self.by_id[key]
        open_ones = [
            side
            for side in (self.side[to] for to in sorted(near))
            if len(side.told) >= MANY and not _excluded(alone, side) and not _other_days(alone, side)
        ]
        if not open_ones:
            return None
        here = self._fit(me, [some for some in own.told if some != (me,)])
        there, to = min((-self._fit(me, side.told), side.key) for side in open_ones)
        return (here + there, key, to) if -there > here + BETTER else None

    def _move(self, key: str, to: str) -> bool:
        """Take a telling and those that copy it to the side of this key, unless that is another by now, or must stay apart."""
        own, side = self.side[key], self.side[to]
        gone = self._with_copies({key}, own)
        if own is side or side.key != to or _told_apart(self._together(gone), side):
            return False
        self._made_anew(own, own.members - gone)
        self._made_anew(side, side.members | gone)
        return True

    def _with_copies(self, keys: Collection[str], side: _Side) -> set[str]:
        """These tellings of a side and all that copy them."""
        gone, todo = set(keys), list(keys)
        while todo:
            of = todo.pop()
            copies = {copy for copy in side.members - gone if self.repeats.get(copy) == of}
            gone |= copies
            todo += copies
        return gone

    def _made_anew(self, old: _Side, members: Collection[str]) -> None:
        """A side of other members in the place of an old one, none where all have gone, one after the other; what was known of
        points between it and others is forgotten.
        """
        for key in old.known:
            self.side[key].known.pop(old.key, None)
        if not members:
            return
        made = self._together(members)
        made.key = old.key if old.key in members else made.key
        by_hand = [some for some in old.told if len(some) > 1]
        whole = {t.id for some in by_hand for t in some}
        made.told = [*by_hand, *(some for some in made.told if some[0].id not in whole)]
        self.side |= dict.fromkeys(members, made)

    def _together(self, members: Collection[str]) -> _Side:
        first, *rest = (self._alone(key) for key in sorted(members))
        for one in rest:
            first.take(one)
        return first

    def _alone(self, key: str) -> _Side:
        return _alone(self.by_id[key], self.foes.get(key, set()), copy=key in self.repeats)

    def _one_person(self, t: Tie) -> bool:
        return people(self.by_id[t.one], self.by_id[t.other]) in ONE_PERSON

    def groups(self) -> tuple[Group, ...]:
        return tuple(sorted({s.key: tuple(sorted(s.members)) for s in self.side.values()}.values()))

    def _mean(self, one: _Side, other: _Side, t: Tie) -> float:
        """The mean points between all tellings of two sides; copies have no say, and what only they hold agrees."""
        pairs = len(one.told) * len(other.told)
        if len(one.members) == len(other.members) == 1:
            return t.points
        if pairs and other.key not in one.known:
            amount = sum([self._thousandths(a, b) for a in one.told for b in other.told])
            one.known[other.key] = other.known[one.key] = amount
        return one.known[other.key] / 1000 / pairs if pairs else 0.0

    def _thousandths(self, ours: Sequence[Telling], theirs: Sequence[Telling]) -> int:
        """The best points between two lots, as a whole number, so that their sum is the same in any order."""
        return round(1000 * max([FLOOR, *(self._points(one, other) for one in ours for other in theirs)]))

    def _fit(self, telling: Telling, told: Sequence[tuple[Telling, ...]]) -> float:
        """The mean points between one telling and those of a side."""
        return sum(self._thousandths((telling,), some) for some in told) / 1000 / len(told)

    def _points(self, one: Telling, other: Telling) -> float:
        """Those of their tie, if there is one: it has them already."""
        ends = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        known = self.points.get(ends)
        return points(one, other) if known is None else known

    def _join(self, one: _Side, other: _Side) -> None:
        keep, gone = (one, other) if len(one.members) >= len(other.members) else (other, one)
        self.side |= dict.fromkeys(gone.members, keep)
        self._add_up(keep, gone)
        keep.take(gone)

    def _add_up(self, keep: _Side, gone: _Side) -> None:
        """What is known between both and a third side is known between all three; what only one knows is forgotten."""
        for key in {*keep.known, *gone.known}:
            third = self.side[key]
            ours, theirs = keep.known.pop(key, None), gone.known.pop(key, None)
            third.known.pop(keep.key, None)
            third.known.pop(gone.key, None)
            if ours is not None and theirs is not None:
                keep.known[key] = third.known[keep.key] = ours + theirs


def _scrap(telling: Telling) -> bool:
    """Does its report tell it in passing, without a day or a place of its own? It may be of what the report opens with."""
    trace = telling.trace
    return telling.wording.lead is False and not (trace.dated and (trace.places or trace.loci))


def _opens_both(one: Telling, other: Telling) -> bool:
    """Is it what both reports open with, and does nothing that both say speak against it: no number, and, unless both tell
    of one person, no day and no words for the place?
    """
    if not (one.wording.lead and other.wording.lead):
        return False
    if killed(one, other) in OTHERWISE or injured(one, other) in OTHERWISE:
        return False
    if people(one, other) in ONE_PERSON:
        return True
    return spot(one, other) != "other" and days(one, other) not in ("adjacent", "apart_inferred")


def _alone(telling: Telling, foes: set[str], *, copy: bool) -> _Side:
    side = _Side(key=telling.id, members={telling.id}, reports={telling.report_id}, foes=set(foes))
    if copy:  # "on Tuesday", printed again a week later, is still the Tuesday of the original
        return side
    side.told.append((telling,))
    side.votes = votes(telling)
    trace = telling.trace
    first, last = trace.days
    if trace.firm or not trace.dated:  # what was only inferred is weighed, and excludes nothing
        side.first, side.last = NEVER if first is None else first, EVER if last is None else last
    says = (trace.days, trace.firm, trace.some, trace.tolls)  # all that a total and a day are compared by
    (side.totals if trace.total else side.days)[says] = trace
    return side


def _held_apart(one: _Side, other: _Side) -> bool:
    return not (one.foes.isdisjoint(other.members) and other.foes.isdisjoint(one.members))


def _told_apart(one: _Side, other: _Side) -> bool:
    return not one.reports.isdisjoint(other.reports) or _held_apart(one, other)


def _days_apart(one: _Side, other: _Side) -> bool:
    return max(one.first, other.first) > min(one.last, other.last) + ADJACENT


def _other_days(one: _Side, other: _Side) -> bool:
    return _days_apart(one, other) and not one_day(one.votes, other.votes)


def _excluded(one: _Side, other: _Side) -> bool:
    if _told_apart(one, other) or differ(one.votes, other.votes):
        return True
    return any(total(a, b) for x, y in ((one, other), (other, one)) for a in x.totals.values() for b in y.days.values())
