"""Which keys a gazetteer surely has not, without a query: most names that a report asks for are no place's.

A filter of Bloom's kind with a single probe: a bit for every value of 24 bits of the key's checksum, 2 MB in all. With a
million keys one bit in sixteen is set, so that fifteen of sixteen strange names are known as such at once, and no name that
is there is ever missed.
"""

from collections.abc import Iterable
from zlib import crc32

_BITS = 24
_MASK = (1 << _BITS) - 1


def filter_of(keys: Iterable[str]) -> bytes:
    """The filter of these keys."""
    bits = bytearray(1 << _BITS - 3)
    for key in keys:
        at = crc32(key.encode()) & _MASK
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def is_absent(key: str, bits: bytes) -> bool:
    """Is a key surely none of those that a filter was made of?"""
    at = crc32(key.encode()) & _MASK
    return not bits[at >> 3] >> (at & 7) & 1
