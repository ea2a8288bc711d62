"""What a release holds and how it was made, for machines: `MANIFEST.json`. No clock, no path, nothing of this machine."""

import dataclasses
from typing import Any

from recount.model import canonical_json, digest
from recount.publish.folder.origin import About, Origin
from recount.publish.folder.past import FORMAT, Past
from recount.publish.folder.texts import METHODOLOGY_VERSION, methodology
from recount.publish.form import FILES
from recount.publish.formats import Prepared
from recount.publish.profile import DEFAULT, SafetyProfile
from recount.publish.record import Release, Withheld

Json = dict[str, Any]


def manifest(release: Release, about: About, origin: Origin, profile: SafetyProfile) -> Json:
    """Everything but the files, which `with_files` adds once they are written."""
    return {
        "format": FORMAT,
        "title": about.title,
        "publisher": about.publisher,
        "contact": about.contact,
        "licence": about.licence,
        "as_of": release.as_of.isoformat(),
        "recount_version": release.version,
        "ledger": {"entries": origin.entries, "hash": origin.hash, "decisions": len(origin.decisions)},
        "methodology": {
            "version": METHODOLOGY_VERSION,
            "digest": digest(methodology().encode()),
            "methods": sorted({method for incident in release.incidents for method in incident.methods}),
            "engines": list(release.engines),
        },
        "safety": safety(profile),
        "incidents": len(release.incidents),
        "held_back": _counts(release.held),
        "left_out": _counts(release.left_out),
    }


def safety(profile: SafetyProfile) -> Json:
    """The profile and what it changes, with what it would be by default. Lists of sources are counted, never shown."""
    plain = SafetyProfile()
    changes = {
        field.name: {"is": _plain(getattr(profile, field.name)), "default": _plain(getattr(plain, field.name))}
        for field in dataclasses.fields(SafetyProfile)
        if field.name != "name" and getattr(profile, field.name) != getattr(plain, field.name)
    }
    return {"profile": profile.name, "default": profile.name == DEFAULT, "changes": changes}


def with_files(manifest: Json, tables: tuple[Prepared, ...], written: dict[str, Json], past: Past) -> Json:
    """The manifest with its files: size and SHA-256 of each, and of the tables rows, schema, columns, what is not in them."""
    by_name = {FILES[table.form]: table for table in tables}
    files = [{"name": name, **sums, **_table(by_name.get(name))} for name, sums in sorted(written.items())]
    against = past.manifest and {
        "as_of": past.manifest["as_of"],
        "ledger": past.manifest["ledger"],
        "digest": digest(canonical_json(past.manifest).encode()),
    }
    return {**manifest, "against": against or None, "files": files}


def _table(table: Prepared | None) -> Json:
    if table is None:
        return {}
    return {
        "rows": table.rows,
        "schema": table.schema,
        "columns": [{"name": name, "type": kind} for name, kind in table.columns],
        "left_out": _counts(table.left_out),
    }


def _counts(withheld: tuple[Withheld, ...]) -> dict[str, int]:
    return {one.reason: one.number for one in withheld}


def _plain(value: object) -> object:
    return len(value) if isinstance(value, tuple) else value
