"""Which column of a spreadsheet says what: MAP.toml, checked before a row is read (`docs/import.md` has every key)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from recount.model import EventType, Group, Population, TollKind, UsageError, canonical_json, digest

E = TypeVar("E", bound=StrEnum)

ONE = ("id", "key", "date", "start", "end", "lat", "lon", "radius_km", "type", "url", "title", "published", "reviewer")
SEVERAL = ("place", "perpetrator", "target", "weapon", "source", "narrative", "notes")
SLOTS = (*ONE, *SEVERAL)
ORDERS = ("day-first", "month-first")
BLANK = ("", "-", "–", "n/a", "na", "nan", "null", "unknown")
SETTINGS = frozenset(("source", "language", "dates", "decimal", "separator", "blank", "sheet", "ignore", "type"))
TABLES = frozenset(("columns", "tolls", "types", "actors"))
BOUNDS = ("count", "low", "best", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class TollColumns:
    """Columns that count one kind of people: `count` holds all that is said in one cell, or low, best and high have their own."""

    kind: TollKind
    population: Population
    group: Group | None
    columns: Mapping[str, str]

    @property
    def label(self) -> str:
        """``Killed``, ``Injured, civilian``, ``Killed, civilian, child``."""
        said = self.population.value if self.population is not Population.UNSTATED else ""
        words = (self.kind.value.capitalize(), said, (self.group or "").replace("_", " "))
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMap:
    """What a team's columns mean. `source` is the team. `columns` maps a slot to headings, the most specific first.

    `dates` is the order of day and month where digits leave it open, None where they never do. `type` is that of rows of a
    sheet that has no column for it. `types` and `actors` are the team's codes, in lower case, and what they are here.
    """

    source: str
    columns: Mapping[str, tuple[str, ...]]
    tolls: tuple[TollColumns, ...]
    types: Mapping[str, EventType] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    type: EventType | None = None
    language: str = "en"
    dates: str | None = None
    decimal: str = "."
    separator: str | None = None
    blank: frozenset[str] = frozenset(BLANK)
    sheet: str | None = None
    ignore: tuple[str, ...] = ()
    digest: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that the map speaks of, the ignored ones too, each once."""
        said = [h for found in self.columns.values() for h in found]
        return tuple(dict.fromkeys((*said, *(h for t in self.tolls for h in t.columns.values()), *self.ignore)))


def load_map(path: Path) -> SheetMap:
    """The map in a TOML file.

    Raises:
        UsageError: it can't be read, or a key, a slot or a value is none that there is.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{path} can't be read as a map ({error}). `recount import --suggest FILE` writes a first one."
        ) from error
    return map_of(data, str(path))


def map_of(data: Mapping[str, Any], where: str) -> SheetMap:
    """The map that these tables make; `where` is named in errors.

    Raises:
        UsageError: as `load_map`.
    """
    _refuse_unknown(data, SETTINGS | TABLES, where)
    if not str(data.get("source", "")).strip():
        raise UsageError(f'{where} does not say whose record this is. Add: source = "the name of the team"')
    orders = data.get("dates")
    if orders is not None and orders not in ORDERS:
        raise UsageError(
            f"{where}: dates is {' or '.join(ORDERS)}, not {orders!r}. Leave it out where days are written 2018-05-03."
        )
    if data.get("decimal", ".") not in (".", ","):
        raise UsageError(f"{where}: decimal is . or ,, not {data['decimal']!r}.")
    columns = _columns(data.get("columns", {}), where)
    tolls = tuple(_toll(t, f"{where}, tolls {n}") for n, t in enumerate(data.get("tolls", ()), 1))
    fixed = data.get("type")
    if fixed is None and "type" not in columns:
        raise UsageError(
            f'{where} says no type of event. Name its column under [columns], or add one for all: type = "air_strike"'
        )
    return SheetMap(
        source=" ".join(str(data["source"]).split()),
        columns=columns,
        tolls=tolls,
        types={k.strip().lower(): _one_of(EventType, v, f"{where}, types") for k, v in data.get("types", {}).items()},
        actors={k.strip().lower(): str(v) for k, v in data.get("actors", {}).items()},
        type=None if fixed is None else _one_of(EventType, fixed, f"{where}, type"),
        language=str(data.get("language", "en")),
        dates=orders,
        decimal=data.get("decimal", "."),
        separator=data.get("separator"),
        blank=frozenset(str(w).strip().lower() for w in (*data.get("blank", BLANK), "")),
        sheet=data.get("sheet"),
        ignore=tuple(data.get("ignore", ())),
        digest=digest(canonical_json(dict(data)).encode()),
    )


def refuse_unfit(chosen: SheetMap, headings: Iterable[str], name: str) -> tuple[str, ...]:
    """The headings that the map does not speak of, which are kept with each row as they are.

    Raises:
        UsageError: the map names columns that the sheet does not have.
    """
    there = list(headings)
    if missing := [h for h in chosen.headings if h not in there]:
        raise UsageError(
            f"{name} has no column {', '.join(map(repr, missing))}. Its headings are: {', '.join(there)}. Mend the map."
        )
    return tuple(h for h in there if h not in chosen.headings)


def _columns(data: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    _refuse_unknown(data, frozenset(SLOTS), f"{where}, columns")
    out = {slot: (said,) if isinstance(said, str) else tuple(map(str, said)) for slot, said in data.items()}
    for slot in ONE:
        if len(out.get(slot, ())) > 1:
            raise UsageError(f"{where}, columns: {slot} is one column, not {len(out[slot])}.")
    if "date" in out and ("start" in out or "end" in out):
        raise UsageError(f"{where}, columns: give date, or start and end, not both.")
    if ("lat" in out) != ("lon" in out):
        raise UsageError(f"{where}, columns: lat and lon go together.")
    return {slot: said for slot, said in out.items() if said}


def _toll(data: Mapping[str, Any], where: str) -> TollColumns:
    _refuse_unknown(data, frozenset(("kind", "population", "group", *BOUNDS)), where)
    columns = {name: str(data[name]) for name in BOUNDS if data.get(name)}
    if not columns or ("count" in columns and len(columns) > 1):
        raise UsageError(f"{where}: name a column as count, or columns as low, best and high.")
    return TollColumns(
        kind=_one_of(TollKind, data.get("kind", "killed"), where),
        population=_one_of(Population, data.get("population", "unstated"), where),
        group=_one_of(Group, data["group"], where) if data.get("group") else None,
        columns=columns,
    )


def _one_of(kind: type[E], said: Any, where: str) -> E:
    try:
        return kind(said)
    except ValueError:
        raise UsageError(f"{where}: {said!r} is none of {', '.join(v.value for v in kind)}.") from None


def _refuse_unknown(data: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    if not isinstance(data, Mapping):
        raise UsageError(f"{where} must be a table with names and values.")
    if odd := sorted(set(data) - known):
        raise UsageError(
            f"{where}: {', '.join(map(repr, odd))} is nothing that a map says. Choose from: {', '.join(sorted(known))}."
        )
