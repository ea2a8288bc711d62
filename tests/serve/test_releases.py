"""A release over the wire: what there is to choose from, the look, the folder, its pages and its archive."""

import io
import zipfile
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import Here

LATE = "2031-12-01"


def wish(**more: Any) -> dict[str, Any]:
    """A release of everything, long after."""
    return {"name": "first", "as_of": LATE, "forms": ["csv"], **more}


def test_what_there_is_to_choose_from(desk: TestClient) -> None:
    """Formats, rules in plain words with their defaults, what no profile changes; no release yet."""
    got = desk.get("/api/releases").json()
    assert {form["form"] for form in got["forms"]} == {"csv", "geojson", "jsonl", "parquet", "hxl", "acled", "ucdp"}
    rules = {rule["name"]: rule for rule in got["rules"]}
    assert rules["delay_days"]["default"] == 7
    assert rules["finest_facility"]["choices"] == ["settlement", "admin1", "country"]
    assert (rules["source_urls"]["default"], rules["restricted_sources"]["default"]) == (False, [])
    assert all(rule["says"] and rule["why"] for rule in got["rules"])
    assert (got["releases"], got["profiles"]) == ([], [])


def test_a_release_is_looked_at_made_listed_checked_and_fetched(desk: TestClient) -> None:
    """What was seen is what is made; what it says of itself is there for the next one."""
    told = wish(title="Invented", contact="corrections@record.example", licence="CC-BY-4.0")
    look = desk.get(f"/api/releases/look/{desk.post('/api/releases/look', json=told).json()['id']}").json()
    job = desk.post("/api/releases", json={**told, "seen": look["seen"]})
    assert (job.status_code, job.json()["made"]["releases"]) == (202, ["first"])
    (line,) = desk.get("/api/releases").json()["releases"]
    assert (line["incidents"], line["title"], line["contact"]) == (look["incidents"], "Invented", told["contact"])
    assert (line["licence"], line["page"], line["forms"]) == ("CC-BY-4.0", None, ["csv", "jsonl"])
    assert desk.get("/api/releases/first/check").json() == {"faults": []}
    packed = desk.get("/api/releases/first.zip")
    assert packed.headers["content-disposition"] == 'attachment; filename="first.zip"'
    assert "first/MANIFEST.json" in zipfile.ZipFile(io.BytesIO(packed.content)).namelist()


def test_a_name_is_given_once(desk: TestClient) -> None:
    """The second look and the second release of it are refused."""
    desk.post("/api/releases", json=wish())
    for path in ("/api/releases/look", "/api/releases"):
        got = desk.post(path, json=wish())
        assert got.status_code == 400
        assert "A release is never changed" in got.json()["message"]


@pytest.mark.parametrize(
    "path", ["/api/releases/none.zip", "/api/releases/none/check", "/api/releases/look/job-77", "/released/x/first/a"]
)
def test_what_is_not_there_is_said(desk: TestClient, path: str) -> None:
    """404 in the shape of every error."""
    got = desk.get(path)
    assert got.status_code == 404
    assert got.json()["next"]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("delay_days = 2", "needs a name"),
        ('name = "strict"', "needs a name"),
        ('name = "a"\ndelay_days = -1', "0 or more"),
        ('name = "a"\nnames = true', "no field 'names'"),
        ("name = ", "TOML"),
        ('name = "a/b"', "can't be the name"),
    ],
)
def test_a_profile_that_is_none_says_why(desk: TestClient, toml: str, words: str) -> None:
    """When it is read, and when a look is taken by it."""
    for path, body in (("/api/releases/profile", {"toml": toml}), ("/api/releases/look", wish(profile=toml))):
        got = desk.post(path, json=body)
        assert got.status_code == 400
        assert words in got.json()["message"]


def test_a_profile_says_what_it_sets(desk: TestClient) -> None:
    """Only what differs from the default."""
    got = desk.post("/api/releases/profile", json={"toml": 'name = "a"\ndelay_days = 7\nfew_people = 5'})
    assert got.json()["sets"] == {"few_people": 5}


def test_a_site_opens_as_of_no_origin(desk: TestClient, here: Here) -> None:
    """Its pages run what is theirs and can read nothing here; only who knows the key of this start is shown them."""
    desk.post("/api/releases", json=wish(site=True))
    (line,) = desk.get("/api/releases").json()["releases"]
    page = desk.get(line["page"])
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts allow-downloads;")
    assert "allow-same-origin" not in policy
    assert "connect-src data:;" in policy
    assert "default-src 'none'" in policy
    assert desk.get(line["page"].replace("index.html", "site/site.css")).headers["content-type"].startswith("text/css")
    other = desk.get(f"/released/{'0' * 43}/first/index.html")
    assert (other.status_code, "no-store") == (404, other.headers["cache-control"])
    assert desk.get(line["page"].replace("index.html", "../../recount.db")).status_code != 200 or (
        b"SQLite" not in desk.get(line["page"].replace("index.html", "../../recount.db")).content
    )
    assert here.setup.ledger.exists()


def test_what_runs_in_an_opened_site_reads_nothing_of_the_record(desk: TestClient) -> None:
    """A page of no origin asks with `Origin: null` and from another site: refused, and no write without the token."""
    elsewhere = {"origin": "null", "sec-fetch-site": "cross-site"}
    assert desk.get("/api/incidents", headers=elsewhere).status_code == 403
    assert desk.post("/api/releases", json=wish(), headers=elsewhere).status_code == 403


@pytest.mark.parametrize("more", [{"name": ""}, {"name": "a\tb"}, {"forms": ["exe"]}, {"title": "a\x1b"}, {"other": 1}])
def test_a_release_of_another_shape_is_refused(desk: TestClient, more: dict[str, Any]) -> None:
    """422: nothing is made of it."""
    assert desk.post("/api/releases", json=wish(**more)).status_code == 422
