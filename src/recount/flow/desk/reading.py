"""Reading files that came in: one at a time, in a process with little room, so that a file made to burst or to keep its reader
busy for ever is refused alone while the rest goes on.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recount.flow.desk.bounds import Bounds
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import DiedError, Event, Say, Task, TaskError, TooLongError, Worker
from recount.model import ReadError, Report
from recount.read import ReadOptions
from recount.read.kinds import RECORDS, read_bytes
from recount.read.records import read_records
from recount.serve.ports import Batch, Coded, Item, Words

MOST_MEMORY = (
    1 << 30
)  # bytes of the process: four times what it takes to begin with, for the longest report there may be
LONGEST = 20.0  # seconds of work on one file: a PDF of 700 pages takes one
PATIENCE = 60.0  # seconds by the clock, where the machine has much else to do, or the file only waits
THEN = "Save its text alone as .txt, or paste it"

Found = Report | ReadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A batch whose files were read: what was found, in order, each with the item it is of (without its bytes)."""

    found: Sequence[tuple[Item, Found]] = ()
    coded: Sequence[Coded] = ()


class Reader:
    """Reads files in a process of its own. `close` it at the end."""

    def __init__(self, setup: Setup) -> None:
        bounds = Bounds(memory=MOST_MEMORY, work=LONGEST)
        self._worker = Worker("recount-read", setup, bounds=bounds)

    def close(self) -> None:
        """Stop."""
        self._worker.close()

    def read(self, item: Item) -> Sequence[Found]:
        """What is in one file: a report, several where it holds records, or why it can't be read.

        Raises:
            TaskError: Recount is stopping, or there is no room for the process.
        """
        try:
            return tuple(self._worker.ask(Task(verb=read_one, given=item, limit=PATIENCE)))
        except (DiedError, TooLongError) as error:
            return (refused(item.name, error),)

    def words(self, item: Item) -> Words:
        """The words of one file and what it says of itself. Nothing is kept.

        Raises:
            ItemError: it can't be read.
            TaskError: as `read`.
        """
        return words(next(iter(self.read(item))))

    def batch(self, batch: Batch, say: Callable[[Event], None]) -> Read:
        """Every file of a batch, saying how far it is.

        Raises:
            TaskError: as `read`.
        """
        return _whole(batch, self.read, say)


def words(found: Found) -> Words:
    """The words of a report and what it says of itself.

    Raises:
        ItemError: it can't be read.
    """
    if isinstance(found, ReadError):
        raise found
    return Words(
        text=found.text,
        title=found.title,
        source=found.source,
        published=found.published,
        url=found.url,
        language=found.language,
        notes=found.notes,
    )


def refused(name: str, error: TaskError) -> ReadError:
    """Why a file that its reader died of, or was busy with for too long, is left out."""
    if isinstance(error, TooLongError):
        return ReadError(f"reading it took more than {LONGEST:.0f} seconds", where=name, then=THEN, needs="text")
    what = f"reading it takes more memory than a report may ({MOST_MEMORY >> 20:,} MB), or it is made so that its reader breaks"
    return ReadError(what, where=name, then=THEN, needs="text")


def here(batch: Batch, setup: Setup, say: Say) -> Read:
    """As `Reader.batch`, in this process and without bounds."""
    return _whole(batch, lambda item: list(found_in(item, setup)), say)


def _whole(batch: Batch, read: Callable[[Item], Iterable[Found]], say: Say) -> Read:
    found: list[tuple[Item, Found]] = []
    total = len(batch.items) + len(batch.coded)
    for n, item in enumerate(batch.items):
        say(Event(done=n, total=total, step="reading"))
        found += ((replace(item, content=b""), one) for one in read(item))
    return Read(found=found, coded=batch.coded)


def read_one(setup: Setup, item: Item, say: Say) -> list[Found]:
    """Task: what is in one file."""
    del say
    return list(found_in(item, setup))


def found_in(item: Item, setup: Setup) -> Iterator[Found]:
    """What is in one file, with what the person said of it."""
    options = ReadOptions(
        published=item.published, source=item.source, title=item.title, language=item.language, today=setup.today
    )
    if item.suffix == RECORDS:
        yield from read_records(io.BytesIO(item.content), item.name, options)
        return
    found = read_bytes(item.content, item.suffix, item.name, options)
    yield replace(found, url=item.url) if isinstance(found, Report) and item.url else found
