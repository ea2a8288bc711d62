"""The pages of a site, each as a path and its text. Everything that is put into them is escaped, and what is read is the public record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from recount.publish.contested import contested_text
from recount.publish.figures import figure
from recount.publish.folder.changes import Change, counted
from recount.publish.folder.origin import Deletion, reasons
from recount.publish.folder.past import Past
from recount.publish.folder.texts import methodology
from recount.publish.profile import SafetyProfile
from recount.publish.record import PublicIncident, Release
from recount.publish.site import atlas, method, moved, program, shown
from recount.vocab import said

SHOWN = 100  # incidents on the first page; the pages of the years have them all
UNDATED = "undated"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"']+")
_STANCES = {
    "asserts": ("says that it happened", "say that it happened"),
    "denies": ("denies it", "deny it"),
    "disputes": ("disputes it", "dispute it"),
    "cannot_verify": ("could not confirm it", "could not confirm it"),
    "retracts": ("takes it back", "take it back"),
}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file of the release beside the pages: its name, size in bytes, SHA-256, and what it holds."""

    name: str
    size: int
    sha256: str
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site is made of. `manifest` is that of the release without its files."""

    release: Release
    manifest: Json
    profile: SafetyProfile = field(default_factory=SafetyProfile)
    changes: tuple[Change, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    past: Past = field(default_factory=Past)
    downloads: tuple[Download, ...] = ()

    @property
    def program(self) -> bool:
        """Is there a program to run on the first page, and something for it to show?"""
        return program.built() and bool(self.release.incidents)


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Every page."""
    incidents = shown.latest_first(site.release.incidents)
    years = _years(incidents)
    counts = [(year, len(found)) for year, found in years]
    first: Json = {"years": counts, "incidents": incidents[:SHOWN], "chart": atlas.chart(incidents)}
    unseen = sum(not shown.reviewed(incident) for incident in incidents)
    yield "index.html", _page(site, "index", open=f"{unseen:,}" if unseen else "", **first)
    for year, found in years:
        yield f"years/{year}.html", _page(site, "year", root="../", year=year, years=counts, incidents=found)
    yield from _incidents(site, incidents)
    yield from _gone(site)
    yield "data.html", _page(site, "data")
    yield "method.html", _page(site, "method", text=_text(methodology()), method=method)
    changes: Json = {"chapters": moved.chapters(site.changes, {i.incident_id: i for i in incidents})}
    yield "changes.html", _page(site, "changes", counts=counted(site.changes), codes=reasons(), **changes)
    yield "about.html", _page(site, "about", contact=contact(site.manifest["contact"]))


def _years(incidents: Sequence[PublicIncident]) -> list[tuple[str, list[PublicIncident]]]:
    """By the year in which they may have begun, in the order given."""
    return [(year, list(found)) for year, found in groupby(incidents, key=_year)]


def _year(incident: PublicIncident) -> str:
    day = shown.began(incident)
    return str(day.year) if day else UNDATED


def _incidents(site: Site, incidents: Sequence[PublicIncident]) -> Iterator[tuple[str, str]]:
    by_id = {i.incident_id: i for i in incidents}
    parts: dict[str, list[PublicIncident]] = {}
    for incident in incidents:
        for whole in incident.part_of:
            parts.setdefault(whole, []).append(incident)
    changes = {one.id: one for one in moved.told(site.changes, by_id)}
    for n, incident in enumerate(incidents):
        yield (
            f"incidents/{shown.page_name(incident.incident_id)}",
            _page(
                site,
                "incident",
                root="../",
                incident=incident,
                figures=shown.rows(incident),
                used={e.method for e in incident.estimates},
                chart=atlas.chart([incident], small=True),
                parts_of=parts.get(incident.incident_id, []),
                wholes=[by_id[id_] for id_ in incident.part_of if id_ in by_id],
                change=changes.get(incident.incident_id),
                beside=(incidents[n - 1] if n else None, incidents[n + 1] if n + 1 < len(incidents) else None),
                year=_year(incident),
                contested=contested_text(incident.place.contested),
                stances=[f"{number} {_does(stance, number)}" for stance, number in incident.stances],
                carries=_carries(incident),
            ),
        )


def _does(stance: str, number: int) -> str:
    one, many = _STANCES.get(stance, (said.label(stance), said.label(stance)))
    return one if number == 1 else many


def _carries(incident: PublicIncident) -> dict[str, str]:
    """By claim, the figures that rest on it."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in shown.rows(incident):
        kind = f"{row.kind} ({row.population})" if row.population else row.kind
        for id_ in row.estimate.basis:
            found.setdefault(id_, {}).setdefault(kind, []).append(row.method)
    return {id_: "; ".join(f"{kind}: {', '.join(by)}" for kind, by in kinds.items()) for id_, kinds in found.items()}


def _gone(site: Site) -> Iterator[tuple[str, str]]:
    """An address that was published goes on to say what became of its incident."""
    there = {incident.incident_id for incident in site.release.incidents}
    for one in site.deletions:
        if one.kind == "incident" and one.id not in there:
            into = [id_ for id_ in one.into if id_ in there]
            page = _page(site, "gone", root="../", one=one, why=reasons().get(one.reason, ""), into=into)
            yield f"incidents/{shown.page_name(one.id)}", page


def contact(words: str | None) -> str | Markup | None:
    """Where to ask for corrections: a mail address or a page becomes a link, anything else stays as it is."""
    if words is None:
        return None
    if _MAIL.fullmatch(words):
        return Markup('<a href="mailto:{0}">{0}</a>').format(words)
    if _WEB.fullmatch(words):
        return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(words)
    return words


def _text(markdown: str) -> Markup:
    """Text of ours as HTML, one level down: the page has a heading of its own."""
    reader = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
    made = reader.render(markdown.split("\n", 1)[1])
    return Markup(made)  # noqa: S704 - our own page of methods, rendered with HTML switched off


def _page(site: Site, name: str, root: str = "", **more: Any) -> str:
    """One page. `root` leads from its folder to that of the site."""
    return _templates().get_template(f"{name}.html").render(site=site, m=site.manifest, root=root, page=name, **more)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("recount.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(shown=shown, proposed_words="machine-proposed", enumerate=enumerate)
    made.filters.update(label=said.label, day=said.day, count=_count, figure=lambda e: figure(e.low, e.best, e.high))
    made.filters.update(
        iso=lambda text: said.day(date.fromisoformat(text)), begun=lambda text: text[:1].upper() + text[1:]
    )
    return made


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
