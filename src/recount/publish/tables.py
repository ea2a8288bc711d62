"""A release as CSV: RFC 4180, UTF-8, one incident a row. Blank is unknown or open, never 0."""

import csv
from typing import TextIO

from recount.publish.contested import contested_text
from recount.publish.record import PublicIncident, Release

FIGURES = (("killed", "all"), ("killed", "civilian"), ("injured", "all"), ("exposed", "all"))
METHODS = ("as_told", "ucdp")
BOUNDS = ("low", "best", "high")

Cell = str | int | float | None


def columns() -> tuple[str, ...]:
    """The names of the columns, in order."""
    figures = tuple(
        f"{kind}{'' if population == 'all' else '_' + population}_{method}_{bound}"
        for kind, population in FIGURES
        for method in METHODS
        for bound in BOUNDS
    )
    return (*ABOUT, *figures, *BEHIND)


ABOUT = tuple(
    "incident_id date_start date_end date_precision date_basis event_type place admin1 country lat lon radius_km "
    "place_precision contested perpetrators_claimed targets_claimed".split()
)
BEHIND = tuple(
    "is_total part_of losses_claimed witnesses occurrence civilian_harm stances reports sources methods review summary as_of safety "
    "recount_version".split()
)


def write_csv(release: Release, out: TextIO) -> None:
    """Write the release. `out` has to be open with ``newline=""``."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns())
    for incident in release.incidents:
        writer.writerow([_safe(cell) for cell in (*_about(incident), *_figures(incident), *_behind(incident, release))])


def _about(incident: PublicIncident) -> tuple[Cell, ...]:
    place = incident.place
    return (
        incident.incident_id,
        incident.date_start.isoformat() if incident.date_start else None,
        incident.date_end.isoformat() if incident.date_end else None,
        incident.date_precision,
        incident.date_basis,
        incident.event_type,
        place.name,
        place.admin1,
        place.country,
        place.lat,
        place.lon,
        place.radius_km,
        place.precision,
        contested_text(place.contested),
        "; ".join(incident.perpetrators),
        "; ".join(incident.targets),
    )


def _figures(incident: PublicIncident) -> list[Cell]:
    found = [incident.estimate(kind, population, method) for kind, population in FIGURES for method in METHODS]
    return [getattr(estimate, bound) if estimate else None for estimate in found for bound in BOUNDS]


def _behind(incident: PublicIncident, release: Release) -> tuple[Cell, ...]:
    return (
        "true" if incident.is_total else "false",
        "; ".join(incident.part_of),
        "; ".join(incident.losses),
        incident.witnesses,
        incident.occurrence,
        incident.civilian_harm,
        "; ".join(f"{stance} {number}" for stance, number in incident.stances),
        incident.reports,
        "; ".join(_source(s.outlet, str(s.published or "day not known"), s.url) for s in incident.sources),
        "; ".join(incident.methods),
        incident.review,
        incident.summary,
        release.as_of.isoformat(),
        release.safety,
        release.version,
    )


def _source(outlet: str, day: str, url: str | None) -> str:
    return f"{outlet} {day} {url}" if url else f"{outlet} {day}"


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises."""
    if isinstance(cell, str) and cell.lstrip()[:1] in {"=", "+", "-", "@"}:
        return f"'{cell}"
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"\t", "\r", "\n"} else cell
