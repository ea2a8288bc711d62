"""What questions are made of: the incidents with their claims, what people decided, and how to count anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from recount.model import Account, Claim, Decision, Estimate, Readings, Report


class Telling(Protocol):
    """A claim of an incident with what was made of it and the report that makes it."""

    @property
    def claim(self) -> Claim: ...
    @property
    def readings(self) -> Readings | None: ...
    @property
    def report(self) -> Report: ...


class Dossier(Protocol):
    """All there is about one incident, as `store.views` has it. `tellings` are in ledger order."""

    @property
    def account(self) -> Account: ...
    @property
    def tellings(self) -> Sequence[Telling]: ...
    @property
    def reviewed_by(self) -> str | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A telling, changed for the sake of argument: what would the figures be, if it said this?"""

    claim: Claim
    readings: Readings | None
    report: Report


Reckon = Callable[[Sequence[Sequence[Telling]]], Sequence[Sequence[Estimate]]]
"""Counts anew: for each group of claims, taken as one incident, its estimates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two claims of two incidents that linking left apart, though not by much: `chance` is the score (0..1) that
    linking gives them.
    """

    one: str
    other: str
    chance: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Two reports that may be a copy and its original: `chance` (0..1) that the first is a copy of the second."""

    report_id: str
    of: str
    chance: float
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A decision that was not found again after a new coding: why, and the claims that come nearest, with their words."""

    decision: Decision
    why: str
    nearest: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Everything that questions are made of. `actors` are neutral names by actor id, `joined_at` is the score (0..1) from
    which linking takes two for one event.
    """

    dossiers: Sequence[Dossier]
    reckon: Reckon
    decisions: Sequence[Decision] = ()
    near: Sequence[Near] = ()
    kin: Sequence[Kin] = ()
    lost: Sequence[Lost] = ()
    actors: Mapping[str, str] = field(default_factory=dict)
    joined_at: float = 0.5
