"""One function over a stream, in several processes."""

import gc
import os
from collections.abc import Iterator

import pytest
from tests.flow.killers import die_always, die_of_13, kept, lost, square, threads, who

from recount.flow.pool import Work, map_in_order, one_crew
from recount.model import RecountError


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept(workers: int) -> None:
    """Results come in the order of the items, however long each takes."""
    assert list(map_in_order(Work(function=square, lost=lost), range(30), workers)) == [n * n for n in range(30)]


def test_a_crash_costs_one_item() -> None:
    """An item that kills its process is named; every other item gets its result, in order."""
    results = list(map_in_order(Work(function=die_of_13, lost=lost), range(40), 2))
    assert results == [n if n != 13 else -13 for n in range(40)]


def test_processes_that_always_die_are_not_tried_for_ever() -> None:
    """Where every item kills its process, the fault is not in the items: that is said, soon."""
    with pytest.raises(RecountError, match="whatever they are given"):
        list(map_in_order(Work(function=die_always, lost=lost), range(1000), 2))


def test_streams_of_one_crew_are_done_by_the_same_processes() -> None:
    """Also after a stream that was left early; and after a crash there are new ones."""
    with one_crew(2):
        first = set(map_in_order(Work(function=who, lost=lost), range(30), 2))
        left = map_in_order(Work(function=who, lost=lost), range(1000), 2)
        assert next(left) in first
        left.close()  # type: ignore[attr-defined]  # a generator
        assert set(map_in_order(Work(function=who, lost=lost), range(30), 2)) <= first
        assert list(map_in_order(Work(function=die_of_13, lost=lost), range(16), 2))[13] == -13
        assert first.isdisjoint(map_in_order(Work(function=who, lost=lost), range(30), 2))
    assert first.isdisjoint(map_in_order(Work(function=who, lost=lost), range(30), 2))


def test_processes_count_on_one_thread_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each starts a thread a core, and all wait for each other; whoever names another number gets it."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert set(map_in_order(Work(function=threads, lost=lost), range(9), 2)) == {"1"}
    assert "OPENBLAS_NUM_THREADS" not in os.environ
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    assert set(map_in_order(Work(function=threads, lost=lost), range(9), 2)) == {"3"}


def test_items_are_drawn_as_results_are_taken() -> None:
    """A stream without end is fine: only a few batches are drawn ahead."""
    drawn = []

    def endless() -> Iterator[int]:
        n = 0
        while True:
            drawn.append(n)
            yield n
            n += 1

    results = map_in_order(Work(function=square, lost=lost), endless(), 2)
    assert [next(results) for _ in range(5)] == [0, 1, 4, 9, 16]
    results.close()  # type: ignore[attr-defined]  # a generator
    assert len(drawn) < 50


def test_workers_look_for_dead_objects_seldom_and_never_among_what_is_loaded() -> None:
    """From the second batch on; the process that sends the work is left as it is."""
    before = gc.get_freeze_count(), gc.get_threshold()
    *_, last = map_in_order(Work(function=kept, lost=lambda _: (0, 0)), range(60), 2)
    assert last[0] > 10_000
    assert last[1] > before[1][0]
    assert (gc.get_freeze_count(), gc.get_threshold()) == before
