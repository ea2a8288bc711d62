"""What a method is given: the claims of one incident with their reports, and the incidents that are parts of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from recount.model import Actor, Claim, Readings, Report, Source
from recount.reconcile.once import once

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One claim with the report that makes it, and what was read of its slots."""

    claim: Claim
    report: Report
    readings: Readings | None = None

    @property
    def order(self) -> tuple[date, float, str, int, str]:
        """Earlier published first, then the report's id, then where the words stand. Free of the order of input."""
        return _order(self)

    def said_after(self, earlier: "Testimony") -> bool:
        """Was it published on another day, or, where instants are known, an hour or more later?"""
        ours, theirs = self.report, earlier.report
        if ours.published_at and theirs.published_at:
            return ours.published_at - theirs.published_at >= AN_HOUR
        return None not in (ours.published, theirs.published) and ours.published != theirs.published


@once
def _order(testimony: Testimony) -> tuple[date, float, str, int, str]:
    claim, report = testimony.claim, testimony.report
    instant = report.published_at.timestamp() if report.published_at else 0.0
    return report.published or date.max, instant, report.id, min(q.span.start for q in claim.evidence), claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is who: actors and sources by id. Empty is fine: then less is known of who speaks and whose dead."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One incident as a method sees it: its claims, and the cases of the incidents that are told as parts of it.

    `doubt` says why its people may be those of another incident, "" if nothing speaks for it.
    """

    members: tuple[Testimony, ...]
    parts: tuple["Case", ...] = ()
    doubt: str = ""
    parties: Parties = field(default_factory=Parties)
