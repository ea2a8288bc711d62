"""One published incident as plain JSON values, for the formats that are made of JSON."""

import dataclasses
from datetime import date
from typing import Any

from recount.publish.record import PublicIncident, Release


def properties(incident: PublicIncident) -> dict[str, Any]:
    """Every field of the incident; days as ISO 8601, None as null."""
    data: dict[str, Any] = _plain(dataclasses.asdict(incident))
    data["stances"] = dict(incident.stances)
    data["witnesses"] = incident.witnesses
    data["methods"] = list(incident.methods)
    return data


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
