"""Where a page of a list ended, as an opaque word that goes into the next request."""

import base64
import binascii
import json

from recount.serve.errors import RefusedError

LONGEST = 500  # characters


def cursor(after: tuple[str | int, str | int] | None) -> str | None:
    """The word for a place in a list; None at its end."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(after).encode()).decode().rstrip("=")


def place(words: str | None) -> tuple[str | int, str | int] | None:
    """The place in a list that a word stands for.

    Raises:
        RefusedError: it is none of our words.
    """
    if words is None:
        return None
    try:
        found = _opened(words)
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError):
        found = None
    if found is None:
        raise RefusedError(400, "cursor", "`after` is no place in this list.", "Begin again without it.")
    return found


def _opened(words: str) -> tuple[str | int, str | int] | None:
    if len(words) > LONGEST:
        return None
    key, id_ = json.loads(base64.b64decode(words + "=" * (-len(words) % 4), altchars=b"-_", validate=True))
    return (key, id_) if _plain(key) and _plain(id_) else None


def _plain(part: object) -> bool:
    """A word (half a character is none: UnicodeError), or a number that SQLite holds."""
    if isinstance(part, str):
        part.encode()
        return True
    return isinstance(part, int) and not isinstance(part, bool) and abs(part) < 1 << 53
