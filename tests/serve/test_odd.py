"""Whatever is asked, the answer is one of those documented: no fault of ours, whatever people or programs type."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

ODD = (
    "",
    " ",
    "\0",
    "\ufffd",
    "🙂",
    "أ",
    "a" * 5000,
    "-1",
    "0",
    "99999999999999999999999",
    "1e999",
    "nan",
    "null",
    "[]",
    "%",
    "_",
    "'",
    '"',
    "\\",
    "../..",
    "inc:b2:",
    "inc:b2:%",
    "<b>",
    "2017-02-30",
    "0001-01-01",
    "9999-12-31",
)
BODIES: tuple[Any, ...] = (None, 1, "a", [], {}, {"a": 1}, {"about": None}, {"text": None}, [[]] * 100)


def paths(page: TestClient, method: str) -> list[tuple[str, dict[str, Any]]]:
    """Every endpoint of the OpenAPI document that has the method."""
    found = page.get("/api/openapi.json").json()["paths"]
    return [(path, ways[method]) for path, ways in found.items() if method in ways]


@pytest.mark.parametrize("odd", ODD)
def test_odd_questions_get_documented_answers(page: TestClient, odd: str) -> None:
    """In the path, and in each parameter."""
    for path, way in paths(page, "get"):
        named = {p["name"]: p["in"] for p in way.get("parameters", ())}
        inside = {name: odd.replace("/", "") or "x" for name, where in named.items() if where == "path"}
        asked = [{}, *({name: odd} for name, where in named.items() if where == "query")]
        for query in asked:
            got = page.get(path.format(**inside).replace("\0", "%00"), params=query)
            known = {*way["responses"], "304"}
            assert str(got.status_code) in known or got.status_code in (404, 405), (path, query, got.text[:200])
            assert got.status_code < 500 or got.status_code == 503, (path, query)


IDS = {"decision_id": "dec:1", "report_id": "rep:b2:1", "claim_id": "clm:b2:1"}  # of nothing that there is


@pytest.mark.parametrize("body", BODIES, ids=lambda body: json.dumps(body)[:20])
def test_odd_bodies_get_documented_answers(desk: TestClient, body: Any) -> None:
    """Of whatever shape."""
    for path, way in paths(desk, "post"):
        got = desk.post(path.format(**IDS), json=body)
        assert str(got.status_code) in way["responses"], (path, got.status_code, got.text[:200])
        assert got.status_code < 500


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe", b'{"text": "\\ud800"}', b'{"by": "\\ud800"}', b'{"text": NaN}', b"[" * 100_000]
)
def test_broken_json_is_refused(desk: TestClient, raw: bytes) -> None:
    """Broken UTF-8, half a character, nesting without end."""
    for path, _ in paths(desk, "post"):
        got = desk.post(path.format(**IDS), content=raw, headers={"content-type": "application/json"})
        assert 400 <= got.status_code < 500, (path, got.status_code, got.text[:200])


@pytest.mark.parametrize("field", ["by", "reason", "answer", "slot", "kind"])
def test_half_a_character_is_refused_in_every_field(desk: TestClient, field: str) -> None:
    """A lone surrogate is no text and could not be kept."""
    body = {"kind": "accept", "about": ["inc:b2:1"], "by": "A"} | {field: "SURROGATE"}
    raw = json.dumps(body).replace("SURROGATE", "\\ud800").encode()
    got = desk.post("/api/decisions", content=raw, headers={"content-type": "application/json"})
    assert 400 <= got.status_code < 500


def test_every_answer_has_its_example_and_its_errors(page: TestClient) -> None:
    """The document is complete: each endpoint says what it gives and which errors, each shape shows an example."""
    document = page.get("/api/openapi.json").json()
    for path, ways in document["paths"].items():
        for method, way in ways.items():
            assert way.get("summary"), path
            assert {"400", "403", "422", "503"} <= set(way["responses"]), (method, path)
    for name, shape in document["components"]["schemas"].items():
        if name.startswith(("Page_", "Body_", "HTTPValidation", "Validation")) or "enum" in shape:
            continue
        assert shape.get("description"), name
        examples = [p for p in shape.get("properties", {}).values() if "examples" in p or "$ref" in json.dumps(p)]
        assert examples, name
