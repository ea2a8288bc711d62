"""How well a partition agrees with another: over pairs of items, and item by item (B3)."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares between 0 and 1."""

    precision: float
    recall: float
    f1: float


def pairwise(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Agreement:
    """Over pairs of items put together; both give one label for each item, in one order."""
    gold, found = list(gold), list(found)

    def pairs(labels: Iterable[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    return _agreement(pairs(zip(gold, found, strict=True)), pairs(found), pairs(gold))


def b_cubed(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Agreement:
    """Over items: how much of an item's found cluster is of its gold one, and the other way round (Bagga and Baldwin 1998)."""
    gold, found = list(gold), list(found)
    if not gold:
        return Agreement(0.0, 0.0, 0.0)
    both, theirs, ours = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / ours[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[label] for (label, _), n in both.items()) / len(gold)
    return Agreement(precision, recall, 2 * precision * recall / (precision + recall))


def _agreement(hit: float, said: float, true: float) -> Agreement:
    precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
    return Agreement(precision, recall, 2 * hit / (said + true) if said + true else 0.0)
