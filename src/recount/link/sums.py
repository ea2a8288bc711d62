"""Whom another claim of the report counts already: parts of a sum, by arithmetic, by words, and by time and place.

A number that may be a part, or the same dead told again, is held back from the total rather than counted twice: it is
marked as a part of the claim that counts more. Who reads the record sees both claims and the link.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from recount.link.elsewhere import elsewhere
from recount.link.sights import Sight, sights, traces_of
from recount.link.signs import OTHER_KIND, count, kind_of, part_signs
from recount.link.traces import Trace
from recount.link.weights import weights
from recount.link.within import by_event, far_apart, linked, told_apart
from recount.model import Claim, Population, Readings, TollKind

AT_LEAST_SO_MANY = 4  # smaller numbers are sums of others by chance
MOST_PARTS, MOST_AROUND = 4, 10  # parts in any order are looked for among so many
FAR_APART = ("part on days apart, one voice", "part on days apart, another voice")
PLAIN = ({Population.CIVILIAN}, {Population.COMBATANT})

ByEvent = tuple[tuple[str, ...], ...]
"""Claims of one report by event: a partition of their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """That the people of one group of claims (`part`, `whole`: their numbers) are among another's: by which claims and signs. `two`: nothing but
    exact arithmetic can make the one a part of the other, for they are told of two places, and not as a sum.
    """

    part: int
    whole: int
    part_id: str
    whole_id: str
    signs: tuple[str, ...]
    two: bool = False


def with_sums(claims: Sequence[Claim], readings: Sequence[Readings] = ()) -> tuple[Claim, ...]:
    """The claims of one report, those whose people another claim counts marked as its parts (`part_of`).

    Links that claims hold are kept and come first. The parts of one sum never count more of the dead than it does. What
    is found once is found again: marking twice changes nothing.
    """
    claims = tuple(claims)
    if _one_number(claims):
        return claims
    return summed(claims, sights(claims, traces_of(claims, readings)))[0]


def _one_number(claims: Sequence[Claim]) -> bool:
    """Is there nothing that could be counted twice?"""
    return sum(any(t.count.low or t.count.high for t in c.tolls) for c in claims) < 2


def summed(claims: tuple[Claim, ...], seen: Sequence[Sight]) -> tuple[tuple[Claim, ...], ByEvent]:
    """`with_sums`, where the claims' sights are at hand, and what comes out by event (`within.by_event`); the very same
    claims, if there is nothing to mark.
    """
    events = by_event(claims, seen)
    whole_of = {} if _one_number(claims) else _wholes(claims, seen, events)
    if not whole_of:
        return claims, events
    marked = tuple(replace(c, part_of=whole_of[c.id]) if c.id in whole_of else c for c in claims)
    return marked, by_event(marked, seen)


def _wholes(claims: Sequence[Claim], seen: Sequence[Sight], events: ByEvent) -> Mapping[str, str]:
    """The claims that no engine marked as parts, each with its whole."""
    by_id = {s.trace.claim_id: s for s in seen}
    groups = [tuple(by_id[key] for key in group) for group in events]
    found = _Found(groups, claims)
    points = weights().part
    scored = [(points.weigh(pair.signs), pair) for pair in pairs(groups)]
    enough = points.from_where(beside_links=linked(claims))
    kept = [(score, pair) for score, pair in scored if score >= enough]
    for _, pair in sorted(kept, key=lambda one: (-one[0], one[1].part_id, one[1].whole_id)):
        found.take(pair)
    return found.whole_of


class _Found:
    """The links held and those taken so far; a group has one whole, and no whole counts fewer dead than its parts."""

    def __init__(self, groups: Sequence[Sequence[Sight]], claims: Sequence[Claim]) -> None:
        home = {s.trace.claim_id: n for n, group in enumerate(groups) for s in group}
        links = ((home[c.id], home[c.part_of]) for c in claims if c.part_of in home)
        self.groups = groups
        self.whole_of: dict[str, str] = {}
        self.above: dict[int, int] = {}
        self.used: dict[int, int] = {}
        for part, whole in links:
            if part != whole and part not in self.above:
                self._add(part, whole)

    def take(self, pair: Pair) -> None:
        """Mark a part, if nothing is in the way."""
        if pair.part in self.above or pair.part in self._chain(pair.whole):
            return
        room = dead(self.groups[pair.whole])
        own = self._own(pair.part, pair.whole)
        if room and own and self.used.get(pair.whole, 0) + own > room:
            return
        self._add(pair.part, pair.whole)
        self.whole_of[pair.part_id] = pair.whole_id

    def _add(self, part: int, whole: int) -> None:
        self.above[part] = whole
        self.used[whole] = self.used.get(whole, 0) + self._own(part, whole)

    def _own(self, part: int, whole: int) -> int:
        return dead(self.groups[part], counted_in(self.groups[whole]))

    def _chain(self, group: int) -> set[int]:
        seen = {group}
        while group in self.above and self.above[group] not in seen:
            group = self.above[group]
            seen.add(group)
        return seen


def pairs(groups: Sequence[Sequence[Sight]]) -> Iterator[Pair]:
    """Every pair of claims of two groups of which one can count the other's people, with all signs."""
    for w, whole in enumerate(groups):
        found = [pair for p, part in enumerate(groups) if p != w for pair in _between((p, part), (w, whole))]
        row, any_order = _adding_up(groups, whole, sorted({pair.part for pair in found}))
        for pair in found:
            if pair.two and pair.part not in any_order:
                continue
            more = ["adds up"] if pair.part in any_order else ["others add up"] if any_order else []
            other = any(sign.startswith(f"as part: {OTHER_KIND}") for sign in pair.signs)
            more += ["adds up in a row"] if pair.part in row and not other else []
            yield replace(pair, signs=(*pair.signs, *more))


def _between(part: tuple[int, Sequence[Sight]], whole: tuple[int, Sequence[Sight]]) -> Iterator[Pair]:
    for a in whole[1]:
        for b in part[1]:
            kind = kind_of(a, b) if a.numbers and b.numbers and not far_apart(a.trace, b.trace) else None
            if kind is None or (count(a, kind) == count(b, kind) and others(a.trace, b.trace)):
                continue
            if elsewhere(b.trace, a.trace) or a.trace.before or b.trace.before or _of_another_year(a.trace, b.trace):
                continue
            signs = part_signs(a, b, kind)
            if signs[0] not in FAR_APART:
                ids = {"part_id": b.trace.claim_id, "whole_id": a.trace.claim_id}
                two = _are_two(a.trace, b.trace)
                yield Pair(part=part[0], whole=whole[0], signs=tuple(signs), two=two, **ids)


def _of_another_year(whole: Trace, part: Trace) -> bool:
    """Is the whole told of a year ("in 2017", "last year"), and the part of no time at all, as what a report is about may be?"""
    years = any(len(w) == len("2017") and w.isdigit() for w in whole.day_words) or {"last", "year"} <= whole.day_words
    return years and not part.day_words


def _are_two(whole: Trace, part: Trace) -> bool:
    """Are they named in two places, and neither told as a sum: two attacks, of which one is no part of the other?"""
    named = whole.places and part.places and not set(whole.places) & set(part.places)
    return bool(named) and not whole.sum and not part.some


def others(one: Trace, other: Trace) -> bool:
    """Are two equal numbers surely of other people: of two events, or of people with other names?"""
    named = one.names and other.names and not any(a <= b or b <= a for a in one.names for b in other.names)
    return bool(named) or told_apart(one, other)


def dead(group: Sequence[Sight], among: frozenset[Population] | None = None) -> int:
    """The most dead that a claim of a group counts; `among` only those, if it counts any of them apart."""
    every = [[(p, n) for k, p, n in s.numbers if k is TollKind.KILLED] for s in group]
    own = [sum(n for p, n in told if among is not None and p in among) for told in every]
    return max(own, default=0) or max((sum(n for _, n in told) for told in every), default=0)


def counted_in(group: Sequence[Sight]) -> frozenset[Population] | None:
    """The one population that a group counts the dead of, civilians or combatants; None if several or unstated."""
    found = frozenset(p for s in group for k, p, _ in s.numbers if k is TollKind.KILLED)
    return found if found in PLAIN else None


def _adding_up(
    groups: Sequence[Sequence[Sight]], whole: Sequence[Sight], around: Sequence[int]
) -> tuple[set[int], set[int]]:
    """The groups that give exactly the whole's dead: in a row as told, and in any order."""
    number, among = dead(whole), counted_in(whole)
    told = [(n, count) for n in around if 0 < (count := dead(groups[n], among)) < number]
    told.sort(key=lambda one: min(s.n for s in groups[one[0]]))
    if number < AT_LEAST_SO_MANY:
        return set(), set()
    row = _in_a_row(told, number)
    return row, row | _in_any_order(told, number)


def _in_a_row(told: Sequence[tuple[int, int]], number: int) -> set[int]:
    out: set[int] = set()
    for first in range(len(told)):
        total = 0
        for last in range(first, len(told)):
            total += told[last][1]
            if total >= number:
                break
        if total == number and last > first:
            out |= {n for n, _ in told[first : last + 1]}
    return out


def _in_any_order(told: Sequence[tuple[int, int]], number: int) -> set[int]:
    if len(told) > MOST_AROUND:
        return set()
    sizes = range(2, MOST_PARTS + 1)
    found = (some for size in sizes for some in combinations(told, size) if sum(count for _, count in some) == number)
    return {n for some in found for n, _ in some}
