"""The lists of columns in docs/publishing.md are those of the tables, and every format stands there.

``RECOUNT_UPDATE_SESSIONS=1 pytest tests/publish/test_publishing_docs.py`` writes today's lists into the page.
"""

import os
import re
from pathlib import Path

import pytest
from tests.publish.released import dossier, gate

from recount.publish.folder.make import About, Plan, make
from recount.publish.folder.origin import Origin, reasons
from recount.publish.form import FILES, Form
from recount.publish.sheet import Column
from recount.publish.styles import acled, ucdp

PAGE = Path(__file__).parents[2] / "docs" / "publishing.md"


def listed(columns: tuple[Column, ...]) -> str:
    rows = "\n".join(f"| `{column.name}` | {column.holds} |" for column in columns)
    return f"\n| column | holds |\n|---|---|\n{rows}\n"


@pytest.mark.parametrize(
    ("name", "columns"), [("acled", acled.layout()), ("ucdp", ucdp.layout())], ids=["acled", "ucdp"]
)
def test_columns_are_listed(name: str, columns: tuple[Column, ...]) -> None:
    """Every column, in order, with what it holds or why it is blank."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- made: {name} -->(.*?)<!-- end -->", text, re.DOTALL)
    assert found is not None
    if os.environ.get("RECOUNT_UPDATE_SESSIONS"):
        PAGE.write_text(text[: found.start(1)] + listed(columns) + text[found.end(1) :], encoding="utf-8")
        return
    assert found[1] == listed(columns), "RECOUNT_UPDATE_SESSIONS=1 writes them anew"


@pytest.mark.parametrize("form", Form)
def test_every_format_is_there(form: Form) -> None:
    """With the name of its file."""
    assert f"\n| `{form.value}` | `{FILES[form]}` | " in PAGE.read_text(encoding="utf-8")


def test_every_file_of_a_release_is_there(tmp_path: Path) -> None:
    """Those that are in any release."""
    make(tmp_path / "r", Plan(release=gate(dossier()), origin=Origin(entries=0, hash=""), about=About(forms=())))
    page = PAGE.read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "r").iterdir() if f"`{path.name}`" not in page] == []


def test_every_code_of_a_withdrawal_is_there() -> None:
    """And what else an incident may have left for."""
    page = PAGE.read_text(encoding="utf-8")
    assert [code for code in reasons() if f"`{code}`" not in page and code not in ("withdrawn", "merged")] == []
