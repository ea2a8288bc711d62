"""How surely two tellings of two reports are of one event: points, and the sentences behind them on demand."""

from recount.link.compare import Feature, compare, weigh
from recount.link.tellings import Telling

ENOUGH = 2.3  # points from which tellings of two reports are one event: same day, same place and nothing against it, or as much


def points(one: Telling, other: Telling) -> float:
    """Points for one event; from `ENOUGH` on they are tied. A function of the two tellings alone."""
    return round(weigh(explain(one, other)), 3)


def explain(one: Telling, other: Telling) -> tuple[Feature, ...]:
    """Every reason for and against two tellings being of one event."""
    found = compare(one.trace, other.trace)
    if one.sums != other.sums:
        return (*found, Feature(-1.0, "one sums up events that its report tells apart"))
    return found
