"""The first 127 bytes of a PMTiles file of version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md)."""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Self, TypeVar

SIZE = 127  # bytes
MAGIC = b"PMTiles"
VERSION = 3
E7 = 10_000_000  # degrees are kept as whole numbers of 1e-7
MOST_ZOOM = 30
_SHAPE = struct.Struct("<7sB 8Q 3Q 6B 4i B 2i")  # little-endian, without gaps
READ = (0, 1, 2)  # of `Compression`: what browsers unpack; unknown is taken for none
Box = tuple[float, float, float, float]
Code = TypeVar("Code", bound=IntEnum)


class Fault(ValueError):  # noqa: N818 - what is wrong with a file, in a clause; `open_basemap` says where, and what next
    """What keeps a file from being a base map: a clause, and what the user can do."""

    def __init__(self, what: str, then: str) -> None:
        super().__init__(what)
        self.what = what
        self.then = then


class Compression(IntEnum):
    """How directories, metadata or tiles are packed."""

    UNKNOWN = 0
    NONE = 1
    GZIP = 2
    BROTLI = 3
    ZSTD = 4


class TileKind(IntEnum):
    """What a tile is."""

    UNKNOWN = 0
    MVT = 1
    PNG = 2
    JPEG = 3
    WEBP = 4
    AVIF = 5

    @property
    def raster(self) -> bool:
        """Is it a picture?"""
        return self in (TileKind.PNG, TileKind.JPEG, TileKind.WEBP, TileKind.AVIF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where a part of the file lies, in bytes from its beginning."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The byte after its last."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the file says of itself. `bounds` are west, south, east, north in WGS 84 degrees."""

    root: Part
    metadata: Part
    leaves: Part
    tiles: Part
    inside: Compression
    packed: Compression
    kind: TileKind
    min_zoom: int
    max_zoom: int
    bounds: Box

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """The header that `raw` begins with.

        Raises:
            Fault: it is none of a PMTiles file of version 3, or says what can't be.
        """
        _refuse_others(raw)
        _, _, *numbers = _SHAPE.unpack(raw[:SIZE])
        parts = [Part(offset=numbers[i], length=numbers[i + 1]) for i in range(0, 8, 2)]
        inside, packed, kind, low, high = numbers[12:17]
        made = cls(
            root=parts[0],
            metadata=parts[1],
            leaves=parts[2],
            tiles=parts[3],
            inside=_known(Compression, inside, "compression"),
            packed=_known(Compression, packed, "compression of tiles"),
            kind=_known(TileKind, kind, "type of tile"),
            min_zoom=low,
            max_zoom=high,
            bounds=_bounds(numbers[17:21]),
        )
        made._refuse_what_no_browser_reads()
        return made

    def _refuse_what_no_browser_reads(self) -> None:
        again = "Write it again with gzip: `pmtiles convert` does."
        if self.inside not in READ:
            raise Fault(
                f"its directories are packed with {self.inside.name.lower()}, which browsers can't unpack", again
            )
        if self.packed not in READ:
            raise Fault(f"its tiles are packed with {self.packed.name.lower()}, which browsers can't unpack", again)
        if self.kind is TileKind.UNKNOWN:
            raise Fault(
                "it does not say what its tiles are", "Give one of png, jpeg, webp, avif or vector (mvt) tiles."
            )
        if not self.min_zoom <= self.max_zoom <= MOST_ZOOM:
            raise Fault(f"its zooms are said to be {self.min_zoom} to {self.max_zoom}", "Make or fetch the file anew.")


def _refuse_others(raw: bytes) -> None:
    """Say what it is instead, where that can be seen."""
    then = "Give a PMTiles file of version 3 (docs/workbench.md says where they come from)."
    if raw[:2] == b"PM" and raw[:7] != MAGIC:
        raise Fault(
            "it is a PMTiles file of version 2 or older", "Bring it up to version 3: `pmtiles convert OLD NEW`."
        )
    if raw[:15] == b"SQLite format 3":
        raise Fault("it is a database (MBTiles?) and no PMTiles file", "Turn it into one: `pmtiles convert OLD NEW`.")
    if raw[:7] != MAGIC:
        raise Fault("it is no PMTiles file", then)
    if len(raw) < SIZE:
        raise Fault(f"it ends after {len(raw)} bytes, within its header", "Fetch the file again: it is cut off.")
    if raw[7] != VERSION:
        raise Fault(f"it is a PMTiles file of version {raw[7]}", then)


def _known(kind: type[Code], value: int, what: str) -> Code:
    try:
        return kind(value)
    except ValueError:
        raise Fault(
            f"its {what} has the number {value}, which nothing here knows", "Give one of another kind."
        ) from None


def _bounds(e7: list[int]) -> Box:
    """As the header has them; the world where they are left out or can't be."""
    west, south, east, north = (value / E7 for value in e7)
    if -180 <= west < east <= 180 and -90 <= south < north <= 90:
        return west, south, east, north
    return -180.0, -85.0, 180.0, 85.0
