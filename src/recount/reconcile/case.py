"""What a method is given: the claims of one incident with their reports, and the incidents that are parts of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from recount.model import Actor, Claim, Readings, Report, Source

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
        day, at = self.report.published or date.max, self.report.published_at
        instant = at.timestamp() if at else 0.0
        return day, instant, self.report.id, min(q.span.start for q in self.claim.evidence), self.claim.id

    def said_after(self, earlier: "Testimony") -> bool:
        """Was it published on another day, or, where instants are known, an hour or more later?"""
        ours, theirs = self.report, earlier.report
        if ours.published_at and theirs.published_at:
            return ours.published_at - theirs.published_at >= AN_HOUR
        return None not in (ours.published, theirs.published) and ours.published != theirs.published


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
