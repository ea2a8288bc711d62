"""A release as one table: one incident a row. Blank is unknown or open, never 0."""

from typing import TextIO

from recount.publish.contested import contested_text
from recount.publish.record import Estimated, PublicIncident, Release
from recount.publish.sheet import Cell, Column, Sheet, columns_of, joined, table, write_sheet

SCHEMA = "recount-incidents/1"  # raise the number when a column is added, dropped or changes its meaning
FIGURES = (("killed", "all"), ("killed", "civilian"), ("injured", "all"), ("exposed", "all"))
METHODS = ("as_told", "ucdp")
BOUNDS = ("low", "best", "high")


def listed() -> tuple[Column, ...]:
    """The columns, in order, with their types and HXL hashtags (`columns.csv`)."""
    return columns_of("recount.publish", "columns.csv")


def columns() -> tuple[str, ...]:
    """The names of the columns, in order."""
    return tuple(column.name for column in listed())


def incidents_sheet(release: Release) -> Sheet:
    """Every published incident, one a row."""
    rows = ((*_about(i), *_figures(i), *_behind(i, release)) for i in release.incidents)
    return Sheet(schema=SCHEMA, columns=listed(), rows=table(rows))


def write_csv(release: Release, out: TextIO) -> None:
    """Write the release. `out` has to be open with ``newline=""``."""
    write_sheet(incidents_sheet(release), out)


def write_hxl(release: Release, out: TextIO) -> None:
    """Write the release as CSV with a row of HXL 1.1 hashtags below the names. `out` as for `write_csv`."""
    write_sheet(incidents_sheet(release), out, tags=True)


def _about(incident: PublicIncident) -> tuple[Cell, ...]:
    place = incident.place
    return (
        incident.incident_id,
        incident.date_start,
        incident.date_end,
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
        joined(incident.perpetrators),
        joined(incident.targets),
    )


def figures(incident: Estimated) -> dict[str, Cell]:
    """The figures by column."""
    return dict(zip((name for name in columns() if name.endswith(BOUNDS)), _figures(incident), strict=True))


def _figures(incident: Estimated) -> list[Cell]:
    found = [incident.estimate(kind, population, method) for kind, population in FIGURES for method in METHODS]
    return [getattr(estimate, bound) if estimate else None for estimate in found for bound in BOUNDS]


def _behind(incident: PublicIncident, release: Release) -> tuple[Cell, ...]:
    return (
        incident.is_total,
        joined(incident.part_of),
        joined(incident.losses),
        incident.witnesses,
        incident.occurrence,
        incident.civilian_harm,
        joined(f"{stance} {number}" for stance, number in incident.stances),
        incident.reports,
        joined(_source(s.outlet, str(s.published or "day not known"), s.url) for s in incident.sources),
        joined(incident.methods),
        incident.review,
        incident.summary,
        release.as_of,
        release.safety,
        release.version,
    )


def _source(outlet: str, day: str, url: str | None) -> str:
    return f"{outlet} {day} {url}" if url else f"{outlet} {day}"
