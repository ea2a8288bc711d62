"""What changed since the last release, as a page tells it: fields by the names that people have for them, values as on other pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from recount.publish.folder.changes import BOUNDS, NOT_REPEATED, Change
from recount.publish.record import PublicIncident
from recount.publish.site import shown
from recount.vocab import said

MOST = 200  # incidents told of each kind; the table has them all
NAMES = {
    "date_start": "first day",
    "date_end": "last day",
    "date_precision": "how well the days are known",
    "event_type": "type of event",
    "perpetrators": "said to have done it",
    "targets": "said to have been struck",
    "losses": "things lost",
    "occurrence": "did it happen",
    "civilian_harm": "harm to civilians",
    "is_total": "is it a total",
    "part_of": "part of",
    "place_name": "place",
    "place_admin1": "region",
    "place_country": "country",
    "place_lat": "latitude",
    "place_lon": "longitude",
    "place_radius_km": "radius in km",
    "place_precision": "how well the place is known",
}
_CODES = {"date_precision", "event_type", "occurrence", "civilian_harm", "place_precision"}
_LEVELS = {"admin1": "first-level region", "admin2": "second-level region"}
_FIGURE = re.compile(
    rf"(\w+)_({'|'.join(shown.POPULATIONS)})_({'|'.join(shown.METHODS)})_({'|'.join(BOUNDS)})"
)  # as changes name a bound of a figure: killed_all_as_told_best


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One field that is another now, in words; "" = blank."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that came, went or changed, why, and which of its fields moved. `incident` is None where it is not published now."""

    id: str
    incident: PublicIncident | None
    why: str
    others: tuple[str, ...]
    fields: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """All that came, all that went or all that changed: by the reason, in the order of the record. `more` are not told here."""

    kind: str
    reasons: tuple[tuple[str, tuple[Told, ...]], ...]
    more: int


def told(changes: Iterable[Change], incidents: Mapping[str, PublicIncident]) -> list[Told]:
    """The changes incident by incident, in the order of `incidents`; those that are not among them last."""
    found = [_told(list(group), incidents) for _, group in groupby(changes, key=lambda change: change.incident_id)]
    order = {id_: n for n, id_ in enumerate(incidents)}
    return sorted(found, key=lambda one: (order.get(one.id, len(order)), one.id))


def chapters(changes: Sequence[Change], incidents: Mapping[str, PublicIncident]) -> list[Chapter]:
    """What is said on the page of changes: removed, changed and added incidents, the first `MOST` of each."""
    made = []
    for kind in ("removed", "changed", "added"):
        every = told([change for change in changes if change.kind == kind], incidents)
        reasons: dict[str, list[Told]] = {}
        for one in every[:MOST]:
            reasons.setdefault(one.why, []).append(one)
        by = tuple((why, tuple(ones)) for why, ones in reasons.items())
        made.append(Chapter(kind=kind, reasons=by, more=max(0, len(every) - MOST)))
    return made


def _told(group: Sequence[Change], incidents: Mapping[str, PublicIncident]) -> Told:
    first = group[0]
    return Told(
        id=first.incident_id,
        incident=incidents.get(first.incident_id),
        why=first.why,
        others=first.others,
        fields=tuple(_moved(change) for change in group if change.what),
    )


def _moved(change: Change) -> Moved:
    what = change.what
    return Moved(name=name(what), before=_value(what, change.before), after=_value(what, change.after))


def name(field: str) -> str:
    """What people call a field: ``killed, civilians, by UCDP: best``."""
    figure = _FIGURE.fullmatch(field)
    if figure is None:
        return NAMES.get(field, said.label(field))
    kind, population, method, bound = figure.groups()
    whose = f", {shown.POPULATIONS[population]}" if shown.POPULATIONS[population] else ""
    by = shown.METHODS[method]
    return f"{said.label(kind)}{whose}, {by if method in ('as_told', 'person') else f'by {by}'}: {bound}"


def _value(field: str, value: str) -> str:
    if value in ("", NOT_REPEATED):
        return value
    if field in _CODES:
        return _LEVELS.get(value, said.label(value))
    if field in ("date_start", "date_end"):
        return said.day(date.fromisoformat(value))
    if field == "is_total":
        return "yes" if value == "true" else "no"
    if field == "place_country":
        return shown.country_name(value) or value
    if field == "part_of":
        return "; ".join(shown.short(id_) for id_ in value.split("; "))
    return f"{int(value):,}" if _FIGURE.fullmatch(field) else value
