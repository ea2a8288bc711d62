"""One published incident as plain JSON values, for the formats that are made of JSON."""

import dataclasses
from datetime import date
from typing import Any

from recount.publish.record import PublicIncident, Release


def properties(incident: PublicIncident) -> dict[str, Any]:
    """Every field of the incident but `roles`, which other formats turn into codes; days as ISO 8601, None as null."""
    data = dataclasses.asdict(incident)
    del data["roles"]
    data["stances"] = dict(incident.stances)
    data["witnesses"] = incident.witnesses
    data["methods"] = list(incident.methods)
    plain: dict[str, Any] = _plain(data)
    return plain


def about(release: Release) -> dict[str, Any]:
    """By which rules the release was made, and what it holds back."""
    return {
        "as_of": release.as_of.isoformat(),
        "safety": release.safety,
        "recount_version": release.version,
        "held_back": {one.reason: one.number for one in release.held},
        "left_out": {one.reason: one.number for one in release.left_out},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
