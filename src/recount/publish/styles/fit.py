"""Which published incidents have a row in a table of others, and what every such row says of itself."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from recount.publish.record import PublicIncident, Release, Withheld
from recount.publish.sheet import Cell, Column, Kind, Sheet, table

OWN = (  # behind the columns of others: whose rows these are, by which rules
    Column(name="recount_incident_id", kind=Kind.TEXT, holds="the incident's id in our ledger"),
    Column(name="recount_review", kind=Kind.TEXT, holds="machine-proposed, coded by a person, or reviewed by a person"),
    Column(name="recount_occurrence", kind=Kind.TEXT, holds="our grade: did it happen, as proposed"),
    Column(name="recount_as_of", kind=Kind.DAY, holds="the day that delays are counted from"),
    Column(name="recount_safety", kind=Kind.TEXT, holds="the safety profile"),
    Column(name="recount_version", kind=Kind.TEXT, holds="the program that made the row"),
)

Unfit = Callable[[PublicIncident], str | None]
Row = Callable[[PublicIncident], dict[str, Cell]]


def fitted(release: Release, empty: Sheet, unfit: Unfit, row: Row) -> Sheet:
    """The sheet with a row for each incident that fits, counting those that do not by reason.

    Args:
        release: what may be published.
        empty: the sheet with its columns, without rows.
        unfit: why an incident can have no row, None if it can.
        row: the cells of an incident by column; what it leaves out is blank.
    """
    left_out: Counter[str] = Counter()
    rows = []
    for incident in release.incidents:
        reason = _unfit_anywhere(incident) or unfit(incident)
        if reason is not None:
            left_out[reason] += 1
            continue
        cells = row(incident)
        rows.append([*(cells.get(column.name) for column in empty.columns), *_own(incident, release)])
    counted = tuple(Withheld(number=number, reason=reason) for reason, number in sorted(left_out.items()))
    return replace(empty, columns=(*empty.columns, *OWN), rows=table(rows), left_out=counted)


def _unfit_anywhere(incident: PublicIncident) -> str | None:
    """Rows of such tables are added up, and say that it happened."""
    if incident.is_total:
        return "totals: their people stand in other rows, and such tables are summed"
    if not any(stance == "asserts" for stance, _ in incident.stances) or incident.occurrence == "rejected":
        return "no claim stands that says it happened"
    return None


def _own(incident: PublicIncident, release: Release) -> Iterable[Cell]:
    yield from (incident.incident_id, incident.review, incident.occurrence)
    yield from (release.as_of, release.safety, release.version)
