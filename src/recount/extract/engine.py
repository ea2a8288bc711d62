"""The port: passages of a report in, drafts of claims out.

An engine may be a grammar, a trained encoder or a remote model. What it returns is a draft: nothing of it is believed
until `ground` has found its words in the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import Protocol, overload

from recount.model import (
    Count,
    EventType,
    FieldConfidence,
    Group,
    LossClass,
    LossKind,
    PlaceRelation,
    Population,
    Report,
    Stance,
    TollKind,
)

ENGLISH = frozenset(("en",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a report: ``report.text[start:end]`` (code points, half-open) and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words an engine says are in the report. `start` is the code point where they begin; None = wherever they stand."""

    exact: str
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftToll:
    """People, as drafted. `part_of` is an index into the draft's tolls."""

    kind: TollKind
    count: Count
    population: Population
    words: Words
    group: Group | None = None
    named: tuple[Words, ...] = ()
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLoss:
    """Things, as drafted."""

    kind: LossKind
    loss_class: LossClass
    count: Count
    words: Words
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """A place of the event, as drafted."""

    words: Words
    relation: PlaceRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim, as an engine proposes it. `part_of` and `same_event_as` are indexes into the engine's drafts."""

    event_type: EventType
    evidence: tuple[Words, ...]
    stance: Stance = Stance.ASSERTS
    speakers: tuple[Words, ...] = ()
    perpetrators: tuple[Words, ...] = ()
    targets: tuple[Words, ...] = ()
    places: tuple[DraftPlace, ...] = ()
    when: Words | None = None
    tolls: tuple[DraftToll, ...] = ()
    losses: tuple[DraftLoss, ...] = ()
    weapons: tuple[Words, ...] = ()
    part_of: int | None = None
    same_event_as: int | None = None
    confidence: float | None = None
    field_confidence: tuple[FieldConfidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Sequence[Draft]):
    """Drafts of an engine that also refuses some of its own accord, with one sentence for each that it refused; or that
    has put the whole report aside (`skipped`), as one that tells of no violence.
    """

    drafts: tuple[Draft, ...] = ()
    refused: tuple[str, ...] = ()
    skipped: bool = False

    @overload
    def __getitem__(self, at: int) -> Draft: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Draft, ...]: ...
    def __getitem__(self, at: int | slice) -> Draft | tuple[Draft, ...]:
        return self.drafts[at]

    def __len__(self) -> int:
        return len(self.drafts)


class Engine(Protocol):
    """Anything that drafts claims. `name` is its name; `digest` changes with all that could change its answer. One that reads
    more than English has `languages` as well: see `languages_of`; one that may put reports aside unread `triage`: see `puts_aside`.
    """

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:
        """Drafts of the claims that the passages make, in order of the text; `Drafted` if some were refused already.

        Raises:
            ItemError: the report can't be drafted by this engine; others may be.
        """
        ...


def languages_of(engine: Engine) -> frozenset[str]:
    """The languages (ISO 639-1) that an engine reads: English, unless it has `languages` that say more."""
    told: frozenset[str] = getattr(engine, "languages", ENGLISH)
    return told


def puts_aside(engine: Engine) -> bool:
    """May the engine put a report aside, as one that tells of no violence?"""
    told: bool = getattr(engine, "triage", False)
    return told


def without_triage(engine: Engine) -> Engine:
    """The engine, reading all that it is given."""
    if puts_aside(engine) and is_dataclass(engine) and not isinstance(engine, type):
        return replace(engine, triage=False)
    return engine
