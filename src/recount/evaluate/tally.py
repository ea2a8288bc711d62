"""Hits, gold items and coded items per figure, each under a label, and the precision, recall and F1 they make."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

DIGITS = 4  # of every printed figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision, recall and F1, 0..1, micro-averaged, to four digits; `gold` and `coded` items went in."""

    precision: float
    recall: float
    f1: float
    gold: int
    coded: int


def figure(hit: int, gold: int, coded: int) -> Figure:
    """The figure that so many hits make; 0 where nothing could be hit."""
    p = hit / coded if coded else 0.0
    r = hit / gold if gold else 0.0
    return Figure(
        precision=round(p, DIGITS),
        recall=round(r, DIGITS),
        f1=round(2 * p * r / (p + r), DIGITS) if p + r else 0.0,
        gold=gold,
        coded=coded,
    )


@dataclass(slots=True, kw_only=True)
class Tally:
    """One figure's items, counted by label: a label is the group (a country, a kind of outlet) an item belongs to."""

    hit: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)

    def add(self, hit: Iterable[str], gold: Iterable[str], coded: Iterable[str]) -> None:
        """Count items, each given as its label."""
        self.hit.update(hit)
        self.gold.update(gold)
        self.coded.update(coded)

    def merge(self, other: "Tally") -> None:
        """Add all that another tally counted."""
        self.add(other.hit.elements(), other.gold.elements(), other.coded.elements())

    def figure(self, label: str | None = None) -> Figure:
        """The figure of one label, or of all together."""
        if label is None:
            return figure(self.hit.total(), self.gold.total(), self.coded.total())
        return figure(self.hit[label], self.gold[label], self.coded[label])


def share(hits: Sequence[float]) -> float:
    """The mean to four digits; 0 of nothing."""
    return round(sum(hits) / len(hits), DIGITS) if hits else 0.0
