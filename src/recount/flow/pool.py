"""One function over a long stream, in several processes: order kept, memory flat, and no item takes others down."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from recount.flow.collecting import keep_what_is_loaded, seldom_collecting
from recount.model import RecountError

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 4  # items sent at once: fewer trips between processes, and still little to do again after a crash
_HOPELESS = 8  # of the items done again after a crash, that many lost are no accident: something is wrong with all
# numpy's linear algebra would start a thread a core in every process: with a process a core they only wait for each other
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_AHEAD = 3  # batches in flight for each worker: enough that none waits, few enough that memory stays flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[T, R]):
    """What to do: `function` (picklable, never raises) to each item, and `lost` where an item killed its process."""

    function: Callable[[T], R]
    lost: Callable[[T], R]


def map_in_order(work: Work[T, R], items: Iterable[T], workers: int) -> Iterator[R]:
    """One result for each item, in the order of the items.

    Items are drawn only as results are taken, so a stream of any length needs the memory of a few batches. If a
    process dies (out of memory, a crash in a library), the items it might have died of are done again one by one, and
    one that kills its process again gives `lost(item)`.

    Args:
        work: the function, and what stands for an item that can't be done.
        items: the stream.
        workers: processes; below 2 everything happens in this one.

    Raises:
        RecountError: processes die whatever they are given.
    """
    if workers < 2:
        yield from map(work.function, items)
        return
    stream = iter(items)
    shared = _SHARED.get()
    crew = shared if shared is not None and shared.workers == workers else _Crew(workers)
    flying: deque[tuple[list[T], Future[list[R]]]] = deque()
    try:
        while True:
            while len(flying) < workers * _AHEAD and (batch := list(islice(stream, _BATCH))):
                flying.append((batch, _submit(crew.pool(), work.function, batch)))
            if not flying:
                return
            batch, future = flying.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                again = [batch, *(b for b, _ in flying)]
                flying.clear()
                crew.end()
                yield from _one_by_one(work, [item for b in again for item in b])
    finally:
        for _, future in flying:
            future.cancel()
        if crew is not shared:
            crew.end()


@contextmanager
def one_crew(workers: int) -> Iterator[None]:
    """Streams mapped inside by so many workers are done by the same processes: each loads its libraries and tables once."""
    crew = _Crew(workers)
    token = _SHARED.set(crew)
    try:
        yield
    finally:
        _SHARED.reset(token)
        crew.end()


class _Crew:
    """Worker processes, started once they are needed."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self.workers)
        return self._pool

    def end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


_SHARED: ContextVar[_Crew | None] = ContextVar("crew", default=None)


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], R], batch: list[T]) -> Future[list[R]]:
    """A pool that broke a moment ago refuses work: that batch has failed like those in flight."""
    try:
        with _starting():
            return pool.submit(_each, function, batch)
    except BrokenProcessPool as error:
        failed: Future[list[R]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(work: Work[T, R], items: list[T]) -> Iterator[R]:
    pool, lost = _pool(1), 0
    try:
        for item in items:
            try:
                with _starting():
                    future = pool.submit(work.function, item)
                result = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool, lost = _pool(1), lost + 1
                result = work.lost(item)
            if lost >= _HOPELESS:
                raise RecountError(
                    f"worker processes die whatever they are given ({lost} of the last {len(items)} items). "
                    "Is there enough memory? Use one worker to see the fault itself"
                )
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn, not fork: a fork while a progress bar's thread holds a lock would hang, and it is the same everywhere
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)


@contextmanager
def _starting() -> Iterator[None]:
    """What a process inherits that may be started now: it counts on one thread, and leaves Ctrl-C to its parent."""
    with ExitStack() as stack:
        stack.enter_context(_interrupts_held())
        stack.enter_context(_one_thread_each())
        yield


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Have processes that are started now count on one thread each, unless the environment names another number."""
    unset = [name for name in _ONE_THREAD if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))
    try:
        yield
    finally:
        for name in unset:
            os.environ.pop(name, None)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process may be started: only the parent ends, and quietly."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _each(function: Callable[[T], R], batch: list[T]) -> list[R]:
    with seldom_collecting():
        done = [function(item) for item in batch]
    keep_what_is_loaded()  # by the first batch
    return done
