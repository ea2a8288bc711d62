"""`release`: a folder from the command line, the next one against it, and the check of both."""

import json
from pathlib import Path

import pytest
from tests.cli.test_ledger import Run, kept, run
from tests.publish.released import altered
from tests.store import made

from recount.model import UsageError
from recount.store.ledger import Ledger

__all__ = ["kept", "run"]
DAYS = ("--as-of", "2017-11-01", "--today", "2017-11-30")


@pytest.fixture
def released(run: Run, kept: Ledger) -> Path:
    """The first release of a ledger with one report, as CSV."""
    done = run("release", "r1", "--as", "csv,acled", "--licence", "CC-BY-4.0", *DAYS)
    assert done.exit_code == 0, done.output
    assert "Published 1 incident to r1, as of 2017-11-01, safety profile strict" in done.stderr
    return kept.path.parent / "r1"


def second(run: Run, tmp_path: Path) -> None:
    """One more report of the same day and place."""
    (tmp_path / "b.txt").write_text(f"{made.TEXT} A second look.")
    assert run("add", "b.txt", "--published", "2017-10-06", "--no-places", "--today", "2017-11-30").exit_code == 0


def test_a_release_says_what_is_missing_from_it(run: Run, kept: Ledger) -> None:
    """What was left out, what a table can't hold, and that no licence was chosen."""
    done = run("release", "r1", *DAYS)
    assert "Left out: 1: names of people" in done.stderr
    assert "No licence was chosen" in done.stderr
    assert done.stdout == ""
    assert "Karmo" not in "".join(p.read_text() for p in (kept.path.parent / "r1").iterdir())


def test_a_release_proves_against_its_ledger(run: Run, released: Path, tmp_path: Path) -> None:
    """Each figure stood in it; and still did then when the ledger has moved on."""
    assert released.is_dir()
    done = run("release", "r1", "--check", "--ledger", "recount.db")
    assert (done.exit_code, done.stdout) == (0, "r1 is whole and unaltered, and every figure stood in recount.db\n")
    second(run, tmp_path)
    assert run("release", "r1", "--check", "--ledger", "recount.db").exit_code == 0


def test_the_next_release_lists_what_changed(run: Run, released: Path, tmp_path: Path) -> None:
    """Against the first one; the first one stays as it was."""
    before = {path.name: path.read_bytes() for path in released.iterdir()}
    second(run, tmp_path)
    done = run("release", "r2", "--against", "r1", *DAYS)
    assert done.exit_code == 0, done.output
    assert "Against r1: " in done.stderr
    assert (
        "1 new report" in (tmp_path / "r2" / "changes.csv").read_text() + (tmp_path / "r2" / "CHANGES.md").read_text()
    )
    assert json.loads((tmp_path / "r2" / "MANIFEST.json").read_text())["against"]["as_of"] == "2017-11-01"
    assert {path.name: path.read_bytes() for path in released.iterdir()} == before


@pytest.mark.usefixtures("kept")
def test_a_figure_that_the_ledger_has_not_is_named(run: Run, tmp_path: Path) -> None:
    """Whoever alters a number and mends all checksums is still found out by the ledger."""
    assert run("release", "r1", "--as", "jsonl", *DAYS).exit_code == 0
    number = json.loads((tmp_path / "r1" / "incidents.jsonl").read_text())["estimates"][0]["high"]
    other = f'"high": {number + 1}'
    altered(tmp_path / "r1", "incidents.jsonl", lambda b: b.replace(f'"high": {number}'.encode(), other.encode()))
    assert run("release", "r1", "--check").exit_code == 0
    done = run("release", "r1", "--check", "--ledger", "recount.db")
    assert done.exit_code == 1
    assert other in done.stdout
    assert "the ledger has no figure killed" in done.stdout


@pytest.mark.usefixtures("released")
def test_another_ledger_proves_nothing(run: Run, tmp_path: Path) -> None:
    """One with fewer entries, and one with as many and another history."""
    (tmp_path / "c.txt").write_text("Two people were killed in Tel Zeyd.")
    (tmp_path / "d.txt").write_text(f"{made.TEXT} Of another ledger.")
    Ledger.open(tmp_path / "empty.db")
    done = run("release", "r1", "--check", "--ledger", "empty.db")
    assert (done.exit_code, "it is another ledger, or an older copy of it" in done.stdout) == (1, True)
    assert run("add", "d.txt", "--ledger", "other.db", "--no-places", "--today", "2017-11-30").exit_code == 0
    done = run("release", "r1", "--check", "--ledger", "other.db")
    assert (done.exit_code, "another ledger" in done.stdout) == (1, True)


def test_damage_is_listed_and_ends_with_1(run: Run, released: Path) -> None:
    """Each fault on a line of standard output; and it is no base for the next release."""
    (released / "incidents.csv").write_text("x")
    done = run("release", "r1", "--check")
    assert done.exit_code == 1
    assert "incidents.csv was changed: its checksum is another" in done.stdout.splitlines()
    assert "r1 is not as it was published" in done.stderr
    with pytest.raises(UsageError, match="r1 is no sound release"):
        raise run("release", "r2", "--against", "r1", *DAYS).exception or AssertionError


@pytest.mark.usefixtures("released")
def test_a_check_takes_no_options_of_making(run: Run) -> None:
    """They would do nothing, and somebody would think that they did."""
    done = run("release", "r1", "--check", "--against", "r1")
    assert done.exit_code == 2
    assert "makes nothing" in done.output


@pytest.mark.usefixtures("released")
def test_a_release_is_not_made_twice(run: Run) -> None:
    """The same name again is wrong usage."""
    done = run("release", "r1", *DAYS)
    assert isinstance(done.exception, UsageError)
    assert "A release is never changed" in str(done.exception)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", ["csv,xml", "", ","])
def test_an_unknown_format_is_refused(run: Run, tmp_path: Path, words: str) -> None:
    """The message lists those that there are, and nothing is written."""
    done = run("release", "r1", "--as", words, *DAYS)
    assert done.exit_code == 2
    assert "acled" in done.output
    assert not (tmp_path / "r1").exists()


@pytest.mark.usefixtures("kept")
def test_a_day_to_come_is_refused(run: Run, tmp_path: Path) -> None:
    """It would undo the delay; nothing is written."""
    done = run("release", "r1", "--as-of", "2017-12-01", "--today", "2017-11-30")
    assert "undo the delay" in str(done.exception)
    assert not list(tmp_path.glob("*r1*"))


@pytest.mark.usefixtures("kept")
def test_a_release_with_pages_links_the_last_one(run: Run, tmp_path: Path) -> None:
    """--site adds pages; the next release's page of changes leads to this one's."""
    assert run("release", "r1", "--site", *DAYS).exit_code == 0
    assert (tmp_path / "r1" / "index.html").is_file()
    second(run, tmp_path)
    done = run("release", "r2", "--against", "r1", "--site", "--contact", "post@record.example", *DAYS)
    assert done.exit_code == 0, done.output
    assert "No contact was given" not in done.stderr
    assert "../r1/changes.html" in (tmp_path / "r2" / "changes.html").read_text()
    assert run("release", "r2", "--check").exit_code == 0
    assert run("release", "r1", "--check", "--site").exit_code == 2
