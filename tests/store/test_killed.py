"""A killed process loses no acknowledged report and doubles none, at whatever moment it dies."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store import made

from recount.store import views
from recount.store.ledger import Ledger
from recount.store.verify import verify

ROOT = Path(__file__).parents[2]

# Appends report after report and says each one's number once it is acknowledged. After `dies_at` statements of SQL in
# all it kills itself without warning: no handler runs, no buffer is flushed.
WRITER = """
import os, signal, sys
from sqlalchemy import event
from recount.store.ledger import Ledger
from tests.store import made

path, dies_at = sys.argv[1], int(sys.argv[2])
ledger = Ledger.open(path)
seen = 0

@event.listens_for(ledger._engine, "before_cursor_execute")
def count(*args):
    global seen
    seen += 1
    if seen == dies_at:
        os.kill(os.getpid(), signal.SIGKILL)

for n in range(20):
    ledger.append_report(made.coded(made.report(source=f"Outlet {n}")), made.run())
    os.write(1, f"{n}\\n".encode())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system can't kill a process without warning")
@pytest.mark.parametrize("dies_at", [3, 11, 17, 29, 64])
def test_a_killed_writer_loses_nothing_and_doubles_nothing(tmp_path: Path, dies_at: int) -> None:
    """Killed in the middle of a transaction, then run again: each report is there exactly once and all verifies."""
    path = tmp_path / "recount.db"
    Ledger.open(path).close()
    acknowledged = _write(path, dies_at)
    assert acknowledged < 20, "it was to be killed before it was done"
    with Ledger.open(path) as ledger:
        kept = [coded.report.source for coded in views.coded_reports(ledger)]
        assert kept[:acknowledged] == [f"Outlet {n}" for n in range(acknowledged)]
        assert len(kept) <= acknowledged + 1, "at most the one that was committed as the word of it was cut off"
        assert verify(ledger) == ()
    assert _write(path, 0) == 20
    with Ledger.open(path) as ledger:
        assert [coded.report.source for coded in views.coded_reports(ledger)] == [f"Outlet {n}" for n in range(20)]
        assert verify(ledger) == ()


def _write(path: Path, dies_at: int) -> int:
    """How many reports the writer acknowledged before its end."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and the text above
        [sys.executable, "-c", WRITER, str(path), str(dies_at)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
        capture_output=True,
        check=False,
    )
    assert done.returncode == (-signal.SIGKILL if dies_at else 0), done.stderr.decode()
    return len(done.stdout.split())


def test_two_writers_at_once_keep_one_chain(tmp_path: Path) -> None:
    """Writers take turns, report by report; none is lost and the chain has one line."""
    path = tmp_path / "recount.db"
    with Ledger.open(path) as one, Ledger.open(path) as two:
        for n in range(6):
            (one, two)[n % 2].append_report(made.coded(made.report(source=f"Outlet {n}")), made.run())
        assert len(list(views.reports(one))) == 6
        assert verify(two) == ()
