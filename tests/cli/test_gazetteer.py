"""`recount gazetteer`: build the table of places, and look a name up in it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app
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


def test_build_says_where_it_lies() -> None:
    """The file and its size are named on standard error."""
    result = CliRunner().invoke(app, ["gazetteer", "build"])
    assert result.exit_code == 0
    assert "gazetteer.sqlite (2 MB)" in result.stderr
