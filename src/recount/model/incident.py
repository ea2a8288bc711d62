"""One event of the real world: an identity, who belongs to it, and what is made of the numbers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recount.model.counts import Population, TollKind
from recount.model.identity import identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An identity only; what happened is a view over its claims. `id` is ``inc:b2:…`` of its founding claim."""

    id: str
    founding_claim: str


def incident_id(founding_claim: str) -> str:
    """``inc:b2:…``: the identity of the incident that the claim of this id founds."""
    return identify("inc", founding_claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a claim is about an incident: `score` 0..1, `because` plain sentences, the strongest first."""

    incident_id: str
    claim_id: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that an estimate does not use, and why, in words a person can check."""

    claim_id: str
    reason: str


class PopulationScope(StrEnum):
    """Of whom an estimate is. `ALL` is its own figure with its own basis, not a sum by habit."""

    CIVILIAN = Population.CIVILIAN.value
    COMBATANT = Population.COMBATANT.value
    UNKNOWN = "unknown"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Low, best and high of one kind of toll in one incident: ``low <= best <= high``, each may be None (open).

    `basis` are the claims used, `left_out` the others with reasons, `witnesses` the number of independent lines of
    report, `as_of` the latest publication day that went in.
    """

    kind: TollKind
    population: PopulationScope
    low: int | None
    best: int | None
    high: int | None
    method: str
    version: str
    basis: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    witnesses: int = 1
    because: tuple[str, ...] = ()
    as_of: date | None = None

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or any(n < 0 for n in known):
            raise ValueError(f"an estimate needs 0 <= low <= best <= high, not {self.low}/{self.best}/{self.high}")


class Occurrence(StrEnum):
    """Did it happen? (`docs/numbers.md`, "Grades"; confirmed and unconfirmed of the Standards for Casualty Recording)"""

    SINGLE_SOURCE = "single_source"
    CORROBORATED = "corroborated"
    ACKNOWLEDGED = "acknowledged"
    DISPUTED = "disputed"
    REJECTED = "rejected"


class CivilianHarm(StrEnum):
    """Airwars' grade of civilian harm (its published grading of civilian harm)."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NOT_REPORTED = "no_civilian_harm_reported"


class Attribution(StrEnum):
    """Who did it? (the status of a strike on Airwars' pages: declared, likely, contested, single source)"""

    DECLARED = "declared"
    LIKELY = "likely"
    SINGLE_SOURCE = "single_source"
    CONTESTED = "contested"
    UNNAMED = "unnamed"


class CodeStatus(StrEnum):
    """What a reviewer should look at, in the words of UCDP's candidate releases (`code_status` of Candidate 26.0.2)."""

    CLEAR = "Clear"
    SOURCE = "Check vague or biased source"
    DYAD = "Check dyad"
    DEATHS = "Check deaths"
    GEOGRAPHY = "Check geography"
    TYPE = "Check type of violence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Axes kept apart, each proposed with its because. A named person decides (see `Decision`).

    `occurrence`: did it happen; `attribution`: who did it; `harm`: Airwars' grade of civilian harm, which asks for both.
    `clarity` is UCDP's: 1 an event of its own, 2 several that the sources sum up. `status` is UCDP's word for what to check,
    None where every claim was taken back.
    """

    occurrence: Occurrence
    occurrence_because: str
    harm: CivilianHarm | None = None
    harm_because: str = ""
    attribution: Attribution | None = None
    attribution_because: str = ""
    clarity: int | None = None
    clarity_because: str = ""
    status: CodeStatus | None = None
    status_because: str = ""
