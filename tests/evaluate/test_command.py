"""`recount evaluate` from the outside."""

import json
import re
from pathlib import Path

import pytest
import typer
from tests.evaluate import cases
from typer.testing import CliRunner, Result

from recount.cli.evaluate import register
from recount.model import RecountError, UsageError


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with gold.jsonl and coded.jsonl."""
    for name, reports in (("gold", cases.gold()), ("coded", cases.coded())):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str, coded: str = "coded.jsonl") -> Result:
    """The command, as the front door registers it."""
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    given = [str(folder / "gold.jsonl"), *([str(folder / coded)] if coded else []), *options]
    return CliRunner().invoke(app, ["evaluate", *given, "--no-places", "--floors", str(folder / "floors.json")])


def test_the_table_shows_every_figure_and_fits(files: Path) -> None:
    """All figures, three breakdowns, in 80 columns."""
    done = run(files, "--worst", "1")
    assert done.exit_code == 0
    assert "said         0.600   0.600   0.600      5" in done.stdout
    assert "mean 0.643   total 0.500   injured 0.000   overcount 0.500" in done.stdout
    for heading in ("country of the event", "kind of perpetrator", "outlet, or its kind"):
        assert heading in done.stdout
    assert "worst: clinic" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("figure", ["said", "mean", "total", "injured", "overcount", "wording", "part", "refused"])
def test_the_table_explains_its_figures(files: Path, figure: str) -> None:
    """Whoever has not read the page learns what a figure is, under the table; JSON stays JSON."""
    assert re.search(rf"^  {figure} +[a-z]", run(files).stdout, re.MULTILINE)
    assert isinstance(json.loads(run(files, "--json").stdout), dict)


def test_an_outlet_that_nobody_knows_has_a_row_of_its_own(files: Path) -> None:
    """Not one row `unknown` for all; long names are cut, and of many only the first are printed."""
    reports = [cases.gold()[0] | {"doc_id": str(n), "source": f"The Very Long-Named Gazette, {n}"} for n in range(30)]
    (files / "gold.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    done = run(files, "--by", "outlet")
    assert "“The Very Long-Name…”" in done.stdout
    assert "… and 5 smaller ones; --json has them" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert len(json.loads(run(files, "--by", "outlet", "--json").stdout)["by"]["outlet"]) == 30


def test_json_holds_the_same_figures(files: Path) -> None:
    """One object, with the groups under `by`."""
    data = json.loads(run(files, "--json", "--by", "country", "--worst", "2").stdout)
    assert data["said"] == {"precision": 0.6, "recall": 0.6, "f1": 0.6, "gold": 5}
    assert sum(group["claims"] for group in data["by"]["country"].values()) == 6
    assert data["worst"] == ["clinic", "bridge"]


def test_without_coded_reports_the_texts_are_coded(files: Path) -> None:
    """The default engine runs over the gold's texts, and every report is joined."""
    data = json.loads(run(files, "--json", coded="").stdout)
    assert (data["joined"], data["reports"], data["refused"]) == (2, 2, 0)


def test_the_gate_fails_below_the_floors(files: Path) -> None:
    """Pin, pass, fall, fail: exit code 1 and the figure by name."""
    assert run(files, "--update", coded="gold.jsonl").exit_code == 0
    assert run(files, "--gate", coded="gold.jsonl").exit_code == 0
    fallen = run(files, "--gate")
    assert fallen.exit_code == 1
    assert "said 0.6000 (floor 1.0000" in fallen.stderr


def test_floors_fall_with_a_reason_only(files: Path) -> None:
    """`--update` refuses, unless the reason is given."""
    run(files, "--update", coded="gold.jsonl")
    assert isinstance(run(files, "--update").exception, UsageError)
    assert run(files, "--update", "--allow-regression", "an experiment").exit_code == 0
    assert run(files, "--gate").exit_code == 0


def test_a_wrong_group_is_wrong_usage(files: Path) -> None:
    """Exit code 2, and the choices."""
    done = run(files, "--by", "moon")
    assert done.exit_code == 2
    assert "country, perpetrator, outlet" in done.stderr


def test_a_missing_gold_file_is_an_error(tmp_path: Path) -> None:
    """An error on purpose, for the front door to show in one line."""
    assert isinstance(run(tmp_path).exception, RecountError)


@pytest.mark.parametrize(
    ("content", "says"), [(None, "no such file. Check the path"), ("", "is empty"), ("\n", "is empty")]
)
def test_a_file_with_nothing_in_it_is_an_error(files: Path, content: str | None, says: str) -> None:
    """Gold or coded: no figures of nothing, and no words of the operating system."""
    for name in ("gold", "coded"):
        path = files / f"{name}.jsonl"
        before = path.read_text(encoding="utf-8")
        path.unlink()
        if content is not None:
            path.write_text(content, encoding="utf-8")
        done = run(files)
        assert isinstance(done.exception, RecountError)
        assert says in str(done.exception)
        assert "Errno" not in str(done.exception)
        path.write_text(before, encoding="utf-8")
