"""The triage learns what violence reads like, and is the same when it is read again. Runs where torch is installed."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

import numpy as np  # noqa: E402 - after torch was asked for
from training.triage import save, train  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.triage import open_triage  # noqa: E402 - after torch was asked for
from training import triage  # noqa: E402 - after torch was asked for

WAR = [f"Shells killed {n} people in Tarhin on day {n}." for n in range(20)]
CHOIR = [f"The choir sang {n} songs in the hall on day {n}." for n in range(20)]


def test_what_is_stored_keeps_what_was_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte a weight is enough; a text it has not seen is told apart."""
    monkeypatch.setattr(triage, "EPOCHS", 12)
    made = train([*WAR, *CHOIR], np.array([True] * 20 + [False] * 20))
    save(made, tmp_path)
    stored = open_triage(tmp_path)
    assert stored is not None
    assert min(stored.score(t) for t in WAR) > max(stored.score(t) for t in CHOIR)
    assert not any(stored.keeps(t) for t in CHOIR)
    assert stored.score("Shells killed a nurse.") > stored.score("The choir sang a psalm.")
    assert stored.score(WAR[0]) == pytest.approx(made.score(WAR[0]), abs=0.2)
