"""Deciding over HTTP: kept at once, told anew, taken back; two pages on one incident; words where they were selected."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import Here

from recount.store import views
from recount.store.ledger import Ledger


def market(desk: TestClient) -> dict[str, Any]:
    """The invented strike on a market, whole."""
    found = desk.get("/api/incidents?q=market&limit=200").json()["items"]
    short = next(one["id"] for one in found if one["place"]["name"] == "Tel Zeyd")
    whole: dict[str, Any] = desk.get(f"/api/incidents/{short}").json()
    return whole


def medics(incident: dict[str, Any]) -> dict[str, Any]:
    """The claim of the medics, who tell of 17 killed."""
    return next(c for c in incident["claims"] if c["voice"]["words"] == "medics")


def correction(incident: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The number of the medics, put right."""
    about = medics(incident)["id"]
    plain = {"kind": "correct", "about": [about], "slot": "tolls[0].count", "answer": "23", "by": "Ana Quist"}
    return {**plain, **changes}


def test_a_correction_is_kept_and_told(desk: TestClient, here: Here) -> None:
    """201 with the decision, which is in the ledger; the claim and the figures follow."""
    before = market(desk)
    got = desk.post("/api/decisions", json=correction(before, reason="a later list"))
    assert got.status_code == 201, got.text
    made = got.json()["decision"]
    assert (made["by"], made["answer"], made["stands"], made["incidents"]) == ("Ana Quist", "23", True, [before["id"]])
    assert made["sentence"].startswith("correct how many (number 1) of claim ")
    with Ledger.open(here.setup.ledger) as ledger:
        assert [d.id for d in views.decisions(ledger)] == [made["id"]]
    after = market(desk)
    assert medics(after)["tolls"][0]["low"] == 23
    assert medics(after)["by_people"] == [made["id"]]
    assert after["killed"]["as_told"] != before["killed"]["as_told"]
    assert [d["id"] for d in after["decisions"]] == [made["id"]]
    assert after["version"] != before["version"]


def test_a_decision_is_taken_back_once(desk: TestClient) -> None:
    """Undo brings back what stood; a second undo of the same decision is a conflict."""
    before = market(desk)
    made = desk.post("/api/decisions", json=correction(before)).json()["decision"]
    undone = desk.post(f"/api/decisions/{made['id']}/undo", json={"by": "Ben Ode"})
    assert undone.status_code == 201
    assert market(desk)["killed"] == before["killed"]
    again = desk.post(f"/api/decisions/{made['id']}/undo", json={"by": "Ben Ode"})
    assert (again.status_code, again.json()["error"]) == (409, "conflict")
    listed = desk.get("/api/decisions").json()
    assert [d["kind"] for d in listed["items"]] == ["undo", "correct"]
    assert listed["items"][1]["taken_back_by"] == undone.json()["decision"]["id"]
    assert [d["kind"] for d in desk.get("/api/decisions?by=Ana+Quist").json()["items"]] == ["correct"]


def test_the_second_of_two_pages_sees_a_conflict(desk: TestClient, here: Here) -> None:
    """Both saw the same version; the second decision is refused, with the version that is there now, and nothing is kept."""
    seen = {(one := market(desk))["id"]: one["version"]}
    assert desk.post("/api/decisions", json=correction(one, seen=seen)).status_code == 201
    late = desk.post("/api/decisions", json=correction(one, answer="99", seen=seen))
    assert late.status_code == 409
    assert late.json()["detail"]["current"] == {one["id"]: market(desk)["version"]}
    with Ledger.open(here.setup.ledger) as ledger:
        assert len(views.decisions(ledger)) == 1


def test_an_incident_that_is_gone_is_a_conflict(desk: TestClient) -> None:
    """What was seen and does not stand any more can't be decided about unseen."""
    got = desk.post("/api/decisions", json=correction(market(desk), seen={"inc:b2:ffff": "1"}))
    assert (got.status_code, got.json()["detail"]["current"]) == (409, {"inc:b2:ffff": None})


def test_a_preview_tells_what_would_come_and_keeps_nothing(desk: TestClient, here: Here) -> None:
    """Figures before are those that stand, after those that the decision then gives."""
    before = market(desk)
    effect = desk.post("/api/decisions/preview", json=correction(before)).json()
    (moved,) = effect["incidents"]
    assert moved["id"] == before["id"]
    assert "before" in effect["sentence"]
    with Ledger.open(here.setup.ledger) as ledger:
        assert views.decisions(ledger) == ()
    desk.post("/api/decisions", json=correction(before))
    now = {
        (e["kind"], e["population"], e["method"]): (e["low"], e["best"], e["high"]) for e in market(desk)["estimates"]
    }
    told = {(e["kind"], e["population"], e["method"]): (e["low"], e["best"], e["high"]) for e in moved["after"]}
    assert told == {key: value for key, value in now.items() if key[0] in ("killed", "injured")}


def test_words_are_taken_where_they_were_selected(desk: TestClient, here: Here) -> None:
    """Of words that stand twice in a report, the ones that the person selected."""
    one = market(desk)
    claim = medics(one)
    text = desk.get(f"/api/reports/{claim['report_id']}").json()["text"]
    start = text.rindex("Tel Zeyd")
    words = {"report_id": claim["report_id"], "start": start, "end": start + 8}
    asked = correction(one, slot="targets[0]", answer="unknown", words=words)
    assert desk.post("/api/decisions", json=asked).status_code == 201
    with Ledger.open(here.setup.ledger) as ledger:
        (quote,) = views.decisions(ledger)[0].words
    assert (quote.span.start, quote.exact) == (start, "Tel Zeyd")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"answer": "some"}, 400),
        ({"about": ["clm:b2:ffffffffffff"]}, 400),
        ({"kind": "withdraw"}, 400),
        ({"kind": "celebrate"}, 400),
        ({"by": ""}, 422),
        ({"about": []}, 422),
        ({"colour": "red"}, 422),
        ({"words": {"report_id": "rep:b2:0", "start": 0, "end": 4}}, 400),
        ({"words": {"report_id": "rep:b2:0", "start": -1, "end": 4}}, 422),
    ],
)
def test_what_is_no_decision_is_refused(desk: TestClient, here: Here, changes: dict[str, Any], status: int) -> None:
    """In one shape, with what would be right; nothing is kept."""
    got = desk.post("/api/decisions", json=correction(market(desk), **changes))
    assert got.status_code == status
    assert got.json()["next"]
    with Ledger.open(here.setup.ledger) as ledger:
        assert views.decisions(ledger) == ()


def test_an_answered_question_is_gone_at_once(desk: TestClient, here: Here) -> None:
    """Before the incidents are told anew: the next question is another one."""
    first = desk.get("/api/questions/next").json()
    option = next(o for o in first["options"] if not o["asks"])
    here.lazy = True  # the background has not begun
    asked = {
        "kind": option["kind"],
        "about": option["about"] or first["about"],
        "slot": option["slot"] or ("" if option["about"] else first["slot"]),
        "answer": option["answer"],
        "supersedes": option["supersedes"],
        "by": "Ana Quist",
        "question": first["id"],
    }
    assert desk.post("/api/decisions", json=asked).status_code == 201
    assert desk.get(f"/api/questions/{first['id']}").status_code == 404


def test_merging_leaves_a_trail(desk: TestClient) -> None:
    """Two incidents become one; the id that is gone says where it went, and undoing brings it back."""
    found = desk.get("/api/incidents?limit=200&sort=when").json()["items"]
    one, other = found[0]["id"], found[1]["id"]
    got = desk.post("/api/decisions", json={"kind": "merge", "about": [one, other], "by": "Ana Quist"})
    assert got.status_code == 201, got.text
    answers = {key: desk.get(f"/api/incidents/{key}") for key in (one, other)}
    (gone,) = [key for key, answer in answers.items() if answer.status_code == 404]
    (stays,) = {one, other} - {gone}
    assert answers[gone].json()["detail"]["to"] == [stays]
    assert any(step["from_id"] == gone for step in answers[stays].json()["trail"])
    desk.post(f"/api/decisions/{got.json()['decision']['id']}/undo", json={"by": "Ana Quist"})
    assert desk.get(f"/api/incidents/{gone}").status_code == 200


def test_a_rejected_claim_is_shown_as_such(desk: TestClient) -> None:
    """On its report's page, marked; its number counts no more."""
    one = market(desk)
    claim = medics(one)
    desk.post("/api/decisions", json={"kind": "reject", "about": [claim["id"]], "by": "Ana Quist"})
    shown = desk.get(f"/api/reports/{claim['report_id']}").json()["claims"]
    assert next(c for c in shown if c["id"] == claim["id"])["rejected"] is True
    assert desk.get(f"/api/incidents/{one['id']}").json()["killed"]["as_told"] != one["killed"]["as_told"]


def test_nothing_is_written_where_nothing_may_be(page: TestClient) -> None:
    """Read-only refuses every write, and says how to change that."""
    for path, body in (
        ("/api/decisions", {"kind": "accept", "about": ["inc:b2:1"], "by": "A"}),
        ("/api/decisions/preview", {"kind": "accept", "about": ["inc:b2:1"], "by": "A"}),
        ("/api/decisions/dec:1/undo", {"by": "A"}),
        ("/api/inbox/text", {"text": "Words."}),
        ("/api/inbox/coded", {"text": "Words.", "record": {}, "by": "A"}),
        ("/api/releases", {"name": "a"}),
    ):
        got = page.post(path, json=body)
        assert got.status_code == 403, path
        assert got.json()["next"]
