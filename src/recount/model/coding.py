"""A report with everything made of it, before anything is stored."""

from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim
from recount.model.incident import Estimate, Grade, Incident, Membership
from recount.model.reading import Locus, Reading, Window
from recount.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Every reading made of one claim's slots, in the order of the slots.

    `perpetrators`, `targets` and `speakers` hold actor ids as values.
    """

    claim_id: str
    when: Reading[Window] | None = None
    places: tuple[Reading[Locus], ...] = ()
    perpetrators: tuple[Reading[str], ...] = ()
    targets: tuple[Reading[str], ...] = ()
    speakers: tuple[Reading[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the claims of one incident say, taken together.

    `window` is when (days, half-open), `place` the words for where, most specific first, as the claims have them, and
    `locus` its reading. `estimates` hold one figure per kind, population and method.
    """

    incident: Incident
    members: tuple[Membership, ...]
    window: Window | None = None
    place: str | None = None
    locus: Locus | None = None
    estimates: tuple[Estimate, ...] = ()
    grade: Grade | None = None

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The member claims, in ledger order."""
        return tuple(m.claim_id for m in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """One report, its claims in order of the text, what was made of them, and its incidents as it alone tells them.

    `refused` says, one sentence each, what an engine proposed and grounding refused. `skipped`: the engine put the report
    aside as one that tells of no violence, and did not read it closely.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    readings: tuple[Readings, ...] = ()
    accounts: tuple[Account, ...] = ()
    refused: tuple[str, ...] = ()
    skipped: bool = False

    @property
    def published(self) -> date | None:
        """The report's publication day, None if unknown."""
        return self.report.published
