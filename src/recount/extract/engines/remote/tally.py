"""What a run has cost, over all its threads and processes, and that it never costs more than it may.

Before a call, the most that it can cost is set aside; afterwards what it did cost takes its place. A call whose end is not
known (it came too late, the process died) stays at its most, since it may be charged. The file is the run's own: an SQLite
file of the standard library, because several processes add to it at once.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_WAIT = 30.0  # seconds for another process to finish its two lines
_TABLES = (
    "CREATE TABLE IF NOT EXISTS calls (id INTEGER PRIMARY KEY, cost REAL NOT NULL, tokens_in INTEGER, tokens_out INTEGER)",
    "CREATE TABLE IF NOT EXISTS kept (report TEXT PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS stopped (what TEXT NOT NULL, next TEXT NOT NULL)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a run has come to: calls, tokens that were told, cost (calls that may be charged at their most), and answers
    that were there already.
    """

    calls: int
    tokens_in: int
    tokens_out: int
    cost: float
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The account of one run, in a file."""

    path: Path

    @classmethod
    def fresh(cls) -> "Tally":
        """An empty one, in a folder of its own for files that may go. `remove` removes it."""
        return cls(path=Path(tempfile.mkdtemp(prefix="recount-remote-")) / "tally.sqlite")

    def hold(self, most: float, limit: float | None) -> int | None:
        """Set aside what a call costs at most. The number of the call, None if the run would then cost more than `limit`."""
        with self._open() as file:
            (spent,) = file.execute("SELECT COALESCE(SUM(cost), 0) FROM calls").fetchone()
            if limit is not None and spent + most > limit:
                return None
            return file.execute("INSERT INTO calls (cost) VALUES (?)", (most,)).lastrowid

    def settle(self, call: int, cost: float | None, tokens_in: int | None, tokens_out: int | None) -> None:
        """What a call did cost; None = not known, so that it stays at its most."""
        with self._open() as file:
            file.execute(
                "UPDATE calls SET cost = COALESCE(?, cost), tokens_in = ?, tokens_out = ? WHERE id = ?",
                (cost, tokens_in, tokens_out, call),
            )

    def keep(self, report_id: str) -> None:
        """Note that the answer about a report was there already."""
        with self._open() as file:
            file.execute("INSERT OR IGNORE INTO kept VALUES (?)", (report_id,))

    def stop(self, what: str, then: str) -> None:
        """Let nothing more be sent in this run."""
        with self._open() as file:
            file.execute("INSERT INTO stopped VALUES (?, ?)", (what, then))

    def stopped(self) -> tuple[str, str] | None:
        """Why nothing more is sent and what to do, None if more may be."""
        with self._open() as file:
            row: tuple[str, str] | None = file.execute("SELECT what, next FROM stopped LIMIT 1").fetchone()
            return row

    def spent(self) -> Spent:
        """What the run has come to so far."""
        with self._open() as file:
            calls, tokens_in, tokens_out, cost = file.execute(
                "SELECT COUNT(*), COALESCE(SUM(tokens_in), 0), COALESCE(SUM(tokens_out), 0), COALESCE(SUM(cost), 0) FROM calls"
            ).fetchone()
            (kept,) = file.execute("SELECT COUNT(*) FROM kept").fetchone()
        return Spent(calls=calls, tokens_in=tokens_in, tokens_out=tokens_out, cost=cost, kept=kept)

    def remove(self) -> None:
        """Remove its file and the folder that `fresh` made for it."""
        self.path.unlink(missing_ok=True)
        self.path.parent.rmdir()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, for one change that nobody else sees half of."""
        with closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            try:
                for table in _TABLES:
                    file.execute(table)
                yield file
            except BaseException:
                file.execute("ROLLBACK")
                raise
            file.execute("COMMIT")
