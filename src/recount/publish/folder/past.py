"""Reading a release back: its manifest, its incidents by id, and what it told mirrors to delete."""

import csv
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from recount.model import UsageError
from recount.publish.folder.origin import Deletion
from recount.publish.form import FILES, Form

MANIFEST, DELETIONS, CHECKSUMS = "MANIFEST.json", "DELETIONS.csv", "SHA256SUMS"
FORMAT = "recount-release/1"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A release as it was published, in a folder of this name. All empty: there was none."""

    manifest: Json = field(default_factory=dict)
    incidents: dict[str, Json] = field(default_factory=dict)
    deletions: tuple[Deletion, ...] = ()
    name: str = ""

    @property
    def entries(self) -> int:
        """How many entries the ledger had then: what was decided since has a higher number."""
        return int(self.manifest.get("ledger", {}).get("entries", 0))


def read_past(folder: Path) -> Past:
    """The release in a folder.

    Raises:
        UsageError: it is no release, or a part of it is missing or can't be read.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise UsageError(
                f"{folder / MANIFEST} is no manifest of {FORMAT}. Name the folder of a release of Recount."
            )
        lines = (folder / FILES[Form.JSONL]).read_text(encoding="utf-8").split("\n")
        incidents = {row["incident_id"]: row for row in map(json.loads, filter(None, lines))}
        deletions = read_deletions((folder / DELETIONS).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"{folder} is no whole release: {Path(str(error.filename)).name} can't be read ({error.strerror})."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{folder} can't be read as a release ({error}). Check it: recount release DIR --check."
        ) from error
    return Past(manifest=manifest, incidents=incidents, deletions=deletions, name=folder.resolve().name)


def read_deletions(text: str) -> tuple[Deletion, ...]:
    """The rows of a `DELETIONS.csv`."""
    return tuple(
        Deletion(
            kind=row["kind"],
            id=row["id"],
            reason=row["reason"],
            day=date.fromisoformat(row["day"]),
            into=tuple(row["into"].split("; ")) if row["into"] else (),
        )
        for row in csv.DictReader(text.splitlines())
    )
