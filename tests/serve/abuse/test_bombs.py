"""Too much at once: bodies without end, slow ones, archives that unpack to far more, many of everything, deep nesting, bytes
that are no text.
"""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.serve.abuse.wire import Wire, answer_of
from tests.serve.served import TOKEN, Here

from recount.extract.engines.lexical import LexicalEngine
from recount.flow.desk import taking
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say, Task, TaskError, Worker
from recount.serve.ports import Batch, Item
from recount.store import views
from recount.store.ledger import Ledger

MB = 1024 * 1024
KINDS = (("text", "application/json", 4), ("files", "multipart/form-data; boundary=x", 25))


def head(kind: str, *lines: str) -> bytes:
    """The head of a write, as our page sends it."""
    where, content, _ = next(one for one in KINDS if one[0] == kind)
    said = [f"POST /api/inbox/{where} HTTP/1.1", "Host: HOST", f"X-Recount-Token: {TOKEN}", f"Content-Type: {content}"]
    return ("\r\n".join([*said, "Connection: close", *lines]) + "\r\n\r\n").encode()


@pytest.mark.parametrize("kind", ["text", "files"])
def test_a_hundred_megabytes_are_refused_before_any_comes(wire: Wire, here: Here, kind: str) -> None:
    """On the word of the request alone."""
    got = wire.ask(head(kind, f"Content-Length: {100 * MB}"))
    assert (got.status, b'"too_large"' in got.body) == (413, True)
    assert here.taken == []


@pytest.mark.parametrize("kind", ["text", "files"])
def test_a_body_that_does_not_say_its_length_is_stopped(wire: Wire, here: Here, kind: str) -> None:
    """A little after what may come has come, however long it would go on."""
    limit = next(most for name, _, most in KINDS if name == kind) * MB
    start = {
        "text": b'{"text": "',
        "files": b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n',
    }
    piece = b"%x\r\n" % 65536 + b"x" * 65536 + b"\r\n"
    sent = 0
    with wire.connect() as line:
        line.sendall(head(kind, "Transfer-Encoding: chunked").replace(b"HOST", wire.host.encode()))
        line.sendall(b"%x\r\n" % len(start[kind]) + start[kind] + b"\r\n")
        try:
            while sent < 100 * MB:
                line.sendall(piece)
                sent += 65536
        except (BrokenPipeError, ConnectionResetError):
            pass
        got = answer_of(line)
    assert sent < limit + 12 * MB  # what lies in buffers on the way
    assert got.status in (413, 0)  # the line may be cut before the answer is read
    assert here.taken == []


@pytest.mark.parametrize(
    "length", ["-1", "+5", "1e9", "0x10", "9" * 40, "9" * 5000, "5, 6", " ", "٥", "5\r\nContent-Length: 6"]
)
def test_a_length_that_is_none_is_refused(wire: Wire, here: Here, length: str) -> None:
    """And no fault."""
    got = wire.ask(head("text", f"Content-Length: {length}".encode().decode("latin-1")))
    assert 400 <= got.status < 500
    assert here.taken == []


def test_slow_writers_keep_nobody_waiting(wire: Wire, here: Here) -> None:
    """Forty bodies of which one byte has come: others are answered, and nothing of them is taken when they leave."""
    lines = [wire.connect() for _ in range(40)]
    try:
        for line in lines:
            line.sendall(head("text", "Content-Length: 1000").replace(b"HOST", wire.host.encode()) + b"{")
        assert wire.get("/api/incidents").status == 200
    finally:
        for line in lines:
            line.close()
    assert wire.get("/api/meta").status == 200
    assert here.taken == []


def test_who_may_not_write_need_not_finish(wire: Wire) -> None:
    """Refused at once, though the body has not come."""
    got = wire.ask(b"POST /api/inbox/text HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{")
    assert got.status == 403


def test_a_head_without_end_is_cut(wire: Wire) -> None:
    """Thousands of headers, or one that is very long."""
    for lines in (["X-A: " + "a" * 200_000], [f"X-{n}: a" for n in range(20_000)]):
        assert wire.get("/api/meta", *lines).status in (0, 400, 431)
    assert wire.get("/api/meta").status == 200


def packed(*entries: tuple[str, int]) -> bytes:
    """A ZIP file of zeros: names, and how many megabytes each unpacks to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, many in entries:
            with archive.open(name, "w") as entry:
                for _ in range(many):
                    entry.write(b"\0" * MB)
    return out.getvalue()


def test_a_word_document_that_unpacks_without_end_is_refused(desk: TestClient, here: Here) -> None:
    """One huge part, many that are huge together, thousands of small ones: 413, and nothing is unpacked."""
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for n in range(5_001):
            archive.writestr(f"word/{n}.xml", b"")
    for bomb in (packed(("word/document.xml", 200)), packed(*((f"{n}.xml", 50) for n in range(4))), many.getvalue()):
        assert len(bomb) < MB
        assert desk.post("/api/inbox/files", files=[("files", ("a.docx", bomb))]).status_code == 413
    assert here.taken == []


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """An empty ledger."""
    Ledger.open(tmp_path / "recount.db").close()
    return Setup(ledger=tmp_path / "recount.db", engine=LexicalEngine(), places=False, today=date(2018, 6, 1))


ODD: tuple[tuple[str, bytes], ...] = (
    ("a.txt", b"\xff\xfe\xff\xff" * 500),
    ("b.txt", b"\x00" * 2_000),
    ("c.txt", bytes(range(256)) * 20),
    ("d.html", b"<html><body>" + b"<div>" * 50_000 + b"Two died."),
    ("e.html", b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body>&b;</body></html>"),
    ("f.docx", packed(("../../../evil.txt", 0), ("word/document.xml", 0))),
    ("g.docx", packed(("word/document.xml", 70))),
    ("h.docx", b"PK\x03\x04" + b"\xff" * 500),
    ("i.pdf", b"%PDF-1.7\n" + b"1 0 obj << /Kids [1 0 R] /Parent 1 0 R >> endobj\n" * 50),
    ("j.pdf", b"%PDF-1.4\n" + b"\x00" * 5_000),
    ("k.jsonl", b'{"text": "\\ud800"}\n' + b"[" * 5_000 + b"\n\xff\xfe\n" + b'{"text": ' + b'{"a":' * 5_000),
    ("l.jsonl", b"{}\n" * 200),
)
WHOLE = b"A mortar round hit the bakery of Wadi Halim on Monday, killing six people, the mayor said."


def test_what_is_no_report_is_named_and_the_rest_goes_on(setup: Setup) -> None:
    """Bytes that are no text, archives that lead elsewhere or unpack to much, pages that hold themselves: each is named with why,
    and the one report among them is kept.
    """
    events: list[Event] = []
    items = [Item(name=name, content=content, suffix=Path(name).suffix) for name, content in (*ODD, ("z.txt", WHOLE))]
    taking.take(setup, Batch(items=items), events.append)
    failed = {e.failure[0].split(",")[0] for e in events if e.failure}
    assert failed >= {name for name, _ in ODD} - {"c.txt"}
    assert all(e.failure[1] and e.failure[2] for e in events if e.failure)
    with Ledger.open(setup.ledger) as ledger:
        assert WHOLE.decode() in {report.text for report in views.reports(ledger)}
    assert not list(setup.ledger.parent.parent.rglob("evil.txt"))


def test_many_of_everything_are_refused(desk: TestClient, here: Here) -> None:
    """Files, parts of a form, fields."""
    for files in (21, 1_100):
        got = desk.post("/api/inbox/files", files=[("files", (f"{n}.txt", b"x")) for n in range(files)])
        assert got.status_code in (400, 413)
    got = desk.post("/api/inbox/files", files=[("files", ("a.txt", b"x"))], data={f"f{n}": "x" for n in range(1_100)})
    assert got.status_code == 400
    long = desk.post("/api/inbox/files", files=[("files", ("a.txt", b"x"))], data={"source": "x" * 2 * MB})
    assert long.status_code in (400, 413, 422)
    plain = {"kind": "accept", "by": "A"}
    for body in (
        {"about": ["a"] * 2_001},
        {"about": ["a" * 201]},
        {"about": ["a"], "seen": {str(n): "a" for n in range(2_001)}},
    ):
        assert desk.post("/api/decisions", json={**plain, **body}).status_code == 422
    assert here.taken == []


@pytest.mark.parametrize("deep", [200, 900, 100_000])
def test_deep_nesting_is_taken_or_refused(desk: TestClient, deep: int) -> None:
    """In a record that takes any JSON, and where none is expected."""
    nested = '{"a":' * deep + "1" + "}" * deep
    for path, body in (
        ("inbox/coded", f'{{"text": "Two died.", "by": "A", "record": {nested}}}'),
        ("inbox/text", nested),
        ("decisions", f'{{"kind": "accept", "by": "A", "about": {"[" * deep}{"]" * deep}}}'),
    ):
        got = desk.post(f"/api/{path}", content=body, headers={"content-type": "application/json"})
        assert got.status_code in (202, 400, 422)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "Two died.", "\\ud800": 1}', b'{"text": "\\udfff"}', b'{"title": "\\ud800", "text": "a"}', b'\xef\xbb\xbf{"text": "a"',
        b'{"text": "\xc3\x28"}', b'{"text": "\xed\xa0\x80"}', b"\x00", b'{"text": "a"}\x00', b'{"text": "a", "text": ["b"]}', b"NaN",
    ],
)  # fmt: skip
def test_bytes_that_are_no_json_are_refused(desk: TestClient, here: Here, raw: bytes) -> None:
    """Half characters, in names of fields too; broken UTF-8; NUL; a field twice."""
    got = desk.post("/api/inbox/text", content=raw, headers={"content-type": "application/json"})
    assert 400 <= got.status_code < 500
    json.loads(got.content)
    assert here.taken == []


def test_broken_text_in_a_form_is_no_fault(desk: TestClient) -> None:
    """In a name, in a field, and where the parts are cut."""
    form = {"content-type": "multipart/form-data; boundary=x"}
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
    for body in (
        part + b'\xff\xfe.txt"\r\n\r\nTwo died.\r\n--x--\r\n',
        part + b'a.txt"\r\n\r\nTwo died.',
        part + b"a.txt\r\n\r\n--x",
        part + b'a.txt"\r\nContent-Type: text/plain; charset=none-such\r\n\r\nTwo died.\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="source"\r\n\r\n\xff\xfe\x00\r\n'
        + part
        + b'a.txt"\r\n\r\nTwo.\r\n--x--\r\n',
        b"--x--",
        b"",
        b"--y\r\n",
    ):
        got = desk.post("/api/inbox/files", content=body, headers=form)
        assert got.status_code in (202, 400, 415, 422)
    for kind in (
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "y" * 5_000,
        "multipart/x",
    ):
        got = desk.post("/api/inbox/files", content=b"--x--", headers={"content-type": kind})
        assert got.status_code in (400, 422)


def length(setup: object, given: object, say: Say) -> int:
    """A task."""
    del setup, say
    return len(str(given))


def test_what_can_not_be_handed_over_fails_alone() -> None:
    """A record nested too deeply to send to the process that would read it: the next task is done all the same."""
    nested: object = 1
    for _ in range(50_000):
        nested = [nested]
    worker = Worker("of a test", None)
    try:
        with pytest.raises(TaskError, match="could not be begun"):
            worker.ask(Task(verb=length, given=nested, limit=60))
        assert worker.ask(Task(verb=length, given="abc", limit=60)) == 3
    finally:
        worker.close()
        while isinstance(nested, list):  # let go of from the outside, or Python would go down the whole of it
            nested = nested.pop()
