"""Is a release whole, unaltered and in itself right, and do its figures stand in a ledger? Every fault in a sentence."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from recount.model import UsageError
from recount.publish.folder.make import checksum
from recount.publish.folder.past import CHECKSUMS, MANIFEST, Json, Past, read_past
from recount.publish.form import FILES, Form
from recount.publish.sheet import Kind
from recount.store.moments import Figure, Stood

_BOUNDS = ("low", "best", "high")
_IDS = {Form.ACLED: "recount_incident_id", Form.UCDP: "recount_incident_id"}  # of the others: incident_id
_REVIEW = {Form.ACLED: "recount_review", Form.UCDP: "recount_review"}  # of the others: review
_SHEETS = (Form.CSV, Form.HXL, Form.ACLED, Form.UCDP)


Stands = Callable[[int], Stood]
"""The ledger that the release was made from, as it stood when it had so many entries."""


def check(folder: Path, ledger: Stands | None = None) -> tuple[str, ...]:
    """The faults of a release, none where it is right; against the ledger it was made from too, if that is given.

    Raises:
        UsageError: it is no release at all.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder} is no release of Recount: it has no {MANIFEST}. Name the folder of a release.")
    sums = tuple(_sums(folder))
    try:
        release = read_past(folder)
    except UsageError as error:
        return (*sums, str(error))
    found = (*sums, *_files(folder, release), *_incidents(release), *_tables(folder, release))
    return found if ledger is None else (*found, *_figures(release, ledger))


def _sums(folder: Path) -> Iterator[str]:
    """Every file against the checksums, and none that is not among them."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield f"{CHECKSUMS} can't be read"
        return
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {path.name for path in folder.iterdir()} - {CHECKSUMS}
    yield from (f"{name} is not among the checksums: it was added" for name in sorted(there - listed.keys()))
    for name, digest in sorted(listed.items()):
        if name not in there or Path(name).name != name:
            yield f"{name} is missing"
        elif checksum(folder / name)["sha256"] != digest:
            yield f"{name} was changed: its checksum is another"


def _files(folder: Path, release: Past) -> Iterator[str]:
    """The manifest against the files it names."""
    for file in release.manifest.get("files", ()):
        path = folder / Path(file["name"]).name
        if not path.is_file():
            yield f"{file['name']} is in {MANIFEST} and not there"
        elif checksum(path) != {"size": file["size"], "sha256": file["sha256"]}:
            yield f"{file['name']} is not the file that {MANIFEST} describes"
    if release.manifest.get("incidents") != len(release.incidents):
        yield f"{MANIFEST} counts {release.manifest.get('incidents')} incidents, and there are {len(release.incidents)}"


def _incidents(release: Past) -> Iterator[str]:
    """Each incident in itself: bounds in order, a day before as_of, a word on review."""
    as_of = release.manifest["as_of"]
    for id_, row in release.incidents.items():
        for e in row["estimates"]:
            known = [e[bound] for bound in _BOUNDS if e[bound] is not None]
            if known != sorted(known) or any(number < 0 for number in known):
                yield f"{id_}: {e['kind']} by {e['method']} is {e['low']}/{e['best']}/{e['high']}: not low <= best <= high"
        if not row["review"]:
            yield f"{id_}: it does not say whether a person reviewed it"
        if row["date_start"] is not None and row["date_start"] > as_of:
            yield f"{id_}: it happened on {row['date_start']}, after the release's own day ({as_of})"


def _tables(folder: Path, release: Past) -> Iterator[str]:
    by_name = {file["name"]: file for file in release.manifest.get("files", ())}
    for form in _SHEETS:
        file = by_name.get(FILES[form])
        if file is not None and (folder / FILES[form]).is_file():
            yield from (f"{FILES[form]}: {fault}" for fault in _table(folder / FILES[form], file, form, release))


def _table(path: Path, file: Json, form: Form, release: Past) -> Iterator[str]:
    """A table against its schema and against the JSON lines."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    names = [column["name"] for column in file["columns"]]
    if not rows or rows[0] != names:
        yield f"its columns are not those of {file['schema']} in {MANIFEST}"
        return
    body = rows[2 if form is Form.HXL else 1 :]
    if len(body) != file["rows"]:
        yield f"it has {len(body)} rows, and {MANIFEST} says {file['rows']}"
    kinds = [Kind(column["type"]) for column in file["columns"]]
    for number, row in enumerate(body, start=1):
        cells = dict(zip(names, row, strict=False))
        if len(row) != len(names):
            yield f"row {number} has {len(row)} cells instead of {len(names)}"
            continue
        if cells[_IDS.get(form, "incident_id")] not in release.incidents:
            yield f"row {number} is of an incident that {FILES[Form.JSONL]} does not have"
        if not cells[_REVIEW.get(form, "review")]:
            yield f"row {number} does not say whether a person reviewed it"
        yield from (
            f"row {number}: {name} is {cell!r}, which is no {kind.value}"
            for name, kind, cell in zip(names, kinds, row, strict=True)
            if cell and not _is(kind, cell)
        )


def _is(kind: Kind, cell: str) -> bool:
    if kind is Kind.FLAG:
        return cell in ("true", "false")
    read = {Kind.WHOLE: int, Kind.DECIMAL: float, Kind.DAY: date.fromisoformat, Kind.TEXT: str}[kind]
    try:
        read(cell)  # type: ignore[operator]  # each of them takes a text
    except ValueError:
        return False
    return True


def _figures(release: Past, ledger: Stands) -> Iterator[str]:
    """Every figure against what stood in the ledger when the release was made."""
    made_at = release.manifest["ledger"]
    stood = ledger(made_at["entries"])
    if stood.hash is None:
        yield f"{stood.ledger} has no entry {made_at['entries']}: it is another ledger, or an older copy of it"
    elif stood.hash != made_at["hash"]:
        yield f"entry {made_at['entries']} of {stood.ledger} has another hash than {MANIFEST} says: it is another ledger"
    else:
        for id_, row in release.incidents.items():
            yield from _unproved(id_, row, stood.figures)


def _unproved(id_: str, row: Json, stood: Mapping[str, frozenset[Figure]]) -> Iterator[str]:
    if id_ not in stood:
        yield f"{id_}: no such incident stood in the ledger"
        return
    for e in row["estimates"]:
        figure: Figure = (
            *(e[name] for name in ("kind", "population", "method", "version")),
            *(e[name] for name in _BOUNDS),
        )
        if figure not in stood[id_]:
            words = json.dumps({bound: e[bound] for bound in _BOUNDS})
            yield f"{id_}: the ledger has no figure {e['kind']}, {e['population']}, {e['method']} {e['version']}: {words}"
