"""One published incident as plain JSON values, for the formats that are made of JSON."""

import dataclasses
from datetime import date
from functools import cache
from typing import Any

from recount.publish.record import PublicIncident, Release


def properties(incident: PublicIncident) -> dict[str, Any]:
    """Every field of the incident but those that other formats turn into codes (`roles`, `clarity`); days as ISO 8601, None as null."""
    data = {name: _plain(getattr(incident, name)) for name in _fields(PublicIncident) if name not in _CODED}
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
    """As `dataclasses.asdict`, which copies every text and is ten times slower."""
    kind = type(value)
    if kind in _AS_IS:
        return value
    if kind in (list, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _fields(kind)}
    return value.isoformat() if isinstance(value, date) else value


_CODED = ("roles", "clarity")
_AS_IS = frozenset({str, int, float, bool, type(None)})


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
