"""`review`, `decide`, `decisions`: asking and answering from the command line."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from tests.cli.reviewed import coded, ledger_at
from tests.store import made
from typer.testing import CliRunner, Result

from recount.cli import app, deciding
from recount.flow.ask import ask
from recount.flow.keep import KeepOptions, code_run
from recount.model import CodedReport, EventType, UsageError
from recount.store import decisions as kept
from recount.store import doubles, views
from recount.store.ledger import Ledger

Run = Callable[..., Result]
MAYOR = coded()[0].claims[0]
BY = ("--by", "Ana Quist")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with a ledger of its own; `typed` are the lines that the person types."""
    monkeypatch.chdir(tmp_path)
    ledger_at(tmp_path / "recount.db")
    return lambda *words, typed="": CliRunner().invoke(app, list(words), input=typed)


def listed(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("review", "--json").stdout)
    return found


def taken(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("decisions", "--json").stdout)
    return found


def of_kind(run: Run, kind: str) -> dict[str, str]:
    return next(q for q in listed(run) if q["kind"] == kind)


def test_questions_are_listed_with_what_hangs_on_them(run: Run) -> None:
    """The most useful first, each with its id; all of it as JSON."""
    done = run("review")
    assert done.exit_code == 0, done.output
    assert "Is “12 people” read right as killed 12?" in " ".join(done.stdout.split())
    assert {"toll", "dispute"} <= {q["kind"] for q in listed(run)}
    uses = [q["use"] for q in listed(run)]
    assert uses == sorted(uses, reverse=True)
    assert len(run("review", "--most", "1").stdout.splitlines()) < len(done.stdout.splitlines())


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100, 160])
def test_any_window_shows_all_of_it(tmp_path: Path, width: int) -> None:
    """No line is wider than the window, and no word is lost; in wide windows excerpts stand side by side."""
    ledger_at(tmp_path / "l.db")
    with Ledger.open(tmp_path / "l.db") as ledger:
        questions = ask(ledger).questions
    for shown in (deciding.table(questions, width), *(deciding.whole(q, width, colour=False) for q in questions)):
        out = Console(width=width, file=io.StringIO())
        out.print(shown)
        assert max(map(len, out.file.getvalue().splitlines())) <= width  # type: ignore[attr-defined]  # a StringIO
    out = Console(width=width, file=io.StringIO())
    out.print(deciding.table(questions, width))
    said = "".join(out.file.getvalue().split())  # type: ignore[attr-defined]  # as above
    assert all("".join(word.split()) in said for q in questions for word in q.effect.split())


def test_a_person_goes_through_the_questions(run: Run) -> None:
    """A key that is none is asked again; a number is typed in; skipped stays open; the answers are counted at the end."""
    order = [q["kind"] for q in listed(run)]
    keys = "".join("z\nn\n15\nthe ministry says so\n" if kind == "toll" else "s\n" for kind in order)
    done = run("review", *BY, typed=keys)
    assert done.exit_code == 0, done.output
    assert "*12 people*" in done.stdout
    assert "Kept: correct tolls[0].count of" in done.stdout
    assert "'z' is none of these" in done.stderr
    assert "1 answer kept. " in done.stderr
    assert [q["kind"] for q in listed(run)] == [kind for kind in order if kind != "toll"]
    (kept,) = taken(run)
    assert (kept["by"], kept["answer"], kept["reason"]) == ("Ana Quist", "15", "the ministry says so")


@pytest.mark.parametrize("typed", ["q\n", "", "y\n"])
def test_leaving_in_the_middle_keeps_nothing_half(run: Run, typed: str) -> None:
    """Quit, the end of the input, the end of it before the reason was given."""
    done = run("review", *BY, typed=typed)
    assert done.exit_code == 0, done.output
    assert "0 answers kept." in done.stderr
    assert taken(run) == []


def test_a_wrong_number_is_not_kept_and_the_next_question_comes(run: Run) -> None:
    """What is wrong with it is said."""
    keys = "".join("n\nlots\n\n" if q["kind"] == "toll" else "s\n" for q in listed(run))
    done = run("review", *BY, typed=keys)
    assert "Not kept: 'lots' is no count." in done.stderr
    assert done.exit_code == 0
    assert taken(run) == []


def test_a_script_answers_a_question_by_its_id(run: Run) -> None:
    """By the option's key or its answer; what is no option is refused."""
    asked = of_kind(run, "dispute")
    short = asked["id"].rsplit(":", 1)[1][:8]
    wrong = run("decide", "answer", short, "perhaps", *BY)
    assert isinstance(wrong.exception, UsageError)
    assert "y (yes, it did: corroborated)" in str(wrong.exception)
    done = run("decide", "answer", short, "n", *BY, "--reason", "it was another town")
    assert done.exit_code == 0, done.output
    assert asked["id"] not in {q["id"] for q in listed(run)}
    assert "rejected" in run("incidents").stdout
    again = run("decide", "answer", short, "n", *BY)
    assert "No open question's id" in str(again.exception)


def test_a_script_decides_and_takes_back(run: Run) -> None:
    """`decisions` shows what stands and what does not, and why; `show` has them beside the incident."""
    claim = views.short(MAYOR.id)
    done = run("decide", "correct", claim, "15", "--field", "tolls[0].count", *BY, "--reason", "the ministry's list")
    assert done.exit_code == 0, done.output
    first = done.stdout.split()[0]
    assert f"correct tolls[0].count of {claim}: 15 (was 12), by Ana Quist" in done.stdout
    incident = run("incidents").stdout.splitlines()[1].split("\t")[0]
    assert "correct tolls[0].count" in run("show", incident).stdout
    assert run("decide", "undo", first, "--by", "Ben Ode").exit_code == 0
    said = run("decisions").stdout
    assert "[taken back by Ben Ode]" in said
    assert [d["stands"] for d in taken(run)] == [False, False]
    assert "[no longer stands]" in run("show", incident).stdout


def test_a_figure_of_a_person_is_shown_beside_the_methods(run: Run) -> None:
    """With who says so and why."""
    incident = run("incidents").stdout.splitlines()[1].split("\t")[0]
    run(
        "decide",
        "estimate",
        incident,
        "12/15/17",
        "--field",
        "killed/all",
        "--by",
        "Ben Ode",
        "--reason",
        "three lists",
    )
    said = " ".join(run("show", incident).stdout.split())
    assert "; decided 12 to 17, best 15" in said
    assert re.search(r"decided Ben Ode decided so on \d+ \w+ \d{4}: three lists", said)


def test_a_rejected_claim_is_still_shown(run: Run) -> None:
    """Not among the claims, but with its words beside the decision."""
    incident = run("incidents").stdout.splitlines()[1].split("\t")[0]
    medics = coded()[1].claims[1]
    assert run("decide", "reject", views.short(medics.id), *BY).exit_code == 0
    shown = run("show", incident).stdout
    assert "“It killed 17 people, medics said”" in " ".join(shown.split("Decisions")[1].split())
    assert "Killed: as told 12" in shown


def test_a_second_coder_s_claim_is_added_and_a_translation_kept(run: Run, tmp_path: Path) -> None:
    """Both by decisions, said in a line that repeats neither the claim nor the text; the claim is shown with its incident."""
    report = coded()[0].report
    baker = made.claim(report, "Among the dead was the baker", event_type=EventType.KILLING, engine="person: Ben Ode")
    with Ledger.open(tmp_path / "recount.db") as ledger:
        with ledger.read() as connection:
            stands = doubles.of_report(connection, report.id)[0]
        second = CodedReport(report=report, claims=(baker,))
        ledger.append_beside(second, code_run(second, KeepOptions()), stands.coded, stands.run_id)
    assert views.short(baker.id) not in run("decisions").stdout
    added = run("decide", "add", views.short(baker.id), *BY)
    assert re.match(rf"\w{{8}}  add {views.short(baker.id)}, by ", added.stdout), added.output
    with Ledger.open(tmp_path / "recount.db") as ledger:
        incident = kept.incident_of(ledger, baker.id)
    assert "Among the dead was the baker" in " ".join(run("show", incident).stdout.split())
    done = run("decide", "translate", report.id, "Zginęło 12 osób.", "--field", "pl", *BY)
    assert re.match(rf"\w{{8}}  translate into pl: {views.short(report.id)}, by ", done.stdout), done.output
    assert "Zginęło" not in run("decisions").stdout
    assert run("replay", "--ledger", "recount.db").exit_code == 0


def test_a_decision_needs_a_name(run: Run) -> None:
    """Nobody decides namelessly."""
    done = run("decide", "accept", views.short(MAYOR.id))
    assert isinstance(done.exception, UsageError)
    assert "Give it with --by" in str(done.exception)


def test_an_empty_ledger_asks_nothing(run: Run, tmp_path: Path) -> None:
    """And says so."""
    Ledger.open(tmp_path / "empty.db").close()
    assert "raises no question" in run("review", "--ledger", "empty.db").stderr
    assert "holds no decisions" in run("decisions", "--ledger", "empty.db").stderr
    assert run("review", "--ledger", "none.db").exception is not None
