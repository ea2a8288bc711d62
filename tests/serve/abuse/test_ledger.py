"""The ledger in trouble: two writers at once, locked, full, not to be written, of a newer recount, gone; and a port that is taken."""

import errno
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve import served
from tests.serve.served import Here

from recount import cli
from recount.flow.desk import deciding
from recount.flow.desk.setup import Setup
from recount.model import LedgerError
from recount.serve import decisions
from recount.serve.ports import Batch, Progress, Said
from recount.store import database, views
from recount.store.ledger import Ledger
from recount.store.trouble import LOCKS, holder

NOBODY = 65534


@pytest.fixture
def here(shelf: Path, tmp_path: Path) -> Here:
    """A desk that tells nothing anew: what is looked at is what was kept."""
    return Here(Setup(ledger=served.copied(shelf, tmp_path), places=False), lazy=True)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits half a minute for a lock."""
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "PRAGMA busy_timeout = 100"))


HOLDING = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA locking_mode = " + sys.argv[2])
other.execute("BEGIN IMMEDIATE")
other.execute("SELECT * FROM entries").fetchone()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(ledger: Path, mode: str = "NORMAL") -> Iterator[int]:
    """Another program writes the ledger (in the mode EXCLUSIVE nobody may read it either): its process id."""
    command = [sys.executable, "-c", HOLDING, str(ledger), mode]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process.pid
        finally:
            process.kill()


def one_of(desk: TestClient) -> tuple[str, str]:
    """An incident and its version."""
    key = desk.get("/api/incidents").json()["items"][0]["id"]
    return key, desk.get(f"/api/incidents/{key}").json()["version"]


def accepting(key: str, by: str, version: str | None = None, reason: str = "") -> dict[str, Any]:
    """An incident accepted as it stands."""
    return {"kind": "accept", "about": [key], "by": by, "reason": reason, "seen": {key: version} if version else {}}


def kept(here: Here) -> list[str]:
    """Whose decisions the ledger has."""
    with Ledger.open(here.setup.ledger) as ledger:
        return [d.by for d in views.decisions(ledger)]


def said_so(got: Any) -> bool:
    """503 in the shape of every error, with what to do next; nothing of our insides."""
    body = got.json()
    return got.status_code == 503 and bool(body["message"]) and bool(body["next"]) and "Traceback" not in got.text


def test_of_two_writers_one_sees_a_conflict_and_neither_is_lost(desk: TestClient, here: Here) -> None:
    """Both pages saw one version and send at once: one is kept, the other is told what is there now, and is kept when it is
    sent again.
    """
    key, version = one_of(desk)
    bodies = [accepting(key, by, version) for by in ("Ana Quist", "Ben Ode")]
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda body: desk.post("/api/decisions", json=body), bodies))
    assert sorted(a.status_code for a in answers) == [201, 409]
    assert len(kept(here)) == 1
    late = next(n for n, a in enumerate(answers) if a.status_code == 409)
    now = answers[late].json()["detail"]["current"][key]
    assert desk.post("/api/decisions", json={**bodies[late], "seen": {key: now}}).status_code == 201
    assert sorted(kept(here)) == ["Ana Quist", "Ben Ode"]


def test_ten_writers_lose_nothing(desk: TestClient, here: Here) -> None:
    """Each sends again with the version that it was told, until it is kept: all ten are, each once."""
    key, version = one_of(desk)

    def write(by: str) -> None:
        seen = version
        while (got := desk.post("/api/decisions", json=accepting(key, by, seen))).status_code == 409:
            seen = got.json()["detail"]["current"][key]
        assert got.status_code == 201

    with ThreadPoolExecutor(5) as some:
        list(some.map(write, [f"Writer {n}" for n in range(10)]))
    assert sorted(kept(here)) == sorted(f"Writer {n}" for n in range(10))


def test_what_another_process_decided_is_a_conflict_too(desk: TestClient, here: Here) -> None:
    """`recount decide` beside the workbench: the page's version is an old one then."""
    key, version = one_of(desk)
    said = Said(kind="accept", about=(key,), answer="yes", by="Ana Quist", at=datetime.now(UTC))
    deciding.keep(here.setup, said)
    assert desk.post("/api/decisions", json=accepting(key, "Ben Ode", version)).status_code == 409


def test_of_two_who_take_back_one_does(desk: TestClient) -> None:
    """At the same time: one undo is kept, the other is a conflict."""
    key, _ = one_of(desk)
    made = desk.post("/api/decisions", json=accepting(key, "Ana Quist")).json()["decision"]["id"]
    with ThreadPoolExecutor(2) as both:
        sent = list(both.map(lambda by: desk.post(f"/api/decisions/{made}/undo", json={"by": by}), ("Ana", "Ben")))
    assert sorted(got.status_code for got in sent) == [201, 409]


@pytest.mark.usefixtures("impatient")
def test_a_ledger_that_another_program_writes_says_so(desk: TestClient, here: Here) -> None:
    """Reading goes on, a decision is a 503, nothing of it is kept, and it is once the other program is done."""
    key, _ = one_of(desk)
    with closing(sqlite3.connect(here.setup.ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        got = desk.post("/api/decisions", json=accepting(key, "Ana Quist"))
        assert said_so(got)
        assert "another program" in got.json()["message"]
        assert desk.get(f"/api/incidents/{key}").status_code == 200
        other.execute("ROLLBACK")
    assert kept(here) == []
    assert desk.post("/api/decisions", json=accepting(key, "Ana Quist")).status_code == 201


@pytest.mark.usefixtures("impatient")
def test_who_holds_the_ledger_is_named(desk: TestClient, here: Here) -> None:
    """Its program and process, where the system says so; the next thing to do stands apart; once it is gone, all is well."""
    key, _ = one_of(desk)
    with held(here.setup.ledger) as pid:
        got = desk.post("/api/decisions", json=accepting(key, "Ana Quist"))
        assert said_so(got)
        assert f"process {pid}" in got.json()["message"] or not LOCKS.exists()
        assert "Nothing of this step was kept" in got.json()["message"]
        assert "close it" in got.json()["next"]
        assert desk.get(f"/api/incidents/{key}").status_code == 200
    assert desk.post("/api/decisions", json=accepting(key, "Ana Quist")).status_code == 201


@pytest.mark.usefixtures("impatient")
def test_a_ledger_that_nobody_else_may_even_read_says_so_at_the_start(here: Here) -> None:
    """Some programs keep a file to themselves while they have it open."""
    with held(here.setup.ledger, "EXCLUSIVE"), pytest.raises(LedgerError, match="is writing it just now"):
        served.client(here.setup.ledger, here)


def test_a_lock_of_our_own_names_nobody(here: Here) -> None:
    """Two threads of one process are no other program; and what is not locked, or not there, is held by nobody."""
    with Ledger.open(here.setup.ledger) as ledger, ledger.write():
        assert holder(here.setup.ledger) is None
    assert holder(here.setup.ledger.with_name("none.db")) is None


def test_the_question_goes_with_its_answer_or_stays(
    desk: TestClient, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are one transaction: where the question can't be taken off the shelf, the decision is not kept."""
    key, _ = one_of(desk)
    asked = desk.get("/api/questions").json()["items"][0]["id"]

    def fails(*_: object) -> None:
        raise LedgerError("the disk is full.")

    monkeypatch.setattr(deciding, "drop_question", fails)
    assert said_so(desk.post("/api/decisions", json=accepting(key, "Ana Quist") | {"question": asked}))
    assert kept(here) == []
    assert desk.get("/api/questions").json()["items"][0]["id"] == asked


def test_who_waited_for_one_that_could_not_be_kept_hears_the_same(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And does not wait for the lock in turn: of three who send at once nobody tries more than the first had time for."""
    key, _ = one_of(desk)
    tried, all_there = [], threading.Barrier(3)

    def keep(*_: object) -> None:
        tried.append(1)
        while room.deciding.locked() and waiting.count(1) < 3:
            time.sleep(0.01)
        raise LedgerError("another program is writing it.")

    waiting: list[int] = []
    room = desk.app.state.room  # type: ignore[attr-defined]  # the test client types its app as any callable
    acquire = room.deciding.acquire

    class Turn:
        """The lock, counting who asks for it."""

        locked, release = room.deciding.locked, room.deciding.release

        def acquire(self, timeout: float) -> bool:
            waiting.append(1)
            return bool(acquire(timeout=timeout))

    monkeypatch.setattr(room, "deciding", Turn())
    monkeypatch.setattr(deciding, "keep", keep)

    def send(by: str) -> Any:
        all_there.wait()
        return desk.post("/api/decisions", json=accepting(key, by))

    with ThreadPoolExecutor(3) as some:
        answers = list(some.map(send, ("Ana", "Ben", "Cleo")))
    assert [said_so(got) for got in answers] == [True] * 3
    assert len(tried) == 1


def test_decisions_do_not_all_wait_for_one_that_does(
    desk: TestClient, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the threads that pages are answered with would all be waiting."""
    monkeypatch.setattr(decisions, "A_TURN", 0.05)
    key, _ = one_of(desk)
    room = desk.app.state.room  # type: ignore[attr-defined]  # the test client types its app as any callable
    with room.deciding:
        assert said_so(desk.post("/api/decisions", json=accepting(key, "Ana Quist")))
    assert kept(here) == []
    assert desk.post("/api/decisions", json=accepting(key, "Ana Quist")).status_code == 201


def test_a_full_disk_says_so(desk: TestClient, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger may not grow by a page: what does not fit is a 503 and nothing of it is kept, all else is there."""
    key, _ = one_of(desk)
    before = database.PRAGMAS
    monkeypatch.setattr(database, "PRAGMAS", (*before, "PRAGMA max_page_count = 1"))
    fitted = 0
    while (got := desk.post("/api/decisions", json=accepting(key, f"Writer {fitted}", reason="x" * 9_999))).is_success:
        fitted += 1
        assert fitted < 500
    assert said_so(got)
    assert "full" in got.json()["message"]
    assert len(kept(here)) == fitted
    assert desk.get(f"/api/incidents/{key}").status_code == 200
    monkeypatch.setattr(database, "PRAGMAS", before)
    assert desk.post("/api/decisions", json=accepting(key, "Ana Quist")).status_code == 201


class Broken(Here):
    """A desk at which everything fails with the same error."""

    error: Exception = RuntimeError("what nobody foresaw, with /a/path and a token")

    def take(self, batch: Batch) -> Progress:
        del batch
        raise self.error


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_no_room_for_an_upload_says_so(shelf: Path, number: int) -> None:
    """A full disk, a share of it that is used up, one that can't be written: no fault of ours."""
    here = Broken(Setup(ledger=shelf, places=False))
    here.error = OSError(number, os.strerror(number))
    with served.client(shelf, here) as desk:
        assert said_so(desk.post("/api/inbox/text", json={"text": "Two died."}))


def test_a_fault_says_nothing_of_our_insides(shelf: Path) -> None:
    """Its kind alone, under the same rules for browsers as every answer."""
    with served.client(shelf, Broken(Setup(ledger=shelf, places=False))) as desk:
        got = desk.post("/api/inbox/text", json={"text": "Two died."})
    assert (got.status_code, got.json()["error"]) == (500, "fault")
    assert "token" not in got.text
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert got.headers["cache-control"] == "no-store"


@contextmanager
def not_ours(copy: Path) -> Iterator[None]:
    """Whoever runs this may read what is in that folder and write nothing: root's rights are laid down for it."""
    for mode, path in ((0o444, copy), (0o555, copy.parent)):
        path.chmod(mode)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        copy.parent.chmod(0o755)
        copy.chmod(0o644)


def test_a_ledger_that_may_not_be_written_says_so(shelf: Path) -> None:
    """At the start, in a line with what to do; and where that came about while it was served: reading goes on."""
    with tempfile.TemporaryDirectory() as folder:
        copy = served.copied(shelf, Path(folder))
        here = Here(Setup(ledger=copy, places=False), lazy=True)
        with not_ours(copy), pytest.raises(LedgerError, match="folder that you may write"):
            served.client(copy, here)
        with served.client(copy, here) as desk:
            key, _ = one_of(desk)
            with not_ours(copy):
                got = desk.post("/api/decisions", json=accepting(key, "Ana Quist"))
                assert said_so(got)
                assert "may not be written" in got.json()["message"]
                assert desk.get(f"/api/incidents/{key}").status_code == 200
            assert desk.post("/api/decisions", json=accepting(key, "Ana Quist")).status_code == 201


def of_a_newer_recount(ledger: Path) -> None:
    """As if a later version had been here."""
    with closing(sqlite3.connect(ledger)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")


def test_a_ledger_of_a_newer_recount_is_left_alone(desk: TestClient, here: Here) -> None:
    """At the start, and where it became one while it was served: nothing is written into what is not understood."""
    key, _ = one_of(desk)
    of_a_newer_recount(here.setup.ledger)
    got = desk.post("/api/decisions", json=accepting(key, "Ana Quist"))
    assert said_so(got)
    assert "newer recount" in got.json()["message"]
    with pytest.raises(LedgerError, match="newer recount"):
        served.client(here.setup.ledger, here)


def test_a_ledger_that_is_gone_says_so(desk: TestClient, here: Here) -> None:
    """Moved away while it is served: nothing is put in its place."""
    key, _ = one_of(desk)
    here.setup.ledger.rename(here.setup.ledger.with_name("moved.db"))
    assert said_so(desk.post("/api/decisions", json=accepting(key, "Ana Quist")))
    assert not here.setup.ledger.exists()


def ended(monkeypatch: pytest.MonkeyPatch, *words: str) -> int | str | None:
    """The status that `recount` ends with."""
    monkeypatch.setattr(sys, "argv", ["recount", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code


def test_a_port_that_is_taken_is_one_clear_line(
    here: Here, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2: nothing was done, and what to do stands there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert ended(monkeypatch, "serve", "--ledger", str(here.setup.ledger), "--port", port) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert port in said.err
    assert "--port" in said.err


def test_a_ledger_that_can_not_be_served_is_one_clear_line(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a newer recount, no ledger at all, a folder: exit code 1, and no traceback."""
    of_a_newer_recount(here.setup.ledger)
    text = tmp_path / "letter.txt"
    text.write_text("Dear Ana,\n" * 1000)
    for path in (here.setup.ledger, text, tmp_path):
        assert ended(monkeypatch, "serve", "--ledger", str(path), "--port", "0") == 1
        said = capsys.readouterr().err.strip()
        assert len(said.splitlines()) == 1
        assert str(path) in said
