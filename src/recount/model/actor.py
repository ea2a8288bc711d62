"""Parties to a conflict, with their names in time (after the UCDP Actor codebook 22.1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is (near the inter codes of ACLED and the types of UCDP's actors)."""

    STATE_FORCES = "state_forces"  # a state's own army, police, government
    COALITION = "coalition"
    ARMED_GROUP = "armed_group"
    MILITIA = "militia"
    COMMUNAL = "communal"
    CRIMINAL = "criminal"
    PRIVATE_COMPANY = "private_company"
    INTERNATIONAL = "international"  # UN missions and the like
    MONITOR = "monitor"
    UNKNOWN = "unknown"  # "gunmen": an actor that the words do not name


class NameKind(StrEnum):
    """What a form of a name is. A label a speaker hangs on an enemy is `PEJORATIVE` and never shown as neutral."""

    OFFICIAL = "official"
    ACRONYM = "acronym"
    ALIAS = "alias"
    PEJORATIVE = "pejorative"
    TRANSLITERATION = "transliteration"


class RelationKind(StrEnum):
    """How one actor stands to another, over a stretch of time."""

    PART_OF = "part_of"
    AFFILIATE_OF = "affiliate_of"
    ALLIED_WITH = "allied_with"
    SPLINTER_OF = "splinter_of"
    MERGED_INTO = "merged_into"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """One form of a name and the days it was in use: ``[valid_from, valid_to)``, None = open on that side."""

    text: str
    kind: NameKind = NameKind.ALIAS
    language: str = "en"
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRelation:
    """A dated tie to another actor: ``[valid_from, valid_to)``, None = open on that side."""

    kind: RelationKind
    actor_id: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party. `name` is the neutral display name; `country` ISO 3166-1 alpha-2 of its home or main theatre.

    `side` is a short label of the camp in its main conflict (``syria:government``), used to ask whose dead a voice
    speaks of; `theatres` are countries where it acts. `ucdp_id` is of UCDP Actor 22.1 (CC BY 4.0), None if unknown.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[ActorName, ...] = ()
    country: str | None = None
    theatres: tuple[str, ...] = ()
    side: str | None = None
    relations: tuple[ActorRelation, ...] = ()
    ucdp_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
