"""A second coding, made blind: it changes nothing by itself, is compared field by field, and a choice becomes a decision."""

import re
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import Here

from recount.flow.keep import code_run
from recount.flow.replay import replay
from recount.store import doubles as store
from recount.store.ledger import Ledger
from recount.store.verify import verify


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


OTHER = {"event_type": "destruction", "tolls": [], "stance": "asserts"}


def with_another(report: dict[str, Any]) -> dict[str, Any]:
    """A second coding that has a claim more, of something else that the report's last words tell."""
    words = list(re.finditer(r"\w+ \w+", report["text"]))[-1]
    record = recoded(report)
    more = {
        **record["claims"][0], **OTHER, "id": "c2", "evidence": [words[0]], "spans": {"evidence": [[*words.span()]]},
    }  # fmt: skip
    return {**record, "claims": [*record["claims"], more]}


def second_only(desk: TestClient, report: dict[str, Any]) -> dict[str, Any]:
    """The pair of the claim that the second coder alone has."""
    pairs = desk.get(f"/api/doubles/{report['id']}").json()["pairs"]
    (found,) = [p for p in pairs if p["first"] is None]
    return dict(found)


def decided(desk: TestClient, claim: str, **more: Any) -> Any:
    """A decision on a claim."""
    return desk.post("/api/decisions", json={"kind": "add", "about": [claim], "by": "Cy Alder", **more})


def test_a_claim_that_the_second_alone_has_is_added_and_taken_back(desk: TestClient, here: Here) -> None:
    """By a decision that says whose it is: it stands in its report and in an incident; after the undo in neither."""
    report = report_of(desk)
    send(desk, report, with_another(report))
    claim = second_only(desk, report)["second"]["id"]
    kept = decided(desk, claim)
    assert kept.status_code == 201
    assert kept.json()["decision"]["sentence"].startswith(f"add claim {claim[-32:][:8]}, by Cy Alder")
    here.derive()
    assert second_only(desk, report)["decided"] == "Cy Alder"
    there = {c["id"]: c for c in desk.get(f"/api/reports/{report['id']}").json()["claims"]}
    assert there.keys() == {*(c["id"] for c in report["claims"]), claim}
    incident = desk.get(f"/api/incidents/{there[claim]['incident_id']}")
    assert claim in incident.text
    assert decided(desk, claim).status_code == 400  # it is there
    desk.post(f"/api/decisions/{kept.json()['decision']['id']}/undo", json={"by": "Ben Ode"})
    here.derive()
    assert {c["id"] for c in desk.get(f"/api/reports/{report['id']}").json()["claims"]} == there.keys() - {claim}
    assert second_only(desk, report)["decided"] is None


def test_an_added_claim_is_there_after_a_replay_and_a_new_coding(desk: TestClient, here: Here) -> None:
    """Replayed, the same incidents under the same ids; coded anew by an engine, what people added still stands."""
    report = report_of(desk)
    send(desk, report, with_another(report))
    claim = second_only(desk, report)["second"]["id"]
    decided(desk, claim)
    decided(desk, claim, kind="correct", slot="event_type", answer="shelling")
    here.derive()
    with Ledger.open(here.setup.ledger) as ledger:
        assert verify(ledger) == ()
        again = replay(ledger)
        assert (again.changes, again.faults) == ((), ())
        with ledger.read() as connection:
            stands = store.of_report(connection, report["id"])[0].coded
        less = replace(stands, claims=stands.claims[:1], readings=stands.readings[:1])
        less = replace(less, claims=tuple(replace(c, engine="another:1") for c in less.claims))
        assert ledger.append_report(less, code_run(less, here.setup.keeping()))
    here.derive()
    told = {c["id"]: c for c in desk.get(f"/api/reports/{report['id']}").json()["claims"]}
    assert told[claim]["event_type"] == "shelling"
    assert told[claim]["incident_id"]
    assert not desk.get("/api/questions?kind=lost").json()["items"]


def test_only_a_second_coder_s_claim_can_be_added(desk: TestClient) -> None:
    """Not one that stands, nor anything under another answer than yes."""
    report = report_of(desk)
    send(desk, report, with_another(report))
    got = decided(desk, report["claims"][0]["id"])
    assert (got.status_code, "already" in got.json()["message"]) == (400, True)
    claim = second_only(desk, report)["second"]["id"]
    got = decided(desk, claim, answer='{"claim": {}}')
    assert (got.status_code, "answered yes" in got.json()["message"]) == (400, True)


def test_adding_is_looked_at_beforehand(desk: TestClient) -> None:
    """The preview has the incident that would come; nothing is kept."""
    report = report_of(desk)
    toll = {**recoded(report)["claims"][0]["tolls"][0], "low": 2, "high": 2}
    record = with_another(report)
    span = record["claims"][1]["spans"]["evidence"]
    record["claims"][1] |= {
        "tolls": [{**toll, "text": record["claims"][1]["evidence"][0]}], "spans": {"evidence": span, "tolls": span},
    }  # fmt: skip
    assert send(desk, report, record).status_code == 201
    claim = second_only(desk, report)["second"]["id"]
    got = desk.post("/api/decisions/preview", json={"kind": "add", "about": [claim], "by": "Cy Alder"}).json()
    assert got["incidents"]
    assert desk.get("/api/decisions").json()["items"] == []


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
