"""At the door: other hosts, forged writes, other sites, too much, and what every answer tells the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.serve import served
from tests.serve.served import Here

from recount.serve import guard
from recount.store.ledger import Ledger

WRITES = (
    "/api/decisions",
    "/api/decisions/preview",
    "/api/inbox/text",
    "/api/inbox/files",
    "/api/releases",
    "/api/nothing",
)
XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8017",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8018",
        "127.0.0.1:8017.evil.example",
        "[::1]:8017",
        "",
    ],
)
def test_another_host_name_is_refused(page: TestClient, host: str) -> None:
    """A name that somebody else's server resolves to this machine is no way in (DNS rebinding)."""
    for path in ("/", "/api/meta", "/assets/x.js"):
        assert page.get(path, headers={"host": host}).status_code == 403


def test_this_machine_s_names_are_served(page: TestClient) -> None:
    """The address and `localhost`, with the port."""
    for host in ("127.0.0.1:8017", "localhost:8017", "LOCALHOST:8017"):
        assert page.get("/api/meta", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    "headers",
    [
        {"x-recount-token": ""},
        {"x-recount-token": "another"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_forged_write_is_refused(desk: TestClient, here: Here, path: str, headers: dict[str, str]) -> None:
    """Without the token of this start, or from another page, nothing is even read."""
    assert desk.post(path, content=b"{}", headers=headers).status_code == 403
    assert here.taken == []


def test_our_own_page_may_write(desk: TestClient) -> None:
    """With the token, from our origin."""
    headers = {"origin": served.ADDRESS, "sec-fetch-site": "same-origin"}
    assert desk.post("/api/inbox/text", json={"text": "Words."}, headers=headers).status_code == 202


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(desk: TestClient, method: str) -> None:
    """In the shape of every error."""
    got = desk.request(method, "/api/decisions")
    assert got.status_code == 405
    assert got.json()["next"]


@pytest.mark.parametrize("path", ["/", "/incidents/x", "/api/meta", "/api/nothing", "/assets/none.js"])
def test_every_answer_bears_the_rules(page: TestClient, path: str) -> None:
    """Nothing runs but our own scripts, nothing is framed, sniffed, or sent on."""
    headers = page.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert headers["cache-control"] in ("no-store", "no-cache")


def test_no_other_page_may_ask_beforehand(page: TestClient) -> None:
    """No answer to OPTIONS lets another origin in."""
    asked = {"origin": "http://evil.example", "access-control-request-method": "POST"}
    got = page.options("/api/decisions", headers=asked)
    assert got.status_code >= 400
    assert not [name for name in got.headers if name.startswith("access-control")]


def test_more_than_may_come_is_refused(desk: TestClient, monkeypatch: pytest.MonkeyPatch, here: Here) -> None:
    """Whether the request says how long it is or not."""
    monkeypatch.setattr(guard, "MOST_JSON", 1000)
    monkeypatch.setattr(guard, "MOST_BYTES", 2000)
    said = desk.post("/api/inbox/text", json={"text": "x" * 2000})
    assert (said.status_code, said.json()["error"]) == (413, "too_large")

    def pieces() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(50):
            yield b"x" * 100

    unsaid = desk.post("/api/inbox/text", content=pieces(), headers={"content-type": "application/json"})
    assert (unsaid.status_code, unsaid.json()["error"]) == (413, "too_large")
    assert desk.post("/api/inbox/files", files=[("files", ("a.txt", b"x" * 5000))]).status_code == 413
    assert here.taken == []


def test_the_token_is_in_the_page_alone(page: TestClient) -> None:
    """Where another site's script can't read it, and in no answer of the API."""
    assert f'content="{served.TOKEN}"' in page.get("/").text
    for path in ("/api/meta", "/api/openapi.json", "/api/jobs"):
        assert served.TOKEN not in page.get(path).text


@pytest.fixture
def built(shelf: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A page with a built app."""
    app = tmp_path / "app"
    (app / "assets").mkdir(parents=True)
    (app / "index.html").write_text("<html><head><title>R</title></head><body></body></html>")
    (app / "assets" / "a-1234.js").write_text("1")
    (tmp_path / "secret.txt").write_text("what nobody may see")
    with served.client(shelf, app=app) as opened:
        yield opened


def test_files_of_the_app_are_kept_by_browsers(built: TestClient) -> None:
    """Their names hold their digests; the page itself is asked for each time, and bears the token."""
    got = built.get("/assets/a-1234.js")
    assert (got.text, got.headers["content-type"].split(";")[0]) == ("1", "text/javascript")
    assert "immutable" in got.headers["cache-control"]
    for path in ("/", "/incidents/inc:b2:1", "/reports/x?beside=y"):
        assert "recount-token" in built.get(path).text
    assert built.get("/assets/gone.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/%00",
        "//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_app(built: TestClient, path: str) -> None:
    """What is outside its folder is not there."""
    assert "what nobody may see" not in built.get(path).text
    assert "root:" not in built.get(path).text


def test_what_reports_say_is_data(desk: TestClient) -> None:
    """Markup goes through as text, in JSON, which no browser runs."""
    got = desk.post("/api/decisions", json={"kind": XSS, "about": [XSS], "by": XSS, "reason": XSS})
    assert got.headers["content-type"] == "application/json"
    found = desk.get("/api/search", params={"q": XSS})
    assert (found.status_code, found.headers["content-type"]) == (200, "application/json")
    assert "text/html" in desk.get("/" + XSS).headers["content-type"]
    assert XSS not in desk.get("/" + XSS).text


def test_a_ledger_that_can_not_be_read_says_so(here: Here, desk: TestClient) -> None:
    """Locked, full or damaged: 503 with what to do, and not a fault of ours."""
    with Ledger.open(here.setup.ledger) as ledger, ledger.write() as chain:
        chain.connection.exec_driver_sql("DROP TABLE cards")
    got = desk.get("/api/incidents")
    assert (got.status_code, got.json()["error"]) == (503, "ledger")
    assert got.json()["next"]
