"""An import while it is made: two SQLite files that change in one transaction, so that a kill at any moment loses seconds.

``made.sqlite`` becomes the import; ``raw.sqlite`` holds the keys as they come, and how far the work is. The keys lie on
shelves by their first letters: each shelf is sorted by itself, in little memory, and a shelf that is sorted stays so.
"""

import json
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from recount.model import ReferenceDataError
from recount.vocab.gazetteer.imports.compile import LOOSE, PRESENT, SHELVES, SPELT_LOOSELY, Area, Compiled
from recount.vocab.gazetteer.imports.features import KINDS

MADE = "made.sqlite"
"""The file in the folder of the work that becomes the import."""

_SECONDS = 2.0  # of work between two commits: what a kill can lose
_CACHE_KB = 96_000  # of each file, and of one sort
_SETTINGS = ("page_size = 8192", "synchronous = NORMAL", "secure_delete = OFF", f"cache_size = -{_CACHE_KB}")
_MADE = """
CREATE TABLE made.place (
    pk INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL,
    kind INTEGER NOT NULL, area INTEGER NOT NULL, population INTEGER NOT NULL, minor INTEGER NOT NULL
);
CREATE TABLE made.own (id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE made.area (
    pk INTEGER PRIMARY KEY, country TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, third TEXT NOT NULL,
    admin1 TEXT, admin2 TEXT
);
CREATE TABLE made.key (
    key TEXT NOT NULL, tier INTEGER NOT NULL, less INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, tier, less, place)
) WITHOUT ROWID;
"""
_RAW = """
CREATE TABLE state (value TEXT NOT NULL);
CREATE TABLE region (place INTEGER PRIMARY KEY);
CREATE TABLE named (code TEXT PRIMARY KEY, name TEXT NOT NULL);
"""
_SHELF = "CREATE TABLE shelf{} (key TEXT, tier INTEGER, less INTEGER, place INTEGER, main INTEGER);"
_PUT = "INSERT INTO shelf{} VALUES (?1, ?2, (SELECT -population FROM made.place WHERE pk = ?3), ?3, ?4)"
_SORT = """
INSERT INTO made.key
SELECT key, tier, less, place, max(main) FROM shelf{} WHERE less IS NOT NULL GROUP BY key, tier, less, place ORDER BY 1, 2, 3, 4
"""

SHELF_COUNT = len(SHELVES) + 1
"""How many shelves there are: one before the first of `SHELVES`, too."""


@dataclass(slots=True, kw_only=True)
class State:
    """How far an import is: the `source` being read, its `lines` and bytes (`end`) done, then the `shelf` being sorted."""

    plan: str
    source: int = 0
    lines: int = 0
    end: int = 0
    shelf: int = 0
    all_lines: int = 0
    bad: int = 0
    told: list[tuple[str, int, str]] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


class Work:
    """The two files of an import in `folder`: gone on with if they are of this plan, else made anew. One process at a time.

    Raises:
        ReferenceDataError: the disk is full or can't be written; also by every method.
    """

    def __init__(self, folder: Path, plan: str) -> None:
        with _writable(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self.made = folder / MADE
            self._folder = folder
            self._areas: dict[Area, int] = {}
            self._db = self._connected()
            left = self._left()
            if left is None or left.plan != plan:
                self._db.close()
                shutil.rmtree(folder)
                folder.mkdir()
                self._db = self._connected()
                self._attach()
                left = self._fresh(plan)
            self.state = left
            self._begin()

    def close(self) -> None:
        """Let go of the files; what was not committed is undone."""
        self._db.close()

    def commit(self) -> None:
        """Keep what was done so far, together with how far that is."""
        with _writable(self._folder):
            self._db.execute("UPDATE state SET value = ?", (json.dumps(asdict(self.state)),))
            self._db.execute("COMMIT")
            self._begin()

    def add(self, made: Compiled) -> None:
        """Take in what came of the next block of the source."""
        with _writable(self._folder):
            places = ((*one[:6], self._area(one[6]), *one[7:9]) for one in made.places)
            self._db.executemany("INSERT OR REPLACE INTO made.place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
            owns = ((one[9], one[0]) for one in made.places if one[9])
            self._db.executemany("INSERT OR IGNORE INTO made.own VALUES (?, ?)", owns)
            for shelf, keys in made.keys.items():
                self._db.executemany(_PUT.format(shelf), keys)
            self._db.executemany("INSERT OR REPLACE INTO region VALUES (?)", ((pk,) for pk in made.regions))
            self._db.executemany("INSERT OR REPLACE INTO named VALUES (?, ?)", made.named)
        state = self.state
        state.lines += made.lines
        state.all_lines += made.lines
        state.end = made.end
        state.bad += made.bad
        state.left_out = dict(Counter(state.left_out) + made.left_out)
        if time.monotonic() - self._began > _SECONDS:
            self.commit()

    def present(self, loose: frozenset[str]) -> bytes:
        """What `Job.present` holds for the places so far; `loose` are countries whose names are found by consonants too."""
        with _writable(self._folder):
            most = self._db.execute("SELECT max(pk) FROM made.place").fetchone()[0] or 0
            flags = bytearray(most + 1)
            rows = self._db.execute(
                "SELECT p.pk, a.country, p.kind FROM made.place p JOIN made.area a ON a.pk = p.area"
            )
            for pk, country, kind in rows:
                flags[pk] = LOOSE if country in loose and KINDS[kind] in SPELT_LOOSELY else PRESENT
        return bytes(flags)

    def sort(self, shelf: int) -> None:
        """Sort one shelf of keys into the import, and keep that."""
        with _writable(self._folder):
            self._db.execute(_SORT.format(shelf))
        self.state.shelf = shelf + 1
        self.commit()

    def places(self) -> int:
        """How many places there are so far."""
        with _writable(self._folder):
            count: int = self._db.execute("SELECT count(*) FROM made.place").fetchone()[0]
        return count

    def through(self, step: Callable[[sqlite3.Connection], None]) -> None:
        """Do a step on both files, inside the transaction that `commit` ends."""
        with _writable(self._folder):
            step(self._db)

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self._folder / "raw.sqlite", isolation_level=None)

    def _attach(self) -> None:
        self._db.execute("ATTACH ? AS made", (str(self.made),))
        for schema in ("main", "made"):
            for setting in _SETTINGS:
                self._db.execute(f"PRAGMA {schema}.{setting}")

    def _left(self) -> State | None:
        """Open what an earlier run left, and say how far it came; None if that is nothing, or can't be gone on with."""
        try:
            self._attach()
            row = self._db.execute("SELECT value FROM state").fetchone()
            areas = self._db.execute("SELECT country, first, second, third, pk FROM made.area")
            self._areas = {(a, b, c, d): pk for a, b, c, d, pk in areas}
            return State(**json.loads(row[0]))
        except (
            sqlite3.DatabaseError,
            TypeError,
            ValueError,
        ):  # new, killed before it began, damaged, of another version
            return None

    def _fresh(self, plan: str) -> State:
        state = State(plan=plan)
        self._areas = {}
        self._begin()
        for statement in (_RAW + _MADE + "".join(map(_SHELF.format, range(SHELF_COUNT)))).split(";")[:-1]:
            self._db.execute(statement)
        self._db.execute("INSERT INTO state VALUES (?)", (json.dumps(asdict(state)),))
        self._db.execute("COMMIT")
        return state

    def _begin(self) -> None:
        self._db.execute("BEGIN")
        self._began = time.monotonic()

    def _area(self, codes: Area) -> int:
        known = self._areas.get(codes)
        if known is None:
            known = self._areas[codes] = len(self._areas) + 1
            self._db.execute("INSERT INTO made.area VALUES (?, ?, ?, ?, ?, NULL, NULL)", (known, *codes))
        return known


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise ReferenceDataError(
            f"the import can't be written in {folder}: {error}. Make room or mend that (a country takes about three times its"
            " unpacked dump while it is imported), then run the same command again: it goes on from here"
        ) from error
