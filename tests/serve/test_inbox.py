"""Taking in and giving out over HTTP: files under their bare names, bombs refused, downloads streamed."""

import io
import zipfile
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.served import Here

from recount.serve import inbox


def sent(desk: TestClient, *files: tuple[str, bytes], **form: str) -> Any:
    """Files as a browser sends them."""
    return desk.post("/api/inbox/files", files=[("files", (name, data)) for name, data in files], data=form)


def test_a_pasted_text_goes_to_the_coder(desk: TestClient, here: Here) -> None:
    """202 with a job; what is known of it goes along."""
    body = {"text": "Two died.", "title": "Two", "source": "Valley Post", "published": "2017-10-05"}
    got = desk.post("/api/inbox/text", json=body)
    assert (got.status_code, got.json()["state"]) == (202, "waiting")
    (item,) = here.taken[0].items
    assert (item.content, item.source, str(item.published)) == (b"Two died.", "Valley Post", "2017-10-05")


def test_files_keep_nothing_of_the_path_they_bring(desk: TestClient, here: Here) -> None:
    """A name that leads out of a folder is a name alone."""
    got = sent(desk, ("../../etc/a.txt", b"One."), ("C:\\\\x\\\\b.html", b"<p>Two."), source="Hill Herald")
    assert got.status_code == 202
    assert [item.name for item in here.taken[0].items] == ["a.txt", "b.html"]
    assert {item.source for item in here.taken[0].items} == {"Hill Herald"}


@pytest.mark.parametrize("name", ["a.exe", "a", "a.zip", "a.docx.js"])
def test_a_kind_that_can_not_be_read_is_refused(desk: TestClient, here: Here, name: str) -> None:
    """415, and nothing of the batch is taken."""
    assert sent(desk, ("a.txt", b"One."), (name, b"x")).status_code == 415
    assert here.taken == []


def test_too_many_files_are_refused(desk: TestClient, here: Here) -> None:
    """At most 20 at once."""
    assert sent(desk, *[(f"{n}.txt", b"x") for n in range(21)]).status_code == 413
    assert here.taken == []


def test_a_bomb_is_refused_before_it_is_unpacked(desk: TestClient, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word document that would unpack to far more than a report has; also pictures in it count."""
    monkeypatch.setattr(inbox, "MOST_UNPACKED", 100_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", b"\0" * 200_000)
    assert sent(desk, ("a.docx", packed.getvalue())).status_code == 413
    assert here.taken == []


def test_a_coded_report_goes_to_the_coder(desk: TestClient, here: Here) -> None:
    """With who coded it."""
    got = desk.post("/api/inbox/coded", json={"text": "Two died.", "record": {"claims": []}, "by": "Ana Quist"})
    assert got.status_code == 202
    assert here.taken[0].coded[0].by == "Ana Quist"


CLAIM = {
    "id": "c1", "event_type": "shelling", "stance": "asserts", "evidence": ["Two died."], "speakers": [], "perpetrators": [],
    "targets": [], "places": [], "when": {"text": None, "start": None, "end": None, "precision": "unknown"}, "tolls": [],
    "losses": [], "weapons": [], "part_of": None, "same_event_as": None,
}  # fmt: skip


def test_a_coding_is_checked_by_the_guide_while_it_is_made(desk: TestClient, here: Here) -> None:
    """Each fault with its claim and field; nothing is taken in."""
    toll = {
        "kind": "killed",
        "low": 2,
        "high": None,
        "wording": "exact",
        "population": "unstated",
        "text": "Two",
        "named": [],
        "part_of": None,
    }
    claim = {**CLAIM, "event_type": "", "speakers": ["the mayor"], "tolls": [toll]}
    got = desk.post("/api/inbox/coded/check", json={"text": "Two died.", "record": {"claims": [claim]}}).json()
    assert [(f["claim"], f["slot"]) for f in got["faults"]] == [
        ("c1", "event_type"),
        ("c1", "speakers[0]"),
        ("c1", "tolls[0]"),
    ]
    assert "takes one number" in got["faults"][2]["what"]
    good = {"text": "Two died.", "record": {"claims": [CLAIM]}}
    assert desk.post("/api/inbox/coded/check", json=good).json() == {"faults": []}
    assert here.taken == []


@pytest.mark.parametrize(
    ("text", "record", "said"),
    [
        ("Two died.", {"claims": [{**CLAIM, "stance": "says"}]}, "stance"),
        ("Two died.", {"claims": [{**CLAIM, "spans": {"evidence": [[3, 12]]}}]}, "not in the text"),
        ("Two died.\r\n", {"claims": [CLAIM]}, "form that spans count in"),
        ("Two died.", {"claims": [{"id": "c1"}]}, "another shape"),
        ("Two died.", {"claims": 3}, "another shape"),
    ],
)
def test_a_coding_against_the_guide_is_not_taken_in(
    desk: TestClient, here: Here, text: str, record: dict[str, Any], said: str
) -> None:
    """400 at once, with what to mend, and not a job that fails later."""
    got = desk.post("/api/inbox/coded", json={"text": text, "record": record, "by": "Ana Quist"})
    assert (got.status_code, got.json()["error"]) == (400, "coding")
    assert said in got.json()["message"]
    assert here.taken == []


def test_the_words_of_a_file_are_read_and_not_kept(desk: TestClient, here: Here) -> None:
    """As they would be kept, with the way they run; a file that can't be read says why."""
    text = "قتل ستة أشخاص في قصف على سوق البلدة يوم الاثنين بحسب رئيس البلدية."
    got = desk.post("/api/inbox/words", files={"file": ("a.txt", text.encode())}).json()
    assert (got["text"], got["language"], got["rtl"]) == (text, "ar", True)
    broken = desk.post("/api/inbox/words", files={"file": ("a.pdf", b"no pdf")})
    assert (broken.status_code, broken.json()["next"]) == (400, "Open it in a PDF reader and save it again")
    assert desk.post("/api/inbox/words", files={"file": ("a.jsonl", b"{}")}).status_code == 415
    assert here.taken == []


def test_a_missing_day_is_given_by_a_named_person(desk: TestClient, here: Here) -> None:
    """For a report that is there."""
    report = desk.get("/api/reports").json()["items"][0]["id"]
    body = {"report_id": report, "published": "2017-10-05", "by": "Ana Quist"}
    assert desk.post("/api/inbox/day", json=body).status_code == 202
    assert (here.redated[0].report_id, here.redated[0].by) == (report, "Ana Quist")
    assert desk.post("/api/inbox/day", json={**body, "report_id": "rep:b2:77"}).status_code == 404
    assert desk.post("/api/inbox/day", json={**body, "by": ""}).status_code == 422


def test_a_report_that_was_put_aside_is_read_on_demand(desk: TestClient, here: Here) -> None:
    """By its id, cut short or whole, if there is one."""
    report = desk.get("/api/reports").json()["items"][0]["id"]
    assert desk.post("/api/inbox/closely", json={"report_id": report[:-4]}).status_code == 202
    assert here.close == [report]
    assert desk.post("/api/inbox/closely", json={"report_id": "rep:b2:77"}).status_code == 404


@pytest.mark.parametrize(
    "body", [{"text": ""}, {"text": "x", "url": "javascript:alert(1)"}, {"text": "x", "published": "May"}, {"text": 3}]
)
def test_a_text_of_another_shape_is_refused(desk: TestClient, body: dict[str, Any]) -> None:
    """422 in the shape of every error; an address that would run something is none."""
    got = desk.post("/api/inbox/text", json=body)
    assert got.status_code == 422
    assert got.json()["error"] == "shape"


def test_tables_are_streamed_under_their_name(desk: TestClient) -> None:
    """With a name to save them by."""
    got = desk.get("/api/exports/csv?as_of=2018-01-01")
    assert got.text == "a,b\n2018-01-01"
    assert got.headers["content-disposition"] == 'attachment; filename="incidents.csv"'
    assert desk.get("/api/exports/exe").status_code == 422


def test_jobs_and_places_are_looked_up(desk: TestClient) -> None:
    """What is there, and what is not."""
    assert [j["id"] for j in desk.get("/api/jobs").json()] == ["job-1"]
    assert desk.get("/api/jobs/job-1").json()["state"] == "done"
    assert desk.get("/api/jobs/job-77").status_code == 404
    assert desk.get("/api/places?q=Tel+Zeyd").json()[0]["label"] == "Tel Zeyd, Syria"
    assert desk.get("/api/places/geonames:1").status_code == 200
    assert desk.get("/api/places/geonames:2").status_code == 404
