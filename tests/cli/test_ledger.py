"""`add`, `incidents`, `show`, `verify`: the ledger from the command line."""

import io
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from rich.console import Console
from tests.store import made
from typer.testing import CliRunner, Result

import recount.flow
from recount.cli import ledger, publish, release, show
from recount.model import CodedReport, ItemError, Report, UsageError
from recount.store import views
from recount.store.ledger import Ledger

Run = Callable[..., Result]


def by_hand(reports: Iterable[Report | ItemError], options: object) -> Iterator[CodedReport | ItemError]:
    """Instead of the engine: the invented report of `tests.store.made`, coded by hand."""
    del options
    for report in reports:
        if isinstance(report, ItemError):
            yield report
        else:
            yield replace(
                made.coded(made.report(report.text, source=report.source, published=report.published)), report=report
            )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; errors that Recount raises on purpose come back as the result's exception."""
    app = typer.Typer()
    for commands in (ledger, publish, release):
        commands.register(app)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(recount.flow, "code_reports", by_hand)
    monkeypatch.setattr(publish, "_regions", lambda: lambda *_: None)
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Ledger:
    """A ledger with one report and one incident."""
    (tmp_path / "a.txt").write_text(made.TEXT)
    done = run(
        "add", "a.txt", "--published", "2017-10-05", "--source", "Valley Post", "--no-places", "--today", "2017-11-30"
    )
    assert done.exit_code == 0, done.output
    return Ledger.open(tmp_path / "recount.db")


def first_id(of: Ledger) -> str:
    return views.short(next(views.accounts(of)).incident.id)


def test_add_says_what_it_did(run: Run, kept: Ledger) -> None:
    """New, known and failed are counted; what was known is named; exit code 1 when one failed, and the rest is kept."""
    again = run(
        "add",
        "a.txt",
        "none.txt",
        "--published",
        "2017-10-05",
        "--source",
        "Valley Post",
        "--no-places",
        "--today",
        "2017-11-30",
    )
    assert again.exit_code == 1
    assert "0 reports added, 1 there already, 1 failed; 1 incident, 0 of them new or changed" in again.stdout
    assert "already in recount.db" in again.stderr
    assert "none.txt" in again.stderr
    assert len(list(views.reports(kept))) == 1


def test_incidents_are_tab_separated_in_a_pipe(run: Run, kept: Ledger) -> None:
    """A heading and one line an incident, both figures beside each other, nothing cut off."""
    done = run("incidents")
    assert done.exit_code == 0
    heading, line = (text.split("\t") for text in done.stdout.splitlines())
    row = dict(zip(heading, line, strict=True))
    assert tuple(heading) == show.HEADINGS
    assert row["id"] == first_id(kept)
    assert (row["when"], row["what"], row["reports"]) == ("3 Oct 2017", "air strike", "1")
    assert "12" in row["killed as told"]


def test_incidents_fit_80_columns(kept: Ledger) -> None:
    """On a terminal no line is longer than 80 columns, however long the names."""
    long = replace(made.PLACE, name="A Place With A Name That Runs On And On", country="CD")
    outlines = [replace(o, account=replace(o.account, locus=long)) for o in views.outlines(kept)]
    plain = Console(width=200, file=io.StringIO())
    plain.print(show.incidents(outlines))
    lines = plain.file.getvalue().splitlines()  # type: ignore[attr-defined]  # a StringIO
    assert max(map(len, lines)) <= 80
    assert all(word in " ".join(lines) for word in ("A Place", "CD", "3 Oct 2017", "air strike"))


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100])
def test_incidents_lose_nothing_in_any_window(kept: Ledger, width: int) -> None:
    """However narrow the window, every cell of every incident is there, and no line is longer than the window."""
    outlines = views.outlines(kept)
    plain = Console(width=width, file=io.StringIO())
    plain.print(show.incidents(outlines, width))
    text = plain.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert max(map(len, text.splitlines())) <= width
    said = "".join(text.split())
    assert all("".join(word.split()) in said for o in outlines for cell in show.row(o) for word in cell.split())


def test_a_wide_window_wraps_nothing(kept: Ledger) -> None:
    """At 200 columns each incident is one line; the list is no wider than what is in it."""
    (outline,) = views.outlines(kept)
    long = replace(outline, event_type="suicide_bombing")
    plain = Console(width=200, file=io.StringIO())
    plain.print(show.incidents([outline, long], 200))
    lines = plain.file.getvalue().splitlines()  # type: ignore[attr-defined]  # a StringIO
    assert [all(cell in line for cell in show.row(o)) for o, line in zip((outline, long), lines[3:], strict=True)] == [
        True,
        True,
    ]
    assert max(map(len, lines)) < 120


def test_show_goes_down_to_the_words(run: Run, kept: Ledger) -> None:
    """Both figures, each with its claims; each claim's voice, outlet and day, and its words marked in their sentence."""
    text = " ".join(run("show", first_id(kept)).stdout.split())
    assert "Killed: as told" in text
    assert "; ucdp" in text
    assert "the mayor, through the Valley Post" in text
    assert "Valley Post · 5 Oct 2017" in text
    assert "killing *12 people*, the mayor told the Valley Post." in text
    assert "it had killed *up to 40 fighters*." in text
    assert "Tuesday before 5 October 2017" in text
    assert "Machine-proposed" in text


def test_a_contested_place_is_marked(kept: Ledger) -> None:
    """The list says that a place was contested on that day; the incident says who claimed it and who held it."""
    yalta = replace(made.PLACE, name="Yalta", lat=44.5, lon=34.17, country="UA", admin1="Crimea")
    (outline,) = views.outlines(kept)
    assert "contested" not in show.where(outline.account)
    assert show.where(replace(outline.account, locus=yalta)) == "Yalta, UA (contested)"
    (of,) = views.dossiers(kept)
    plain = Console(width=200, file=io.StringIO())
    plain.print(show.dossier(replace(of, account=replace(of.account, locus=yalta)), {}, colour=False))
    words = "Contested: Crimea and Sevastopol: claimed by Russia and Ukraine; held by Russia since 27 February 2014"
    assert words in plain.file.getvalue()  # type: ignore[attr-defined]  # a StringIO


def test_show_says_why_a_claim_is_left_out(kept: Ledger) -> None:
    """The claims that a figure does not use stand under it, each with its reason, and the basis in its own words."""
    coded = next(iter(views.coded_reports(kept)))
    up_to = made.estimate(coded, "ucdp", (None, None, 120))
    of = views.dossier(kept, made.account(coded, estimates=(made.estimate(coded, "as_told", (120, 120, 120)), up_to)))
    out = Console(width=80, file=io.StringIO())
    show.show(out, show.dossier(of, {}, colour=False))
    text = " ".join(out.file.getvalue().split())  # type: ignore[attr-defined]  # a StringIO
    assert "Killed: as told 120; ucdp possibly up to 120" in text
    assert "without c2: a party's word on enemy dead" in text
    assert "the mayor's figure sets best" in text
    assert "from c1; 1 independent line of report" in text


def test_an_unknown_id_names_only_what_is_like_it(run: Run, kept: Ledger) -> None:
    """A wrong id is wrong usage: the message names an id that begins nearly so, and none that has nothing to do with it."""
    right = first_id(kept)
    mistyped = right[:6] + ("0" if right[6] != "0" else "1")
    assert f"There is {right}" in str(run("show", mistyped).exception)
    for other in ("zzz", "0" if right[0] != "0" else "1"):
        done = run("show", other)
        assert isinstance(done.exception, UsageError)
        assert str(done.exception) == f"No incident's id begins with '{other}'. `recount incidents` lists all ids."


def test_verify_says_yes_or_names_the_fault(run: Run, kept: Ledger) -> None:
    """Exit code 0 with the last hash, 1 with each fault on its own line."""
    done = run("verify")
    assert (done.exit_code, views.head(kept)[1] in done.stdout) == (0, True)
    with sqlite3.connect(kept.path) as raw:
        raw.execute("DROP TRIGGER claims_no_update")
        raw.execute("UPDATE claims SET stance = 'denies' WHERE ordinal = 0")
    done = run("verify")
    assert done.exit_code == 1
    assert "claims.stance is 'denies'" in done.stdout
    assert "does not verify" in done.stderr


def test_what_linking_keeps_is_mended_by_the_command_that_verify_names(run: Run, kept: Ledger) -> None:
    """No SQL is asked of anybody; what people and reports said stays as it was."""
    before = views.head(kept)
    with kept.write() as chain:
        chain.connection.exec_driver_sql("UPDATE tellings SET body = 'damaged'")
    done = run("verify")
    assert (done.exit_code, "`recount verify --mend`" in done.stderr) == (1, True)
    done = run("verify", "--mend")
    assert (done.exit_code, "made anew. 1 incident stands" in done.stderr) == (0, True)
    done = run("verify", "--full")
    assert (done.exit_code, views.head(kept)) == (0, before)


@pytest.mark.parametrize("words", [["incidents"], ["show", "ab"], ["verify"]])
def test_reading_makes_no_ledger(run: Run, tmp_path: Path, words: list[str]) -> None:
    """A command that reads says that there is none, and makes none."""
    done = run(*words, "--ledger", "none.db")
    assert "no ledger at none.db" in str(done.exception)
    assert not (tmp_path / "none.db").exists()


def test_nothing_heavy_is_loaded_for_help() -> None:
    """Registering the commands loads neither SQLAlchemy nor rich: `recount --help` stays quick."""
    code = (
        "import sys, typer; from recount.cli.ledger import register; register(typer.Typer()); "
        "print([m for m in ('sqlalchemy', 'alembic', 'rich', 'recount.store', 'recount.flow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.strip() == "[]"
