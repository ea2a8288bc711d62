"""A base map is looked at before it is drawn: what can't be says what it is, and what to do."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vocab import pmtiles

from recount.model import ReferenceDataError
from recount.vocab.basemap import TileKind, open_basemap
from recount.vocab.basemap.about import plain
from recount.vocab.basemap.directory import Entry, entries
from recount.vocab.basemap.header import Part

WHOLE = pmtiles.Made().bytes()
BROKEN = {
    "empty": (b"", "it is empty"),
    "something else": (b"%PDF-1.7 and so on", "no PMTiles file"),
    "version 2": (b"PM\x02\x00" + bytes(600), "version 2.*pmtiles convert"),
    "version 4": (WHOLE[:7] + b"\x04" + WHOLE[8:], "version 4"),
    "MBTiles": (b"SQLite format 3\x00" + bytes(200), "MBTiles.*pmtiles convert"),
    "cut in its header": (WHOLE[:60], "ends after 60 bytes"),
    "cut in its tiles": (WHOLE[:-5], "cut off"),
    "pictures that are vectors": (pmtiles.vectors(kind=pmtiles.WEBP).bytes(), "says that it holds webp tiles"),
    "vectors that are pictures": (
        pmtiles.Made(kind=pmtiles.MVT, metadata=pmtiles.LAYERS).bytes(),
        "says that it holds mvt tiles and has png tiles",
    ),
    "pictures of another kind": (pmtiles.Made(kind=pmtiles.JPEG).bytes(), "holds jpeg tiles and has png tiles"),
    "tiles of no kind": (pmtiles.Made(kind=0).bytes(), "does not say what its tiles are"),
    "tiles of an unknown kind": (pmtiles.Made(kind=77).bytes(), "77"),
    "brotli": (pmtiles.vectors(packed=3).bytes(), "brotli.*pmtiles convert"),
    "zstd inside": (pmtiles.Made(inside=4).bytes(), "zstd"),
    "no layers named": (pmtiles.vectors(metadata={"name": "x"}).bytes(), "vector_layers"),
    "metadata that is no JSON": (pmtiles.Made(metadata=b"{").bytes(), "no JSON"),
    "metadata that is a list": (pmtiles.Made(metadata=b"[]").bytes(), "no JSON object"),
    "no tile": (pmtiles.Made(tiles=()).bytes(), "lead to no tile"),
    "zooms upside down": (pmtiles.Made(zooms=(5, 2)).bytes(), "5 to 2"),
}


def opened(tmp_path: Path, raw: bytes) -> Path:
    file = tmp_path / "of one's own.pmtiles"
    file.write_bytes(raw)
    return file


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_not_be_drawn_says_why(name: str, tmp_path: Path) -> None:
    """With the file's name, and something to do."""
    raw, why = BROKEN[name]
    with pytest.raises(ReferenceDataError, match=why) as caught:
        open_basemap(opened(tmp_path, raw))
    assert "of one's own.pmtiles" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """And so is a folder."""
    with pytest.raises(ReferenceDataError, match=r"none\.pmtiles can't be read"):
        open_basemap(tmp_path / "none.pmtiles")
    with pytest.raises(ReferenceDataError, match="can't be read"):
        open_basemap(tmp_path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Metadata of a few kilobytes that would be of many megabytes."""
    made = pmtiles.Made(metadata=b'"' + b" " * 40_000_000 + b'"')
    with pytest.raises(ReferenceDataError, match="metadata is cut off, or of more than"):
        open_basemap(opened(tmp_path, made.bytes()))


@pytest.mark.parametrize("leaf", [False, True], ids=["one directory", "a directory below"])
def test_pictures_are_told_of(tmp_path: Path, *, leaf: bool) -> None:
    """What pages need to draw them, and whom to thank."""
    made = pmtiles.Made(tiles=(pmtiles.png(), pmtiles.png(9)), leaf=leaf, zooms=(0, 3), bounds=(21.5, 8, 39, 22.25))
    found = open_basemap(opened(tmp_path, made.bytes()))
    assert (found.kind, found.kind.raster) == (TileKind.PNG, True)
    assert (found.name, found.attribution, found.layers) == ("Invented", "Nobody", ())
    assert (found.min_zoom, found.max_zoom, found.bounds) == (0, 3, (21.5, 8, 39, 22.25))


def test_vectors_name_their_layers(tmp_path: Path) -> None:
    """In the file's own order, each once; what is no name is passed over."""
    layers = [{"id": "water"}, {"id": "earth"}, {"id": "water"}, {"id": 7}, "roads", {"id": ""}]
    found = open_basemap(opened(tmp_path, pmtiles.vectors(metadata={"vector_layers": layers}).bytes()))
    assert (found.kind, found.layers) == (TileKind.MVT, ("water", "earth"))


def test_tiles_that_are_not_packed_will_do(tmp_path: Path) -> None:
    """Also directories."""
    made = pmtiles.vectors(packed=pmtiles.NONE, inside=pmtiles.NONE, tiles=(pmtiles.layer("earth"),))
    assert open_basemap(opened(tmp_path, made.bytes())).kind is TileKind.MVT


def test_bounds_that_can_not_be_are_the_world(tmp_path: Path) -> None:
    """Many writers leave them at 0."""
    assert open_basemap(opened(tmp_path, pmtiles.Made(bounds=(0, 0, 0, 0)).bytes())).bounds == (-180, -85, 180, 85)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ('<a href="https://example.org">© Some&amp;Mappers</a>, 2024', "© Some&Mappers, 2024"),
        ("<script>steal()</script>Somebody", "Somebody"),
        ("<img src=x onerror=alert(1)>Somebody\n  else", "Somebody else"),
        (None, ""),
        ({"a": 1}, ""),
        ("x" * 900, "x" * 300 + "…"),
    ],
)
def test_attributions_are_plain_words(said: object, read: str) -> None:
    """Files come from anywhere: what they say is words, and never markup of our pages."""
    assert plain(said) == read


ROWS = st.lists(st.tuples(*[st.integers(0, 2**40)] * 3), min_size=1, max_size=20)


@given(ROWS)
def test_directories_are_read_as_they_were_written(rows: list[tuple[int, int, int]]) -> None:
    """Whatever numbers are in them."""
    told = [(tile, run, length, 7 * i) for i, (tile, run, length) in enumerate(sorted(rows))]
    found = entries(pmtiles.directory(told))
    assert found == tuple(Entry(tile=t, run=r, part=Part(offset=o, length=n)) for t, r, n, o in told)


def test_a_tile_may_begin_where_the_one_before_ends() -> None:
    """The specification writes that as offset 0."""
    raw = b"".join(map(pmtiles.varint, (2, 0, 1, 1, 1, 10, 20, 6, 0)))
    assert [entry.part for entry in entries(raw)] == [Part(offset=5, length=10), Part(offset=15, length=20)]


@given(st.binary(max_size=400))
def test_damage_is_an_error_of_ours(raw: bytes) -> None:
    """Never one that nobody foresaw, whatever the bytes behind the magic number are."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "damaged.pmtiles"
        file.write_bytes(b"PMTiles\x03" + raw)
        with pytest.raises(ReferenceDataError):
            open_basemap(file)


def test_packed_tiles_are_looked_into(tmp_path: Path) -> None:
    """A picture that was packed once more is a picture."""
    made = pmtiles.Made(tiles=(gzip.compress(pmtiles.png()),), packed=pmtiles.GZIP)
    assert open_basemap(opened(tmp_path, made.bytes())).kind is TileKind.PNG
