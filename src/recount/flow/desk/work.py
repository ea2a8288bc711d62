"""The ports of the workbench (`serve.ports`), over processes of their own."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from recount.flow.desk import (
    closely,
    deciding,
    deriving,
    doubling,
    giving,
    offering,
    redating,
    shelved,
    taking,
    wording,
)
from recount.flow.desk.board import Board
from recount.flow.desk.reading import Read, Reader
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import (
    DiedError,
    Ended,
    Event,
    OvertakenError,
    Task,
    TaskError,
    TooLongError,
    Verb,
    Worker,
)
from recount.model import Decision, Locus
from recount.publish.folder.past import MANIFEST
from recount.publish.form import FILES, Form
from recount.resolve.place_shapes import as_locus
from recount.serve.errors import RefusedError
from recount.serve.ports import Batch, Coded, File, Item, Progress, Redate, Said, Second, Slip, Wish, Words
from recount.vocab.gazetteer import Gazetteer

MOST_ASKING = 4  # people who wait for a preview, or for a table, each: others are told to come again
MOST_WAITING = 20  # batches that wait to be coded
LONGEST = 6 * 3600.0  # seconds of one job: a folder of thousands of reports may take hours
PREVIEW = 30.0  # seconds
WARMING = 1800.0  # seconds that it may take at first to read what linking knows, where the machine has much else to do
A_PLACE = 5.0  # seconds that somebody waits for a place among those who wait
KEEPING = 60.0  # seconds that keeping a second coding may take
MOST_LOOKS = 20  # at releases, kept until they are fetched
EXPORT = 1800.0  # seconds
REST = 2.0  # times as long as it took
NO_REST = 1.0  # seconds of rest that are not worth a timer
T = TypeVar("T")
PIECE = 1 << 16  # bytes of a download sent at once
TYPES = {".csv": "text/csv", ".geojson": "application/geo+json", ".jsonl": "application/x-ndjson"}


class Work:
    """Takes reports in, takes decisions, exports: all of the ports but the gazetteer. `close` it at the end.

    Five processes, each started when it is first needed: one reads files, within bounds; one codes and links, so that two never
    write incidents at once; one works out what to ask, after that; one looks ahead, while a person waits; one exports.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.board = Board()
        self._reader = Reader(setup)
        self._slow = Worker("recount-work", setup, patient=True)
        self._asker = Worker("recount-questions", setup, patient=True, brief=True)
        self._quick = Worker("recount-preview", setup)
        self._out = Worker("recount-export", setup, patient=True, brief=True)
        self._folder = tempfile.TemporaryDirectory(prefix="recount-")
        self._asking = Lately(
            lambda done: self._asker.put(Task(verb=deriving.ask, given=None, limit=LONGEST, end=done))
        )
        self._looks: dict[str, dict[str, Any]] = {}
        self._tables = 0
        self._previews, self._exports, self._readings = (threading.BoundedSemaphore(MOST_ASKING) for _ in range(3))

    def close(self) -> None:
        """Stop all of it. What was acknowledged is on disk; a report that was being coded is not."""
        for worker in (self._reader, self._slow, self._asker, self._quick, self._out):
            worker.close()
        self._folder.cleanup()

    def take(self, batch: Batch) -> Progress:
        """Read these, code them, keep them, link, shelve: in the background."""
        self._refuse_many()
        job = self.board.new("add")
        self._take(job, lambda: self._reader.batch(batch, lambda event: self.board.hear(job.id, event)))
        return self.board.get(job.id) or job

    def _take(self, job: Progress, ready: Callable[[], Read]) -> None:
        """Take in what is read once its turn has come; what its process dies of is left out, and the rest goes on."""
        task = self._task(job, taking.take_read, None)
        done = 0
        hear = task.hear

        def heard(event: Event) -> None:
            nonlocal done
            done = done if event.done is None else event.done
            hear(event)

        def end(ended: Ended) -> None:
            rest = None
            if ended.error in ("died", "slow") and isinstance(task.given, Read):
                rest = taking.without(task.given, done, slow=ended.error == "slow")
            if rest is None:
                self._told(job.id, ended)
            else:
                self._take(job, lambda: rest)

        task.hear, task.end, task.ready = heard, end, ready
        self._slow.put(task)

    def slips(self, coded: Coded) -> Sequence[Slip]:
        """What is not after the guide in it."""
        return taking.slips(coded)

    def words(self, item: Item) -> Words:
        """The words of a file."""
        return _with_room(self._readings, lambda: self._reader.words(item))

    def second(self, second: Second) -> None:
        """Keep a second coding beside the one that stands."""
        _asked(self._quick, self._previews, Task(verb=doubling.keep, given=second, limit=KEEPING))

    def redate(self, redate: Redate) -> Progress:
        """Have a report read again with its day."""
        self._refuse_many()
        return self._job("add", redating.redate, redate)

    def closely(self, report_id: str) -> Progress:
        """Have a report that was put aside read closely."""
        self._refuse_many()
        return self._job("add", closely.read_closely, report_id)

    def decide(self, said: Said) -> Decision:
        """Keep what a person decided."""
        return deciding.keep(self.setup, said)

    def preview(self, said: Said) -> dict[str, Any]:
        """What it would do to figures. An older one of the same page that waits still is not worked out any more."""
        if said.tab:
            self._quick.overtake(said.tab)
        task = Task(verb=deriving.preview, given=said, limit=PREVIEW, of=said.tab or None)
        try:
            return dict(_asked(self._quick, self._previews, task))
        except RefusedError as error:
            if isinstance(error.__cause__, DiedError | TooLongError):
                self._quick.put(_warming(), first=True)  # what its process knew is gone with it
            raise

    def warm(self) -> None:
        """Have what telling and looking ahead need read in the background, before somebody waits for it."""
        for worker in (self._quick, self._slow):
            worker.put(_warming())

    def read(self, claim_id: str, slot: str, span: tuple[int, int]) -> dict[str, Any]:
        """What words say in a slot."""
        return wording.read(self.setup, claim_id, slot, span)

    def derive(self) -> Progress:
        """Have the incidents told anew; a job that waits for it already is enough."""
        return self.board.waiting("derive") or self._job("derive", deriving.tell, None)

    def job(self, job_id: str) -> Progress | None:
        """One job."""
        return self.board.get(job_id)

    def recent(self) -> Sequence[Progress]:
        """The newest jobs."""
        return self.board.recent()

    def table(self, form: str, as_of: date | None) -> File:
        """The incidents that stand as one table."""
        self._tables += 1
        file = Path(self._folder.name) / f"{self._tables}-{FILES[Form(form)]}"
        wanted = giving.Table(form=form, as_of=as_of, file=file)
        _asked(self._out, self._exports, Task(verb=giving.table, given=wanted, limit=EXPORT))
        kind = TYPES.get(file.suffix, "application/octet-stream")
        return File(name=FILES[Form(form)], media_type=kind, parts=_pieces(file))

    def offer(self) -> dict[str, Any]:
        """What there is to choose from for a release, and those that were made."""
        return offering.offer(self.setup)

    def profile(self, text: str) -> dict[str, Any]:
        """What a safety profile says."""
        return offering.profile(text)

    def look(self, wish: Wish) -> Progress:
        """Look at a release in the background."""
        giving.refuse_taken_name(self.setup, wish.name)
        job = self.board.new("look")
        task = self._task(job, giving.look, wish)
        task.end = lambda ended: self._seen(job.id, ended)
        self._out.put(task)
        return self.board.get(job.id) or job

    def looked(self, job_id: str) -> dict[str, Any] | None:
        """What was seen."""
        return self._looks.get(job_id)

    def release(self, wish: Wish) -> Progress:
        """Make a release in the background."""
        giving.refuse_taken_name(self.setup, wish.name)
        job = self.board.new("release")
        self._out.put(self._task(job, giving.folder, wish))
        return self.board.get(job.id) or job

    def faults(self, name: str) -> Sequence[str]:
        """What is wrong with a release."""
        return list(_asked(self._out, self._exports, Task(verb=giving.faults, given=name, limit=EXPORT)))

    def archive(self, name: str) -> File | None:
        """A release, packed while it is sent."""
        if self.file(name, MANIFEST) is None:
            return None
        parts = shelved.packed(self.setup.releases_at() / name)
        return File(name=f"{name}.zip", media_type="application/zip", parts=parts)

    def file(self, name: str, path: str) -> Path | None:
        """A file of a release."""
        return shelved.inside(self.setup.releases_at(), name, path)

    def _seen(self, job_id: str, ended: Ended) -> None:
        if ended.error is None:
            self._looks[job_id] = ended.result
            for old in list(self._looks)[:-MOST_LOOKS]:
                del self._looks[old]
        self.board.end(job_id, ended)

    def _refuse_many(self) -> None:
        if self.board.count("add") >= MOST_WAITING:
            raise RefusedError(
                429, "busy", f"{MOST_WAITING} batches wait already.", "Wait until some of them are done."
            )

    def _job(self, kind: str, verb: Verb, given: Any) -> Progress:
        job = self.board.new(kind)
        task = self._task(job, verb, given)
        task.end = lambda ended: self._told(job.id, ended)
        self._slow.put(task)
        return self.board.get(job.id) or job

    def _told(self, job_id: str, ended: Ended) -> None:
        self.board.end(job_id, ended)
        self._asking.again()

    def _task(self, job: Progress, verb: Verb, given: Any) -> Task:
        return Task(
            verb=verb,
            given=given,
            limit=LONGEST,
            hear=lambda event: self.board.hear(job.id, event),
            begin=lambda: self.board.begin(job.id),
            end=lambda ended: self.board.end(job.id, ended),
        )


class Lately:
    """Something to be done again after each change: once at a time, and once more however often it was asked for meanwhile.

    Between two times it rests for `REST` times as long as the last one took: what takes seconds follows every change, and
    what takes minutes does not keep a processor busy for as long as people decide.
    """

    def __init__(
        self,
        begin: Callable[[Callable[[Ended], None]], object],
        clock: Callable[[], float] = time.monotonic,
        later: "Callable[[float, Callable[[], None]], None] | None" = None,
    ) -> None:
        self._begin, self._clock, self._later = begin, clock, later or _later
        self._lock = threading.Lock()
        self._wanted = self._running = False
        self._began = 0.0

    def again(self) -> None:
        """Something changed."""
        with self._lock:
            self._wanted = True
            if self._running:
                return
            self._wanted, self._running = False, True
        self._began = self._clock()
        with suppress(TaskError):  # Recount is stopping
            self._begin(self._ended)

    def _ended(self, ended: Ended) -> None:
        del ended  # it is done again after the next change
        self._later(REST * (self._clock() - self._began), self._rested)

    def _rested(self) -> None:
        with self._lock:
            self._running = False
            wanted = self._wanted
        if wanted:
            self.again()


def _later(seconds: float, then: Callable[[], None]) -> None:
    if seconds < NO_REST:
        then()
        return
    timer = threading.Timer(seconds, then)
    timer.daemon = True
    timer.start()


def _warming() -> Task:
    return Task(verb=deriving.warm, given=None, limit=WARMING)


def _asked(worker: Worker, room: threading.BoundedSemaphore, task: Task) -> Any:
    """What the task gives, for whom a person waits."""
    return _with_room(room, lambda: worker.ask(task))


def _with_room(room: threading.BoundedSemaphore, ask: Callable[[], T]) -> T:
    """What somebody waits for. There is room for a few: the server's threads are for pages."""
    if not room.acquire(timeout=A_PLACE):
        raise RefusedError(429, "busy", "Several wait for this already.", "Try again in a moment.")
    try:
        return ask()
    except OvertakenError as error:
        raise RefusedError(409, "overtaken", str(error), "Look at the newer one.") from error
    except TaskError as error:
        raise RefusedError(503, "worker", str(error), "Try again; what was acknowledged is kept.") from error
    finally:
        room.release()


def _pieces(file: Path) -> Iterator[bytes]:
    """The bytes of a file that is not needed any more afterwards, a piece at a time."""
    with file.open("rb") as stream:
        file.unlink(missing_ok=True)  # an open file stays readable
        while piece := stream.read(PIECE):
            yield piece


class Names:
    """Places of the gazetteer, for the workbench."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def find(self, words: str) -> Sequence[Locus]:
        """Places of that name, the likeliest first."""
        return [as_locus(place) for place in self.gazetteer.find(words)]

    def near(self, lat: float, lon: float, km: float) -> Sequence[Locus]:
        """Places whose point lies near this one."""
        return [as_locus(place) for place in self.gazetteer.near(lat, lon, km)]

    def get(self, place_id: str) -> Locus | None:
        """The place of an id."""
        found = self.gazetteer.get(place_id)
        return as_locus(found) if found else None
