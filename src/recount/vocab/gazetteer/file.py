"""A SQLite file of places, opened read-only when first asked."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

from recount.model import ReferenceDataError

Row = tuple[Any, ...]


class PlaceFile:
    """A file that never changes while it is there. Each thread has its own connection.

    Args:
        path: the file.
        advice: what to do if it can't be read, as a sentence without its full stop.
    """

    def __init__(self, path: Path, *, advice: str) -> None:
        self.path = path
        self._advice = advice
        self._local = threading.local()

    def rows(self, sql: str, parameters: tuple[str | int | float, ...]) -> list[Row]:
        """All rows of a query.

        Raises:
            ReferenceDataError: the file is missing or damaged.
        """
        try:
            return self._connection().execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise ReferenceDataError(f"the gazetteer at {self.path} can't be read ({error}). {self._advice}") from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection
