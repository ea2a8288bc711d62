"""One process at a time. The lock is the operating system's, which a killed process gives back."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":  # Windows has no flock; doing things twice is safe, only slower
    import fcntl


@contextlib.contextmanager
def alone(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock at `path`, waiting for whoever holds it.

    Raises:
        BlockingIOError: another process holds it, and `wait` is false.
        OSError: the file can't be made.
    """
    with path.open("w", encoding="utf-8") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
