"""Where a page of a list ended, as an opaque word that goes into the next request."""

import base64
import binascii
import json

from recount.serve.errors import Refused

LONGEST = 500  # characters


def cursor(after: tuple[str | int, str | int] | None) -> str | None:
    """The word for a place in a list; None at its end."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(after).encode()).decode().rstrip("=")


def place(words: str | None) -> tuple[str | int, str | int] | None:
    """The place in a list that a word stands for.

    Raises:
        Refused: it is none of our words.
    """
    if words is None:
        return None
    try:
        if len(words) > LONGEST:
            raise ValueError(words)
        found = json.loads(base64.b64decode(words + "=" * (-len(words) % 4), altchars=b"-_", validate=True))
        key, id_ = found
        if not all(isinstance(part, str | int) and not isinstance(part, bool) for part in (key, id_)):
            raise ValueError(words)
        if any(isinstance(part, int) and abs(part) > 1 << 53 for part in (key, id_)):
            raise ValueError(words)
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError):
        raise Refused(400, "cursor", "`after` is no place in this list.", "Begin again without it.") from None
    return key, id_
