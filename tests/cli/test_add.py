"""`recount add` says what it kept, what it kept twice, and what a stop leaves behind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.test_ledger import Run, by_hand, run
from tests.store import made

import recount.flow
import recount.flow.keep
from recount.cli.kept import Undated
from recount.model import CodedReport, ItemError, Report
from recount.store import views
from recount.store.ledger import Ledger

__all__ = ["run"]
REST = ("--no-places", "--today", "2017-11-30")


@pytest.fixture
def texts(run: Run, tmp_path: Path) -> Run:
    """Three reports in the folder of the command."""
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"{made.TEXT} This is report {n}.")
    return run


@pytest.mark.parametrize(
    ("files", "said"),
    [(("0.txt",), "1 report added, 0 there already, 0 failed; 1 incident,"), (("0.txt", "1.txt"), "2 reports added,")],
)
def test_numbers_go_with_their_words(texts: Run, files: tuple[str, ...], said: str) -> None:
    """One report, two reports."""
    assert said in texts("add", *files, "--published", "2017-10-05", *REST).stdout


def test_the_same_words_of_another_day_are_named(texts: Run) -> None:
    """Both versions are kept; which is there, and what to do, is said once for all."""
    first = texts("add", "0.txt", "1.txt", "--published", "2017-10-05", "--source", "Valley Post", *REST)
    assert "same words" not in first.stderr
    again = texts("add", "0.txt", "1.txt", "--published", "2017-10-06", *REST)
    assert "2 reports added" in again.stdout
    assert (
        "0: the same words are there already (of Valley Post, 5 Oct 2017), now as of an unknown source, 6 Oct 2017"
        in again.stderr
    )
    assert again.stderr.count("add the right reports to a new --ledger") == 1
    third = texts("add", "0.txt", "--published", "2017-10-06", *REST)
    assert "same words" not in third.stderr


def stopped_after(number: int) -> object:
    """An engine that codes so many reports, and then somebody presses Ctrl-C."""

    def code(reports: Iterable[Report | ItemError], options: object) -> Iterator[CodedReport | ItemError]:
        for n, coded in enumerate(by_hand(reports, options)):
            if n == number:
                raise KeyboardInterrupt
            yield coded

    return code


def test_a_stop_says_what_is_kept(texts: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many reports, that they are not linked, and what to do; `incidents` and `publish` say so too until it is done."""
    monkeypatch.setattr(recount.flow, "code_reports", stopped_after(2))
    done = texts("add", "0.txt", "1.txt", "2.txt", "--published", "2017-10-05", *REST)
    assert done.exit_code == 130
    assert "Stopped. 2 new reports are kept in recount.db, not linked yet" in done.stderr
    assert "Run the same command again" in done.stderr
    listed = texts("incidents")
    assert (listed.exit_code, listed.stdout) == (0, "")
    assert "recount.db holds 2 reports, and what is new among them is not linked yet" in listed.stderr
    assert "not linked yet" in texts("publish", "--as", "csv", "--today", "2017-11-30").stderr
    monkeypatch.setattr(recount.flow, "code_reports", by_hand)
    texts("add", "0.txt", "1.txt", "2.txt", "--published", "2017-10-05", *REST)
    assert texts("incidents").stderr == ""
    with Ledger.open(tmp_path / "recount.db") as ledger:
        assert len(list(views.reports(ledger))) == 3


def test_a_stop_while_linking_is_said(texts: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All are kept, none is linked: incidents that stood before stand, and a note says that they are not all."""
    texts("add", "0.txt", "--published", "2017-10-05", *REST)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(recount.flow.keep.derivation, "derive", stop)
    done = texts("add", "1.txt", "--published", "2017-10-05", *REST)
    assert "1 new report is kept" in done.stderr
    listed = texts("incidents")
    assert len(listed.stdout.splitlines()) == 2
    assert "not linked yet" in listed.stderr


def test_a_stop_before_anything_was_kept(texts: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left, and that is said."""
    monkeypatch.setattr(recount.flow, "code_reports", stopped_after(0))
    done = texts("add", "0.txt", "--published", "2017-10-05", *REST)
    assert (done.exit_code, "Stopped. recount.db is as it was." in done.stderr) == (130, True)
    assert "has no reports yet" in texts("incidents").stderr


def test_reports_that_nothing_dates_are_named() -> None:
    """Without a publication day "Tuesday" is no day; a claim that has one, or no words for when, asks for none."""
    plain, dated = made.coded(made.report(published=None)), made.coded(made.report(published=None, name="dated"))
    bare = replace(plain, readings=())
    watched = Undated()
    assert list(watched.watched([bare, dated, made.coded()])) == [bare, dated, made.coded()]
    assert watched.names == ["tel-zeyd"]
    assert "Add it with --published DATE" in watched.said()
    assert Undated().said() == ""
