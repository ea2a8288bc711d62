"""Reports, claims, search, questions and the codebook over HTTP."""

from fastapi.testclient import TestClient

from recount.vocab.graphic import graphic_words


def test_reports_page_through_all(page: TestClient) -> None:
    """The last published first, each once."""
    whole = page.get("/api/reports?limit=200").json()
    found: list[str] = []
    after = ""
    while True:
        got = page.get(f"/api/reports?limit=3{after}").json()
        found += [one["id"] for one in got["items"]]
        if got["next"] is None:
            break
        after = f"&after={got['next']}"
    assert found == [one["id"] for one in whole["items"]]
    assert len(found) == whole["total"]
    days = [one["published"] for one in whole["items"] if one["published"]]
    assert days == sorted(days, reverse=True)


def test_reports_are_filtered(page: TestClient) -> None:
    """By outlet, by words, by day, and by the incident that they tell of."""
    (one,) = page.get("/api/reports?source=Hill+Herald").json()["items"]
    assert one["source"] == "Hill Herald"
    assert page.get("/api/reports?source=Hill+Herald&q=marmalade").json()["total"] == 0
    assert page.get("/api/reports?source=Hill+Herald&to=2017-10-05").json()["total"] == 0
    told = page.get(f"/api/reports?incident={one['incidents'][0]}").json()["items"]
    assert one["id"] in {r["id"] for r in told}


def test_search_marks_its_hits_as_data(page: TestClient) -> None:
    """Pieces of text, hit or not, and never HTML."""
    found = page.get("/api/search?q=market").json()
    assert found["total"] >= 2
    first = found["reports"][0]
    assert any(run["hit"] and run["text"].lower() == "market" for run in first["snippet"])
    assert found["incidents"]
    text = "".join(run["text"] for run in first["snippet"])
    assert "\x02" not in text
    assert "<" not in text


def test_whatever_is_typed_is_searched_as_words(page: TestClient) -> None:
    """The index has a language of its own; nothing that people type is taken for it."""
    for words in ('"', "a OR b NOT", "title:x", "(((", "x*y^z", "NEAR(a b)", "'; DROP TABLE search; --", "%00"):
        found = page.get("/api/search", params={"q": words})
        assert found.status_code == 200, words


def test_a_claim_is_found_with_its_home(page: TestClient) -> None:
    """By its id; it says which incident it is in, and why."""
    report = page.get("/api/reports?source=Hill+Herald").json()["items"][0]
    claims = page.get(f"/api/reports/{report['id']}").json()["claims"]
    assert {c["stance"] for c in claims} == {"asserts", "denies"}
    one = page.get(f"/api/claims/{claims[0]['short']}").json()
    assert one["incident_id"] == report["incidents"][0]
    assert one["membership"]["because"]
    assert page.get("/api/claims/clm:b2:ffffffffffffff").status_code == 404
    assert page.get("/api/reports/rep:b2:ffffffffffffff").status_code == 404


def test_questions_come_by_use(page: TestClient) -> None:
    """The list, the first, and the one after it agree; each names the incidents that it touches. A single one says in which
    versions they were seen, too, for its answer to name.
    """
    found = page.get("/api/questions").json()
    uses = [q["use"] for q in found["items"]]
    assert uses == sorted(uses, reverse=True)
    first = page.get("/api/questions/next").json()
    assert first.pop("seen")
    listed = [{key: value for key, value in q.items() if key != "seen"} for q in found["items"]]
    after = page.get(f"/api/questions/next?after={first['id']}").json()
    assert first == listed[0]
    assert after == {**listed[1], "seen": after["seen"]}
    again = page.get(f"/api/questions/{first['short']}").json()
    assert again == {**first, "seen": again["seen"]}
    assert first["incidents"]
    assert first["options"]
    assert page.get("/api/questions/qst:b2:ffffffffffff").status_code == 404


def test_the_codebook_explains_every_code(page: TestClient) -> None:
    """Every value that a card, an estimate or a claim may have is in it, in a sentence."""
    from recount.model import (
        Attribution,
        Basis,
        CivilianHarm,
        CodeStatus,
        DecisionKind,
        EventType,
        Group,
        Occurrence,
        Population,
        Precision,
        Stance,
        Wording,
    )

    sections = page.get("/api/codebook").json()["sections"]
    for name, kind in {
        "event_type": EventType,
        "stance": Stance,
        "occurrence": Occurrence,
        "harm": CivilianHarm,
        "attribution": Attribution,
        "status": CodeStatus,
        "date_precision": Precision,
        "date_basis": Basis,
        "wording": Wording,
        "group": Group,
        "decision": DecisionKind,
    }.items():
        assert {e["value"] for e in sections[name]} == {v.value for v in kind}, name
    assert {e["value"] for e in sections["population"]} >= {v.value for v in Population}
    assert all(e["definition"].strip() for some in sections.values() for e in some)


def test_the_codebook_says_which_words_pages_fold(page: TestClient) -> None:
    """Pages fold passages by the table that reports are flagged by."""
    assert page.get("/api/codebook").json()["graphic"] == list(graphic_words())


def test_meta_says_what_may_be_done(page: TestClient) -> None:
    """Read-only is said, and nothing is offered that is not there."""
    found = page.get("/api/meta").json()
    assert found["read_only"] is True
    assert (found["can_add"], found["can_find_places"], found["can_export"], found["stale"]) == (
        False,
        False,
        False,
        False,
    )
    assert found["incidents"] == page.get("/api/incidents?limit=1").json()["total"]


def test_actors_are_found_by_name(page: TestClient) -> None:
    """Whoever bears the name comes first."""
    assert page.get("/api/actors?q=Government+of+Russia").json()[0]["name"] == "Government of Russia"
    assert page.get("/api/actors?q=zzzzzzzz").json() == []
