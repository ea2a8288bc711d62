"""The base map over HTTP: what it is, its bytes by ranges, to our own pages only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.serve import served
from tests.vocab import pmtiles

from recount.vocab.basemap import open_basemap

RAW = pmtiles.Made(tiles=(pmtiles.png(side=64), pmtiles.png(9)), zooms=(0, 1)).bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A base map of somebody's own."""
    made = tmp_path / "own.pmtiles"
    made.write_bytes(RAW)
    return made


@pytest.fixture
def mapped(shelf: Path, file: Path) -> Iterator[TestClient]:
    """A workbench that was started with it."""
    with served.client(shelf, basemap=open_basemap(file)) as opened:
        yield opened


def test_without_one_there_are_outlines(page: TestClient) -> None:
    """Nothing is made up, and the tiles are not there."""
    assert page.get("/api/basemap").json() == {"state": "none", "problem": None, "map": None}
    assert page.get("/api/basemap/tiles").status_code == 404


def test_a_refused_one_says_why(shelf: Path) -> None:
    """And the workbench runs."""
    with served.client(shelf, basemap="The base map x can't be used: it is empty. Fetch it again.") as opened:
        found = opened.get("/api/basemap").json()
        assert (found["state"], found["map"]) == ("refused", None)
        assert "it is empty" in found["problem"]
        assert opened.get("/api/basemap/tiles").status_code == 404


def test_it_says_what_it_is(mapped: TestClient) -> None:
    """All that a page needs to draw it; the path of the file stays here."""
    found = mapped.get("/api/basemap")
    assert found.json()["map"] == {
        "name": "Invented",
        "attribution": "Nobody",
        "raster": True,
        "layers": [],
        "min_zoom": 0,
        "max_zoom": 1,
        "bounds": [-180, -85, 180, 85],
    }
    assert "own.pmtiles" not in found.text


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-126", 0, 127), ("bytes=-10", len(RAW) - 10, len(RAW)), ("bytes=100-", 100, len(RAW))],
)
def test_ranges(mapped: TestClient, asked: str, start: int, end: int) -> None:
    """206, with these bytes and where they lie."""
    got = mapped.get("/api/basemap/tiles", headers={"range": asked})
    assert (got.status_code, got.content) == (206, RAW[start:end])
    assert got.headers["content-range"] == f"bytes {start}-{end - 1}/{len(RAW)}"
    assert got.headers["content-length"] == str(end - start)
    assert got.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("asked", [None, "bytes=0-1,5-9", "pages=1-2"])
def test_the_whole(mapped: TestClient, asked: str | None) -> None:
    """For who asks for no range, or for none that we give."""
    got = mapped.get("/api/basemap/tiles", headers={"range": asked} if asked else {})
    assert (got.status_code, got.content) == (200, RAW)
    assert got.headers["content-type"] == "application/vnd.pmtiles"


def test_beyond_its_end(mapped: TestClient) -> None:
    """416 says how long it is."""
    got = mapped.get("/api/basemap/tiles", headers={"range": f"bytes={len(RAW)}-"})
    assert (got.status_code, got.headers["content-range"]) == (416, f"bytes */{len(RAW)}")
    assert got.json()["next"]


def test_what_the_asker_has_is_not_sent_again(mapped: TestClient) -> None:
    """By its tag, which is strong: parts of two files are never put together."""
    tag = mapped.get("/api/basemap/tiles", headers={"range": "bytes=0-1"}).headers["etag"]
    assert tag.startswith('"')
    again = mapped.get("/api/basemap/tiles", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_part_of_the_same_file_only(mapped: TestClient, file: Path) -> None:
    """`If-Range`: who has a part of another file gets all of this one, under another tag."""
    tag = mapped.get("/api/basemap/tiles", headers={"range": "bytes=0-1"}).headers["etag"]
    asked = {"range": "bytes=0-1", "if-range": tag}
    assert mapped.get("/api/basemap/tiles", headers=asked).status_code == 206
    file.write_bytes(RAW + b"more")
    os.utime(file, (1, 1))
    got = mapped.get("/api/basemap/tiles", headers=asked)
    assert (got.status_code, got.content) == (200, RAW + b"more")
    assert got.headers["etag"] != tag


def test_a_file_that_was_moved_away_is_said(mapped: TestClient, file: Path) -> None:
    """404, with what to do; the workbench goes on."""
    file.unlink()
    got = mapped.get("/api/basemap/tiles")
    assert (got.status_code, got.json()["error"]) == (404, "not_found")
    assert mapped.get("/api/meta").status_code == 200


@pytest.mark.parametrize("path", ["/api/basemap", "/api/basemap/tiles"])
@pytest.mark.parametrize(
    "headers", [{"origin": "http://elsewhere.example"}, {"sec-fetch-site": "cross-site"}, {"host": "elsewhere.example"}]
)
def test_no_other_page_gets_it(mapped: TestClient, path: str, headers: dict[str, str]) -> None:
    """Where somebody works can be told from the map that they have."""
    assert mapped.get(path, headers=headers).status_code == 403


def test_the_policy_is_as_it_was(mapped: TestClient) -> None:
    """Nothing may be loaded from elsewhere, base map or not."""
    policy = mapped.get("/").headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "http" not in policy
    assert mapped.get("/api/basemap/tiles").headers["cache-control"] == "no-store"
