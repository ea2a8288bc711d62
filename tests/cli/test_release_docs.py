"""The session in docs/publishing.md is what the tool prints today.

``RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_release_docs.py`` writes today's output into it.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "publishing.md"
SESSION = re.compile(r"```console\n(\$ recount release .*?)```", re.DOTALL)
REPORTS = ("ex-macomia-killing.txt", "ex-taiz-hospital.txt")


def test_the_session_of_releases_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose ledger holds two of the examples sees what the page shows."""
    monkeypatch.chdir(tmp_path)
    reports = [str(ROOT / "examples" / "reports" / name) for name in REPORTS]
    assert CliRunner().invoke(app, ["add", *reports, "--engine", "lexical", "--ledger", "mine.db"]).exit_code == 0
    text = PAGE.read_text(encoding="utf-8")
    (session,) = SESSION.findall(text)
    printed = ""
    for command in re.findall(r"^\$ recount (.+)\n", session, re.MULTILINE):
        result = CliRunner().invoke(app, shlex.split(command))
        assert result.exit_code == 0, result.output
        printed += f"$ recount {command}\n{result.output}"
    if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
        PAGE.write_text(text.replace(session, printed), encoding="utf-8")
        return
    assert session == printed, "RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_release_docs.py writes it anew"
