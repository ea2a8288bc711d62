"""The process beside the server: tasks in turn, what they say, what becomes of one that dies, hangs or fails."""

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from recount.flow.desk.worker import Ended, Event, OvertakenError, Say, Task, TaskError, Worker
from recount.model import LedgerError, UsageError


def doubled(setup: Any, given: Any, say: Say) -> Any:
    say(Event(done=1, total=2, step="doubling"))
    return setup * given


def dies(*_: Any) -> None:
    os._exit(3)


def hangs(*_: Any) -> None:
    time.sleep(600)


def falls_silent(_: Any, __: Any, say: Say) -> None:
    say(Event(step="reading", within=0.5))
    time.sleep(600)


def fails(_: Any, given: Any, __: Say) -> None:
    raise {"usage": UsageError, "ledger": LedgerError, "fault": ZeroDivisionError}[given]("in words")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker("of a test", 2)
    yield made
    made.close()


def task(verb: Any, given: Any = None, limit: float = 60) -> Task:
    return Task(verb=verb, given=given, limit=limit)


def test_tasks_are_done_in_turn_and_say_how_far_they_are(worker: Worker) -> None:
    """What a task says is heard while it runs, and its result comes back."""
    heard: list[Event] = []
    one = Task(verb=doubled, given=21, limit=60, hear=heard.append)
    assert worker.ask(one) == 42
    assert heard == [Event(done=1, total=2, step="doubling")]
    assert worker.ask(task(doubled, 4)) == 8


@pytest.mark.parametrize(("kind", "raised"), [("usage", UsageError), ("ledger", LedgerError), ("fault", TaskError)])
def test_an_error_comes_back_as_what_it_is(worker: Worker, kind: str, raised: type[Exception]) -> None:
    """So that it can be answered as if it had happened here; the next task is done."""
    with pytest.raises(raised, match="in words"):
        worker.ask(task(fails, kind))
    assert worker.ask(task(doubled, 1)) == 2


def test_a_task_that_kills_its_process_fails_alone(worker: Worker) -> None:
    """The next one has a new process."""
    with pytest.raises(TaskError, match="died"):
        worker.ask(task(dies))
    assert worker.ask(task(doubled, 1)) == 2


def test_a_task_that_takes_too_long_is_stopped(worker: Worker) -> None:
    """After its limit, and the next one is done."""
    with pytest.raises(TaskError, match="too long"):
        worker.ask(task(hangs, limit=0.5))
    assert worker.ask(task(doubled, 1)) == 2


def test_a_task_that_falls_silent_is_stopped(worker: Worker) -> None:
    """Where it said that it would say more: one file made to keep a reader busy does not hold up all others."""
    with pytest.raises(TaskError, match="too long"):
        worker.ask(task(falls_silent))
    assert worker.ask(task(doubled, 1)) == 2


def waits(_: Any, given: Any, __: Say) -> None:
    while not given.exists():
        time.sleep(0.01)


def test_a_newer_task_takes_the_place_of_an_older_one_that_waits(worker: Worker, tmp_path: Path) -> None:
    """Of the same asker: what another one waits for, and what has begun already, is done."""
    first, ends = task(waits, tmp_path / "go"), dict[str, Ended]()
    first.of = "a"
    worker.put(first)
    for name, of in (("older", "a"), ("other", "b")):
        one = task(doubled, 2)
        one.of, one.end = of, partial(ends.__setitem__, name)
        worker.put(one)
    worker.overtake("a")
    assert [one.error for one in ends.values()] == ["overtaken"]
    with pytest.raises(OvertakenError):
        ends["older"].raised()
    (tmp_path / "go").touch()
    assert worker.ask(task(doubled, 3)) == 6
    assert ends["other"].result == 4


def process(*_: Any) -> int:
    return os.getpid()


@pytest.mark.parametrize("brief", [True, False])
def test_a_brief_process_gives_back_what_it_took(brief: bool) -> None:
    """It ends with its task; any other one goes on."""
    worker = Worker("of a test", None, brief=brief)
    try:
        assert (worker.ask(task(process)) != worker.ask(task(process))) is brief
    finally:
        worker.close()


def test_what_waits_when_it_is_closed_is_told_so() -> None:
    """Nobody waits for ever; nothing is taken in afterwards."""
    closing = Worker("closing", 2)
    ends: list[Ended] = []
    closing.put(task(hangs))
    waiting = task(doubled, 1)
    waiting.end = ends.append
    closing.put(waiting)
    closing.close()
    assert [one.error for one in ends] == ["fault"]
    with pytest.raises(TaskError):
        closing.put(task(doubled))
