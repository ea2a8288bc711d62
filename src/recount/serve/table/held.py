"""The columns as of now: read on when the shelf has changed, by the first who asks; all others wait for that."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from recount.serve.table.chosen import chosen
from recount.serve.table.columns import Columns, Mask, empty, updated
from recount.store.shelf import columns as shelf
from recount.store.shelf.wanted import Wanted, match_of


@dataclass(slots=True)
class Held:
    """The columns of one ledger. Safe in threads."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _generation: str = ""
    _columns: Columns = field(default_factory=empty)

    def now(self, connection: Connection) -> Columns:
        """The columns of the shelf as this connection sees it, or as one sees it that began later."""
        query = "SELECT value FROM shelved WHERE name = 'generation'"
        generation = connection.exec_driver_sql(query).scalar() or ""
        with self._lock:
            if generation != self._generation:
                last = int(self._columns.number[-1]) if len(self._columns) else 0
                self._columns = updated(self._columns, shelf.changes(connection, last))
                self._generation = generation
            return self._columns


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The columns with a mask of those that are wanted."""

    columns: Columns
    mask: Mask


def view(held: Held, connection: Connection, wanted: Wanted) -> View:
    """The cards that are wanted, as of now."""
    columns = held.now(connection)
    return View(columns=columns, mask=chosen(columns, wanted, Said(connection)))


@dataclass(frozen=True, slots=True)
class Said:
    """Entries of the reports that say these words; none where nothing but marks was typed."""

    connection: Connection

    def __call__(self, words: str) -> Sequence[int]:
        match = match_of(words)
        return shelf.saying(self.connection, match) if match else ()
