"""The nouns: frozen values that every other room speaks in. The standard library only, and nothing that does work."""

from recount.model.actor import Actor, ActorKind, ActorName, ActorRelation, NameKind, RelationKind
from recount.model.claim import Claim, EventType, PlaceMention, PlaceRelation, Stance, claim_id
from recount.model.codec import from_data, to_data
from recount.model.coding import Account, CodedReport, Readings
from recount.model.counts import Count, Group, Loss, LossClass, LossKind, Population, Toll, TollKind, Wording
from recount.model.decision import Decision, Question
from recount.model.errors import (
    FormatError,
    GroundingError,
    ItemError,
    LedgerError,
    ReadError,
    RecountError,
    ReferenceDataError,
    UsageError,
)
from recount.model.identity import canonical_json, digest, identify
from recount.model.incident import (
    CivilianHarm,
    Estimate,
    Grade,
    Incident,
    LeftOut,
    Membership,
    Occurrence,
    PopulationScope,
    incident_id,
)
from recount.model.reading import Basis, Candidate, Locus, PlacePrecision, Precision, Reading, Window
from recount.model.report import Capture, Report, Source, SourceKind, report_id
from recount.model.run import Run, run_id
from recount.model.spans import Quote, Span, quote

__all__ = [
    "Account",
    "Actor",
    "ActorKind",
    "ActorName",
    "ActorRelation",
    "Basis",
    "Candidate",
    "Capture",
    "CivilianHarm",
    "Claim",
    "CodedReport",
    "Count",
    "Decision",
    "Estimate",
    "EventType",
    "FormatError",
    "Grade",
    "GroundingError",
    "Group",
    "Incident",
    "ItemError",
    "LedgerError",
    "LeftOut",
    "Locus",
    "Loss",
    "LossClass",
    "LossKind",
    "Membership",
    "NameKind",
    "Occurrence",
    "PlaceMention",
    "PlacePrecision",
    "PlaceRelation",
    "Population",
    "PopulationScope",
    "Precision",
    "Question",
    "Quote",
    "ReadError",
    "Reading",
    "Readings",
    "RecountError",
    "ReferenceDataError",
    "RelationKind",
    "Report",
    "Run",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Toll",
    "TollKind",
    "UsageError",
    "Window",
    "Wording",
    "canonical_json",
    "claim_id",
    "digest",
    "from_data",
    "identify",
    "incident_id",
    "quote",
    "report_id",
    "run_id",
    "to_data",
]
