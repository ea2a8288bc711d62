"""Which bytes of a file an HTTP request asks for (RFC 9110, 14)."""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,20})-(\d{0,20})", re.IGNORECASE)


class UnsatisfiableError(Exception):
    """None of the bytes that are asked for is there: 416."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file, half-open."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many."""
        return self.end - self.start


def stretch(asked: str | None, size: int) -> Stretch | None:
    """The one range that the `Range` header asks for, of a file of `size` bytes; None for the whole file.

    A header that is malformed, of another unit, or asks for several ranges is passed over, as the RFC allows.

    Raises:
        UnsatisfiableError: it begins after the last byte, or asks for the last 0.
    """
    found = _ONE.fullmatch(asked.strip()) if asked else None
    if found is None or found.group(0) == "bytes=-":
        return None
    first, last = found.group(1), found.group(2)
    if not first and not last:
        return None
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if first and last and int(last) < start:
        return None  # malformed: the last before the first
    if start >= size:
        raise UnsatisfiableError
    return Stretch(start, end)
