"""`docs/format`: the schema holds for what we print and for gold, and names every field that we print."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.model import strategies as some

from recount import model as m
from recount.evaluate.gold import read_lines
from recount.publish.coded import FORMAT, to_wire

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "format" / "coded-report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
SPECIFICATION = (ROOT / "docs" / "format" / "format.md").read_text(encoding="utf-8")


def faults(value: object) -> list[str]:
    """What the schema has against a coded report."""
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema 2020-12, for the version that the code prints."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == FORMAT


@given(some.coded_reports())
@settings(max_examples=30)  # whole reports are slow to draw
def test_what_we_print_holds(coded: m.CodedReport) -> None:
    """Every coded report that the model can hold is valid, and has no field that the schema does not name."""
    wire = json.loads(json.dumps(to_wire(coded)))
    assert faults(wire) == []
    assert list(_unknown(wire, SCHEMA, "")) == []


def _unknown(value: Any, schema: dict[str, Any], path: str) -> Iterator[str]:
    """Paths of fields that the schema has no word for."""
    schema = _opened(schema, value)
    if isinstance(value, list):
        for item in value:
            yield from _unknown(item, schema.get("items") or {}, f"{path}[]")
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in schema.get("properties", {}):
                yield f"{path}.{key}"
            else:
                yield from _unknown(inner, schema["properties"][key], f"{path}.{key}")


def _opened(schema: dict[str, Any], value: object) -> dict[str, Any]:
    """The schema behind a reference, and of an alternative the one that is not null."""
    if "$ref" in schema:
        return _opened(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], value)
    if "anyOf" in schema and value is not None:
        return _opened(next(s for s in schema["anyOf"] if s.get("type") != "null"), value)
    return schema


def test_our_gold_holds() -> None:
    """The guide's bare format is valid too: what is beside it may be left out."""
    for report in read_lines(ROOT / "gold" / "examples.jsonl"):
        assert faults(report) == [], report["doc_id"]


def test_the_shared_gold_holds(shared: Path) -> None:
    """On real gold as well."""
    for report in read_lines(shared / "gold" / "open.jsonl"):
        assert faults(report) == [], report["doc_id"]


@pytest.mark.parametrize(
    "change",
    [
        {"doc_id": ""},
        {"published": "7 October"},
        {"format": "recount/2"},
        {"claims": [{}]},
        {"incidents": [{"claims": []}]},
    ],
)
def test_other_things_do_not_hold(change: dict[str, object]) -> None:
    """The schema can say no."""
    assert faults({"doc_id": "x", "published": None, "claims": [], "incidents": []}) == []
    assert faults({"doc_id": "x", "published": None, "claims": [], "incidents": []} | change) != []


def test_a_count_goes_with_its_wording() -> None:
    """A count worded "at least nine" has a low and no high, in the schema as in the model."""
    toll = SCHEMA["$defs"]["toll"]
    check = Draft202012Validator(toll | {"$defs": SCHEMA["$defs"]})
    good = {
        "kind": "killed",
        "low": 9,
        "high": None,
        "wording": "at_least",
        "population": "unstated",
        "text": "x",
        "named": [],
        "part_of": None,
    }  # fmt: skip - one toll
    assert check.is_valid(good)
    assert not check.is_valid(good | {"high": 9})
    assert not check.is_valid(good | {"wording": "exact"})


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("event_type", m.EventType),
        ("stance", m.Stance),
        ("toll kind", m.TollKind),
        ("loss class", m.LossClass),
        ("population", m.Population),
        ("wording", m.Wording),
        ("group", m.Group),
        ("place precision", m.PlacePrecision),
        ("precision", m.Precision),
        ("basis", m.Basis),
    ],
)
def test_the_specification_names_every_value(name: str, values: type[StrEnum]) -> None:
    """No value of a closed list is missing from the text."""
    missing = [str(v) for v in values if f"`{v}`" not in SPECIFICATION]
    assert missing == [], name


def test_the_specification_names_every_field() -> None:
    """No field of the schema is missing from the text."""
    fields = set(_fields(SCHEMA))
    assert [f for f in sorted(fields) if f"`{f}`" not in SPECIFICATION and f".{f}`" not in SPECIFICATION] == []


def _fields(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from _fields(inner)
    if isinstance(schema, list):
        for inner in schema:
            yield from _fields(inner)


def test_the_example_holds() -> None:
    """The example in the text is valid."""
    example = SPECIFICATION.split("```json\n")[1].split("```")[0]
    assert faults(json.loads(example)) == []
