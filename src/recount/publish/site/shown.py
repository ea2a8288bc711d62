"""How a published incident reads on a page: plain words for its fields. Nothing is told here that the record does not hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from recount.publish.figures import figure
from recount.publish.record import PROPOSED, PublicEstimate, PublicIncident, PublicPlace
from recount.vocab import said
from recount.vocab.codebook import record_codes, section
from recount.vocab.countries import country

METHODS = {"as_told": "as told", "ucdp": "UCDP", "airwars": "Airwars", "acled": "ACLED", "person": "set by a person"}
KINDS = ("killed", "injured")
POPULATIONS = {
    "all": "",
    "civilian": "civilians",
    "combatant": "fighters",
    "unknown": "status not told",
}  # all: everybody, which is said by saying nothing
SHAPES = {
    "single_source": ("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z", False),
    "corroborated": ("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z", True),
    "acknowledged": ("M8 1.5 14.5 8 8 14.5 1.5 8Z", True),
    "disputed": ("M8 2 14.5 13.5H1.5Z", False),
    "rejected": ("M3 3 13 13M13 3 3 13", False),
}  # of grades, as the map draws them (web/src/marks/shapes.ts): a path in a box of 16, and whether it is filled
WIDE_KM = 50.0  # from here on a place is a region, and is said to be one
_CODED = {
    "event_type": "event_type",
    "stance": "stance",
    "place_precision": "place_precision",
    "toll_kind": "toll_kind",
}  # codes that claims have, by the sections of the codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of a table: whose rules, and what they give, in words; bounds are open where None."""

    kind: str
    population: str
    method: str
    estimate: PublicEstimate
    words: str


def page_name(incident_id: str) -> str:
    """The file of an incident's page: its id in letters that every file system takes."""
    return f"{re.sub('[^0-9A-Za-z]+', '-', incident_id)}.html"


def short(id_: str) -> str:
    """The first digits of an id, to tell it from others by eye."""
    return id_.rsplit(":", 1)[-1][:8]


def title(incident: PublicIncident) -> str:
    """``Air strike: Tel Zeyd, Syria``."""
    what = said.label(incident.event_type)
    return f"{what[0].upper()}{what[1:]}: {place_label(incident.place)}"


def place_label(place: PublicPlace) -> str:
    """The place with its country, no finer than published."""
    if place.name is None:
        return "place not known"
    inside = country_name(place.country)
    name = inside or place.name if place.name == place.country else place.name
    return name if inside is None or inside == name else f"{name}, {inside}"


def country_name(code: str | None) -> str | None:
    """Our name of the country whose code a place has."""
    found = country(code) if code else None
    return found.name if found else code


def isolated(incident: PublicIncident) -> Markup:
    """The sentence of an incident, with the outlet's name apart: a name that runs from right to left would take the words
    around it along.
    """
    if not incident.sources:
        return escape(incident.summary)
    outlet = incident.sources[0].outlet
    return escape(incident.summary).replace(escape(outlet), Markup("<bdi>{}</bdi>").format(outlet), 1)


def days(incident: PublicIncident) -> str:
    """``3 Oct 2017``, ``1–7 Oct 2017``, "day unknown"."""
    return said.days(incident.date_start, incident.date_end)


def reach(place: PublicPlace) -> str:
    """How well the place is known, in kilometres."""
    if place.radius_km is None:
        return ""
    km = f"{max(1, round(place.radius_km)):,}"
    if place.radius_km >= WIDE_KM:
        return f"somewhere within {km} km: an area, not a point"
    return f"within {km} km of the point that its name stands for"


def meaning(code: str, value: str | None) -> str:
    """The plain sentence of a code's value; empty where there is none."""
    if value is None:
        return ""
    if code in _CODED:
        return next((e.definition for e in section(_CODED[code]) if e.value == value), "")
    return record_codes().get(code, {}).get(value, "")


def rows(incident: PublicIncident) -> tuple[Row, ...]:
    """All its figures: the killed first, everybody before parts of them, methods in one order."""
    found = sorted(incident.estimates, key=_order)
    return tuple(
        Row(
            kind=said.label(e.kind),
            population=POPULATIONS.get(e.population, said.label(e.population)),
            method=METHODS.get(e.method, e.method),
            estimate=e,
            words=figure(e.low, e.best, e.high),
        )
        for e in found
    )


def _order(e: PublicEstimate) -> tuple[object, ...]:
    methods = list(METHODS)
    kind = KINDS.index(e.kind) if e.kind in KINDS else len(KINDS)
    method = methods.index(e.method) if e.method in methods else len(methods)
    return kind, e.kind, e.population != "all", e.population, method, e.method


def killed(incident: PublicIncident) -> str:
    """The killed in a list: by UCDP's rules, else as told; a dash where nobody gave a figure."""
    found = incident.estimate("killed", "all", "ucdp") or incident.estimate("killed", "all", "as_told")
    return figure(found.low, found.best, found.high) if found else "–"


def reviewed(incident: PublicIncident) -> bool:
    """Did a person review it?"""
    return incident.review.startswith("reviewed")


def proposed(incident: PublicIncident) -> bool:
    """Is it a machine's proposal that nobody looked at?"""
    return incident.review == PROPOSED


def latest_first(incidents: Iterable[PublicIncident]) -> list[PublicIncident]:
    """By the first day on which it may have happened, the latest first; those without a day last."""
    return sorted(incidents, key=lambda i: (began(i) or date.min, i.incident_id), reverse=True)


def began(incident: PublicIncident) -> date | None:
    """The day by which it is put in order."""
    return incident.date_start or incident.date_end
