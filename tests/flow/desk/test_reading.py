"""Files that are made to burst, or to keep their reader busy: each is refused with why, and the rest of its batch goes on."""

import sys
import time
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.flow.killers import Killer

from recount.extract.engines.lexical import LexicalEngine
from recount.flow.desk.bounds import Bounds
from recount.flow.desk.reading import Reader
from recount.flow.desk.setup import Setup
from recount.flow.desk.work import Work
from recount.flow.desk.worker import DiedError, Event, Task, TaskError, TooLongError, Worker
from recount.model import ReadError, Report
from recount.serve.ports import Batch, Item, Progress
from recount.store import views
from recount.store.ledger import Ledger

MB = 1 << 20
TEXT = "A mortar round hit the bakery of Wadi Halim on Monday, killing six people, the mayor said."
BOUNDED = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep to no such bound")


def pdf(*contents: bytes) -> bytes:
    """A PDF whose one page draws what these streams say, the last one drawn by the page and each by the one after it."""
    font = b"<< /Font << /F1 3 0 R >> >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"]
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    page = 5 + len(contents) - 1
    inside = b"<< /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>"
    own = inside % (page - 1) if len(contents) > 1 else font
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources %s >>" % (page, own)]
    for n, content in enumerate(contents):
        packed = zlib.compress(content, 9)
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources %s" % (inside % (4 + n) if n else font)
        head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(packed), form)
        objects.append(head + b"\nstream\n" + packed + b"\nendstream")
    out, at = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n" % n + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in at)
    start = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + start + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def drawn(times: int) -> bytes:
    """Words drawn so often."""
    return b"BT /F1 12 Tf 10 700 Td " + b"(Two died.) Tj " * times + b"ET"


BURSTING = pdf(drawn(1_000_000))
"""Thirty thousand bytes that take three thousand million to read."""


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """An empty ledger, the engine of rules, no gazetteer."""
    Ledger.open(tmp_path / "recount.db").close()
    return Setup(ledger=tmp_path / "recount.db", engine=LexicalEngine(), places=False, today=date(2018, 6, 1))


@pytest.fixture
def reader(setup: Setup) -> Iterator[Reader]:
    made = Reader(setup)
    yield made
    made.close()


@pytest.fixture
def work(setup: Setup) -> Iterator[Work]:
    made = Work(setup)
    yield made
    made.close()


def ended(work: Work, job: Progress) -> Progress:
    """A job once it is over."""
    while (now := work.job(job.id)) is not None and now.state not in ("done", "failed"):
        time.sleep(0.02)
    assert now is not None
    return now


def texts(setup: Setup) -> set[str]:
    with Ledger.open(setup.ledger) as ledger:
        return {report.text for report in views.reports(ledger)}


def test_a_small_file_is_read_as_ever(reader: Reader) -> None:
    """Within the bounds nothing is different: a PDF of one page, a text, and records, of which one is none."""
    (page,) = reader.read(Item(name="a.pdf", content=pdf(drawn(1)), suffix=".pdf"))
    assert isinstance(page, Report)
    assert page.text == "Two died."
    records = b'{"text": "Two died."}\n{}\n{"text": "Three died."}\n'
    found = reader.read(Item(name="b.jsonl", content=records, suffix=".jsonl"))
    assert [type(one) for one in found] == [Report, ReadError, Report]


@BOUNDED
def test_a_file_that_bursts_is_refused_alone(reader: Reader) -> None:
    """Its process is ended before it takes what the machine has; the file after it is read."""
    assert len(BURSTING) < 100_000
    items = (
        Item(name="bomb.pdf", content=BURSTING, suffix=".pdf"),
        Item(name="bakery.txt", content=TEXT.encode()),
    )
    said: list[Event] = []
    read = reader.batch(Batch(items=items), said.append)
    (_, bomb), (_, whole) = read.found
    assert isinstance(bomb, ReadError)
    assert (bomb.where, bomb.needs) == ("bomb.pdf", "text")
    assert "memory" in bomb.what
    assert isinstance(whole, Report)
    assert [one.done for one in said] == [0, 1]


def spins(*_: Any) -> None:
    while True:
        pass


def answers(_: Any, given: Any, __: Any) -> Any:
    return given


@BOUNDED
def test_work_without_end_is_ended_by_its_work() -> None:
    """However busy the machine is: what waits for a processor is not counted against a file."""
    worker = Worker("of a test", None, bounds=Bounds(memory=1 << 30, work=1))
    try:
        with pytest.raises(TooLongError, match="too long"):
            worker.ask(Task(verb=spins, given=None, limit=600))
        assert worker.ask(Task(verb=answers, given=3, limit=600)) == 3
    finally:
        worker.close()


@pytest.mark.parametrize(("error", "word"), [(DiedError("it died"), "memory"), (TooLongError("slow"), "seconds")])
def test_a_refused_file_says_why_and_what_next(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, error: TaskError, word: str
) -> None:
    """In words for whoever sent it; that Recount is stopping is no fault of the file."""

    def ask(_: Worker, __: Task) -> Any:
        raise error

    monkeypatch.setattr(Worker, "ask", ask)
    (found,) = reader.read(Item(name="a.pdf", content=b"%PDF-", suffix=".pdf"))
    assert isinstance(found, ReadError)
    assert word in found.what
    assert found.then
    error = TaskError("Recount is stopping.")
    with pytest.raises(TaskError, match="stopping"):
        reader.read(Item(name="a.pdf", content=b"%PDF-", suffix=".pdf"))


@BOUNDED
def test_the_rest_of_a_batch_is_kept(work: Work, setup: Setup) -> None:
    """Through the job that the page sees: one file failed, with why; the report beside it is in the ledger. Meanwhile other
    questions are answered.
    """
    items = (
        Item(name="bomb.pdf", content=BURSTING, suffix=".pdf"),
        Item(name="bakery.txt", content=TEXT.encode(), source="Valley Post"),
    )
    job = work.take(Batch(items=items))
    assert work.words(Item(name="a.txt", content=b"Two people died.")).text == "Two people died."
    now = ended(work, job)
    assert (now.state, [one["name"] for one in now.failures]) == ("done", ["bomb.pdf"])
    assert len(now.made["reports"]) == 1
    assert texts(setup) == {TEXT}


def test_what_kills_the_engine_is_left_out_and_the_rest_goes_on(setup: Setup) -> None:
    """Between two that are whole: both are kept and told, and the one that was fatal is named."""
    work = Work(Setup(ledger=setup.ledger, engine=Killer(), places=False, today=setup.today))
    try:
        said = (TEXT, TEXT.replace("bakery", "fatal bakery"), TEXT.replace("six", "seven"))
        items = tuple(Item(name=f"{n}.txt", content=text.encode()) for n, text in enumerate(said))
        now = ended(work, work.take(Batch(items=items)))
    finally:
        work.close()
    assert (now.state, [one["name"] for one in now.failures]) == ("done", ["1.txt"])
    assert len(now.made["reports"]) == 2
    assert texts(setup) == {said[0], said[2]}
