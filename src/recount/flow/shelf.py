"""What linking makes and needs again only when it is written: put by on disk, so that memory holds what is compared.

Of a hundred thousand claims the accounts, signatures and lines of tellings are some hundred megabytes; the file has no name
where the system allows it, and is gone with the process.
"""

import pickle
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, TypeVar

V = TypeVar("V")
IN_MEMORY = 4 << 20  # bytes up to which there is no file


def packed(value: object) -> bytes:
    """A value as the shelf keeps it."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(value: bytes) -> Any:
    """What this process or one that it works with has `packed`."""
    return pickle.loads(value)  # noqa: S301 - of our own making: it never comes from a file or a network


class Shelf(Mapping[int, V]):
    """Values by number, in the order of their numbers. Each is read from disk when it is asked for.

    Args:
        folder: where the file lies, once there is one; it must be writable, as that of a ledger is.
    """

    def __init__(self, folder: Path) -> None:
        file: Any = SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder))  # noqa: SIM115 - closed with the shelf
        weakref.finalize(self, file.close)
        self._file = file
        self._at: dict[int, int] = {}

    def put(self, number: int, value: V) -> None:
        """Put by a value; what was there under its number is no longer found."""
        self.put_packed(number, packed(value))

    def put_packed(self, number: int, value: bytes) -> None:
        """As `put`, of a value that another process packed."""
        self._at[number] = self._file.seek(0, 2)
        self._file.write(value)

    def __getitem__(self, number: int) -> V:
        self._file.seek(self._at[number])
        value: V = pickle.load(self._file)  # noqa: S301 - written above, by this process and its workers
        return value

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._at))

    def __len__(self) -> int:
        return len(self._at)
