"""The filter that says which names a gazetteer surely has not."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from recount.vocab.gazetteer import open_gazetteer
from recount.vocab.gazetteer.absent import filter_of, is_absent
from recount.vocab.gazetteer.file import PlaceFile


@given(st.sets(st.text(max_size=12), max_size=40), st.text(max_size=12))
def test_no_key_is_missed(keys: set[str], other: str) -> None:
    """What is there is never said to be absent, in any script; an empty filter holds nothing."""
    bits = filter_of(keys)
    assert not any(is_absent(key, bits) for key in keys)
    assert is_absent(other, filter_of(()))


def test_the_shipped_names_are_told_from_strange_ones() -> None:
    """Every key of the compiled file is found in its own filter, and nine of ten strange ones are not."""
    path: Path = open_gazetteer().path
    file = PlaceFile(path, advice="Build it again")
    bits = file.rows("SELECT bits FROM absent", ())[0][0]
    keys = [key for (key,) in file.rows("SELECT DISTINCT key FROM key WHERE place % 7 = 0", ())]
    assert len(keys) > 100_000
    assert not any(is_absent(key, bits) for key in keys)
    assert sum(is_absent(f"{key} of nowhere", bits) for key in keys) > 0.9 * len(keys)
