"""A report that a ledger holds stays as it was read until somebody asks; what was put aside is named, and read on demand."""

from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from recount.cli import app
from recount.extract.engines.encoder import engine
from recount.extract.engines.encoder.triage import BITS, Triage
from recount.store.ledger import Ledger
from recount.store.readers import read_by
from recount.vocab.engines import DEFAULT

STRIKE = "An air strike on the market of Mellit killed nine people on Monday, the mayor said."
CHOIR = " ".join(["The choir of the town hall sang on Sunday, and everybody was glad of the songs."] * 15)
REST = ("--published", "2024-10-16", "--ledger", "l.db", "--no-places")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports of one strike and one of a choir, in the folder of the command."""
    (tmp_path / "old.txt").write_text(STRIKE)
    (tmp_path / "new.txt").write_text(f"{STRIKE} Two shops burned.")
    (tmp_path / "choir.txt").write_text(CHOIR)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(*words: str) -> Result:
    done = CliRunner().invoke(app, ["add", *words, *REST])
    assert done.exit_code == 0, done.output
    return done


def engines() -> list[tuple[str, ...]]:
    """The engines that read the ledger's reports, in the order in which those came."""
    with Ledger.open("l.db") as ledger:
        return [one.engines for one in read_by(ledger)]


def test_what_another_engine_read_stays() -> None:
    """The usual engine reads what is new; what is there is named, with how to see and have what it would change."""
    add("old.txt", "--engine", "lexical")
    done = add("old.txt", "new.txt")
    assert engines() == [("lexical",), (DEFAULT,)]
    assert "1 report added, 1 there already" in done.stdout
    assert "old: already in l.db" in done.stderr
    assert "1 report there was read by lexical, and stays so" in done.stderr
    assert f"recount diff --engine {DEFAULT}" in done.stderr


def test_it_is_read_again_on_demand() -> None:
    """And counted as read again, not as added."""
    add("old.txt", "--engine", "lexical")
    done = add("old.txt", "new.txt", "--anew")
    assert engines() == [(DEFAULT,), (DEFAULT,)]
    assert "1 report added, 1 read again, 0 there already" in done.stdout
    assert "was read by" not in done.stderr


def test_a_ledger_of_one_engine_is_told_of_no_other() -> None:
    """Nothing is said where nothing differs."""
    add("old.txt")
    assert "read by" not in add("new.txt").stderr


def test_what_is_put_aside_is_named_and_read_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which report, why, what to do; the same command with --read-all reads it, and nothing else again. What is short is read
    whatever the triage says.
    """
    nothing = Triage(weights=np.zeros(1 << BITS, dtype=np.float32), bias=0.0, least=1.0)
    monkeypatch.setattr(engine, "open_triage", lambda _folder: nothing)
    done = add("choir.txt", "old.txt")
    assert "1 report was put aside and not read closely: choir." in done.stderr
    assert "--read-all" in done.stderr
    again = add("choir.txt", "old.txt", "--read-all")
    assert "0 reports added, 1 read again, 1 there already" in again.stdout
    with Ledger.open("l.db") as ledger:
        assert [one.put_aside for one in read_by(ledger)] == [False, False]
