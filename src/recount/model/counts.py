"""How many: counts as worded, and the people and things counted (`gold/GUIDE.md`, "Counts")."""

from dataclasses import dataclass
from enum import StrEnum

from recount.model.spans import Quote


class Wording(StrEnum):
    """How a number was put. Each fixes which bounds are known."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"
    UNQUANTIFIED = "unquantified"


class TollKind(StrEnum):
    """What happened to people. `EXPOSED`: attacked or present, with no outcome said."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    EXPOSED = "exposed"


class Population(StrEnum):
    """Who the people are, as the text has them, not as anyone judges."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNSTATED = "unstated"


class Group(StrEnum):
    """A group that the words name."""

    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    MEDICAL = "medical"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    OFFICIAL = "official"


class LossKind(StrEnum):
    """What happened to things."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    CAPTURED = "captured"
    HIT = "hit"


class LossClass(StrEnum):
    """What kind of thing (`gold/GUIDE.md`; near the headings of Oryx's loss lists and of UNROCA)."""

    AIRCRAFT = "aircraft"
    DRONE = "drone"
    TANK = "tank"
    ARMOURED_VEHICLE = "armoured_vehicle"
    VEHICLE = "vehicle"
    ARTILLERY = "artillery"
    ROCKET_SYSTEM = "rocket_system"
    AIR_DEFENCE = "air_defence"
    WEAPON = "weapon"
    AMMUNITION_DEPOT = "ammunition_depot"
    COMMAND_POST = "command_post"
    FIGHTING_POSITION = "fighting_position"
    BASE = "base"
    VESSEL = "vessel"
    INFRASTRUCTURE = "infrastructure"
    BUILDING = "building"
    MEDICAL = "medical"
    SCHOOL = "school"
    RELIGIOUS = "religious"
    MARKET = "market"
    CAMP = "camp"
    FUEL = "fuel"
    TUNNEL = "tunnel"
    OTHER = "other"


# Which bounds each wording has: (low is known, high is known)
BOUNDS = {
    Wording.EXACT: (True, True),
    Wording.ABOUT: (True, True),
    Wording.BETWEEN: (True, True),
    Wording.AT_LEAST: (True, False),
    Wording.AT_MOST: (False, True),
    Wording.UNQUANTIFIED: (False, False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as worded: people or things, ``0 <= low <= high``; None is unknown, never 0.

    "No casualties" is 0..0, exact. Silence is no Count at all.
    """

    low: int | None
    high: int | None
    wording: Wording

    def __post_init__(self) -> None:
        if (self.low is not None, self.high is not None) != BOUNDS[self.wording]:
            raise ValueError(f"{self.wording} does not go with {self.low}..{self.high}")
        if any(n is not None and n < 0 for n in (self.low, self.high)):
            raise ValueError("a count is never negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if self.wording in (Wording.EXACT, Wording.ABOUT) and self.low != self.high:
            raise ValueError(f"{self.wording} needs one number, not {self.low}..{self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People: what happened to how many of whom, in which words.

    `part_of` is the index, in the same claim's `tolls`, of the whole that this toll is a part of. `best` is the number that a
    team which coded the event gives as its best, inside the bounds of `count`; None where none is said, as in all running text.
    """

    kind: TollKind
    count: Count
    population: Population
    quote: Quote
    group: Group | None = None
    named: tuple[Quote, ...] = ()
    part_of: int | None = None
    best: int | None = None

    def __post_init__(self) -> None:
        low, high = self.count.low or 0, self.count.high
        if self.best is not None and not (low <= self.best and (high is None or self.best <= high)):
            raise ValueError(f"best {self.best} is outside {self.count.low}..{self.count.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Things: what happened to how many of what, in which words. `part_of` as in `Toll`."""

    kind: LossKind
    loss_class: LossClass
    count: Count
    quote: Quote
    part_of: int | None = None
