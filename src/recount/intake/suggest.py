"""A first map for a spreadsheet, from its headings and the codes in its column of types. A person completes it."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from recount.intake.cells import DIGITS, text_of
from recount.intake.mapping import BOUNDS, SEVERAL
from recount.intake.sheets import Row, Sheet
from recount.model import EventType
from recount.vocab.codebook import section

LOOKED_AT = 5000  # rows in which codes of types are looked for
MOST_CODES = 60
DATES = ("date", "start", "end", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    columns: Mapping[str, tuple[str, ...]]
    tolls: tuple[Mapping[str, str], ...]

    @property
    def used(self) -> frozenset[str]:
        tolled = (t[name] for t in self.tolls for name in BOUNDS if name in t)
        return frozenset((*(h for found in self.columns.values() for h in found), *tolled))


def suggest(sheet: Sheet) -> str:
    """A map in TOML: what the headings suggest, with everything that a person has to decide in comments. Reads the first rows."""
    found = _found(sheet.headings)
    rows = [row for row in islice(sheet.rows, LOOKED_AT) if isinstance(row, Row)]
    return "\n".join((*_head(sheet, found, rows), *_columns(found), *_tolls(found), *_types(sheet, found, rows), ""))


@cache
def _known() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("recount.intake").joinpath("headings.toml").read_text(encoding="utf-8"))


def folded(heading: str) -> str:
    """``Civilians_killed (min)`` as ``civilians killed min``."""
    return " ".join(re.findall(r"[^\W_]+", heading.lower()))


def _found(headings: Iterable[str]) -> _Found:
    by_name: dict[str, str] = {}
    for heading in headings:
        by_name.setdefault(folded(heading), heading)
    columns = {}
    for slot, names in _known()["columns"].items():
        there = tuple(by_name[name] for name in names if name in by_name)
        if there:
            columns[slot] = there if slot in SEVERAL else there[:1]
    if {"start", "end"} & columns.keys():
        columns.pop("date", None)
    if {"lat", "lon"} & columns.keys() != {"lat", "lon"}:
        columns.pop("lat", None), columns.pop("lon", None)
    return _Found(columns=columns, tolls=tuple(_tolled(by_name)))


def _tolled(by_name: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    for toll in _known()["tolls"]:
        there = {b: by_name[name] for b in BOUNDS for name in reversed(toll.get(b, ())) if name in by_name}
        if "count" in there and len(there) > 1:  # a best number under the bare name
            there.setdefault("best", there["count"])
            del there["count"]
        if there:
            yield {key: toll[key] for key in ("kind", "population", "group") if key in toll} | there


def _head(sheet: Sheet, found: _Found, rows: Sequence[Row]) -> Iterator[str]:
    yield f"# A first map of {sheet.name}, from its headings. Complete it; docs/import.md tells what each line means."
    yield 'source = ""  # the team whose record this is: fill in'
    if not rows or _open_days(sheet, found, rows):
        yield '# dates = "day-first"  # or "month-first": digits such as 03/05/2018 leave it open, and nobody guesses'
    if "type" not in found.columns:
        yield 'type = ""  # no column names the type of event: give one of docs/codebook.md for all rows'
    kept = [h for h in sheet.headings if h not in found.used]
    if kept:
        yield "# Kept with each row as they are, since no heading of theirs is known:"
        yield from (f"#   {heading}" for heading in kept)
    yield "# ignore = []  # headings to leave out"


def _open_days(sheet: Sheet, found: _Found, rows: Iterable[Row]) -> bool:
    at = [sheet.headings.index(h) for slot in DATES for h in found.columns.get(slot, ())]
    return any(DIGITS.match(text_of(row.cells[n])) for row in rows for n in at)


def _columns(found: _Found) -> Iterator[str]:
    yield "\n[columns]"
    for slot, headings in found.columns.items():
        said = _said(headings[0]) if len(headings) == 1 else f"[{', '.join(map(_said, headings))}]"
        yield f"{slot} = {said}"


def _tolls(found: _Found) -> Iterator[str]:
    for toll in found.tolls:
        yield "\n[[tolls]]"
        yield from (f"{key} = {_said(value)}" for key, value in toll.items())


def _types(sheet: Sheet, found: _Found, rows: Iterable[Row]) -> Iterator[str]:
    if "type" not in found.columns:
        return
    at = sheet.headings.index(found.columns["type"][0])
    codes = dict.fromkeys(text_of(row.cells[at]) for row in rows)
    yield "\n[types]  # each code of the sheet, and one of docs/codebook.md; fill in those left empty"
    for code in islice(codes, MOST_CODES):
        yield f"{_said(code)} = {_said(_counterpart(code))}"
    if len(codes) > MOST_CODES:
        yield f"# … and {len(codes) - MOST_CODES} more. Is this the column of types?"


def _counterpart(code: str) -> str:
    """The one type whose own name, or whose counterpart in a codebook, the code is; empty where none or several are."""
    wanted = folded(code)
    own = [t.value for t in EventType if wanted and wanted.replace(" ", "") == t.value.replace("_", "")]
    near = [
        entry.value
        for entry in section("event_type")
        if wanted and any(wanted in map(folded, re.split(r"[;,]", said)) for _, said in entry.counterparts)
    ]
    return (own or (near if len(near) == 1 else [""]))[0]


def _said(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
