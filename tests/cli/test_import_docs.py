"""The sessions in docs/import.md and docs/history.md are what the tool prints today.

``RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_import_docs.py`` writes today's output into the pages.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "docs" / "import.md", ROOT / "docs" / "history.md")
BLOCK = re.compile(r"```console\n(\$ recount .*?)```", re.DOTALL)
STEP = re.compile(r"\$ recount (?P<command>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)")
FAILS = "import"  # one row of the sample can't be read


def test_the_sessions_are_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types the commands of both pages, one after the other, sees what they show."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("reports"))
    sheet = tmp_path / "examples" / "incidents.csv"
    for n, page in enumerate(PAGES):
        if n:  # the second page has something to compare: a number was corrected
            sheet.write_text(sheet.read_text(encoding="utf-8").replace(";2;;2;0;3;", ";2;;4;0;3;"), encoding="utf-8")
            _step('import examples/incidents.csv --map examples/incidents.toml --by "Ana Quist"')
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.findall(text):
            printed = "".join(_step(step["command"]) for step in STEP.finditer(block))
            if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
                text = text.replace(block, printed)
            else:
                assert block == printed
        if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
            page.write_text(text, encoding="utf-8")


def _step(command: str) -> str:
    at = " --at 2018-06-01T10:00:00Z --today 2020-01-01" if command.startswith("import") else ""
    result = CliRunner().invoke(app, shlex.split(command + at))
    assert result.exit_code == int(command.startswith(FAILS)), (command, result.output, result.exception)
    return f"$ recount {command}\n{result.stdout}"
