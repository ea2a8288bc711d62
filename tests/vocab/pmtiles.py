"""Writes small PMTiles files of version 3, for tests: invented tiles, one directory, or one below the root."""

import gzip
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NONE, GZIP = 1, 2
MVT, PNG, JPEG, WEBP = 1, 2, 3, 4
LAYERS = {"vector_layers": [{"id": "earth", "fields": {}}, {"id": "water", "fields": {}}]}


def png(grey: int = 128, side: int = 4) -> bytes:
    """A square picture of one grey."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes([grey]) * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def layer(name: str) -> bytes:
    """A vector tile with one layer that holds nothing."""
    words = name.encode()
    body = b"\x0a" + bytes([len(words)]) + words + b"\x28\x80\x20\x78\x02"
    return b"\x1a" + bytes([len(body)]) + body


def varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


def directory(rows: list[tuple[int, int, int, int]]) -> bytes:
    """Entries (tile, run, length, offset), packed as the specification has them."""
    tiles = [row[0] for row in rows]
    steps = [b - a for a, b in zip([0, *tiles], tiles, strict=False)]
    columns = [steps, [r[1] for r in rows], [r[2] for r in rows], [r[3] + 1 for r in rows]]
    return varint(len(rows)) + b"".join(varint(value) for column in columns for value in column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the file is to be; its header can be made to say something else than it is."""

    tiles: tuple[bytes, ...] = (png(),)
    kind: int = PNG
    inside: int = GZIP
    packed: int = NONE
    metadata: Mapping[str, Any] | bytes = field(default_factory=lambda: {"name": "Invented", "attribution": "Nobody"})
    zooms: tuple[int, int] = (0, 0)
    bounds: tuple[float, float, float, float] = (-180, -85, 180, 85)
    leaf: bool = False  # the tiles are in a directory below the root

    def bytes(self) -> bytes:
        """The file."""
        pack = gzip.compress if self.inside == GZIP else bytes
        data, rows = b"", []
        for number, tile in enumerate(self.tiles):
            rows.append((number, 1, len(tile), len(data)))
            data += tile
        below = pack(directory(rows)) if self.leaf else b""
        root = pack(directory([(0, 0, len(below), 0)] if self.leaf else rows))
        said = self.metadata if isinstance(self.metadata, bytes) else json.dumps(self.metadata).encode()
        parts = [root, pack(said), below, data]
        at, places = 127, []
        for part in parts:
            places += [at, len(part)]
            at += len(part)
        edges = [round(value * 10_000_000) for value in self.bounds]
        counts = [len(rows)] * 3
        head = [*places, *counts, 1, self.inside, self.packed, self.kind, *self.zooms, *edges, 0, 0, 0]
        return struct.pack("<7sB8Q3Q6B4iB2i", b"PMTiles", 3, *head) + b"".join(parts)


def vectors(**said: Any) -> Made:
    """A file of vector tiles with the layers `earth` and `water`."""
    asked = {"tiles": (gzip.compress(layer("earth")),), "kind": MVT, "packed": GZIP, "metadata": LAYERS}
    return Made(**{**asked, **said})
