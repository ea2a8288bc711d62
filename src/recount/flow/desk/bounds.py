"""What a process may use: memory, and work on one task. Linux keeps to both; where a system knows no such bound, the clock alone
ends a task (`worker.Task.limit`).
"""

import signal
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]  # asked for below

OUT_OF_WORK = int(getattr(signal, "SIGXCPU", 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`memory`: bytes that the process may address, all in all. `work`: seconds of a processor for each task."""

    memory: int
    work: float


def keep_within(bounds: Bounds) -> None:
    """Hold this process within its memory from now on, and let it leave no image of itself when it is ended."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def begin_task(bounds: Bounds) -> None:
    """Let the work of the next task be counted from now on: beyond it the system ends the process."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + bounds.work) + 1  # whole seconds, rounded up
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def ended_for_work(code: int | None) -> bool:
    """Was a process with this exit code ended because it had worked for too long?"""
    return code is not None and OUT_OF_WORK > 0 and code == -OUT_OF_WORK
