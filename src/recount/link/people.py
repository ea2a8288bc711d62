"""People's decisions as rules that do not contradict each other: through chains too, and where two differ, the later stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from recount.link.decided import decided
from recount.model import Decision

Pair = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Pairs of claims that people put together, and all pairs that they hold apart, directly or through those put together.

    `overruled` are pairs on which somebody decided what later decisions do not let stand.
    """

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    overruled: tuple[Pair, ...] = ()


def people(decisions: Iterable[Decision]) -> People:
    """What stands of the decisions: A with B and B with C is A with C; if A and C are held apart, the latest two stand."""
    knit = _Knit()
    for pair, joins in _latest_first(tuple(decisions)):
        (knit.join if joins else knit.part)(pair)
    return People(
        together=tuple(sorted(knit.joined, key=sorted)),
        apart=tuple(sorted(knit.apart(), key=sorted)),
        overruled=tuple(sorted(knit.overruled, key=sorted)),
    )


def _latest_first(decisions: tuple[Decision, ...]) -> Iterable[tuple[Pair, bool]]:
    """The pairs that stand each on its own, by the time of the decision that says so."""
    standing = decided(decisions)
    left = dict.fromkeys(standing.together, True) | dict.fromkeys(standing.apart, False)
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        one = decided((decision,))
        for pair, joins in (*((p, True) for p in one.together), *((p, False) for p in one.apart)):
            if left.get(pair) is joins:
                del left[pair]
                yield pair, joins


class _Knit:
    """Claims knit together and held apart so far. A pair that does not fit what came before is overruled."""

    def __init__(self) -> None:
        self.joined: list[Pair] = []
        self.overruled: list[Pair] = []
        self._side: dict[str, set[str]] = {}  # all claims put together with this one, itself too
        self._foes: dict[str, set[str]] = defaultdict(set)  # claims that a decision holds apart from this one

    def join(self, pair: Pair) -> None:
        one, other = (self._of(key) for key in sorted(pair))
        if one is not other and any(self._foes[key] & other for key in one):
            self.overruled.append(pair)
            return
        self.joined.append(pair)
        if one is not other:
            one |= other
            self._side |= dict.fromkeys(other, one)

    def part(self, pair: Pair) -> None:
        one, other = sorted(pair)
        if self._of(one) is self._of(other):
            self.overruled.append(pair)
            return
        self._foes[one].add(other)
        self._foes[other].add(one)

    def apart(self) -> set[Pair]:
        return {
            frozenset(pair)
            for one, foes in tuple(self._foes.items())
            for other in foes
            for pair in product(self._of(one), self._of(other))
        }

    def _of(self, key: str) -> set[str]:
        return self._side.setdefault(key, {key})
