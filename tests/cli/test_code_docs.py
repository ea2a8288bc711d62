"""The terminal sessions in the README and the tutorial are what the tool prints today.

``RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_code_docs.py`` writes today's output into them.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "reading.md")
# A block of one command, perhaps with a text typed into it, and what it printed; blocks without output are not sessions
SESSION = re.compile(
    r'```console\n\$ (?:echo "(?P<typed>[^"]+)" \|\s+)?(?P<command>recount code .+)\n'
    r"(?P<printed>(?:(?!```|\$ ).*\n)+)```"
)
CUT = "…\n"  # a last line of only this: the rest is left out


def sessions() -> list[tuple[Path, re.Match[str]]]:
    """Every session of the pages."""
    return [(page, match) for page in PAGES for match in SESSION.finditer(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "session"), sessions(), ids=lambda p: p.name if isinstance(p, Path) else "")
def test_sessions_are_what_is_printed(page: Path, session: re.Match[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types the command sees what the page shows."""
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, shlex.split(session["command"])[1:], input=session["typed"])
    assert result.exit_code == 0, result.output
    shown = session["printed"]
    printed = result.stdout
    if shown.endswith(CUT):
        printed = "".join(printed.splitlines(keepends=True)[: shown.count("\n") - 1]) + CUT
    if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(session[0], session[0].replace(shown, printed)), encoding="utf-8")
        return
    assert shown == printed, "RECOUNT_UPDATE_SESSIONS=1 pytest tests/cli/test_code_docs.py writes it anew"


def test_the_readme_opens_with_a_session() -> None:
    """A real session stands on the first screen."""
    assert SESSION.search((ROOT / "README.md").read_text(encoding="utf-8")[:3500])
