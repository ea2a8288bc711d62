"""What is sent as it stands on the shelf is what the shapes say; and what is asked before each answer costs no thread."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel, TypeAdapter
from tests.serve import served

from recount.serve.payloads.cards import Card, CardLite
from recount.serve.payloads.counts import Bucket, Marks
from recount.serve.payloads.reports import Search
from recount.serve.payloads.shapes import Page
from recount.serve.room import body
from recount.store.shelf.pulse import Pulse


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/api/incidents", Page[Card]),
        ("/api/incidents?sort=-killed&limit=2", Page[Card]),
        ("/api/map?zoom=0", Marks),
        ("/api/map?zoom=14", Marks),
        ("/api/timeline", list[Bucket]),
        ("/api/search?q=market", Search),
    ],
)
def test_every_field_is_there_and_none_besides(page: TestClient, path: str, shape: Any) -> None:
    """Read into its shape and written again, an answer is the same, nulls and empty lists too."""
    sent = page.get(path).json()
    assert sent
    known = TypeAdapter(shape)
    assert json.loads(known.dump_json(known.validate_python(sent))) == sent


def test_a_few_words_of_an_incident_are_a_part_of_its_card(page: TestClient) -> None:
    """On the map it is told as in the list."""
    (first, *_) = page.get("/api/map?zoom=14").json()["singles"]
    listed = {card["id"]: card for card in page.get("/api/incidents").json()["items"]}
    assert first == {name: listed[first["id"]][name] for name in CardLite.model_fields}


def test_shapes_inside_of_data_are_written_as_they_are_alone() -> None:
    """With every null."""

    class Small(BaseModel):
        n: int | None = None

    assert body({"items": [Small()], "next": None}) == b'{"items":[{"n":null}],"next":null}'


def test_the_stamp_is_read_while_somebody_writes(shelf: Path, tmp_path: Path) -> None:
    """A writer in the middle of a transaction keeps no page waiting, and its work shows once it is kept."""
    path = served.copied(shelf, tmp_path)
    pulse = Pulse(path)
    before = pulse.now()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE shelved SET value = value + 1 WHERE name = 'generation'")
    assert pulse.now() == before
    writer.execute("COMMIT")
    assert pulse.now() != before
    writer.close()
    pulse.close()


def test_a_page_comes_though_the_stamp_can_not_be_read_at_once(
    page: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody holds the file: it is waited for as every read is."""

    def held(_: Pulse) -> tuple[int, str]:
        raise sqlite3.OperationalError("database is locked")

    tag = page.get("/api/incidents").headers["etag"]
    monkeypatch.setattr(Pulse, "now", held)
    assert page.get("/api/incidents").headers["etag"] == tag
