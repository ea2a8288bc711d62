"""What a list in a report holds: places or times, with what was counted of each."""

from dataclasses import dataclass

from recount.extract.engines.encoder.page import Range
from recount.model import Count, Population, TollKind

OUTCOMES = {
    **dict.fromkeys("killed dead deaths death died fatalities martyrs martyr martyred".split(), TollKind.KILLED),
    **dict.fromkeys("wounded injured hurt injuries wounds".split(), TollKind.INJURED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People counted of an item, by the words ``[start, end)`` of the page; `kind` and `population` are None where the item
    does not say them.
    """

    start: int
    end: int
    count: Count
    kind: TollKind | None = None
    population: Population | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One place or time of a list: its words ``[start, end)`` of the page and its places, the narrowest first; the munitions
    that fell on it and the people counted of it, as far as they are told. `known`: it is a place for sure, and no name of
    whatever may be counted. `time`: where it is told a time at a time, the words of its own.
    """

    start: int
    end: int
    places: tuple[Range, ...]
    known: bool = True
    fired: bool = False
    munitions: Range | None = None
    people: tuple[People, ...] = ()
    time: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items that stand in `sentence`, or each in a line of its own behind it."""

    sentence: int
    items: tuple[Item, ...]
    inline: bool

    @property
    def dated(self) -> bool:
        """Is it told a time at a time?"""
        return all(item.time for item in self.items)
