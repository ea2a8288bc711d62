"""What the model may answer: the shape of a claim in `gold/GUIDE.md`, as a JSON Schema.

Kept to what all providers enforce: every field is required, nothing else is allowed, unknown is null. Bounds and indexes
are checked where the answer is read.
"""

from enum import StrEnum
from typing import Any

from recount.model import (
    EventType,
    Group,
    LossClass,
    LossKind,
    PlaceRelation,
    Population,
    Stance,
    TollKind,
    Wording,
)

Json = dict[str, Any]

_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_NULL: Json = {"type": "null"}
_TEXT_OR_NULL: Json = {"anyOf": [_TEXT, _NULL]}  # not a list of types: not every provider knows one
_NUMBER_OR_NULL: Json = {"anyOf": [{"type": "integer"}, _NULL]}


def claims_schema() -> Json:
    """An object with one list, `claims`."""
    return _object({"claims": {"type": "array", "items": _claim()}})


def _claim() -> Json:
    place = _object({"text": _TEXT, "relation": _one_of(PlaceRelation)})
    return _object(
        {
            "id": _TEXT,
            "event_type": _one_of(EventType),
            "stance": _one_of(Stance),
            "evidence": _TEXTS,
            "speakers": _TEXTS,
            "perpetrators": _TEXTS,
            "targets": _TEXTS,
            "places": {"type": "array", "items": place},
            "when": _object({"text": _TEXT_OR_NULL}),
            "tolls": {"type": "array", "items": _toll()},
            "losses": {"type": "array", "items": _loss()},
            "weapons": _TEXTS,
            "part_of": _TEXT_OR_NULL,
            "same_event_as": _TEXT_OR_NULL,
        }
    )


def _toll() -> Json:
    group: Json = {"anyOf": [_one_of(Group), _NULL]}
    return _object(
        {
            "kind": _one_of(TollKind),
            **_COUNT,
            "population": _one_of(Population),
            "group": group,
            "text": _TEXT,
            "named": _TEXTS,
            "part_of": _NUMBER_OR_NULL,
        }
    )


def _loss() -> Json:
    return _object({"kind": _one_of(LossKind), "class": _one_of(LossClass), **_COUNT, "text": _TEXT})


def _one_of(kinds: type[StrEnum]) -> Json:
    return {"type": "string", "enum": [k.value for k in kinds]}


def _object(fields: Json) -> Json:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_COUNT: Json = {"low": _NUMBER_OR_NULL, "high": _NUMBER_OR_NULL, "wording": _one_of(Wording)}
