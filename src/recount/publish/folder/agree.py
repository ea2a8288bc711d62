"""Do the tables of a release say what its JSON lines say? Their columns, their cells' types, whose rows they are, each figure."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recount.publish.folder.past import MANIFEST, Json, Past
from recount.publish.form import FILES, Form
from recount.publish.parquet import read_parquet
from recount.publish.record import PublicEstimate
from recount.publish.sheet import Kind
from recount.publish.styles.acled import fatalities
from recount.publish.styles.deaths import deaths
from recount.publish.tables import figures

_OURS = (Form.ACLED, Form.UCDP)  # their columns are those of others: ours stand behind, with a prefix
_BOUNDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The figures of one incident, as JSON lines have them."""

    estimates: tuple[PublicEstimate, ...]

    def estimate(self, kind: str, population: str, method: str) -> PublicEstimate | None:
        """The one of this kind, population and method."""
        wanted = (kind, population, method)
        return next((e for e in self.estimates if (e.kind, e.population, e.method) == wanted), None)


def disagreements(folder: Path, release: Past) -> Iterator[str]:
    """Every fault of a table, in a sentence. Parquet is read where pyarrow is installed."""
    by_name = {file["name"]: file for file in release.manifest["files"]}
    for form, name in FILES.items():
        if name in by_name and (folder / name).is_file() and form is not Form.JSONL:
            try:
                faults = tuple(_faults(folder / name, by_name[name], form, release))
            except (ValueError, KeyError, TypeError, csv.Error) as error:
                faults = (f"it can't be read ({error})",)
            yield from (f"{name}: {fault}" for fault in faults)


def _faults(path: Path, file: Json, form: Form, release: Past) -> Iterator[str]:
    if form is Form.GEOJSON:
        rows: Iterable[Mapping[str, Any]] | None = _features(path)
    elif form is Form.PARQUET:
        rows = read_parquet(path)
    else:
        text = _read(path)
        yield from _shape(text, file, form)
        names = [column["name"] for column in file["columns"]]
        rows = [dict(zip(names, row, strict=False)) for row in text[2 if form is Form.HXL else 1 :]]
    if rows is not None:
        yield from _rows(list(rows), file, form, release)


def _features(path: Path) -> list[Json]:
    """The properties of each feature, which hold its estimates."""
    found: list[Json] = [f["properties"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]
    return found


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def _shape(text: list[list[str]], file: Json, form: Form) -> Iterator[str]:
    """Columns and types against the manifest."""
    names = [column["name"] for column in file["columns"]]
    if not text or text[0] != names:
        yield f"its columns are not those of {file['schema']} in {MANIFEST}"
        return
    kinds = [Kind(column["type"]) for column in file["columns"]]
    for number, row in enumerate(text[2 if form is Form.HXL else 1 :], start=1):
        if len(row) != len(names):
            yield f"row {number} has {len(row)} cells instead of {len(names)}"
            continue
        yield from (
            f"row {number}: {name} is {cell!r}, which is no {kind.value}"
            for name, kind, cell in zip(names, kinds, row, strict=True)
            if cell and not _is(kind, cell)
        )


def _rows(rows: list[Mapping[str, Any]], file: Json, form: Form, release: Past) -> Iterator[str]:
    """Each row is of an incident of the JSON lines, says whether it was reviewed, and has its figures."""
    if len(rows) != file["rows"]:
        yield f"it has {len(rows)} rows, and {MANIFEST} says {file['rows']}"
    prefix = "recount_" if form in _OURS else ""
    for number, row in enumerate(rows, start=1):
        id_ = row.get(f"{prefix}incident_id")
        incident = release.incidents.get(str(id_))
        if incident is None:
            yield f"row {number} is of an incident that {FILES[Form.JSONL]} does not have"
            continue
        if not row.get(f"{prefix}review"):
            yield f"row {number} does not say whether a person reviewed it"
        if form is Form.GEOJSON:
            if row["estimates"] != [_without_ids(estimate) for estimate in incident["estimates"]]:
                yield f"the figures of {id_} are not those of {FILES[Form.JSONL]}"
            continue
        yield from (
            f"{name} of {id_} is {_cell(row.get(name)) or 'blank'}, and by {FILES[Form.JSONL]} {_cell(value) or 'blank'}"
            for name, value in _expected(form, incident).items()
            if _cell(row.get(name)) != _cell(value)
        )


def _without_ids(estimate: Json) -> Json:
    """A figure as the map's file has it: ids are for those who check, in the JSON lines."""
    return {name: value for name, value in estimate.items() if name != "basis"}


def _expected(form: Form, incident: Json) -> Mapping[str, object]:
    """The figures that a table has to have, from those of the JSON lines."""
    told = Told(estimates=tuple(PublicEstimate(**estimate) for estimate in incident["estimates"]))
    if form is Form.ACLED:
        return {"fatalities": fatalities(told)}
    if form is Form.UCDP:
        dead = deaths(told)
        return {bound: getattr(dead, bound) if dead else None for bound in _BOUNDS}
    return figures(told)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _is(kind: Kind, cell: str) -> bool:
    if kind is Kind.FLAG:
        return cell in ("true", "false")
    read = {Kind.WHOLE: int, Kind.DECIMAL: float, Kind.DAY: date.fromisoformat, Kind.TEXT: str}[kind]
    try:
        read(cell)  # type: ignore[operator]  # each of them takes a text
    except ValueError:
        return False
    return True
