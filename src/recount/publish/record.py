"""What a published incident holds. Writers are given these and nothing else, so what is not here can't get out."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from recount.model import ActorKind
from recount.vocab.territories import Contested

PROPOSED = "machine-proposed, not reviewed by a person"
CODED = "coded by a person, not reviewed by another"  # rows of spreadsheets, and what was coded by hand, that nobody accepted
BY_HAND = "coded by hand"  # in the place of an engine: by whom stays in the ledger
REVIEWED = "reviewed by a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlace:
    """Where, as finely as may be shown. `lat`, `lon` (WGS 84 degrees, 3 decimals) are the reference point of the place
    named, or None where there is none to show; `radius_km` is how far from it the event may lie. `contested` is said of
    the place as shown, never of a finer one.
    """

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    contested: tuple[Contested, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEstimate:
    """Low, best and high of one kind, population and method. None is unknown or open, never 0. `basis` are the ids of the
    published claims that carry it.
    """

    kind: str
    population: str
    method: str
    version: str
    low: int | None
    best: int | None
    high: int | None
    witnesses: int
    basis: tuple[str, ...] = ()


class Estimated(Protocol):
    """Whatever has figures: a published incident, or one that was read back."""

    @property
    def estimates(self) -> tuple[PublicEstimate, ...]:
        """All of them."""

    def estimate(self, kind: str, population: str, method: str) -> PublicEstimate | None:
        """The one of this kind, population and method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSource:
    """Who published a report, and on which day. `url` only where the profile allows it."""

    outlet: str
    published: date | None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicClaim:
    """Which claim stands behind the incident, and where in which report: offsets are code points, half-open.

    `report_id` is None, and `evidence` empty, where the source is not disclosed: a digest of a known text gives it away.
    """

    claim_id: str
    report_id: str | None
    stance: str
    event_type: str
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicParty:
    """A known party by its neutral name. `country` is ISO 3166-1 alpha-2; `ucdp_id` is of UCDP Actor, None if unknown."""

    name: str
    kind: ActorKind
    country: str | None = None
    ucdp_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who is claimed to have acted and to have been struck, for tables with columns of their own for it.

    `joint`: one claim names all who acted, so that they acted together; else several are alternatives. `populations` are
    those whose dead or hurt are told (civilian, combatant); `hurt` whether anybody is said killed or hurt at all. `described`
    are parties that claims describe and do not name, by kind ("unidentified armed group"), where no known party acted;
    `unpublished`: they are told in words that no table has, which may name a private person.
    """

    acting: tuple[PublicParty, ...] = ()
    struck: tuple[PublicParty, ...] = ()
    joint: bool = False
    populations: frozenset[str] = frozenset()
    hurt: bool = False
    described: tuple[PublicParty, ...] = ()
    unpublished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicIncident:
    """One incident as it may be published. `date_start` and `date_end` are inclusive local days.

    `perpetrators` and `targets` are neutral names of known parties, as claimed, never words of the text; of perpetrators that
    claims only describe, the kind ("unidentified armed group"). `review` says
    whether a machine proposed it or who reviewed it. `is_total`: its numbers sum up other incidents, or a count over more
    than 31 days; `part_of` are the ids of the published totals that it is a part of. `clarity` is UCDP's event clarity as graded:
    1 one event, 2 several that the sources sum up.
    """

    incident_id: str
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    date_basis: str | None
    place: PublicPlace
    event_type: str
    stances: tuple[tuple[str, int], ...]
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    estimates: tuple[PublicEstimate, ...]
    losses: tuple[str, ...]
    occurrence: str | None
    civilian_harm: str | None
    sources: tuple[PublicSource, ...]
    reports: int
    claims: tuple[PublicClaim, ...]
    review: str
    summary: str
    is_total: bool = False
    part_of: tuple[str, ...] = ()
    roles: Roles = field(default_factory=Roles)
    clarity: int | None = None

    def estimate(self, kind: str, population: str, method: str) -> PublicEstimate | None:
        """The figure of this kind, population and method, None where there is none."""
        wanted = (kind, population, method)
        return next((e for e in self.estimates if (e.kind, e.population, e.method) == wanted), None)

    @property
    def witnesses(self) -> int | None:
        """Independent lines of report behind the killed, else the most behind any figure; None without figures."""
        killed = self.estimate("killed", "all", "ucdp") or self.estimate("killed", "all", "as_told")
        return killed.witnesses if killed else max((e.witnesses for e in self.estimates), default=None)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods of the figures with their versions, such as ``ucdp 1``."""
        return tuple(sorted({f"{e.method} {e.version}" for e in self.estimates}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What a release leaves out: how many, and of what and why, in one plain clause."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What may be published, what was held back, and by which rules. `safety` is the profile in words.

    `engines` read the claims behind it; empty names are engines that gave none.
    """

    incidents: tuple[PublicIncident, ...]
    held: tuple[Withheld, ...]
    left_out: tuple[Withheld, ...]
    as_of: date
    safety: str
    version: str
    engines: tuple[str, ...] = ()
