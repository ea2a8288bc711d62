"""Tolls of a claim at the words that count them."""

from dataclasses import dataclass

from recount.extract.engine import DraftToll


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A toll at the words ``[start, end)`` of its page. `whole` is the index of the toll that it is a part of."""

    toll: DraftToll
    start: int
    end: int
    sentence: int
    whole: int | None = None

    @property
    def size(self) -> int:
        """How many it counts; 0 where it has no number."""
        return size_of_toll(self.toll)


def size_of_toll(toll: DraftToll) -> int:
    """The larger bound of a toll's count, 0 if it has none."""
    return max(toll.count.low or 0, toll.count.high or 0)
