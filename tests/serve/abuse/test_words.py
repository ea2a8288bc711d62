"""What people and programs write: markup, SQL, the index's own language, forged cursors, names that lead elsewhere."""

import base64
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve import served
from tests.serve.served import Here

from recount.extract.engines.lexical import LexicalEngine
from recount.flow.desk import taking
from recount.flow.desk.setup import Setup
from recount.serve.ports import Batch, File
from recount.store.ledger import Ledger

XSS = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}"
SQL = (
    "'",
    "' OR '1'='1",
    "x'; DROP TABLE cards; --",
    "1 UNION SELECT text FROM contents",
    "%",
    "_",
    "\\",
    "') OR 1=1 --",
)
INDEX = (
    "NEAR(market strike)", "title:market", "^market", "-market", "market NOT strike", "{title body}: market", "a* OR b*",
    '"', '""', '"market', "market*", "(((", "a AND", "AND", "OR", "NOT", "col : x", "'", ";", "\\", "²", "ª", "\ufffd", "\x00", '"\x00"',
    "market\x00strike", "\u202emarket", "🙂", "a" * 300, '"' * 300, "a " * 150, "* *", "+", "rank:1", "--", "/*",
)  # fmt: skip
FIELDS = "country admin1 event_type actor grade harm source".split()
LISTS = ("incidents", "map", "timeline", "facets", "dashboard", "reports", "questions", "decisions")
TOLD = "A mortar round hit the bakery of Wadi Halim on Monday, killing six people, the mayor said."


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[TestClient]:
    """A workbench into which markup was sent in every field that takes text, and told."""
    ledger = tmp_path / "recount.db"
    Ledger.open(ledger).close()
    setup = Setup(ledger=ledger, engine=LexicalEngine(), places=False, today=date(2018, 6, 1))
    here = Here(setup)
    with served.client(ledger, here) as desk:
        text = {
            "text": f"{TOLD} {XSS}",
            "title": XSS,
            "source": XSS,
            "published": "2018-03-07",
            "url": f"https://x/{XSS}",
        }
        assert desk.post("/api/inbox/text", json=text).status_code == 202
        page = f"<html><title>{XSS}</title><body><p>{TOLD} Two more died of it.</p>{XSS}</body></html>".encode()
        sent = [("files", (f"{XSS.replace('/', '')}.html", page))]
        assert desk.post("/api/inbox/files", files=sent, data={"source": XSS}).status_code == 202
        for batch in here.taken:
            taking.take(setup, batch, [].append)
        yield desk


def paths_of(desk: TestClient) -> list[str]:
    """Every path of the API that shows what the ledger holds."""
    reports = desk.get("/api/reports").json()["items"]
    incidents = desk.get("/api/incidents").json()["items"]
    assert reports
    assert incidents
    return [
        *(f"/api/{name}" for name in (*LISTS, "meta", "jobs")),
        *(f"/api/reports/{one['id']}" for one in reports),
        *(f"/api/incidents/{one['id']}{more}" for one in incidents for more in ("", "/history")),
        *(f"/api/search?q={word}" for word in ("script", "alert", "bakery", XSS.split("$", maxsplit=1)[0])),
    ]


def test_markup_in_any_field_is_data(marked: TestClient) -> None:
    """In titles, outlets, addresses, texts, file names, names of people and their reasons: it comes back as JSON, under a name
    that no browser runs, guesses at, or frames.
    """
    incident = marked.get("/api/incidents").json()["items"][0]["id"]
    said = {"kind": "accept", "about": [incident], "by": XSS, "reason": XSS}
    assert marked.post("/api/decisions", json=said).status_code == 201
    whole = ""
    for path in paths_of(marked):
        got = marked.get(path)
        assert got.status_code == 200
        assert got.headers["content-type"] == "application/json"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in got.headers["content-security-policy"]
        got.json()
        whole += got.text
    assert whole.count("<script>alert(1)</script>") > 5  # it was there to be run


def test_hits_are_pieces_of_text(marked: TestClient) -> None:
    """What a search marks is marked beside the words, and never in them."""
    for hit in marked.get("/api/search?q=bakery").json()["reports"]:
        for piece in (*hit["title"], *hit["snippet"]):
            assert set(piece) == {"text", "hit"}
            assert "<b>" not in piece["text"]
            assert "<mark" not in piece["text"]


@pytest.mark.parametrize("path", ["/{}", "/incidents/{}", "/api/{}", "/api/incidents/{}", "/api/jobs/{}", "/assets/{}"])
def test_no_page_repeats_what_was_asked(page: TestClient, path: str) -> None:
    """Neither the page of the app nor an error has it as markup."""
    got = page.get(path.format(XSS))
    assert "<script>alert" not in got.text or got.headers["content-type"] == "application/json"


@pytest.mark.parametrize("words", SQL)
def test_no_filter_is_sql(page: TestClient, words: str) -> None:
    """In every filter, id and cursor: it finds nothing, and everything is there afterwards."""
    for field in FIELDS:
        got = page.get("/api/incidents", params={field: words})
        assert (got.status_code, got.json()["total"]) == (200, 0)
    for path, params in (
        ("reports", {"source": words}),
        ("reports", {"language": words}),
        ("reports", {"incident": words}),
        ("questions", {"kind": words}),
        ("questions", {"incident": words}),
        ("decisions", {"by": words}),
    ):
        assert page.get(f"/api/{path}", params=params).json()["total"] == 0
    for path in ("incidents", "reports", "claims", "questions", "places", "jobs"):
        assert page.get(f"/api/{path}/{words.replace('/', '')}").status_code in (403, 404, 503)
    for path in ("incidents", "reports", "questions"):
        assert page.get(f"/api/{path}", params={"after": words}).status_code == 400
        assert page.get(f"/api/{path}", params={"sort": words}).status_code == 422
    assert page.get("/api/incidents").json()["total"] > 0


@pytest.mark.parametrize("words", INDEX)
def test_no_word_is_the_index_s_language(page: TestClient, words: str) -> None:
    """Whatever is typed into a search is looked for, and quickly."""
    begun = time.perf_counter()
    for path in ("search", "incidents", "reports", "facets", "map"):
        assert page.get(f"/api/{path}", params={"q": words[:300]}).status_code == 200
    for path in ("actors", "places"):
        assert page.get(f"/api/{path}", params={"q": words[:200]}).status_code in (200, 503)
    assert time.perf_counter() - begun < 5


def test_words_of_the_index_s_language_are_words(page: TestClient) -> None:
    """NOT takes nothing away, OR adds nothing, and a field's name narrows nothing."""
    found = page.get("/api/search?q=market").json()["total"]
    assert found > 0
    assert page.get("/api/search", params={"q": "market OR zzzz"}).json()["total"] == 0
    assert page.get("/api/search", params={"q": "zzzz NOT market"}).json()["total"] == 0
    assert page.get("/api/search", params={"q": "body:market"}).json()["total"] in (0, found)


def forged(value: Any) -> str:
    """A cursor as ours are made, of anything."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "word",
    [
        *map(
            forged,
            [
                [], [1], [1, 2, 3], {}, None, "ab", [None, "a"], [1.5, "a"], [True, "a"], [1 << 70, "a"], [-(1 << 70), 1], [[1], "a"],
                ["a", {"b": 1}], ["'; DROP TABLE cards; --", "x"], ["9999-99-99", 1], ["", -1], ["", 1 << 52], [-1, ""], [0, "\x00"],
                [float("nan"), "a"], [float("inf"), 1], ["\ud800", 1], [0, "\ud800"], [1 << 52, "z" * 300],
            ],
        ),
        "a", "=", "====", "%00", "WyIi", "🙂", "W10", "W" * 500, "[" * 400,
    ],
)  # fmt: skip
def test_a_forged_cursor_is_a_place_or_refused(page: TestClient, word: str) -> None:
    """It leads to some place in the list that was asked for, or to a 400: never past a filter, never to a fault."""
    for path in ("incidents", "reports", "questions", "decisions"):
        got = page.get(f"/api/{path}", params={"after": word})
        assert got.status_code in (200, 400, 422)
        narrow = page.get(
            f"/api/{path}?limit=200", params={"after": word, **({"by": "nobody"} if path == "decisions" else {})}
        )
        if narrow.status_code == 200:
            assert len(narrow.json()["items"]) <= narrow.json()["total"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=-1", "limit=201", "limit=99999999999999999999", "limit=1e3", "limit=0x10", "limit=", "limit=1&limit=2&x=1",
        "min_killed=-1", "min_killed=99999999999999999999999", "min_killed=1.5", "zoom=5", "from=2017-13-01", "from=-0001-01-01",
        "bbox=1,2,3", "bbox=nan,0,1,1", "bbox=inf,0,1,1", "bbox=1e999,0,1,1", "bbox=0,90.1,1,91", "near=91,0,1", "near=0,0,-1",
        "near=0,0,1e9", "near=a,b,c", "method=all", "side=both", "undated=maybe",
    ],
)  # fmt: skip
def test_a_number_out_of_bounds_is_refused(page: TestClient, query: str) -> None:
    """Huge, negative, not finite, or none at all."""
    got = page.get(f"/api/incidents?{query}")
    assert got.status_code in (400, 422)
    assert got.json()["next"]


def test_many_values_are_refused(page: TestClient) -> None:
    """Also a query that is longer than any of ours: nothing grows with what is asked."""
    assert page.get("/api/incidents", params={"actor": ["a"] * 101}).status_code == 422
    assert page.get("/api/incidents", params={"q": "a" * 301}).status_code == 422
    assert page.get("/api/map?zoom=23").status_code == 422
    assert page.get("/api/search?q=a&limit=101").status_code == 422


@pytest.mark.parametrize(
    "word",
    [
        "a" * 200,
        "(" * 200,
        "a(" * 100,
        " " * 199 + "x",
        "-" * 200,
        "al-" * 66,
        "aa ba " * 33,
        "'" * 200,
        "é" * 200,
        "1" * 200,
    ],
)
def test_no_name_takes_long_to_look_up(page: TestClient, word: str) -> None:
    """Words made to keep an expression busy."""
    begun = time.perf_counter()
    assert page.get("/api/actors", params={"q": word}).status_code == 200
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\a.txt", "a.txt"),
        ("/abs/b.txt", "b.txt"),
        ("C:\\x\\c.txt", "c.txt"),
        ("a\x1b[2J.txt", "a[2J.txt"),
        ("a\u202etxt.exe.txt", "atxt.exe.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        (".txt.txt", ".txt.txt"),
        ("x" * 400 + ".txt", "x" * 196 + ".txt"),
        ("تقرير.txt", "تقرير.txt"),
    ],
)
def test_a_file_s_name_is_a_name_alone(desk: TestClient, here: Here, sent: str, kept: str) -> None:
    """No folders, no control characters, no marks that turn it round, and not too long."""
    assert desk.post("/api/inbox/files", files=[("files", (sent, b"Two died."))]).status_code == 202
    assert [item.name for item in here.taken[-1].items] == [kept]


@pytest.mark.parametrize(
    "name", ["..", ".", "...", "/", "\\", "a/..", ".txt", "txt", "a.txt\x00.exe", "a.txt.", "a.txt/", "a.txt/."]
)
def test_a_name_that_is_none_is_refused(desk: TestClient, here: Here, name: str) -> None:
    """Or of a kind that can't be read."""
    assert desk.post("/api/inbox/files", files=[("files", (name, b"Two died."))]).status_code in (202, 415)
    assert all(item.name.endswith(".txt") and "/" not in item.name for batch in here.taken for item in batch.items)


@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="evil.exe',
        "a\r\nSet-Cookie: x=1\r\n\r\n<html>",
        "تقرير.csv",
        "../../a.csv",
        "a\x00b",
        "a\\b%2f",
        "é",
        "",
    ],
)
def test_the_name_of_a_download_stays_a_name(shelf: Path, tmp_path: Path, name: str) -> None:
    """It ends neither the quotation that it stands in nor the header."""

    class Odd(Here):
        def table(self, form: str, as_of: date | None) -> File:
            return replace(Here.table(self, form, as_of), name=name)

    here = Odd(Setup(ledger=served.copied(shelf, tmp_path), places=False))
    with served.client(here.setup.ledger, here) as desk:
        got = desk.get("/api/exports/csv")
    assert got.status_code == 200
    assert "set-cookie" not in got.headers
    head = got.headers["content-disposition"]
    assert head.startswith('attachment; filename="')
    plain, _, exact = head.removeprefix('attachment; filename="').partition('"')
    assert not set(plain) & set('\r\n\0\\"/%')
    assert '"' not in exact


@pytest.mark.parametrize(
    "id_",
    ["..", "../../recount", "%2e%2e%2frecount.db", "job-1.zip/../../x", "..\\..\\x", "\x00", "job-1%00", "/etc/passwd"],
)
def test_the_id_of_a_release_is_no_path(desk: TestClient, id_: str) -> None:
    """What no job made is not there, wherever it would lead."""
    got = desk.get(f"/api/releases/{id_}.zip".replace("\x00", "%00"))
    assert got.status_code == 404 or got.headers["content-type"].startswith(
        "text/html"
    )  # led to the app's page by the client
    assert b"SQLite" not in got.content


@pytest.mark.parametrize("words", ["\x1b[2J", "a\x00b", "a\nb", "\x9b1m"])
def test_names_hold_no_control_characters(desk: TestClient, here: Here, words: str) -> None:
    """They would steer the terminal in which somebody lists decisions."""
    incident = desk.get("/api/incidents").json()["items"][0]["id"]
    plain = {"kind": "accept", "about": [incident], "by": "Ana Quist"}
    assert desk.post("/api/decisions", json={**plain, "by": words}).status_code == 422
    if words != "a\nb":
        assert desk.post("/api/decisions", json={**plain, "reason": words}).status_code == 422
    assert here.derived == 0


def test_a_long_wrong_answer_is_not_sent_back_whole(desk: TestClient) -> None:
    """The error says what is wrong with it, in a few words."""
    claim = next(
        c["id"]
        for one in desk.get("/api/reports").json()["items"]
        for c in desk.get(f"/api/reports/{one['id']}").json()["claims"]
    )
    for slot in ("tolls[0].count", "places[0]", "when", "event_type"):
        for answer in ("9" * 99_999, "[" * 99_999, '{"a":' * 19_999, "1-" * 49_999, "a" * 99_999):
            got = desk.post(
                "/api/decisions", json={"kind": "correct", "about": [claim], "slot": slot, "answer": answer, "by": "A"}
            )
            assert got.status_code == 400
            assert len(got.content) < 2_000


def test_a_batch_names_no_more_than_it_holds(desk: TestClient, here: Here) -> None:
    """What was sent is what is taken: nothing of one request is left for another."""
    desk.post("/api/inbox/text", json={"text": "One died."})
    desk.post("/api/inbox/text", json={"text": "Two died."})
    assert [batch.items[0].content for batch in here.taken] == [b"One died.", b"Two died."]
    assert all(isinstance(batch, Batch) for batch in here.taken)
