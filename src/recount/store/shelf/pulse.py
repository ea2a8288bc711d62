"""Has anything changed? Asked before every answer, so it takes microseconds: no transaction, no thread, one small statement."""

import sqlite3
import threading
from pathlib import Path

NOW = """SELECT coalesce((SELECT max(seq) FROM entries), 0),
    coalesce((SELECT value FROM shelved WHERE name = 'generation'), '0')"""


class Pulse:
    """The newest entry of a ledger and the generation of its shelf. Safe in threads; it never waits for a lock of the file.

    Args:
        path: of a ledger that is open already, and so there, and at this version's schema.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA query_only = ON")

    def now(self) -> tuple[int, str]:
        """The newest entry, and the generation.

        Raises:
            sqlite3.Error: somebody holds the file just now, or it can't be read.
        """
        with self._lock:
            entry, generation = self._connection.execute(NOW).fetchone()
        return int(entry), str(generation)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
