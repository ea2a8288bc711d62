"""Writing a release folder: beside its place first, and then renamed, so that it is there whole or not at all."""

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from recount.model import UsageError
from recount.publish import tables
from recount.publish.features import properties
from recount.publish.folder.changes import Change, Compared
from recount.publish.folder.deletions import deletions
from recount.publish.folder.manifest import Json, manifest, with_files
from recount.publish.folder.origin import About, Deletion, Origin
from recount.publish.folder.paging import checksum, data_sums, downloads, earlier, sums, write_pages
from recount.publish.folder.past import CHECKSUMS, DELETIONS, MANIFEST, Past
from recount.publish.folder.texts import changes_page, citation, methodology, readme
from recount.publish.form import FILES, Form
from recount.publish.formats import Prepared, prepared
from recount.publish.profile import SafetyProfile
from recount.publish.record import Release
from recount.publish.sheet import safe
from recount.publish.site.pages import Site
from recount.publish.styles import acled, ucdp
from recount.publish.styles.fit import OWN

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What goes into a release folder: the incidents, who publishes, where the ledger stood, by which rules, against what."""

    release: Release
    origin: Origin
    about: About = field(default_factory=About)
    profile: SafetyProfile = field(default_factory=SafetyProfile)
    past: Past = field(default_factory=Past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was written, or would be: the incidents, the manifest, the tables, the changes and the deletions."""

    release: Release
    manifest: Json
    tables: tuple[Prepared, ...]
    changes: tuple[Change, ...]
    deletions: tuple[Deletion, ...]


def refuse_taken(folder: Path) -> None:
    """Stop where something is already there: a release is never changed once it is made.

    Raises:
        UsageError: there is a file of that name, or a folder that is not empty, or no folder to put it in.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} is there already. A release is never changed: name a new folder, with its day in the name."
        )
    if not folder.resolve().parent.is_dir():
        raise UsageError(f"There is no folder {folder.resolve().parent} to put {folder.name} in. Make it first.")


def make(folder: Path, plan: Plan) -> Made:
    """Write the release. The same plan gives the same bytes.

    Raises:
        UsageError: the folder is taken or can't be written, or Parquet is asked for and pyarrow is not installed.
    """
    refuse_taken(folder)
    target = folder.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        made = _filled(part, plan)
        if target.exists():
            target.rmdir()  # empty, as was seen above
        part.rename(target)
    except OSError as error:
        raise UsageError(f"{folder} can't be written ({error.strerror}). Name another folder.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def drawn(plan: Plan) -> Made:
    """What the release would hold, with nothing written: the manifest is without its files. `make` writes just this."""
    forms = sorted({*plan.about.forms, Form.JSONL}, key=list(Form).index)
    described = manifest(plan.release, plan.about, plan.origin, plan.profile)
    changes = _changes(plan, described)
    return Made(
        release=plan.release,
        manifest=described,
        tables=tuple(prepared(plan.release, form) for form in forms),
        changes=changes,
        deletions=deletions(plan.past, plan.origin, changes, plan.release.as_of),
    )


def _filled(part: Path, plan: Plan) -> Made:
    draft = drawn(plan)
    for table in draft.tables:
        with (part / FILES[table.form]).open("xb") as file:
            table.write(file)
    texts = {
        "changes.csv": _changes_table(draft.changes),
        "CHANGES.md": changes_page(draft.changes, plan.past),
        DELETIONS: _deletions_table(draft.deletions),
        "COLUMNS.csv": _columns_table([table.form for table in draft.tables]),
        "METHODOLOGY.md": methodology(),
        "CITATION.cff": citation(draft.manifest),
    }
    for name, text in texts.items():
        _write(part / name, text)
    described = _with_pages(part, plan, draft) if plan.about.site else draft.manifest
    whole = _with_readme(part, with_files(described, draft.tables, data_sums(part), plan.past))
    _write(part / MANIFEST, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    _write(part / CHECKSUMS, "".join(f"{one['sha256']}  {name}\n" for name, one in sorted(sums(part).items())))
    _settle(part)
    return replace(draft, manifest=whole)


def _with_pages(part: Path, plan: Plan, draft: Made) -> Json:
    described = draft.manifest | earlier(plan.past)
    site = Site(
        release=plan.release,
        manifest=described,
        profile=plan.profile,
        changes=draft.changes,
        deletions=draft.deletions,
        past=plan.past,
        downloads=downloads(part),
    )
    return described | {"site": write_pages(part, site)}


def _changes(plan: Plan, described: Json) -> tuple[Change, ...]:
    if not plan.past.manifest:
        return ()
    now = {incident.incident_id: properties(incident) for incident in plan.release.incidents}
    return Compared(past=plan.past, now=now, origin=plan.origin, manifest=described).changes()


def _with_readme(part: Path, described: Json) -> Json:
    """The README names the files, and is one of them: it is written from the others and then added to the manifest."""
    own = {"name": "README.md"}
    files = sorted([*described["files"], own], key=lambda file: file["name"])
    _write(part / "README.md", readme({**described, "files": files}))
    found = checksum(part / "README.md")
    return {**described, "files": [{**file, **found} if file is own else file for file in files]}


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def _settle(part: Path) -> None:
    """Have every file on the disk before the folder gets its name."""
    for path in part.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _changes_table(changes: Iterable[Change]) -> str:
    head = ("incident_id", "change", "field", "before", "after", "why", "others")
    rows = [(c.incident_id, c.kind, c.what, c.before, c.after, c.why, "; ".join(c.others)) for c in changes]
    return _csv(head, rows)


def _deletions_table(gone: Iterable[Deletion]) -> str:
    rows = [(one.kind, one.id, one.reason, one.day.isoformat(), "; ".join(one.into)) for one in gone]
    return _csv(("kind", "id", "reason", "day", "into"), rows)


def _columns_table(forms: Sequence[Form]) -> str:
    """What each column holds; those of `incidents.csv` are those of the other formats too."""
    listed = {Form.CSV: tables.listed(), Form.ACLED: (*acled.layout(), *OWN), Form.UCDP: (*ucdp.layout(), *OWN)}
    rows = [
        (FILES[form], column.name, column.kind.value, column.tag, column.holds)
        for form, columns in listed.items()
        if form is Form.CSV or form in forms
        for column in columns
    ]
    return _csv(("file", "column", "type", "hxl", "holds"), rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[cell if _NUMBER.fullmatch(cell) else safe(cell) for cell in row] for row in rows])
    return out.getvalue()
