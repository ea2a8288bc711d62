"""The sessions in docs/review.md are what the tool prints today.

``RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_review_docs.py`` writes today's output into the page.
"""

import itertools
import os
import re
import shlex
import uuid
from pathlib import Path

import pytest
from tests.cli.reviewed import ledger_at
from typer.testing import CliRunner

from recount.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "review.md"
BLOCK = re.compile(r"```console\n(\$ recount .*?)```", re.DOTALL)
STEP = re.compile(r"\$ recount (?P<command>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)")
AT = " --at 2018-05-0{}T10:00:00Z"  # decisions of the page are taken on days of their own


def test_the_sessions_are_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who has such a ledger and types the commands sees what the page shows."""
    monkeypatch.chdir(tmp_path)
    numbers = itertools.count(1)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(numbers) * 16**24 * 0x1A2B3C4D // 7))
    ledger_at(tmp_path / "recount.db")
    page = PAGE.read_text(encoding="utf-8")
    days = itertools.count(2)
    for block in BLOCK.findall(page):
        printed = ""
        for step in STEP.finditer(block):
            at = AT.format(next(days)) if step["command"].startswith("decide") else ""
            result = CliRunner().invoke(app, shlex.split(step["command"] + at))
            assert result.exit_code == 0, (step["command"], result.output, result.exception)
            printed += f"$ recount {step['command']}\n{result.stdout}"
        if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
            page = page.replace(block, printed)
        else:
            assert block == printed
    if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
        PAGE.write_text(page, encoding="utf-8")
