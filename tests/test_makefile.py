"""`make run`: real reports and the invented ones never share a ledger."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")


def make(*words: str, run: bool = False) -> subprocess.CompletedProcess[str]:
    """`make run` without setting anything up: what it would do, or (`run`) what it does with a `recount` that only echoes."""
    dry = [] if run else ["--dry-run"]
    command = ["make", *dry, "--old-file=.venv/ready", "run", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own Makefile


def ledger(*words: str) -> str:
    """The ledger that `make run` adds to."""
    adds = [line for line in make(*words).stdout.splitlines() if "recount add" in line]
    assert len(adds) == 1
    return adds[0].split('--ledger "')[1].split('"')[0]


@pytest.mark.parametrize(
    "words", [(), ("REPORTS=examples/reports/",), (f"REPORTS={EXAMPLES}",), ("REPORTS=./examples/reports",)]
)
def test_the_examples_have_the_ledger_that_the_pages_name(words: tuple[str, ...]) -> None:
    """However the folder is written."""
    assert ledger(*words) == "out/recount.db"


@pytest.mark.parametrize("name", ["mine", "my reports", "reports"])
def test_other_folders_have_their_own(tmp_path: Path, name: str) -> None:
    """Called after the folder, with blanks in it and a slash behind it too."""
    (tmp_path / name).mkdir()
    for end in ("", "/"):
        assert ledger(f"REPORTS={tmp_path / name}{end}") == f"out/{name}/recount.db"


def test_a_folder_can_be_named_for_what_comes_out(tmp_path: Path) -> None:
    """OUT=… goes before the folder's name."""
    assert ledger(f"REPORTS={tmp_path}", "OUT=elsewhere") == "elsewhere/recount.db"


def test_two_folders_of_one_name_are_not_mixed(tmp_path: Path) -> None:
    """The second is refused, with what to do; the first may come again. Where things go is said."""
    first, second, out = tmp_path / "a" / "reports", tmp_path / "b" / "reports", tmp_path / "out"
    stub = tmp_path / "venv" / "bin" / "recount"
    for folder in (first, second, stub.parent):
        folder.mkdir(parents=True)
    stub.write_text('#!/bin/sh\necho "$@"\n')
    stub.chmod(0o755)
    (stub.parents[1] / "ready").touch()
    given = (f"VENV={stub.parents[1]}", f"OUT={out}", f"--old-file={stub.parents[1] / 'ready'}")
    for _ in range(2):
        done = make(f"REPORTS={first}", *given, run=True)
        assert done.returncode == 0, done.stderr
        assert f"Adding the reports of {first} to {out}/recount.db" in done.stdout
        assert f"In {out}: recount.db (the ledger), incidents.csv and incidents.geojson" in done.stdout
    done = make(f"REPORTS={second}", *given, run=True)
    assert done.returncode != 0
    assert f"{out} holds the reports of {first}" in done.stderr
    assert "OUT=" in done.stderr
    assert str(second) not in done.stdout


def test_undated_reports_can_be_given_their_day(tmp_path: Path) -> None:
    """PUBLISHED=… goes on to `recount add`; nothing is said of a day where none is given."""
    assert "--published" not in make(f"REPORTS={tmp_path}").stdout
    assert '--published "2031-05-05"' in make(f"REPORTS={tmp_path}", "PUBLISHED=2031-05-05").stdout
