"""What a run notes of the tools it read by."""

from pathlib import Path

from recount.flow.tools import settings_of
from recount.resolve import ResolveTools
from recount.vocab.gazetteer import Gazetteer


def test_settings_tell_gazetteers_apart(tmp_path: Path) -> None:
    """No gazetteer, one, and another of other bytes are three settings; the folder it lies in is no part of any."""
    files = (tmp_path / "gazetteer-a.sqlite", tmp_path / "gazetteer-b.sqlite", tmp_path / "x" / "gazetteer-a.sqlite")
    none, one, other, moved = (
        settings_of(ResolveTools(gazetteer=None)),
        *(settings_of(ResolveTools(gazetteer=Gazetteer(path))) for path in files),
    )
    assert len({none, one, other}) == 3
    assert one == moved


def test_settings_tell_imports_apart(tmp_path: Path) -> None:
    """Places that are imported change the settings, and so do other imports, or the same in another order."""
    base, one, two = (tmp_path / f"{name}.sqlite" for name in ("gazetteer-a", "SY-1", "IQ-2"))
    sets = ((), (one,), (two,), (one, two), (two, one))
    assert len({settings_of(ResolveTools(gazetteer=Gazetteer(base, imports))) for imports in sets}) == len(sets)
