"""One process beside the server that does one thing after another, told and heard through a pipe.

It is started when there is something to do, and again if it died or was stopped for taking too long: what it was doing has
failed then, and says so.
"""

import contextlib
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from recount.flow.desk.bounds import Bounds, begin_task, ended_for_work, keep_within
from recount.model import ItemError, LedgerError, RecountError, UsageError

NICE = 10  # of 19
GOING = 1.0  # seconds that a process may take to go that has closed its pipe
EVERY = 0.2  # seconds between two looks at whether the process still lives


class TaskError(RecountError):
    """The task died, took too long, or met a fault of ours."""


class DiedError(TaskError):
    """The process that did it died."""


class OvertakenError(TaskError):
    """A newer task took its place before it had begun."""


class TooLongError(TaskError):
    """It took too long, by the clock or by the work it was."""


KINDS: dict[str, type[RecountError]] = {
    "usage": UsageError,
    "ledger": LedgerError,
    "died": DiedError,
    "slow": TooLongError,
    "overtaken": OvertakenError,
}
DIED = "The process that did this died. Is there enough memory? What was kept before stays."
SLOW = "This took too long and was stopped. What was kept before stays."


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a task says while it runs: how far it is (`done` of `total`, `step`), one `failure`, or ids that it `made`.

    `within`: the next event comes within so many seconds, or something hangs; it counts until that event.
    """

    done: int | None = None
    total: int | None = None
    step: str | None = None
    failure: tuple[str, str, str, str] | None = None  # name, why, what next, what a person can give (`ItemError.needs`)
    made: tuple[str, tuple[str, ...]] | None = None  # of what (reports, incidents), which
    within: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a task ended: with a result, or with an error of this kind (``usage``, ``ledger``, ``died``, ``slow``, ``overtaken``,
    ``fault``) and its words.
    """

    result: Any = None
    error: str | None = None
    words: str = ""

    def raised(self) -> Any:
        """The result.

        Raises:
            RecountError: it ended with an error.
        """
        if self.error is None:
            return self.result
        raise KINDS.get(self.error, TaskError)(self.words)


def _nothing(*_: object) -> None:
    return None


Say = Callable[[Event], None]
Verb = Callable[[Any, Any, Say], Any]


@dataclass(slots=True, kw_only=True, eq=False)
class Task:
    """Something to do: `verb` (a function of a module, so that another process finds it), what it is given, for how many
    seconds at the most, and what hears of it. `ready`: what makes what it is given, once its turn has come. `of`: whose it is, where
    a newer one of the same makes an older one that waits needless.
    """

    verb: Verb
    given: Any
    limit: float
    hear: Callable[[Any], None] = _nothing
    begin: Callable[[], None] = _nothing
    end: Callable[[Ended], None] = _nothing
    ready: Callable[[], Any] | None = None
    of: str | None = None


class Worker:
    """A process and what waits for it. `setup` goes to every task as its first argument, and has to be picklable. `patient`:
    nobody waits for it at a screen, so it takes what time of the processors others leave (`nice`, where there is such a thing).
    `bounds`: what the process may use. `brief`: its process ends with each task, and gives back the memory that it took.
    """

    def __init__(
        self, name: str, setup: Any, *, patient: bool = False, brief: bool = False, bounds: Bounds | None = None
    ) -> None:
        self.name = name
        self.setup = setup
        self.patient = patient
        self.brief = brief
        self.bounds = bounds
        self._waiting: deque[Task] = deque()
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._child: _Child | None = None
        self._closed = False

    def put(self, task: Task) -> int:
        """Let the task wait for its turn; how many are before it."""
        with self._change:
            if self._closed:
                raise TaskError("Recount is stopping.")
            self._waiting.append(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._drive, name=self.name, daemon=True)
                self._thread.start()
            self._change.notify_all()
            return len(self._waiting) - 1

    def ask(self, task: Task) -> Any:
        """Do the task and give its result, waiting for it.

        Raises:
            RecountError: it failed, or took too long.
        """
        done = threading.Event()
        got: list[Ended] = []

        def end(ended: Ended) -> None:
            got.append(ended)
            done.set()

        task.end = end
        self.put(task)
        done.wait()
        return got[0].raised()

    def overtake(self, of: str) -> None:
        """Let tasks of one that wait for their turn give way to a newer one."""
        with self._change:
            old = [task for task in self._waiting if task.of == of]
            self._waiting = deque(task for task in self._waiting if task.of != of)
        for task in old:
            task.end(Ended(error="overtaken", words="A newer one took its place."))

    def close(self) -> None:
        """Stop, whatever is at work. What was acknowledged is on disk."""
        with self._change:
            self._closed = True
            left, self._waiting = list(self._waiting), deque()
            self._change.notify_all()
        if self._child is not None:
            self._child.stop()
        for task in left:
            task.end(Ended(error="fault", words="Recount was stopped."))

    def _drive(self) -> None:
        while True:
            with self._change:
                while not self._waiting and not self._closed:
                    self._change.wait()
                if self._closed:
                    return
                task = self._waiting.popleft()
            task.begin()
            try:
                if task.ready is not None:
                    task.given = task.ready()
                ended = self._done(task)
            except Exception as error:  # noqa: BLE001 - what can't be sent, no room for a process: the next task is done all the same
                ended = Ended(
                    error="fault", words=f"It could not be begun ({type(error).__name__}: {str(error)[:300]})."
                )
            if self.brief and self._child is not None:
                self._child.leave()
                self._child = None
            task.end(ended)

    def _done(self, task: Task) -> Ended:
        if self._child is None or not self._child.alive():
            self._child = _Child(self.name, _Life(setup=self.setup, patient=self.patient, bounds=self.bounds))
        for got in self._child.do(task):
            if isinstance(got, Ended):
                return got
            task.hear(got)
        return Ended(error="slow", words=SLOW) if self._child.stop() else Ended(error="died", words=DIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """How a process lives (see `Worker`)."""

    setup: Any
    patient: bool
    bounds: Bounds | None


class _Child:
    """The process itself, and our end of its pipe."""

    def __init__(self, name: str, life: _Life) -> None:
        spawn = get_context("spawn")  # a fork would share the ledger's connections
        self.pipe, theirs = spawn.Pipe()
        self.process = spawn.Process(target=_live, args=(theirs, life), name=name, daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe ends when the process does
        self._late = False

    def alive(self) -> bool:
        return self.process.is_alive()

    def do(self, task: Task) -> Iterator[Event | Ended]:
        """All that it says of the task; it ends without an `Ended` if the process died or the time is up."""
        end = until = time.monotonic() + task.limit
        try:
            self.pipe.send((task.verb, task.given))
            while time.monotonic() < until:
                if self.pipe.poll(EVERY):
                    got = self.pipe.recv()
                    within = got.within if isinstance(got, Event) else None
                    until = end if within is None else min(end, time.monotonic() + within)
                    yield got
                    if isinstance(got, Ended):
                        return
                elif not self.alive():
                    return
            self._late = True
        except (EOFError, OSError):
            return

    def leave(self) -> None:
        """Let it end: it has nothing more to do."""
        with contextlib.suppress(OSError, ValueError):
            self.pipe.close()
            self.process.join(GOING)

    def stop(self) -> bool:
        """End it. Was it over its time, by the clock or by its work?"""
        with contextlib.suppress(OSError, ValueError):
            if self._late:
                self.process.kill()
            self.process.join(GOING)  # one that ends by itself says why
            self.process.kill()
            self.process.join(5)
            self.pipe.close()
        return self._late or ended_for_work(self.process.exitcode)


def _live(pipe: Connection, life: _Life) -> None:
    """The life of the process: one task after another, until the pipe is closed."""
    if life.patient and hasattr(os, "nice"):
        os.nice(NICE)
    if life.bounds is not None:
        keep_within(life.bounds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then closes the pipe
    while True:
        try:
            verb, given = pipe.recv()
        except (EOFError, OSError):
            return
        if life.bounds is not None:
            begin_task(life.bounds)
        try:
            pipe.send(_ended(verb, life.setup, given, pipe.send))
        except (EOFError, OSError):
            return


def _ended(verb: Verb, setup: Any, given: Any, say: Say) -> Ended:
    try:
        return Ended(result=verb(setup, given, say))
    except UsageError as error:
        return Ended(error="usage", words=str(error))
    except LedgerError as error:
        return Ended(error="ledger", words=str(error))
    except ItemError as error:
        return Ended(error="usage", words=str(error))
    except Exception as error:  # noqa: BLE001 - a fault in one task must not take the others down
        return Ended(error="fault", words=f"{type(error).__name__}: {str(error)[:300]}")
