"""A PMTiles directory: which tile lies where. Read as far as its first tile."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from recount.vocab.basemap.header import Compression, Fault, Header, Part

MOST_BYTES = 16 * 1024 * 1024  # of a directory or of metadata, unpacked: more is a bomb
MOST_ENTRIES = 1_000_000
DEEPEST = 4  # directories below each other
Bytes = Callable[[Part], bytes]
"""What the file has in a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A run of tiles that are all the same; where `run` is 0, another directory from this tile on."""

    tile: int
    run: int
    part: Part


def unpacked(raw: bytes, packed: Compression, what: str) -> bytes:
    """The bytes as they were before they were packed.

    Raises:
        Fault: they are damaged, or more than `MOST_BYTES`.
    """
    if packed is not Compression.GZIP:
        return raw
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        made = unpacker.decompress(raw, MOST_BYTES)
    except zlib.error as error:
        raise Fault(f"its {what} can't be unpacked ({error})", "Fetch the file again: it is damaged.") from error
    if not unpacker.eof:
        raise Fault(f"its {what} is cut off, or of more than {MOST_BYTES} bytes", "Fetch the file again.")
    return made


def entries(raw: bytes) -> tuple[Entry, ...]:
    """The entries of a directory that was unpacked.

    Raises:
        Fault: it ends too early, or has entries beyond counting.
    """
    numbers = _varints(raw)
    try:
        n = next(numbers)
        if n > min(MOST_ENTRIES, len(raw)):
            raise Fault(f"a directory of it says that it has {n} entries", "Fetch the file again: it is damaged.")
        tiles = list(accumulate(next(numbers) for _ in range(n)))
        runs = [next(numbers) for _ in range(n)]
        lengths = [next(numbers) for _ in range(n)]
        told = [next(numbers) for _ in range(n)]
    except (StopIteration, RuntimeError):  # within a generator the first becomes the second
        raise Fault("a directory of it ends too early", "Fetch the file again: it is damaged.") from None
    made: list[Entry] = []
    for tile, run, length, offset in zip(tiles, runs, lengths, told, strict=True):
        at = offset - 1 if offset else made[-1].part.end if made else 0  # 0: where the one before ends
        made.append(Entry(tile=tile, run=run, part=Part(offset=at, length=length)))
    return tuple(made)


def first_tile(header: Header, read: Bytes) -> bytes:
    """The tile that the directories name first, as it is kept.

    Raises:
        Fault: there is none, or the way to it is damaged.
    """
    part = header.root
    for _ in range(DEEPEST):
        found = entries(unpacked(read(part), header.inside, "directory"))
        if not found:
            break
        first = found[0]
        if first.run:
            return read(Part(offset=header.tiles.offset + first.part.offset, length=first.part.length))
        part = Part(offset=header.leaves.offset + first.part.offset, length=first.part.length)
    raise Fault("its directories lead to no tile", "Fetch or make the file again.")


def _varints(raw: bytes) -> Iterator[int]:
    """Numbers of seven bits a byte, the lowest first; the eighth bit says that more follow."""
    value = shift = 0
    for byte in raw:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0
