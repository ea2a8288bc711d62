"""The injured, read from the bodies of cards when somebody first asks for them: few do, so they have no columns on the shelf."""

import threading
from dataclasses import dataclass, field, replace

import numpy as np
from sqlalchemy import Connection

from recount.serve.table.columns import Columns, Floats, Ints
from recount.store.shelf import cards
from recount.store.shelf.wanted import METHODS

BOUNDS = ("low", "best", "high")


def _nobody() -> Floats:
    return np.empty((len(METHODS) * len(BOUNDS), 0))


@dataclass(slots=True)
class Hurt:
    """Injured by card, in the order of cards' numbers. Read on from the last number known. Safe in threads."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _number: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    _values: Floats = field(default_factory=_nobody)

    def instead(self, connection: Connection, columns: Columns) -> Columns:
        """The same cards with the injured where the killed are, so that everything counts them alike."""
        with self._lock:
            self._read_on(connection)
            found = np.full((len(self._values), len(columns)), np.nan)
            if len(self._number):
                near = np.minimum(np.searchsorted(self._number, columns.number), len(self._number) - 1)
                there = self._number[near] == columns.number
                found[:, there] = self._values[:, near[there]]
        names = [f"{prefix}_{bound}" for prefix in METHODS.values() for bound in BOUNDS]
        return replace(columns, of={**columns.of, **dict(zip(names, found, strict=True))})

    def _read_on(self, connection: Connection) -> None:
        last = int(self._number[-1]) if len(self._number) else 0
        rows = cards.injured(connection, last)
        fresh = np.array([row[1:] for row in rows], np.float64).reshape(len(rows), len(self._values))
        if len(rows):
            self._number = np.concatenate([self._number, np.array([row[0] for row in rows], np.int64)])
            self._values = np.concatenate([self._values, fresh.T], axis=1)
