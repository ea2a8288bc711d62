"""What worker processes of linking share: work in chunks, and a ledger that each opens once."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn, TypeVar

from recount.model import RecountError
from recount.store.ledger import Ledger


class OvertakenError(RecountError):
    """Another process linked, or somebody withdrew something, while this one was at work."""


CHUNK = 250  # reports at a time: read by few statements, and little to hold in memory
T = TypeVar("T")


Source = Ledger | Path
"""A ledger to read from: one that is open, or where it is, for another process to open it."""


def opened(source: Source) -> Ledger:
    """The ledger, which another process opens once."""
    return source if isinstance(source, Ledger) else _at(source)


@cache
def _at(path: Path) -> Ledger:
    return Ledger.open(path, must_exist=True)


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items in order, so many at a time."""
    return (items[n : n + size] for n in range(0, len(items), size))


def lost(_: object) -> NoReturn:
    """Linking is all or nothing: a part that kills its process ends it.

    Raises:
        RecountError: always.
    """
    raise RecountError(
        "a process that links died. Is there enough memory? Nothing is lost: run the command again, and all that was "
        "acknowledged is linked then."
    )
