"""`recount gazetteer`: build the table of places, and look a name up in it."""

from pathlib import Path

import pytest
from tests.vocab.dumps import Entry, dump
from typer.testing import CliRunner

from recount.cli import app
from recount.model import UsageError
from recount.vocab import gazetteer
from recount.vocab.gazetteer import Match, Place, PlaceKind


class OnePlace:
    """A gazetteer that knows Torin."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def match(self, name: str) -> tuple[Match, ...]:
        """Torin, if asked for it."""
        torin = Place(
            id="test:1", name="Torin", lat=36.6, lon=38.3, radius_km=2.4, kind=PlaceKind.SETTLEMENT, country="SY"
        )
        return (Match(place=torin, tier=2),) if name == "Turin" else ()


@pytest.fixture(autouse=True)
def _one_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"x" * 2_000_000)
    monkeypatch.setattr(gazetteer, "open_gazetteer", lambda _progress=None: OnePlace(path))


def test_find_says_where_and_how_sure() -> None:
    """A place comes with its kind, point, radius, id and how its spelling was matched."""
    result = CliRunner().invoke(app, ["gazetteer", "find", "Turin"])
    assert result.stdout == "Torin, SY: settlement, 36.600 38.300 (within 2 km), test:1, same sound\n"


def test_nothing_found_is_said() -> None:
    """An unknown name is exit code 1 and says what may be the reason."""
    result = CliRunner().invoke(app, ["gazetteer", "find", "Nowhere"])
    assert result.exit_code == 1
    assert "No place is called 'Nowhere'" in result.stderr


def test_places_are_imported_shown_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import is one line with what it is of; without a command the imports are shown; a removed one is gone."""
    monkeypatch.setenv("RECOUNT_DATA", str(tmp_path / "data"))
    file = dump(
        tmp_path / "SY.txt",
        Entry(number=1, name="Zarquniyah"),
        Entry(number=2, name="Barqunah", country="IQ"),
        "no place",
    )
    done = CliRunner().invoke(app, ["gazetteer", "import", "--country", "sy", str(file)])
    assert done.exit_code == 1, "one line could not be read"
    assert done.stdout.startswith("SY: 1 places of SY.txt, only SY; imported 2")
    assert "SY.txt, line 3: 1 columns, not 19" in done.stderr
    assert "1 lines left out: other countries" in done.stderr
    assert CliRunner().invoke(app, ["gazetteer"]).stdout == done.stdout
    assert CliRunner().invoke(app, ["gazetteer", "import", "--country", "SY", str(file)]).stdout == (
        done.stdout.removesuffix("\n") + " It was there already.\n"
    )
    removed = CliRunner().invoke(app, ["gazetteer", "remove", "SY"])
    assert (removed.exit_code, removed.stderr) == (0, "SY is no longer imported.\n")
    empty = CliRunner().invoke(app, ["gazetteer"])
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "Nothing is imported" in empty.stderr


def test_progress_is_plain_lines_where_there_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is said once, on standard error; a dump without a bad line is status 0."""
    monkeypatch.setenv("RECOUNT_DATA", str(tmp_path / "data"))
    done = CliRunner().invoke(
        app, ["gazetteer", "import", str(dump(tmp_path / "SY.txt", Entry(number=1, name="Zarquniyah")))]
    )
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Importing places.",
        "  SY.txt: reading",
        "  SY: regions",
        "  SY: sorting names",
        "  SY: done",
    ]


def test_a_code_of_no_country_is_wrong_usage(tmp_path: Path) -> None:
    """It is named; nothing is read."""
    done = CliRunner().invoke(app, ["gazetteer", "import", "--country", "SY,QX", str(tmp_path / "none.txt")])
    assert isinstance(done.exception, UsageError)
    assert "no country has the code QX" in str(done.exception)


def test_build_says_where_it_lies() -> None:
    """The file and its size are named on standard error."""
    result = CliRunner().invoke(app, ["gazetteer", "build"])
    assert result.exit_code == 0
    assert "gazetteer.sqlite (2 MB)" in result.stderr
