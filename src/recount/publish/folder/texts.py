"""What a release says to its readers, made from the same facts as its manifest."""

from functools import cache
from importlib import resources
from itertools import groupby
from string import Template
from typing import Any

from recount.publish.folder.changes import Change, counted
from recount.publish.folder.origin import reasons
from recount.publish.folder.past import Past
from recount.publish.record import PROPOSED

METHODOLOGY_VERSION = "1"  # raise it when METHODOLOGY.md says something else
_SHOWN = 50  # incidents of each kind listed in words; the table has them all

Json = dict[str, Any]

SPDX = frozenset(
    "CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-NC-ND-4.0 CC-BY-3.0-IGO PDDL-1.0 "
    "ODC-By-1.0 ODbL-1.0".split()
)  # licences of data whose names a citation file may hold; others are told in the README


@cache
def methodology() -> str:
    """How figures are made, for readers."""
    return _text("METHODOLOGY.md")


def readme(manifest: Json) -> str:
    """`README.md`, from a manifest with its files."""
    return Template(_text("README.template.md")).substitute(
        title=manifest["title"],
        proposed=PROPOSED,
        reasons="\n".join(f"- `{code}`: {meaning}" for code, meaning in reasons().items()),
        as_of=manifest["as_of"],
        incidents=f"{manifest['incidents']:,}",
        publisher=manifest["publisher"] or "not named",
        contact=manifest["contact"] or "not given: ask whoever gave you this folder",
        licence=manifest["licence"] or "none chosen. Without a licence you may read this, and not pass it on",
        safety=_safety(manifest["safety"]),
        held=_counts(manifest["held_back"], "Nothing was held back."),
        left_out=_counts(manifest["left_out"], "Nothing was left out."),
        files="\n".join([*map(_file, manifest["files"]), *_pages(manifest)]),
        tables=_not_in_tables(manifest["files"]),
        methods=", ".join(f"`{method}`" for method in manifest["methodology"]["methods"]) or "none",
        entries=f"{manifest['ledger']['entries']:,}",
        hash=manifest["ledger"]["hash"] or "none",
        version=manifest["recount_version"],
    )


def changes_page(changes: tuple[Change, ...], past: Past) -> str:
    """`CHANGES.md`: the counts, and the first changes in words."""
    if not past.manifest:
        return "# Changes\n\nThis release was compared with no earlier one.\n"
    counts = counted(changes)
    summed = f"{counts['added']:,} incidents added, {counts['changed']:,} changed, {counts['removed']:,} removed"
    lines = [
        "# Changes",
        "",
        f"Against the release as of {past.manifest['as_of']}: {summed}. `changes.csv` has every change of every field.",
        "",
    ]
    for kind in ("removed", "changed", "added"):
        told = [change for change in changes if change.kind == kind]
        groups = [tuple(group) for _, group in groupby(told, key=lambda change: change.incident_id)]
        if groups:
            lines += [f"## {kind.capitalize()}", "", *map(_change, groups[:_SHOWN])]
            lines += [f"- … and {len(groups) - _SHOWN:,} more in `changes.csv`"] if len(groups) > _SHOWN else []
            lines.append("")
    return "\n".join(lines)


def citation(manifest: Json) -> str:
    """`CITATION.cff` (1.2.0). A licence is named there only by an SPDX identifier."""
    publisher = manifest["publisher"] or "Publisher not named"
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this release with its day, and the sources whose reports it rests on.",
        "type: dataset",
        f"title: {_quoted(manifest['title'])}",
        "authors:",
        f"  - name: {_quoted(publisher)}",
        f"version: {_quoted('as of ' + manifest['as_of'])}",
        f"date-released: {_quoted(manifest['as_of'])}",
        f"identifiers:\n  - type: other\n    value: {_quoted(manifest['ledger']['hash'] or 'none')}",
        "    description: hash of the last entry of the ledger that it was made from",
        "abstract: Incidents of armed conflict as reported, with low, best and high figures; documented, not totals.",
    ]
    if manifest["licence"] in SPDX:
        lines.append(f"license: {manifest['licence']}")
    return "\n".join(lines) + "\n"


def _text(name: str) -> str:
    return resources.files("recount.publish.folder").joinpath(name).read_text(encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _safety(rules: Json) -> str:
    if not rules["changes"]:
        return "the default rules, which are the strictest"
    changed = "; ".join(f"{name} is {one['is']}, by default {one['default']}" for name, one in rules["changes"].items())
    return f"profile {rules['profile']}, which changes: {changed}"


def _counts(counts: Json, none: str) -> str:
    return "\n".join(f"- {number:,}: {reason}" for reason, number in counts.items()) or none


def _file(file: Json) -> str:
    table = f", {file['rows']:,} incidents, {file['schema']}" if "rows" in file else ""
    return f"| `{file['name']}` | {HOLDS.get(file['name'], 'a table')}{table} |"


def _pages(manifest: Json) -> list[str]:
    line = "| `index.html` | the same as pages to read: open it, or put this folder on any host |"
    return [line] if "site" in manifest else []


def _not_in_tables(files: list[Json]) -> str:
    lines = [
        f"- `{f['name']}`: {number:,}: {reason}" for f in files for reason, number in f.get("left_out", {}).items()
    ]
    return "\n".join(lines) or "- none"


def _change(group: tuple[Change, ...]) -> str:
    """One line for all that changed of one incident: day and place first, since people look for these."""
    first = group[0]
    others = f", with {', '.join(f'`{other}`' for other in first.others)}" if first.others else ""
    if first.kind == "removed":
        return f"- `{first.incident_id}`: {reasons()[first.why]}{others}"
    moved = "; ".join(f"{one.what}: {one.before or 'blank'} → {one.after or 'blank'}" for one in group if one.what)
    return f"- {first.label} (`{first.incident_id}`): {moved + '. ' if moved else ''}Why: {first.why}{others}"


HOLDS = {
    "incidents.csv": "one incident a row",
    "incidents.geojson": "the same for maps",
    "incidents.jsonl": "the same with every estimate and the claims behind it",
    "incidents.parquet": "the same with typed columns",
    "incidents-hxl.csv": "the same with a row of HXL hashtags",
    "acled-shaped.csv": "the columns of ACLED's layout; not ACLED's data",
    "ucdp-shaped.csv": "the columns of UCDP GED; not UCDP's data",
    "COLUMNS.csv": "what each column holds, and why some are blank",
    "CHANGES.md": "what changed against the last release",
    "changes.csv": "every change of every field, and why",
    "DELETIONS.csv": "what whoever mirrors this has to delete",
    "METHODOLOGY.md": "how the figures were made",
    "CITATION.cff": "how to cite it",
    "README.md": "what to know before using a number, and what each file holds",
}
