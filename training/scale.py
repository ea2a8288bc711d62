"""What counts in the lesson, and how much."""

from dataclasses import dataclass

REAL = frozenset({"statements", "re3d", "muc4", "wikievents"})  # corpora of real texts
IGNORE = -100  # a target where either answer is right


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the lesson counts."""

    tags: float = 1.0
    told: float = 1.0
    labels: float = 0.5
    link: float = 1.0
    first: float = 0.3
    pair: float = 0.7
    muc: float = 1.0


SURE = 0.98  # a yes is learned as this probability, a no as what is left: readers differ, and a limit needs room above
