"""Killed while it adds, links or decides: nothing acknowledged is lost, nothing is there twice, and the end is the same."""

import os
from pathlib import Path

import pytest
from benchmarks.killed import Death, faults, measure, run, work


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """A few moments; `python -m benchmarks.killed` takes 200."""
    outcome = measure(tmp_path, 6, seed=11)
    assert outcome.faults == ()
    assert outcome.killed >= 3, "most were to die in the midst of the work"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    """A ledger that lacks what was acknowledged is told as one that lost it."""
    items = work()
    acknowledged, done = run(tmp_path / "recount.db", items, Death(step=60))
    assert not done
    assert list(faults(tmp_path / "recount.db", items, acknowledged)) == []
    lost = list(faults(tmp_path / "recount.db", items, set(range(len(items)))))
    assert lost[-1] == f"{len(items) - 1} was acknowledged, and is lost"
