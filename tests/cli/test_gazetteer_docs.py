"""The session of imports in docs/places.md is what the tool prints today."""

import re
import shlex
from pathlib import Path

import pytest
from tests.vocab.dumps import Entry, dump, name, written
from typer.testing import CliRunner

from recount.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "places.md"
SESSION = re.compile(r"```console\n(\$ recount gazetteer import .*?)```", re.DOTALL)
CHANGES = re.compile(
    r"imported \d{4}-\d\d-\d\d; [0-9a-f]{16}\."
)  # the day, and the digest of files that are zipped anew


def test_the_session_of_imports_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who has such files and types the commands sees what the page shows."""
    monkeypatch.setenv("RECOUNT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    inside = ("09", "171", "")
    village = Entry(number=90_000_001, name="Tall Zarqūniyah", inside=inside)
    district = Entry(number=90_000_002, name="Zarq", code="ADM2", inside=inside)
    bridge = Entry(number=90_000_003, name="Jisr Zarq", code="BDG", inside=inside)
    dump(tmp_path / "SY.zip", village, district, bridge)
    dump(tmp_path / "allCountries.zip", village, Entry(number=90_000_004, name="Barqunah", country="IQ"))
    written(tmp_path / "alternateNamesV2.zip", [name(90_000_001, "Zarquniya", "en")])
    written(tmp_path / "admin1CodesASCII.txt", ["SY.09\tAleppo\tAleppo\t90000009"])
    written(tmp_path / "admin2Codes.txt", ["SY.09.171\tZarq District\tZarq District\t90000002"])
    (session,) = SESSION.findall(PAGE.read_text(encoding="utf-8"))
    for command, shown in re.findall(r"\$ recount (.+)\n((?:(?!\$ ).*\n)*)", session):
        result = CliRunner().invoke(app, shlex.split(command))
        assert result.exit_code == 0, result.output
        assert CHANGES.sub("", result.stdout) == CHANGES.sub("", shown), command
