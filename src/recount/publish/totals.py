"""Which incidents are totals that others are parts of: whoever adds up a column would count their people twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from recount.model import Claim
from recount.publish.record import PublicIncident

LONGEST = timedelta(days=31)  # a count over more days than a month has sums up events, whatever its words


@dataclass(slots=True, kw_only=True)
class Totals:
    """Which incident each claim stands in, and which claims are told as parts of which, as the dossiers go by."""

    homes: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)  # (incident, the claim that it is a part of)

    def hear(self, incident_id: str, claims: Iterable[Claim]) -> None:
        """Note an incident's claims. Those that are held back count too: a total of them is still a total."""
        for claim in claims:
            self.homes[claim.id] = incident_id
            if claim.part_of is not None:
                self.parts.append((incident_id, claim.part_of))

    def marked(self, incidents: Iterable[PublicIncident]) -> tuple[PublicIncident, ...]:
        """The incidents with `is_total` and `part_of`, which names published totals only."""
        known = tuple(incidents)
        published = {incident.incident_id for incident in known}
        wholes: dict[str, set[str]] = {}
        for part, claim in self.parts:
            whole = self.homes.get(claim, part)
            if whole != part:
                wholes.setdefault(part, set()).add(whole)
        totals = set().union(*wholes.values())
        return tuple(
            replace(
                incident,
                is_total=incident.incident_id in totals or _counts_over_months(incident),
                part_of=tuple(sorted(wholes.get(incident.incident_id, set()) & published)),
            )
            for incident in known
        )


def _counts_over_months(incident: PublicIncident) -> bool:
    """A number for more than 31 days. An open end is taken to be the day of the last report."""
    last = incident.date_end or max((s.published for s in incident.sources if s.published), default=None)
    if incident.date_start is None or last is None or last - incident.date_start < LONGEST:
        return False
    return any(number is not None for e in incident.estimates for number in (e.low, e.best, e.high))
