"""The table of days with a name, read once: `feasts.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word: the names that begin with it, longest first


@dataclass(frozen=True, slots=True, kw_only=True)
class FeastRow:
    """One row; `month` and `day` are of its own calendar, `offset` is days from Easter Sunday."""

    id: str
    names: tuple[str, ...]
    calendar: str
    month: int = 1
    day: int = 1
    days: int = 1
    offset: int = 0
    nth: int = 1
    weekday: int = 0
    weak: bool = False
    orthodox: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeastTable:
    """All rows by id, their names, the Islamic months' names, and what depends on the country (ISO 3166-1 alpha-2)."""

    rows: Mapping[str, FeastRow]
    names: Names
    months: Names
    easter: frozenset[str]
    both: frozenset[str]
    christmas: frozenset[str]
    moved: Mapping[str, int]
    independence: Mapping[str, str]


@cache
def feast_table() -> FeastTable:
    """The table as the file has it."""
    raw = tomllib.loads(resources.files(__package__).joinpath("feasts.toml").read_text("utf-8"))
    rows = [FeastRow(**(row | {"names": tuple(row["names"])})) for row in raw["feast"]]
    churches = raw["churches"]
    return FeastTable(
        rows={row.id: row for row in rows},
        names=_indexed({name: row.id for row in rows for name in row.names}),
        months=_indexed({name: str(month) for name, month in raw["months"].items()}),
        easter=frozenset(churches["easter"]),
        both=frozenset(churches["both"]),
        christmas=frozenset(churches["christmas"]),
        moved=churches["moved"],
        independence=raw["independence"],
    )


def _indexed(names: Mapping[str, str]) -> Names:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, meant in names.items():
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, meant))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
