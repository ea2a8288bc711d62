"""The table of standards points at code and tests that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "standards.md").read_text(encoding="utf-8")
NAMES = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))


def test_its_files_are_there() -> None:
    """Those with a folder in their name: code under src/recount, tests under tests."""
    named = re.findall(r"`((?:\w+/)+\w+\.(?:py|toml|csv))`", PAGE)
    assert len(named) > 30
    gone = [n for n in named if not (ROOT / "tests" / n).is_file() and not (ROOT / "src" / "recount" / n).is_file()]
    assert gone == []


def test_its_tests_are_there() -> None:
    """A test that is named in words bears that name."""
    cells = [row.split("|")[3] for row in PAGE.splitlines() if row.startswith("|") and row.count("|") == 4]
    said = [re.sub(r"`[^`]*`", "", part).strip(" ,") for cell in cells for part in cell.split(";")]
    named = [part.lower().replace("'", "").replace(" ", "_") for part in said if part.strip(" ,-") not in ("", "test")]
    assert len(named) > 20
    assert [name for name in named if f"def test_{name}" not in NAMES] == []
