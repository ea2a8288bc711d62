"""`publish`: one table from the command line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.test_ledger import Run, kept, run
from tests.store import made

from recount.cli import publish
from recount.model import UsageError
from recount.store import views
from recount.store.ledger import Ledger

__all__ = ["kept", "run"]


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl", "hxl", "acled", "ucdp"])
def test_publish_writes_each_format(run: Run, kept: Ledger, form: str) -> None:
    """One incident in the file; what was left out on standard error; no name in the file."""
    done = run("publish", "--as", form, "--out", f"out.{form}", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert done.exit_code == 0, done.output
    assert "Published 1 incident " in done.stderr
    assert "names of people" in done.stderr
    assert done.stdout == ""
    text = (kept.path.parent / f"out.{form}").read_text()
    assert "Karmo" not in text
    row = (*csv.DictReader(io.StringIO(text)), {})[1 if form == "hxl" else 0]
    read: dict[str, Callable[[], str]] = {
        "csv": lambda: row["incident_id"],
        "hxl": lambda: row["incident_id"],
        "acled": lambda: row["event_id_cnty"],
        "ucdp": lambda: row["relid"],
        "geojson": lambda: json.loads(text)["features"][0]["id"],
        "jsonl": lambda: json.loads(text)["incident_id"],
    }
    assert read[form]() == next(views.accounts(kept)).incident.id
    assert not list(kept.path.parent.glob("*.part"))


@pytest.mark.usefixtures("kept")
def test_as_of_defaults_to_the_latest_publication(run: Run) -> None:
    """Reported on the 5th, happened on the 3rd: held back for now, and counted."""
    done = run("publish", "--as", "csv", "--today", "2017-11-30")
    assert done.stdout.count("\n") == 1
    assert "as of 2017-10-05" in done.stderr
    assert (
        "Held back: 1: it may have happened less than 7 days before 2017-10-05, the release's own day, or after it"
        in done.stderr
    )


def test_reports_without_a_day_are_counted_from_today(run: Run, tmp_path: Path) -> None:
    """A release is written, and says which day it counts from: its text dates the event, two months before."""
    (tmp_path / "undated.txt").write_text(made.TEXT)
    assert run("add", "undated.txt", "--no-places", "--today", "2017-11-30").exit_code == 0
    done = run("publish", "--as", "csv", "--today", "2017-11-30")
    assert done.exit_code == 0, done.output
    assert "has a publication day: delays are counted from today (2017-11-30)" in done.stderr
    assert "Published 1 incident, as of 2017-11-30" in done.stderr


@pytest.mark.usefixtures("kept")
def test_what_happened_after_as_of_is_said_to_be_held_back_so(run: Run) -> None:
    """An --as-of before the event: the reason holds for that too."""
    done = run("publish", "--as", "csv", "--as-of", "2017-09-01", "--today", "2017-11-30")
    assert "less than 7 days before 2017-09-01, the release's own day, or after it" in done.stderr


@pytest.mark.usefixtures("kept")
def test_an_as_of_in_the_future_is_refused(run: Run) -> None:
    """A day that has not come would undo the delay."""
    done = run("publish", "--as", "csv", "--as-of", "2017-12-01", "--today", "2017-11-30")
    assert isinstance(done.exception, UsageError)
    assert "undo the delay" in str(done.exception)


def test_a_profile_file_is_named(run: Run, kept: Ledger) -> None:
    """Changed rules work, and standard error and the file say so."""
    (kept.path.parent / "p.toml").write_text('name = "partners"\ndelay_days = 1\n')
    done = run("publish", "--as", "csv", "--profile", "p.toml", "--today", "2017-11-30")
    assert "safety profile partners (delay_days 1)" in done.stderr
    assert "partners (delay_days 1)" in done.stdout


@pytest.mark.usefixtures("kept")
def test_a_file_that_can_not_be_written_is_wrong_usage(run: Run) -> None:
    """The message names the file."""
    done = run("publish", "--as", "csv", "--out", "none/x.csv", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert isinstance(done.exception, UsageError)
    assert "none/x.csv" in str(done.exception)


def test_publish_over_the_ledger_is_refused(run: Run, kept: Ledger) -> None:
    """The ledger is as it was, and publishing twice to one file works."""
    before = kept.path.read_bytes()
    done = run("publish", "--as", "csv", "--out", "recount.db", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert isinstance(done.exception, UsageError)
    assert kept.path.read_bytes() == before
    for _ in range(2):
        done = run("publish", "--as", "csv", "--out", "x.csv", "--as-of", "2017-11-01", "--today", "2017-11-30")
        assert done.exit_code == 0, done.exception


def test_publish_over_notes_needs_force(run: Run, kept: Ledger) -> None:
    """A file that Recount did not write stays, unless --force is given."""
    notes = kept.path.parent / "notes.csv"
    notes.write_text("mine")
    words = ("publish", "--as", "csv", "--out", "notes.csv", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert "--force" in str(run(*words).exception)
    assert notes.read_text() == "mine"
    assert run(*words, "--force").exit_code == 0
    assert notes.read_text().startswith("incident_id,")


def test_publishing_makes_no_ledger(run: Run, tmp_path: Path) -> None:
    """Without a ledger nothing is written."""
    done = run("publish", "--as", "csv", "--ledger", "none.db")
    assert "no ledger at none.db" in str(done.exception)
    assert not (tmp_path / "none.db").exists()


def test_parquet_is_not_for_a_terminal(run: Run, kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a pipe or file it goes, as bytes."""
    pytest.importorskip("pyarrow")
    words = ("publish", "--as", "parquet", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert run(*words).stdout_bytes[:4] == b"PAR1"
    assert run(*words, "--out", "x.parquet").exit_code == 0
    assert run(*words, "--out", "x.parquet").exit_code == 0
    assert (kept.path.parent / "x.parquet").read_bytes()[-4:] == b"PAR1"
    monkeypatch.setattr(publish, "_is_terminal", lambda: True)
    assert "not for the eyes" in str(run(*words).exception)


def test_what_a_table_can_not_hold_is_counted(run: Run, tmp_path: Path) -> None:
    """On standard error, beside what the rules hold back."""
    coded = made.coded()
    with Ledger.open(tmp_path / "recount.db") as ledger:
        ledger.append_report(coded, made.run())
        ledger.append_accounts([made.account(coded, locus=None)], made.run("link"))
    done = run("publish", "--as", "acled", "--as-of", "2017-11-01", "--today", "2017-11-30")
    assert "Published 0 incidents, as of 2017-11-01" in done.stderr
    assert "Not in acled: 1: their place is not known, or not below a country" in done.stderr
    assert done.stdout.count("\n") == 1


@pytest.mark.usefixtures("kept")
def test_publish_as_a_site_writes_pages_that_check(run: Run, tmp_path: Path) -> None:
    """A folder of pages with all tables, the title and the contact; it is a release like any other."""
    told = ("--title", "Killed in Zeydland", "--contact", "post@record.example")
    done = run("publish", "--as", "site", "--out", "web", "--as-of", "2017-11-01", "--today", "2017-11-30", *told)
    assert done.exit_code == 0, done.output
    assert "Published 1 incident to web" in done.stderr
    assert "To read it: open web/index.html" in done.stderr
    assert "Killed in Zeydland" in (tmp_path / "web" / "index.html").read_text()
    assert "mailto:post@record.example" in (tmp_path / "web" / "about.html").read_text()
    assert not [path for path in (tmp_path / "web").rglob("*") if path.is_file() and b"Karmo" in path.read_bytes()]
    checked = run("release", "web", "--check", "--ledger", "recount.db")
    assert checked.exit_code == 0, checked.output


@pytest.mark.usefixtures("kept")
def test_a_site_needs_a_folder_and_a_table_no_title(run: Run, tmp_path: Path) -> None:
    """Nothing is written where the options don't fit, or where something is there already."""
    days = ("--as-of", "2017-11-01", "--today", "2017-11-30")
    assert "a site is a folder" in run("publish", "--as", "site", *days).stderr
    titled = run("publish", "--as", "csv", "--title", "T", *days)
    assert titled.exit_code == 2
    assert "--as site" in titled.stderr
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "mine.txt").write_text("mine")
    taken = run("publish", "--as", "site", "--out", "web", *days)
    assert isinstance(taken.exception, UsageError)
    assert "is there already" in str(taken.exception)
    assert [path.name for path in (tmp_path / "web").iterdir()] == ["mine.txt"]


def test_what_can_be_published_is_every_format_and_a_site() -> None:
    """The two lists of names do not drift apart."""
    assert {shape.value for shape in publish.Shape} == {*map(str, publish.Form), "site"}
