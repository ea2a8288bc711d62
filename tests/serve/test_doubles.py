"""A second coding, made blind: it changes nothing by itself, is compared field by field, and a choice becomes a decision."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import Here

from recount.store import doubles as store
from recount.store.ledger import Ledger


def report_of(desk: TestClient) -> dict[str, Any]:
    """A report with a claim that counts the dead."""
    for line in desk.get("/api/reports").json()["items"]:
        report: dict[str, Any] = desk.get(f"/api/reports/{line['id']}").json()
        if any(t["kind"] == "killed" and t["low"] is not None for c in report["claims"] for t in c["tolls"]):
            return report
    raise AssertionError


def recoded(report: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The report's counting claim as another person has it: the same words, some values changed."""
    claim = next(c for c in report["claims"] if any(t["kind"] == "killed" for t in c["tolls"]))
    toll = next(t for t in claim["tolls"] if t["kind"] == "killed")
    evidence = [q["exact"] for q in claim["evidence"]]
    made = {
        "id": "c1", "event_type": claim["event_type"], "stance": claim["stance"], "evidence": evidence, "speakers": [],
        "perpetrators": [], "targets": [], "places": [], "losses": [], "weapons": [], "part_of": None, "same_event_as": None,
        "when": {"text": None, "start": None, "end": None, "precision": "unknown"},
        "tolls": [{"kind": "killed", "low": toll["low"] + 3, "high": toll["low"] + 3, "wording": "exact", "population": "unstated",
                   "text": toll["quote"]["exact"], "named": [], "part_of": None}],
        "spans": {"evidence": [[q["start"], q["end"]] for q in claim["evidence"]], "tolls": [[toll["quote"]["start"], toll["quote"]["end"]]]},
    }  # fmt: skip
    known = {key: report[key] for key in ("title", "source", "published", "language")}
    return {"format": "recount/1", "doc_id": report["name"], "claims": [{**made, **changed}], **known}


def send(desk: TestClient, report: dict[str, Any], record: dict[str, Any], by: str = "Ben Ode") -> Any:
    """A second coding as the page sends it."""
    return desk.post(f"/api/doubles/{report['id']}", json={"text": report["text"], "record": record, "by": by})


def test_a_second_coder_sees_the_text_and_nobody_s_claims(desk: TestClient) -> None:
    """Nothing of the first coding is sent to the page."""
    report = report_of(desk)
    got = desk.get(f"/api/doubles/{report['id']}/text").json()
    assert (got["text"], got["report_id"]) == (report["text"], report["id"])
    assert not {"claims", "incidents", "incidents_list"} & got.keys()
    assert desk.get("/api/doubles/rep:b2:77/text").status_code == 404


def test_a_second_coding_changes_no_incident(desk: TestClient, here: Here) -> None:
    """The first stands on, with its claims; the second is there beside it."""
    report = report_of(desk)
    before = desk.get("/api/incidents").json()
    got = send(desk, report, recoded(report))
    assert (got.status_code, got.json()["seconds"]) == (201, ["Ben Ode"])
    here.derive()
    assert desk.get(f"/api/reports/{report['id']}").json()["claims"] == report["claims"]
    assert desk.get("/api/incidents").json()["items"] == before["items"]
    with Ledger.open(here.setup.ledger) as ledger, ledger.read() as connection:
        stands, second = store.of_report(connection, report["id"])
    assert second.engine == "person: Ben Ode"
    assert stands.engine != second.engine


def test_two_codings_are_compared_field_by_field_and_a_choice_becomes_a_decision(desk: TestClient, here: Here) -> None:
    """The second's count, taken by a third person, is what stands; who decided it is said."""
    report = report_of(desk)
    send(desk, report, recoded(report, event_type="other_violence"))
    got = desk.get(f"/api/doubles/{report['id']}?by=Ben Ode").json()
    (pair,) = [p for p in got["pairs"] if p["first"] and p["second"]]
    fields = {f["field"]: f for f in pair["fields"]}
    assert not fields["event_type"]["same"]
    assert fields["stance"]["same"]
    killed = fields["killed"]
    body = {
        "kind": "correct", "about": [pair["first"]["id"]], "slot": killed["slot"], "answer": killed["answer"],
        "by": "Cy Alder", "reason": "read again by both",
    }  # fmt: skip
    assert desk.post("/api/decisions", json=body).status_code == 201
    here.derive()
    after = desk.get(f"/api/doubles/{report['id']}").json()["pairs"][0]["fields"]
    assert next(f["decided"] for f in after if f["field"] == "killed") == "Cy Alder"
    told = desk.get(f"/api/claims/{pair['first']['id']}").json()
    assert any(str(t["low"]) == killed["answer"] for t in told["tolls"])


def test_agreement_is_counted_over_all_that_was_coded_twice(desk: TestClient) -> None:
    """Claims that both have, that one alone has, and of each field how often they are alike."""
    report = report_of(desk)
    assert desk.get("/api/doubles").json()["items"] == []
    send(desk, report, recoded(report))
    got = desk.get("/api/doubles").json()
    assert (got["both"], got["second_only"]) == (1, 0)
    assert {a["field"]: (a["units"], a["same"]) for a in got["agreement"]}["killed"] == (1, 0)
    assert {a["field"]: a["alpha"] for a in got["agreement"]}["stance"] is None


def test_somebody_who_finds_nothing_is_a_second_coder_too(desk: TestClient) -> None:
    """All claims are then the first's alone."""
    report = report_of(desk)
    assert send(desk, report, {**recoded(report), "claims": []}).status_code == 201
    pairs = desk.get(f"/api/doubles/{report['id']}").json()["pairs"]
    assert pairs
    assert all(p["second"] is None for p in pairs)


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"stance": "says"}, "stance"), ({"evidence": ["Nobody said this."], "spans": {}}, "evidence")],
)
def test_a_second_coding_is_checked_like_any_other(desk: TestClient, changed: dict[str, Any], said: str) -> None:
    """400, and nothing is kept."""
    report = report_of(desk)
    got = send(desk, report, recoded(report, **changed))
    assert (got.status_code, said in got.json()["message"]) == (400, True)
    assert desk.get("/api/doubles").json()["items"] == []


def test_another_text_is_no_second_coding(desk: TestClient) -> None:
    """Of a report that changed, or that is another."""
    report = report_of(desk)
    got = send(desk, {**report, "text": report["text"] + " More."}, recoded(report))
    assert got.status_code == 400
    assert desk.get("/api/doubles").json()["items"] == []
