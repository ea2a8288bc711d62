"""Open a PMTiles file and look whether pages can draw from it, before any of them tries."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recount.model import ReferenceDataError
from recount.vocab.basemap.about import about
from recount.vocab.basemap.directory import MOST_BYTES, first_tile, unpacked
from recount.vocab.basemap.header import SIZE, Box, Compression, Fault, Header, Part, TileKind

AGAIN = "Fetch the file again: it is cut off or damaged."
PICTURES = (  # how files of each kind begin (and, for WebP and AVIF, go on at a byte)
    (TileKind.PNG, 0, b"\x89PNG\r\n\x1a\n"),
    (TileKind.JPEG, 0, b"\xff\xd8\xff"),
    (TileKind.WEBP, 8, b"WEBP"),
    (TileKind.AVIF, 4, b"ftypavi"),
)
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """A PMTiles file that can be drawn from, as it was when it was opened.

    `attribution` and `name` are plain words, empty where the file has none; `layers` those of its vector tiles. `bounds` are
    west, south, east, north in WGS 84 degrees; zooms are of tiles 256 or 512 pixels wide.
    """

    path: Path
    kind: TileKind
    name: str
    attribution: str
    layers: tuple[str, ...]
    min_zoom: int
    max_zoom: int
    bounds: Box


def open_basemap(path: Path) -> BaseMap:
    """Look at the file's header, metadata and first tile.

    Raises:
        ReferenceDataError: it is not there, can't be read, or is no PMTiles file of version 3 that a browser can draw from.
    """
    try:
        with path.open("rb") as file:
            return _looked_at(path, file)
    except Fault as fault:
        raise ReferenceDataError(f"The base map {path} can't be used: {fault.what}. {fault.then}") from fault
    except OSError as error:
        raise ReferenceDataError(
            f"The base map {path} can't be read ({error.strerror or error}). Give the path of a PMTiles file."
        ) from error


def _looked_at(path: Path, file: BinaryIO) -> BaseMap:
    size = os.fstat(file.fileno()).st_size
    if size == 0:
        raise Fault("it is empty", "Fetch the file again.")
    header = Header.parse(file.read(SIZE))
    _refuse_truncated(header, size)

    def read(part: Part) -> bytes:
        if part.end > size or part.length > MOST_BYTES:
            raise Fault("it points at bytes that it does not have", AGAIN)
        file.seek(part.offset)
        return file.read(part.length)

    said = about(unpacked(read(header.metadata), header.inside, "metadata"))
    if header.kind is TileKind.MVT and not said.layers:
        raise Fault("its metadata names no vector_layers, so nothing says what could be drawn", "Make it with them.")
    _refuse_other_tiles(header, first_tile(header, read))
    return BaseMap(
        path=path.resolve(),
        kind=header.kind,
        name=said.name,
        attribution=said.attribution,
        layers=said.layers,
        min_zoom=header.min_zoom,
        max_zoom=header.max_zoom,
        bounds=header.bounds,
    )


def _refuse_truncated(header: Header, size: int) -> None:
    needed = max(part.end for part in (header.root, header.metadata, header.leaves, header.tiles))
    if needed > size:
        raise Fault(f"it has {size:,} bytes and says that it needs {needed:,}", AGAIN)


def _refuse_other_tiles(header: Header, tile: bytes) -> None:
    """Is the first tile what the header says? A whole map of the wrong kind would be drawn as nothing."""
    if header.packed is Compression.GZIP and tile[:2] == GZIP:
        tile = unpacked(tile, Compression.GZIP, "first tile")
    found = next((kind for kind, at, mark in PICTURES if tile[at : at + len(mark)] == mark), None)
    held = found or (TileKind.MVT if header.kind is TileKind.MVT and tile[:2] != GZIP else None)
    if held is not header.kind:
        really = f"{held.name.lower()} tiles" if held else "tiles of another kind"
        raise Fault(f"it says that it holds {header.kind.name.lower()} tiles and has {really}", "Make the file again.")
