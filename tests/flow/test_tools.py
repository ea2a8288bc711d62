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
