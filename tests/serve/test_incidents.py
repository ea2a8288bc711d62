"""Incidents over HTTP: lists that page and filter, map, timeline, counts, and one with everything behind it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def listed(page: TestClient, query: str = "") -> list[dict[str, Any]]:
    """All incidents of a query."""
    found = page.get(f"/api/incidents?limit=200&{query}")
    assert found.status_code == 200, found.text
    return list(found.json()["items"])


def market(page: TestClient) -> dict[str, Any]:
    """The invented strike on a market."""
    return next(one for one in listed(page) if one["place"] and one["place"]["name"] == "Tel Zeyd")


def test_a_page_goes_on_where_the_last_one_ended(page: TestClient) -> None:
    """Pages of two give each incident once, in the order of the whole list, for every order."""
    for sort in ("when", "-when", "killed", "-killed", "reports", "changed", "published"):
        whole = [one["id"] for one in listed(page, f"sort={sort}")]
        paged: list[str] = []
        after = ""
        while True:
            got = page.get(f"/api/incidents?limit=2&sort={sort}{after}").json()
            paged += [one["id"] for one in got["items"]]
            assert got["total"] == len(whole)
            if got["next"] is None:
                break
            after = f"&after={got['next']}"
        assert paged == whole
        assert len(set(whole)) == len(whole) > 5


def test_days_are_inside_on_both_ends(page: TestClient) -> None:
    """A card's last day is a day of it: a strike of one day begins and ends on it."""
    when = market(page)["when"]
    assert (when["start"], when["end"], when["precision"], when["label"]) == (
        "2017-10-03",
        "2017-10-03",
        "day",
        "3 Oct 2017",
    )


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("from=2017-10-03&to=2017-10-03", True),
        ("from=2017-10-04", False),
        ("to=2017-10-02", False),
        ("country=SY", True),
        ("country=FR", False),
        ("event_type=air_strike&event_type=clash", True),
        ("event_type=clash", False),
        ("q=market", True),
        ("q=mark", True),
        ("q=%22market+of+Tel%22", True),
        ("q=%22Tel+market%22", False),
        ("q=marmalade", False),
        ("source=Hill+Herald", True),
        ("source=Nobody", False),
        ("min_killed=1&method=as_told", True),
        ("min_killed=100000", False),
        ("kind=event", True),
        ("kind=total", False),
        ("review=proposed", True),
        ("review=reviewed", False),
        ("undated=true", False),
        ("unplaced=true", False),
    ],
)
def test_each_filter_keeps_and_leaves_out(page: TestClient, query: str, *, there: bool) -> None:
    """The strike on the market is where it belongs, and nowhere else."""
    wanted = market(page)["id"]
    assert (wanted in {one["id"] for one in listed(page, query)}) is there


def test_boxes_and_circles_touch_the_circle_of_the_place(page: TestClient) -> None:
    """What counts is the circle within which it happened, not its middle."""
    one = market(page)
    lat, lon, km = one["place"]["lat"], one["place"]["lon"], one["place"]["radius_km"]
    edge = lat + km / 111.32
    inside = f"bbox={lon - 1},{edge - 0.001},{lon + 1},{edge + 1}"
    beyond = f"bbox={lon - 1},{edge + 0.01},{lon + 1},{edge + 1}"
    assert one["id"] in {x["id"] for x in listed(page, inside)}
    assert one["id"] not in {x["id"] for x in listed(page, beyond)}
    assert one["id"] in {x["id"] for x in listed(page, f"near={lat + 1},{lon},{112 - km}")}
    assert one["id"] not in {x["id"] for x in listed(page, f"near={lat + 1},{lon},{111 - km}")}


def test_a_box_across_the_antimeridian_is_one(page: TestClient) -> None:
    """West above east goes round the back of the Earth: Syria is in it only where it reaches that far."""
    wanted = market(page)["id"]
    assert wanted in {x["id"] for x in listed(page, "bbox=170,-90,60,90")}
    assert wanted not in {x["id"] for x in listed(page, "bbox=170,-90,-170,90")}


@pytest.mark.parametrize(
    "query", ["bbox=1,2", "bbox=a,b,c,d", "bbox=0,50,1,40", "near=0,0,0", "near=nan,0,1", "after=xx"]
)
def test_a_filter_that_is_none_is_refused(page: TestClient, query: str) -> None:
    """400 with what would be right, never an empty list."""
    found = page.get(f"/api/incidents?{query}")
    assert found.status_code == 400
    assert set(found.json()) == {"error", "message", "next", "detail"}


def test_a_misspelled_filter_is_refused(page: TestClient) -> None:
    """An unknown name is no filter that finds everything."""
    found = page.get("/api/incidents?contry=SY")
    assert found.status_code == 422
    assert "contry" in found.json()["message"]


def test_the_map_counts_each_incident_once(page: TestClient) -> None:
    """Clusters and singles add up to the incidents that have a point, at every zoom."""
    placed = [one for one in listed(page) if one["place"] and one["place"]["lat"] is not None]
    for zoom in (0, 4, 9, 22):
        found = page.get(f"/api/map?zoom={zoom}").json()
        assert sum(c["n"] for c in found["clusters"]) + len(found["singles"]) == len(placed)
        assert all(c["n"] > 1 for c in found["clusters"])


def test_the_timeline_counts_each_dated_incident_once(page: TestClient) -> None:
    """Buckets of any length add up to the incidents with a first day, and each holds the days it says."""
    dated = [one for one in listed(page) if one["when"] and one["when"]["start"]]
    for bucket in ("auto", "day", "week", "month", "year"):
        found = page.get(f"/api/timeline?bucket={bucket}").json()
        assert sum(b["incidents"] for b in found) == len(dated)
        assert all(b["start"] <= b["end"] for b in found)
        starts = sorted(one["when"]["start"] for one in dated)
        assert found[0]["start"] <= starts[0] <= found[0]["end"]


def test_facets_say_what_a_filter_would_give(page: TestClient) -> None:
    """Each value's number is the length of the list with that filter; a filter does not narrow its own values."""
    found = page.get("/api/facets?country=SY").json()
    for value in found["event_type"]:
        assert value["n"] == len(listed(page, f"country=SY&event_type={value['value']}"))
    for value in found["country"]:
        assert value["n"] == len(listed(page, f"country={value['value']}"))
    assert {v["value"]: v["label"] for v in found["country"]}["SY"] == "Syria"


def test_an_incident_shows_everything_behind_its_numbers(page: TestClient) -> None:
    """Every figure's basis are claims that are there, and every quote slices its report's text."""
    one = page.get(f"/api/incidents/{market(page)['id']}").json()
    ids = {c["id"] for c in one["claims"]}
    assert {key for e in one["estimates"] for key in e["basis"]} <= ids
    assert len(one["sentences"]) == 2
    texts = {r["id"]: page.get(f"/api/reports/{r['id']}").json()["text"] for r in one["reports_list"]}
    for claim in one["claims"]:
        quotes = [*claim["evidence"], *(t["quote"] for t in claim["tolls"]), *(p["quote"] for p in claim["places"])]
        assert all(texts[claim["report_id"]][q["start"] : q["end"]] == q["exact"] for q in quotes)
    assert {v["voice"] for v in one["voices"]} >= {"medics", "The army"}
    assert [h["published"] for h in one["history"]] == sorted(h["published"] for h in one["history"])


def test_an_incident_is_found_by_its_first_digits(page: TestClient) -> None:
    """As `recount show` finds it; what nobody has is a 404 that says so."""
    one = market(page)
    assert page.get(f"/api/incidents/{one['short']}").json()["id"] == one["id"]
    found = page.get("/api/incidents/ffffffffffff")
    assert found.status_code == 404
    assert "ffffffffffff" in found.json()["message"]


def test_as_of_tells_what_stood_on_reports_of_that_time(page: TestClient) -> None:
    """What rests on later reports did not stand then, and the answer says from when on it did."""
    one = market(page)
    late = page.get(f"/api/incidents/{one['id']}?as_of=2030-01-01").json()
    assert (late["as_of"], late["killed"]) == ("2030-01-01", one["killed"])
    early = page.get(f"/api/incidents/{one['id']}?as_of=2017-10-01")
    assert early.status_code == 404
    assert early.json()["detail"] == {"began": one["last_published"]}


def test_what_the_asker_has_is_not_sent_again(page: TestClient) -> None:
    """The weak ETag of an answer, sent back, gives 304 without a body."""
    first = page.get("/api/incidents")
    again = page.get("/api/incidents", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert page.get("/api/incidents", headers={"if-none-match": 'W/"0-0"'}).status_code == 200
