"""Blocks compiled by several processes, in order. One block is with each process at a time, so memory stays flat.

Each process has a pipe of its own, and only this process holds the other end: when this one is killed, the pipes close
and the others end by themselves.
"""

import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.imports.compile import Compiled, Job, compiled
from recount.vocab.gazetteer.imports.sources import Block

_MOST = 6  # processes; past that, the one that writes is the slowest


def in_order(job: Job, blocks: Iterator[Block], workers: int) -> Iterator[Compiled]:
    """What comes of each block, in the order of the blocks; below two workers everything happens in this process.

    Raises:
        ReferenceDataError: a process died, most likely for want of memory.
    """
    if workers < 2:
        yield from (compiled(job, block) for block in blocks)
        return
    try:
        with _pipes(job, workers) as idle:
            yield from _passed(blocks, idle)
    except (EOFError, BrokenPipeError, ConnectionResetError) as error:
        raise ReferenceDataError(
            "a process of the import died. Is there enough memory? Run the same command again: it goes on from here"
        ) from error


def _passed(blocks: Iterator[Block], idle: deque[Connection]) -> Iterator[Compiled]:
    busy = deque[Connection]()
    while True:
        while idle and (block := next(blocks, None)) is not None:
            busy.append(idle.popleft())
            busy[-1].send(block)
        if not busy:
            return
        pipe = busy.popleft()
        made = Compiled.unpacked(pipe.recv_bytes())
        idle.append(pipe)
        if (block := next(blocks, None)) is not None:  # before what came back is written: nobody waits
            busy.append(idle.pop())
            busy[-1].send(block)
        yield made


def usual_workers() -> int:
    """Processes to use: one a core that this process may run on."""
    may = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(may, _MOST)


@contextmanager
def _pipes(job: Job, workers: int) -> Iterator[deque[Connection]]:
    spawn = get_context("spawn")  # a forked process would hold this one's ends of the pipes, and outlive it
    pipes, processes = deque[Connection](), []
    try:
        for _ in range(workers):
            here, there = spawn.Pipe()
            process = spawn.Process(target=_serve, args=(there,), daemon=True)
            process.start()
            there.close()
            here.send(job)
            pipes.append(here)
            processes.append((process, here))
        yield pipes
    finally:
        for process, here in processes:
            here.close()
            process.join(5)
            process.kill()


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        job: Job = pipe.recv()
        while True:
            pipe.send_bytes(compiled(job, pipe.recv()).packed())
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
