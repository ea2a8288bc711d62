"""Who gets in: other names for this machine, forged requests, strange methods, seen from the wire."""

import pytest
from tests.serve.abuse.wire import Wire
from tests.serve.served import TOKEN, Here

NAMES = (
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:PORT.evil.example",
    "evil.example@127.0.0.1:PORT",
    "127.0.0.1:PORT@evil.example",
    "127.0.0.1:PORT, evil.example",
    "127.0.0.1:0PORT",
    "127.0.0.1.:PORT",
    "localhost.:PORT",
    "localhost.evil.example:PORT",
    "127.1:PORT",
    "2130706433:PORT",
    "0x7f.0.0.1:PORT",
    "0.0.0.0:PORT",
    "[::1]:PORT",
    "[::ffff:127.0.0.1]:PORT",
    "[::1%lo]:PORT",
    "",
)
SAYS = b'"read_only"'  # what only the record's own answer holds


@pytest.mark.parametrize("name", NAMES)
def test_another_name_is_refused(quiet: Wire, name: str) -> None:
    """Other names, tricks with ports, dots, user names, other spellings of the address, IPv6."""
    host = name.replace("PORT", str(quiet.port))
    for path in ("/", "/api/meta"):
        got = quiet.ask(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert got.status in (400, 403)
        assert TOKEN.encode() not in got.body
        assert SAYS not in got.body


@pytest.mark.parametrize(
    "raw",
    [
        b"GET http://evil.example/api/meta HTTP/1.1\r\nHost: HOST\r\n",
        b"GET http://HOST/api/meta HTTP/1.1\r\nHost: evil.example\r\n",
        b"GET //evil.example/api/meta HTTP/1.1\r\nHost: evil.example\r\n",
        b"GET /api/meta HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n",
        b"GET /api/meta HTTP/1.1\r\nHost: evil.example\r\nHost: HOST\r\n",
        b"GET /api/meta HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HOST\r\nForwarded: host=HOST\r\n",
        b"GET /api/meta HTTP/1.1\r\n",
        b"GET /api/meta HTTP/1.0\r\n",
        b"GET [:: HTTP/1.1\r\nHost: HOST\r\n",
        b"GET * HTTP/1.1\r\nHost: HOST\r\n",
        b"GET api/meta HTTP/1.1\r\nHost: HOST\r\n",
    ],
)
def test_no_form_of_a_request_gets_around_the_name(quiet: Wire, raw: bytes) -> None:
    """Absolute form, two names, names that a proxy would add, none at all, what is no path."""
    got = quiet.ask(raw + b"Connection: close\r\n\r\n")
    assert 400 <= got.status < 500
    assert SAYS not in got.body


def test_this_machine_is_served(quiet: Wire) -> None:
    """As a browser asks, so that the refusals above are of what is wrong with them."""
    assert SAYS in quiet.get("/api/meta").body


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none-such"])
def test_another_page_can_not_even_ask(quiet: Wire, site: str) -> None:
    """It could not read the answer; but how long it takes would say what the record holds."""
    for path in ("/api/search?q=market", "/api/exports/csv", "/api/meta"):
        got = quiet.get(path, f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: no-cors")
        assert (got.status, b'"origin"' in got.body) == (403, True)
        assert quiet.get(path, "Origin: http://evil.example").status == 403
    assert quiet.get("/api/meta", "Sec-Fetch-Site: same-origin").status == 200
    assert quiet.get("/api/meta", "Sec-Fetch-Site: none").status == 200  # typed into the address bar
    assert quiet.get("/incidents/1", "Sec-Fetch-Site: cross-site").status == 200  # a link to a page may be followed


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize(
    "headers",
    [
        (),
        ("X-Recount-Token: another",),
        ("X-Recount-Token: {token}", "Origin: http://evil.example"),
        ("X-Recount-Token: {token}", "Origin: null"),
        ("X-Recount-Token: {token}", "Origin: https://{host}"),
        ("X-Recount-Token: {token}", "Sec-Fetch-Site: cross-site"),
        ("X-Recount-Token: {token}", "Origin: http://{host}", "Origin: http://evil.example"),
        ("X-Recount-Token: another", "X-Recount-Token: {token}"),
        ("Cookie: x-recount-token={token}", "Authorization: Bearer {token}"),
    ],
)
def test_a_form_of_another_page_writes_nothing(wire: Wire, here: Here, kind: str, headers: tuple[str, ...]) -> None:
    """What a page can have a browser send without asking beforehand; the token is taken from its own header alone."""
    lines = [one.format(token=TOKEN, host=wire.host) for one in headers]
    body = '{"text": "Two died."}'
    raw = "\r\n".join(
        ["POST /api/inbox/text HTTP/1.1", "Host: HOST", f"Content-Type: {kind}", "Connection: close", *lines]
    )
    got = wire.ask(f"{raw}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    assert got.status == 403
    assert here.taken == []


def test_json_under_another_name_is_no_json(wire: Wire, here: Here) -> None:
    """Even with the token: a body that says it is plain text is not read as anything else."""
    body = b'{"text": "Two died."}'
    for kind in ("text/plain", "text/plain; application/json", "application/x-www-form-urlencoded"):
        head = f"POST /api/inbox/text HTTP/1.1\r\nHost: HOST\r\nX-Recount-Token: {TOKEN}\r\nContent-Type: {kind}\r\n"
        got = wire.ask(f"{head}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        assert got.status == 422
    assert here.taken == []


@pytest.mark.parametrize("method", ["TRACE", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND", "get", "CONNECT"])
def test_other_methods_do_nothing(wire: Wire, here: Here, method: str) -> None:
    """None is echoed, none is taken for another, and none lets another origin in."""
    for path in ("/api/meta", "/api/inbox/text", "/"):
        got = wire.get(path, f"X-Recount-Token: {TOKEN}", "X-HTTP-Method-Override: POST", method=method)
        assert 400 <= got.status < 500
        assert TOKEN.encode() not in got.body
        assert "access-control" not in got.head
    assert here.taken == []


def test_no_other_origin_is_let_in(wire: Wire) -> None:
    """No answer has a header for other origins, to whatever is asked."""
    asked = ("Origin: http://evil.example", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: x")
    for path in ("/", "/api/meta", "/api/decisions", "/assets/a.js", "/api/openapi.json"):
        for method in ("GET", "OPTIONS"):
            assert "access-control" not in wire.get(path, *asked, method=method).head


@pytest.mark.parametrize(
    "path",
    ["/", "/api/meta", "/api/none", "/api/incidents/none", "/api/incidents?sort=none", "/assets/none.js", "*", "/%00"],
)
def test_every_answer_bears_the_rules(quiet: Wire, path: str) -> None:
    """What is found, what is not, and what is refused."""
    head = quiet.get(path).head
    for line in (
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "x-frame-options: deny",
    ):
        assert line in head
    assert "\r\nserver:" not in head
