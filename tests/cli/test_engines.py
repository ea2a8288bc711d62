"""`--engine`: which engine reads the reports, what the remote one must be told, and what it has cost."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from tests.extract.engines.remote.cases import GOOD, TEXT
from tests.extract.engines.remote.server import Model, Reply, openai
from typer.testing import CliRunner, Result

from recount.cli import app
from recount.cli.engines import ENGINES, Remote, engine_of, processes
from recount.model import UsageError

Run = Callable[..., Result]


@pytest.fixture
def model() -> Iterator[Model]:
    running = Model()
    running.replies = [openai(GOOD)]
    yield running
    running.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, model: Model) -> Run:
    """`recount` with the remote engine, asked to send a report to the server of the test."""
    monkeypatch.setenv("RECOUNT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("RECOUNT_REMOTE_KEY", raising=False)
    (tmp_path / "one.txt").write_text(TEXT)
    remote = ["--engine", "remote", "--model", "small-1", "--endpoint", model.url]

    def go(verb: str, *more: str) -> Result:
        return CliRunner().invoke(app, [verb, str(tmp_path / "one.txt"), "--no-places", *remote, *more])

    return go


CONSENT = ("--send-text-to", "127.0.0.1")


def test_code_with_consent(run: Run, model: Model) -> None:
    """The coded report on standard output, what it cost on standard error."""
    result = run("code", "--jsonl", *CONSENT, "--price", "3/15", "--max-cost", "1")
    assert result.exit_code == 0
    coded = json.loads(result.stdout)
    assert [c["event_type"] for c in coded["claims"]] == ["shelling", "other_violence"]
    assert coded["incidents"][0]["killed"] == {"low": 9, "best": 9, "high": None}
    assert result.stderr.splitlines()[-1] == (
        "remote: 1 question to 127.0.0.1, 0 answers kept from before; 1,000 tokens in, 200 out; cost at most 0.0060 of 1.0000"
    )
    assert len(model.asked) == 1


def test_no_consent_no_report_sent(run: Run, model: Model) -> None:
    """An error that names the host, and nothing leaves."""
    for more in ((), ("--send-text-to", "elsewhere.example.org")):
        result = run("code", "--jsonl", *more)
        assert isinstance(result.exception, UsageError)
        assert "127.0.0.1" in str(result.exception)
    assert model.asked == []


def test_add_keeps_what_the_model_found(run: Run, model: Model, tmp_path: Path) -> None:
    """The ledger names the engine; adding again asks nobody."""
    ledger = str(tmp_path / "recount.db")
    first = run("add", "--ledger", ledger, *CONSENT)
    assert first.exit_code == 0
    assert "1 report added" in first.stdout
    assert "cost unknown without --price" in first.stderr
    second = run("add", "--ledger", ledger, *CONSENT)
    assert "0 questions to 127.0.0.1, 0 answers kept" in second.stderr
    assert len(model.asked) == 1


def test_what_failed_is_named(run: Run, model: Model) -> None:
    """A report that could not be coded: exit code 1, its name, why, what next, and still the cost."""
    model.replies = [Reply(status=401)]
    result = run("code", "--jsonl", *CONSENT)
    assert result.exit_code == 1
    assert result.stdout == ""
    failed, account = result.stderr.splitlines()
    assert failed.startswith("one: 127.0.0.1 refuses the key (401). Check the key")
    assert account.startswith("remote: 1 question")


def test_restricted_sources_stay_here(run: Run, model: Model) -> None:
    """--restricted names whose reports are never sent."""
    result = run("code", "--jsonl", *CONSENT, "--source", "The Valley Post", "--restricted", "the valley post")
    assert result.exit_code == 1
    assert "restricted" in result.stderr
    assert model.asked == []


@pytest.mark.parametrize(
    "options",
    [
        ("--engine", "crystal-ball"),
        ("--engine", "remote"),
        ("--engine", "remote", "--model", "small-1"),
        ("--model", "small-1"),
        ("--send-text-to", "api.openai.com"),
        ("--max-cost", "1"),
        (
            "--engine",
            "remote",
            "--model",
            "m",
            "--endpoint",
            "http://localhost/v1",
            *CONSENT[:1],
            "localhost",
            "--price",
            "3",
        ),
    ],
    ids=" ".join,
)
def test_wrong_usage(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Exit code 2 before anything is read."""
    result = CliRunner().invoke(app, ["code", str(tmp_path), *options])
    assert result.exit_code == 2


def test_every_engine_has_a_name_and_a_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`engine_of` knows each of `ENGINES`, and no other."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("RECOUNT_CACHE", str(tmp_path))
    told = Remote(model="m", endpoint="http://localhost:8000/v1", send_text_to="localhost")
    for name in ENGINES:
        engine = engine_of(name, told if name == "remote" else None)
        assert engine.name == name
        assert engine.digest
    with pytest.raises(typer.BadParameter):
        engine_of("other")


def test_no_more_processes_than_the_endpoint_is_to_answer_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An engine of this machine takes as many as there are."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = Remote(model="m", endpoint="http://localhost:8000/v1", send_text_to="localhost")
    assert processes(engine_of("remote", told), 16) == 4
    assert processes(engine_of("lexical"), 16) == 16
