"""`recount code`: reports in, coded reports out."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import recount
from recount.cli import app
from recount.extract import Extraction, ExtractOptions
from recount.flow import pipeline
from recount.model import (
    Claim,
    Count,
    EventType,
    PlaceMention,
    PlaceRelation,
    Population,
    Quote,
    Report,
    Stance,
    Toll,
    TollKind,
    Wording,
    claim_id,
    quote,
)

TEXT = "Nine people were killed on Tuesday when shells hit a market in Sarvan, medics said."
GERMAN = "Neun Menschen wurden getötet, als am Mittwoch Granaten einen Markt in der Stadt trafen, teilte das Krankenhaus mit."
Run = Callable[..., Result]


def words(report: Report, exact: str) -> Quote:
    start = report.text.index(exact)
    return quote(report.text, start, start + len(exact))


def one_claim(report: Report, options: ExtractOptions | None = None) -> Extraction:
    """An engine that reads the one sentence of these tests."""
    del options
    if "choir" in report.text:
        return Extraction(skipped=True)
    if "Nine people" not in report.text:
        return Extraction(refused=("quiet.txt: 'forty' is not in the text. It was left out.",))
    nine = Count(low=9, high=9, wording=Wording.EXACT)
    people = words(report, "Nine people")
    draft = {
        "report_id": report.id,
        "event_type": EventType.SHELLING,
        "stance": Stance.ASSERTS,
        "evidence": (quote(report.text, 0, len(report.text)),),
        "speakers": (words(report, "medics"),),
        "places": (PlaceMention(quote=words(report, "Sarvan"), relation=PlaceRelation.IN),),
        "when": words(report, "on Tuesday"),
        "tolls": (Toll(kind=TollKind.KILLED, count=nine, population=Population.UNSTATED, quote=people),),
    }
    claim = Claim(id="draft", **draft)  # type: ignore[arg-type]  # each has its field's type
    return Extraction(claims=(Claim(id=claim_id(claim), **draft),))  # type: ignore[arg-type]  # as above


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `recount` in this process, with the little engine."""
    monkeypatch.setattr(pipeline, "extract", one_claim)

    def go(*arguments: str | Path, typed: bytes | None = None) -> Result:
        elsewhere = ["--no-places"] if arguments[0] == "code" else []  # no test here waits for a gazetteer
        return CliRunner().invoke(app, [*(str(a) for a in arguments), *elsewhere], input=typed)

    return go


@pytest.fixture
def nine(tmp_path: Path) -> Path:
    """A report of nine dead."""
    path = tmp_path / "nine.txt"
    path.write_text(TEXT)
    return path


def test_tables_show_incident_and_claim(run: Run, nine: Path) -> None:
    """A person sees the number, the claim it comes from, who says so and the words, in 80 columns."""
    result = run("code", nine, "--published", "2021-03-04", "--source", "The Post")
    assert result.exit_code == 0
    assert "nine · The Post · 4 Mar 2021" in result.stdout
    incident = next(line for line in result.stdout.splitlines() if line.startswith("1 "))
    assert incident.split() == ["1", "shelling", "Sarvan", "2", "Mar", "2021", "9", "–", "c1"]
    assert "shelling, according to medics" in result.stdout
    assert "killed     9 “Nine people”" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert "\x1b" not in result.stdout, "no colour away from a terminal"
    assert result.stderr == ""


def test_jsonl_is_the_public_format(run: Run, nine: Path) -> None:
    """--jsonl prints one object a report, with the guide's names."""
    result = run("code", nine, nine, "--jsonl", "--published", "2021-03-04")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == second
    assert first["doc_id"] == "nine"
    assert first["incidents"][0]["killed"] == {"low": 9, "best": 9, "high": 9}
    assert first["claims"][0]["speakers"] == ["medics"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_one_array(run: Run, tmp_path: Path, count: int) -> None:
    """--json prints an array, of nothing too."""
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join([json.dumps({"text": f"{TEXT} {n}", "doc_id": str(n)}) for n in range(count)]))
    result = run("code", path, "--json")
    assert [r["doc_id"] for r in json.loads(result.stdout)] == [str(n) for n in range(count)]
    assert result.exit_code == (0 if count else 1)


def test_no_day_of_publication_is_said_once(run: Run, nine: Path) -> None:
    """Without --published "on Tuesday" stays unresolved, and the reader is told so once."""
    result = run("code", nine, nine)
    assert result.stderr.count("no day of publication") == 1
    assert "“on Tuesday” stay unresolved" in result.stderr
    assert "day unknown" in result.stdout


def test_bad_items_never_stop_the_rest(run: Run, nine: Path, tmp_path: Path) -> None:
    """What failed is named at the end with what to do next; the rest is printed; the exit code is 1."""
    result = run("code", tmp_path / "gone.txt", nine, tmp_path / "gone.pdf")
    assert result.exit_code == 1
    assert "shelling, according to medics" in result.stdout
    assert "2 reports could not be read or coded:" in result.stderr
    assert f"{tmp_path}/gone.pdf: no such file or folder. Check the path" in result.stderr
    assert "gone" not in result.stdout


def test_bad_items_beside_json(run: Run, nine: Path, tmp_path: Path) -> None:
    """Errors go to standard error, so that standard output stays JSON."""
    result = run("code", tmp_path / "gone.txt", nine, "--jsonl")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["doc_id"] == "nine"
    assert "gone.txt" in result.stderr


def test_language_it_cannot_code(run: Run, tmp_path: Path) -> None:
    """A report in another language is named, not silently empty."""
    path = tmp_path / "german.txt"
    path.write_text(GERMAN)
    result = run("code", path)
    assert result.exit_code == 1
    assert (
        "german: it is in a language that Recount can't code yet (de). Code an English version of it" in result.stderr
    )


def test_future_day(run: Run, nine: Path) -> None:
    """A day of publication that has not come yet is refused."""
    result = run("code", nine, "--published", "2021-03-04", "--today", "2021-02-01")
    assert result.exit_code == 1
    assert "in the future" in result.stderr


def test_nothing_found_is_said(run: Run, tmp_path: Path) -> None:
    """A report without claims is not silently empty."""
    path = tmp_path / "quiet.txt"
    path.write_text("The workers went on strike for better pay and the mayor received them.")
    result = run("code", path)
    assert result.exit_code == 0
    assert "No claim of violence in it." in result.stdout


def test_what_was_refused_is_said_once(run: Run, tmp_path: Path) -> None:
    """On standard error, in the words of who refused it."""
    path = tmp_path / "quiet.txt"
    path.write_text("The workers went on strike for better pay and the mayor received them.")
    result = run("code", path, "--jsonl")
    assert result.stderr.count("quiet.txt: 'forty' is not in the text. It was left out.") == 1
    assert "quiet.txt: quiet.txt" not in result.stderr
    assert json.loads(result.stdout)["refused"] == ["quiet.txt: 'forty' is not in the text. It was left out."]


@pytest.mark.parametrize(("count", "said"), [(1, "1 report was put aside"), (2, "2 reports were put aside")])
def test_what_was_put_aside_is_said(run: Run, tmp_path: Path, count: int, said: str) -> None:
    """In the table of each report, in its JSON, and which they are at the end, with what to do."""
    paths = [tmp_path / f"choir-{n}.txt" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(f"The choir of the town hall sang {n} songs on Sunday, and everybody was glad of them.")
    result = run("code", *paths)
    assert result.stdout.count("Put aside and not read closely") == count
    assert f"{said} and not read closely: {', '.join(path.stem for path in paths)}. " in result.stderr
    assert "--read-all" in result.stderr
    assert all(json.loads(line)["skipped"] for line in run("code", *paths, "--jsonl").stdout.splitlines())


def test_standard_input(run: Run) -> None:
    """A dash reads standard input."""
    assert "medics" in run("code", "-", typed=TEXT.encode()).stdout


def test_copies_are_said(run: Run, tmp_path: Path) -> None:
    """A report with the words of an earlier one says so."""
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT, "source": s}) for s in ("A", "B")))
    assert run("code", path).stdout.count("a copy") == 1


def test_words_of_a_report_do_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences in a text are not printed."""
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": f"{TEXT} \x1b[2J\u202e", "title": "\x1b]0;owned\x07", "doc_id": "\x1b[31m"}))
    assert "\x1b" not in run("code", path).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["code"],
        ["code", "x", "--json", "--jsonl"],
        ["code", "x", "--published", "yesterday"],
        ["code", "x", "--workers", "0"],
        ["cod"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    """Wrong usage is exit code 2 and says what is wrong on standard error."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage" in result.stderr


@pytest.mark.parametrize("day", ["05/03/2024", "2024-3-5", "20240305", "2024-02-30", "2024-13-05"])
def test_a_day_has_one_spelling(run: Run, day: str) -> None:
    """Any other is wrong usage, and the message shows how to write it, in plain words."""
    result = run("code", "x", "--published", day)
    assert result.exit_code == 2
    assert "2024-03-05" in result.stderr
    assert "%Y" not in result.stderr


def recount_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "80"}
    return subprocess.run(  # noqa: S603 - the project's own command
        [sys.executable, "-m", "recount", *arguments], capture_output=True, text=True, check=False, env=environment
    )


def test_help_loads_nothing_heavy() -> None:
    """`recount --help` loads none of the stages, nor rich, nor the parsers: that is what keeps it quick."""
    heavy = "rich sqlalchemy trafilatura htmldate pypdfium2 docx py3langid rapidfuzz recount.flow recount.extract numpy"
    script = (
        "import sys; from recount.cli import app\n"
        "try: app(['--help'])\n"
        f"except SystemExit: sys.exit(', '.join(m for m in {heavy.split()!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.stderr.strip() == ""
    assert "armed conflict" in done.stdout


def test_as_a_process(nine: Path) -> None:
    """The command itself: version, results on standard output, exit codes."""
    assert recount_command("--version").stdout == f"recount {recount.__version__}\n"
    done = recount_command("code", str(nine), "--jsonl", "--no-places", "--published", "2021-03-04")
    assert done.returncode == 0
    assert json.loads(done.stdout)["doc_id"] == "nine"
    assert recount_command("code", "/gone.txt", "--no-places").returncode == 1


def started(folder: Path, count: int, workers: int) -> subprocess.Popen[bytes]:
    """`recount code` at work on many reports, in a process group of its own."""
    path = folder / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{TEXT} {n}", "doc_id": str(n)}) for n in range(count)))
    command = [sys.executable, "-m", "recount", "code", str(path), "--jsonl", "--no-places", "--workers", str(workers)]
    pipe = subprocess.PIPE
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # what a shell starts in the background ignores it
    try:
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, start_new_session=True)  # noqa: S603 - our own command
    finally:
        signal.signal(signal.SIGINT, before)


def test_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """``recount code … | head -1`` leaves no fault, and the status that shells know from other programs."""
    with started(tmp_path, 3000, 1) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert not re.search(b"Traceback|Error|Exception", errors)
    assert process.returncode == 128 + signal.SIGPIPE


def test_a_pipe_closed_before_anything_came_ends_alike() -> None:
    """What is short enough to be written only at the end too."""
    command = [sys.executable, "-m", "recount", "--version"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own command
    os.close(writing)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


def test_interrupt_ends_quietly(tmp_path: Path) -> None:
    """Ctrl-C leaves no traceback, from worker processes neither."""
    with started(tmp_path, 20_000, 2) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate()
    assert b"Traceback" not in errors
    assert process.returncode == 130
