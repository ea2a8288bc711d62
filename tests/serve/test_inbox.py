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


def test_a_release_is_made_and_fetched(desk: TestClient, here: Here) -> None:
    """202 with a job, then the ZIP file; what no job made is a 404."""
    got = desk.post("/api/releases", json={"profile": "name = 'mine'"})
    assert got.status_code == 202
    assert here.wished[0].profile == "name = 'mine'"
    assert desk.get(f"/api/releases/{got.json()['id']}.zip").content == b"PK"
    assert desk.get("/api/releases/job-9.zip").status_code == 404


def test_jobs_and_places_are_looked_up(desk: TestClient) -> None:
    """What is there, and what is not."""
    assert [j["id"] for j in desk.get("/api/jobs").json()] == ["job-1"]
    assert desk.get("/api/jobs/job-1").json()["state"] == "done"
    assert desk.get("/api/jobs/job-77").status_code == 404
    assert desk.get("/api/places?q=Tel+Zeyd").json()[0]["label"] == "Tel Zeyd, Syria"
    assert desk.get("/api/places/geonames:1").status_code == 200
    assert desk.get("/api/places/geonames:2").status_code == 404
