"""An incident as it stood: every part of the answer is as of then, by publication or by the ledger's own tellings."""

from typing import Any

from fastapi.testclient import TestClient
from tests.serve.test_decisions import correction, market, medics


def tellings(desk: TestClient, incident: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/api/incidents/{incident}/history").json()["stood"]
    return found


def then(desk: TestClient, incident: str, link: int) -> dict[str, Any]:
    got = desk.get(f"/api/incidents/{incident}?telling={link}")
    assert got.status_code == 200, got.text
    found: dict[str, Any] = got.json()
    return found


def test_each_telling_of_the_ledger_can_be_seen_again(desk: TestClient) -> None:
    """Before a correction and after it: figures, claims and decisions are those of then."""
    before = market(desk)
    made = desk.post("/api/decisions", json=correction(before)).json()["decision"]
    after = market(desk)
    first, second = tellings(desk, before["id"])
    assert (first["until"], second["until"]) == (second["since"], None)
    assert (first["decided"], second["decided"]["by"]) == (None, "Ana Quist")
    assert second["decided"]["at"][:10] == made["at"][:10]
    assert (first["killed"], second["killed"]) == (before["killed"], after["killed"])
    old, new = (then(desk, before["id"], one["since"]) for one in (first, second))
    assert (old["killed"], new["killed"]) == (before["killed"], after["killed"])
    assert medics(old)["tolls"][0]["low"] == medics(before)["tolls"][0]["low"] != medics(new)["tolls"][0]["low"]
    assert (old["decisions"], [d["id"] for d in new["decisions"]]) == ([], [made["id"]])
    assert (old["telling"], new["telling"], after["telling"]) == (first["since"], second["since"], None)


def test_place_and_review_are_of_then(desk: TestClient) -> None:
    """Also what a card says: nothing of today's stands in a telling of before."""
    before = market(desk)
    place = {"slot": "places[0]", "answer": "unknown"}
    for claim in before["claims"]:
        desk.post("/api/decisions", json=correction(before, about=[claim["id"]], **place))
    desk.post("/api/decisions", json={"kind": "accept", "about": [before["id"]], "by": "Ben Ode"})
    after = market_of(desk, before["id"])
    assert after["review"]["state"] == "reviewed"
    assert after["place"] != before["place"]
    old = then(desk, before["id"], tellings(desk, before["id"])[0]["since"])
    assert (old["place"], old["when"], old["review"]) == (before["place"], before["when"], before["review"])
    same = ("event_type", "perpetrators", "targets", "reports", "sources", "grade", "first_published", "last_published")
    assert {key: old[key] for key in same} == {key: before[key] for key in same}
    assert old["sentences"] == []  # made for what stands now


def market_of(desk: TestClient, key: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"/api/incidents/{key}").json()
    return found


def test_before_it_stood_there_is_nothing_to_see(desk: TestClient) -> None:
    """404 names the tellings that there are."""
    one = market(desk)
    got = desk.get(f"/api/incidents/{one['id']}?telling=0")
    assert got.status_code == 404
    assert got.json()["detail"]["tellings"] == [t["since"] for t in tellings(desk, one["id"])]


def test_two_pasts_at_once_are_refused(desk: TestClient) -> None:
    """By publication and by the ledger are different questions."""
    one = market(desk)
    got = desk.get(f"/api/incidents/{one['id']}?telling=1&as_of=2024-01-01")
    assert (got.status_code, got.json()["error"]) == (400, "two_pasts")


def test_by_publication_all_is_of_then_too(desk: TestClient) -> None:
    """The same telling, found by the days of its reports."""
    one = market(desk)
    late = desk.get(f"/api/incidents/{one['id']}?as_of=2030-01-01").json()
    assert {key: late[key] for key in ("place", "when", "killed", "reports")} == {
        key: one[key] for key in ("place", "when", "killed", "reports")
    }
