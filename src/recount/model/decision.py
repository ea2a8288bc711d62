"""What a person is asked, and what a named person answered. Append-only."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is asked about which things, and what hangs on the answer."""

    id: str
    kind: str
    about: tuple[str, ...]
    text: str
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a named person answered, when (aware UTC) and why. `id` is minted; `supersedes` is an earlier decision."""

    id: str
    kind: str
    about: tuple[str, ...]
    answer: str
    by: str
    at: datetime
    reason: str = ""
    supersedes: str | None = None
