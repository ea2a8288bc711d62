"""Ties into clusters: pure, free of the order of input, and obedient to what must stay apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Labels = frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """That two items belong together, by `points`. ``one < other``, as `tie` makes it."""

    points: float
    one: str
    other: str


def tie(points: float, a: str, b: str) -> Tie:
    """A tie between two items, whichever is named first."""
    return Tie(points, min(a, b), max(a, b))


def cluster(
    items: Iterable[str], ties: Iterable[Tie], clash: Callable[[Sequence[str], Sequence[str]], bool]
) -> tuple[tuple[str, ...], ...]:
    """The partition of the items that the ties make, strongest first, each cluster sorted, clusters by first item.

    Two clusters for which ``clash(members, members)`` holds are never joined, so that two items which must stay apart do
    not meet through a third. Ties of equal points are taken in order of their items: the same ties always give the same
    clusters.
    """
    root = {item: item for item in items}
    members: dict[str, list[str]] = {item: [item] for item in root}

    def find(item: str) -> str:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for t in sorted(ties, key=lambda t: (-t.points, t.one, t.other)):
        a, b = find(t.one), find(t.other)
        if a == b or clash(members[a], members[b]):
            continue
        keep, gone = (a, b) if len(members[a]) >= len(members[b]) else (b, a)
        root[gone] = keep
        members[keep] += members.pop(gone)
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))
