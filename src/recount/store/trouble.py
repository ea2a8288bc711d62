"""What is wrong with a ledger's file, in words: held by another program (by which one, where the system says so), not to be written,
on a full disk, damaged; and what to do next.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from recount.model import LedgerError

PATIENCE = 30.0  # seconds: another process may be in the middle of one report
LOCKS = Path("/proc/locks")  # of Linux: who holds which bytes of which file
WRITER = 120  # the byte of the shared memory that whoever writes holds (SQLite's file format, "WAL locks")
ROLLBACK = range(0x40000000, 0x40000200)  # bytes of the file itself that whoever locks out all others holds
_LOCK = re.compile(r"\S+ POSIX\s+\S+\s+WRITE (?P<pid>\d+) \w+:\w+:(?P<inode>\d+) (?P<start>\d+) (?P<end>\d+|EOF)")
NOTHING = "Nothing of this step was kept; what was acknowledged is."
AGAIN = "Then try again."


def trouble(path: Path, doing: str, error: DBAPIError) -> LedgerError:
    """What keeps a ledger from being read or written (`doing`), as an error that says what to do."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF  # the kind of error, without its particulars
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        who = holder(path) or "another program"
        return LedgerError(
            f"{path} can't be {doing}: {who} is writing it just now. {NOTHING}",
            f"Wait until that is done, or close it. {AGAIN}",
        )
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(f"{path} can't be {doing}: the disk is full. {NOTHING}", f"Make room. {AGAIN}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LedgerError(
            f"{path} can't be {doing}: the file or its folder is not there any more, or may not be written. {NOTHING}",
            f"Have the ledger in a folder that you may write, which it needs even to be read (a copy will do). {AGAIN}",
        )
    return LedgerError(
        f"{path} can't be {doing} ({error.orig}). {NOTHING}",
        f"Is the disk full, or the file damaged? `recount verify` looks at all of it. {AGAIN}",
    )


def holder(path: Path) -> str | None:
    """Which other process writes the ledger at `path`, or locks out all others; None where the system does not say."""
    try:
        found = list(_writers(path))
    except OSError:
        return None
    pid = next((pid for pid in found if pid != os.getpid()), None)
    return None if pid is None else _named(pid)


def _writers(path: Path) -> Iterator[int]:
    """By what the system says alone: to open and close the files here would let go of SQLite's own locks on them."""
    held: dict[int, range] = {}
    for name, rows in ((f"{path}-shm", range(WRITER, WRITER + 1)), (str(path), ROLLBACK)):
        if os.path.exists(name):  # noqa: PTH110 - as `stat` below, of a name
            held[os.stat(name).st_ino] = rows  # noqa: PTH116 - as above
    for found in filter(None, map(_LOCK.search, LOCKS.read_text(encoding="ascii").splitlines())):
        inside = held.get(int(found["inode"]), range(0))
        last = inside.stop if found["end"] == "EOF" else int(found["end"])
        if int(found["start"]) < inside.stop and last >= inside.start:
            yield int(found["pid"])


def _named(pid: int) -> str:
    try:
        words = (Path("/proc") / str(pid) / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        words = ""
    return f"{words} (process {pid})" if words else f"process {pid}"
