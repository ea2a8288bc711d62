"""How much memory a process and all that it started hold at once, watched while it works.

The proportional set size of Linux (`/proc/PID/smaps_rollup`): what several processes share, such as the code of libraries,
counts once. Elsewhere there is no such number, and the largest resident sets that the system kept are added up, which is
too much.
"""

import os
import resource
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

PROC = Path("/proc")
SHARED_ONCE = (PROC / "self" / "smaps_rollup").exists()
EVERY = 1.0  # seconds between two looks: a look takes some 20 milliseconds of a core
MB = 1 << 20


class Watch:
    """Watches this process and its children until it is left. Peaks in MB, of any moment that was looked at."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self.peak = 0  # of all processes together
        self.own = 0  # of this process alone
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        if SHARED_ONCE:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._left.set()
        if SHARED_ONCE:
            self._thread.join()
        else:
            self.own, self.peak = resident(1), resident(self.workers)

    def look(self) -> None:
        """Look now."""
        here = [proportional(pid) for pid in family(os.getpid())]
        self.own = max(self.own, round(here[0] / MB))
        self.peak = max(self.peak, round(sum(here) / MB))

    def _watch(self) -> None:
        while not self._left.is_set():
            self.look()
            self._left.wait(EVERY)


def family(pid: int) -> Iterator[int]:
    """A process and all processes below it."""
    yield pid
    try:
        tasks = [int(child) for task in (PROC / str(pid) / "task").iterdir() for child in _words(task / "children")]
    except OSError:  # it has ended
        return
    for child in tasks:
        yield from family(child)


def proportional(pid: int) -> int:
    """Bytes that a process holds, of shared ones its part; 0 if it has ended."""
    try:
        words = _words(PROC / str(pid) / "smaps_rollup")
        return int(words[words.index("Pss:") + 1]) << 10
    except (OSError, ValueError):
        return 0


def resident(workers: int) -> int:
    """MB of the largest resident sets so far, added up: of this process, and where there are workers of so many like the largest."""
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    scale = MB if sys.platform == "darwin" else 1 << 10
    return round((own + (child * workers if workers > 1 else 0)) / scale)


def _words(path: Path) -> list[str]:
    return path.read_text(encoding="ascii", errors="replace").split()
