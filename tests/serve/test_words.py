"""Selected words are read as the engine reads; places are found by a point; questions bring the versions that were seen."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import TEL_ZEYD
from tests.serve.test_decisions import market, medics


def read(desk: TestClient, words: str, slot: str) -> dict[str, Any]:
    """What these words of the medics' report say in that field."""
    claim = medics(market(desk))
    start = desk.get(f"/api/reports/{claim['report_id']}").json()["text"].index(words)
    got = desk.get(f"/api/claims/{claim['id']}/words", params={"slot": slot, "start": start, "end": start + len(words)})
    assert got.status_code == 200, got.text
    found: dict[str, Any] = got.json()
    return found


def test_a_number_is_read_of_its_words(desk: TestClient) -> None:
    """As a correction would have it; what holds no number is said to hold none."""
    claim = medics(market(desk))
    quoted = claim["tolls"][0]["quote"]["exact"]
    assert read(desk, quoted, "tolls[0].count")["answer"] == "17"
    nothing = read(desk, "Tel Zeyd", "tolls[0].count")
    assert (nothing["answer"], nothing["exact"]) == (None, "Tel Zeyd")
    assert nothing["because"]


def test_a_day_is_read_by_the_rules_of_days(desk: TestClient) -> None:
    """Words that are no time are no day."""
    assert read(desk, "Tel Zeyd", "when")["answer"] is None


@pytest.mark.parametrize(
    ("slot", "start", "end"), [("tolls[0].count", 0, 10_000_000), ("tolls[0].count", 9, 9), ("nothing", 0, 4)]
)
def test_words_that_are_not_there_are_refused(desk: TestClient, slot: str, start: int, end: int) -> None:
    """400 that says what is wrong."""
    claim = medics(market(desk))
    got = desk.get(f"/api/claims/{claim['id']}/words", params={"slot": slot, "start": start, "end": end})
    assert got.status_code == 400
    assert got.json()["message"]


def test_nothing_is_read_where_nobody_decides(page: TestClient) -> None:
    """Read-only: 403."""
    assert page.get("/api/claims/clm:b2:00/words?slot=when&start=0&end=1").status_code == 403


def test_places_are_found_by_a_point(desk: TestClient) -> None:
    """Those of the gazetteer within the distance; a point off the Earth is refused."""
    near = desk.get("/api/places/near?lat=35.12&lon=40.1").json()
    assert [one["id"] for one in near] == [TEL_ZEYD.place_id]
    assert desk.get("/api/places/near?lat=36.5&lon=40.1&km=25").json() == []
    assert desk.get("/api/places/near?lat=95&lon=40").status_code == 422


def test_a_question_brings_the_versions_that_are_seen(desk: TestClient) -> None:
    """Those of its incidents, as the incidents' own pages have them; after a decision they are others."""
    asked = desk.get("/api/questions/next").json()
    assert asked["seen"]
    for key, version in asked["seen"].items():
        assert desk.get(f"/api/incidents/{key}").json()["version"] == version
    assert list(asked["seen"]) == [one["id"] for one in asked["incidents"]]


def test_entries_that_were_taken_out_keep_their_numbers(desk: TestClient) -> None:
    """A claim says which entries people rejected: a field is numbered as the ledger has it."""
    claim = medics(market(desk))
    assert claim["taken_out"] == []
    out = {"kind": "reject", "about": [claim["id"]], "slot": "places[0]", "by": "Ana Quist"}
    assert desk.post("/api/decisions", json=out).status_code == 201
    after = desk.get(f"/api/claims/{claim['id']}").json()
    assert (after["places"], after["taken_out"]) == ([], ["places[0]"])
    back = {**out, "kind": "correct", "answer": "unknown"}
    assert desk.post("/api/decisions", json=back).status_code == 201
    assert desk.get(f"/api/claims/{claim['id']}").json()["taken_out"] == []
