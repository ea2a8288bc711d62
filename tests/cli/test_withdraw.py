"""`recount withdraw`, `replay`, `runs`: asked first, erased then, and the ledger still proves itself; in any window."""

from pathlib import Path

import pytest
from tests.cli.reviewed import ledger_at
from typer.testing import CliRunner, Result

from recount.cli import app
from recount.model import WithdrawalReason
from recount.publish.folder.origin import reasons
from recount.store import views
from recount.store.ledger import Ledger

RUNNER = CliRunner()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    ledger_at(tmp_path / "recount.db")
    return tmp_path / "recount.db"


def run(*words: str, ledger: Path, typed: str = "") -> Result:
    return RUNNER.invoke(app, [*words, "--ledger", str(ledger)], input=typed)


def report_of(ledger: Path) -> str:
    with Ledger.open(ledger) as opened:
        return next(views.reports(opened)).id


def test_a_dry_run_says_what_hangs_on_it(ledger: Path) -> None:
    """And does nothing."""
    found = run("withdraw", report_of(ledger)[7:15], "--dry-run", ledger=ledger)
    assert found.exit_code == 0
    assert "tel-zeyd (Valley Post, 5 Oct 2017)" in found.stdout
    assert "With it go 2 claims and 0 decisions" in found.stdout
    assert run("withdraw", report_of(ledger), "--dry-run", ledger=ledger).stdout == found.stdout


def test_without_a_terminal_it_needs_a_yes(ledger: Path) -> None:
    """Nobody can be asked, so nothing is done; with `--yes` it is gone and the ledger verifies."""
    asked = ("withdraw", report_of(ledger), "--reason", "safety", "--by", "Ana Quist")
    before = ledger.read_bytes()
    refused = run(*asked, ledger=ledger)
    assert "--yes" in str(refused.exception)
    assert ledger.read_bytes() == before
    assert run(*asked, "--note", "a neighbour asked", "--yes", ledger=ledger).exit_code == 0
    assert run("verify", ledger=ledger).exit_code == 0
    assert all(b"Karmo" not in path.read_bytes() for path in ledger.parent.iterdir())


@pytest.mark.parametrize("words", [(), ("--reason", "spite", "--by", "Ana"), ("--reason", "safety")])
def test_a_withdrawal_needs_a_code_and_a_name(ledger: Path, words: tuple[str, ...]) -> None:
    """What is missing is said, and nothing is done."""
    found = run("withdraw", report_of(ledger), *words, "--yes", ledger=ledger)
    assert found.exit_code != 0
    assert "--reason" in str(found.exception) or "--by" in str(found.exception)


def test_releases_know_every_code() -> None:
    """The list of deletions gives the code that the person gave."""
    assert set(WithdrawalReason) <= set(reasons())


def test_runs_are_listed(ledger: Path) -> None:
    """The codings first, then the link run."""
    found = run("runs", ledger=ledger)
    assert [line.split()[1] for line in found.stdout.splitlines()] == ["code", "link"]


def test_a_diff_needs_two_runs_or_an_engine(ledger: Path) -> None:
    """Anything else is wrong usage."""
    for words in ((), ("latest",), ("latest", "previous", "--engine", "lexical")):
        assert "Give two runs" in str(run("diff", *words, ledger=ledger).exception)
    assert run("diff", "latest", "latest", ledger=ledger).stdout.startswith("2 reports compared: 2 coded alike")
