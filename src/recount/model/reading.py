"""What a stage made of one slot of a claim: a value, or the candidates it could not choose between, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Generic[T]):
    """One possible value. `score` is 0..1, comparable only inside one reading; `because` is one plain sentence."""

    value: T
    score: float
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """What a stage made of one slot (``when``, ``places[0]``, ``perpetrators[1]``) of a claim.

    `value` None with candidates means ambiguous; None without means unknown. `rule` names the rule that decided and
    `version` the version of its tables.
    """

    claim_id: str
    slot: str
    value: T | None
    candidates: tuple[Candidate[T], ...] = ()
    because: str = ""
    rule: str = ""
    version: str = "1"


class Precision(StrEnum):
    """How exactly the words date the event (`gold/GUIDE.md`)."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where a date comes from: stated in full, relative to the publication day, or inferred from elsewhere."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When it happened: local calendar days without a zone, half-open ``[start, end)``; None = that bound is unknown.

    Never more precise than the words. `time_of_day` keeps words such as "overnight" in a short form (night, morning,
    ``14:30``); it never narrows the days.
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    time_of_day: str | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and not self.start < self.end:
            raise ValueError(f"a window needs start < end (exclusive), not {self.start}..{self.end}")


class PlacePrecision(StrEnum):
    """How exactly the words place the event (`where_prec` of the UCDP GED codebook 23.1)."""

    EXACT = "exact"  # UCDP 1: a named settlement
    NEAR = "near"  # UCDP 2: near one, or an area of at most about 25 km
    ADMIN2 = "admin2"  # UCDP 3
    ADMIN1 = "admin1"  # UCDP 4
    REGION = "region"  # UCDP 5: a linear or fuzzy feature, "northern X"
    COUNTRY = "country"  # UCDP 6
    SEA = "sea"  # UCDP 7: international waters or airspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Locus:
    """Where it happened: a place id and a reference point with the radius within which the event may lie.

    `lat` and `lon` are WGS 84 degrees, `radius_km` kilometres > 0; `country` is ISO 3166-1 alpha-2, `admin1` a name;
    `place_id` is ``geonames:170654`` or an id of our own table (``region:eastern-syria``). (0, 0) is refused: it is how
    broken data says "unknown".
    """

    place_id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision
    country: str | None = None
    admin1: str | None = None

    def __post_init__(self) -> None:
        if self.lat == 0 and self.lon == 0:
            raise ValueError("(0, 0) is no place")
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"({self.lat}, {self.lon}) is not on Earth")
        if not self.radius_km > 0:
            raise ValueError("a point needs a radius above 0 km")
