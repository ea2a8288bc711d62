"""Ids that anyone can derive again.

An id is a tag, the digest's name and the digest of the canonical JSON of what identifies the thing: ``clm:b2:9f…``.
Canonical JSON: UTF-8, keys sorted, no spaces, no NaN, non-ASCII characters kept as they are. ``b2`` is BLAKE2b with a
16-byte digest in lower-case hexadecimal. Both are part of the contract: `recount verify` derives every id again.
"""

import hashlib
import json

ALGORITHM = "b2"
DIGEST_BYTES = 16  # 128 bits: no chance collision below about 10**18 things, and ids stay readable in a terminal

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical_json(value: object) -> str:
    """The one JSON text of a plain value (None, bool, int, float, str, list, tuple, dict with string keys).

    Raises:
        TypeError: the value holds something that JSON does not know.
        ValueError: the value holds NaN or an infinity.
    """
    return _ENCODER.encode(value)


def digest(data: bytes) -> str:
    """BLAKE2b of bytes, 16 bytes, lower-case hexadecimal."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def identify(tag: str, value: object) -> str:
    """The id of the thing that `value` identifies, e.g. ``identify("clm", …) == "clm:b2:…"``."""
    return f"{tag}:{ALGORITHM}:{digest(canonical_json(value).encode('utf-8', 'surrogatepass'))}"
