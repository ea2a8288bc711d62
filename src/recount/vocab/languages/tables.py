"""The closed classes of words of one language, as its file under `data` has them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from recount.model import Group, Population, TollKind, Wording
from recount.vocab.calendar.forms import Unit
from recount.vocab.languages.phrases import Phrases
from recount.vocab.languages.words import alike

LANGUAGES = ("ar", "ru", "uk", "fr", "es")
"""ISO 639-1 codes of the languages read here, beside English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Words that bound a number: "at least" (`shift` 0), "more than" (1), "fewer than" (-1)."""

    wording: Wording
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A noun for people. `number`: 1, 2 (the Arabic dual), None = the plural. `kind` where the noun says what befell them."""

    population: Population = Population.UNSTATED
    group: Group | None = None
    number: int | None = None
    kind: TollKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language. Times are rows of `docs/languages.md`; `places` says what a word says of a place."""

    code: str
    numbers: Phrases[int]
    scales: Phrases[int]
    groups: Phrases[int]
    roughly: Phrases[int]
    joints: Phrases[bool]
    alternatives: Phrases[bool]
    vague: Phrases[bool]
    of: Phrases[bool]
    none: Phrases[bool]
    further: Phrases[bool]
    bounds: Phrases[Bound]
    behind: Phrases[Bound]
    between: tuple[tuple[Phrases[bool], Phrases[bool]], ...]
    not_people: Phrases[bool]
    people: Phrases[People]
    kinds: Phrases[TollKind]
    months: Phrases[int]
    weekdays: Phrases[int]
    units: Phrases[tuple[int | None, Unit]]
    ordinals: Phrases[int]
    parts: Phrases[str]
    seasons: Phrases[int]
    years: Phrases[bool]
    times: Phrases[str]
    places: Phrases[str]
    directions: Phrases[str]
    common: frozenset[str]


@cache
def language(code: str) -> Language:
    """The tables of a language of `LANGUAGES`.

    Raises:
        KeyError: it is none of them.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    raw = _raw(code)
    numbers, time = raw["numbers"], raw["time"]
    return Language(
        code=code,
        numbers=Phrases(_valued(numbers["words"])),
        scales=Phrases(_valued(numbers["scales"])),
        groups=Phrases(_valued(numbers.get("groups", {}))),
        roughly=Phrases(_valued(numbers.get("roughly", {}))),
        joints=_set(numbers["and"]),
        alternatives=_set(numbers["or"]),
        vague=_set(numbers["vague"]),
        of=_set(numbers["of"]),
        none=_set(numbers["none"]),
        further=_set(numbers["further"]),
        bounds=Phrases(_bounds(raw["bounds"])),
        behind=Phrases(_bounds(raw["bounds_behind"])),
        between=tuple((_set([first]), _set([second])) for first, second in numbers["between"]),
        not_people=_set(numbers["not_people"]),
        people=Phrases(_people(raw["people"])),
        kinds=Phrases((phrase, TollKind(kind)) for kind, row in raw["kinds"].items() for phrase in row),
        months=Phrases((phrase, int(number)) for number, row in time["months"].items() for phrase in row),
        weekdays=Phrases((phrase, n) for n, row in enumerate(time["weekdays"]) for phrase in row),
        units=Phrases(_units(time["units"])),
        ordinals=Phrases(_valued(time["ordinals"])),
        parts=Phrases((phrase, part) for part, row in time["parts"].items() for phrase in row),
        seasons=Phrases((phrase, int(month)) for month, row in time["seasons"].items() for phrase in row),
        years=_set(time["year"]),
        times=Phrases((phrase, sense) for sense, row in raw["times"].items() for phrase in row),
        places=Phrases((phrase, level) for level, row in raw["places"].items() for phrase in row),
        directions=Phrases((phrase, side) for side, row in raw["directions"].items() for phrase in row),
        common=frozenset(alike(word) for word in raw["common"]),
    )


@cache
def names(code: str) -> Mapping[str, Any]:
    """What the file of a language says about names of places that change their form."""
    return MappingProxyType(_raw(code).get("names", {}))


@cache
def homes(code: str) -> tuple[str, ...]:
    """The countries (ISO 3166-1 alpha-2) where a language is spoken: what a report is about that names none; may be none."""
    return tuple(_raw(code).get("home", ()))


@cache
def _raw(code: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / f"{code}.toml").read_text("utf-8"))


def _set(phrases: list[str]) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases)


def _valued(table: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    return ((phrase, int(value)) for value, row in table.items() for phrase in row)


def _bounds(table: Mapping[str, list[str]]) -> Iterator[tuple[str, Bound]]:
    kinds = {
        "at_least": Bound(wording=Wording.AT_LEAST),
        "more_than": Bound(wording=Wording.AT_LEAST, shift=1),
        "at_most": Bound(wording=Wording.AT_MOST),
        "fewer": Bound(wording=Wording.AT_MOST, shift=-1),
        "about": Bound(wording=Wording.ABOUT),
    }
    return ((phrase, kinds[name]) for name, row in table.items() for phrase in row)


def _units(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, tuple[int | None, Unit]]]:
    """`one`: the unit alone counts one; `two`: the dual; `many`: alone it is some."""
    counts = {"one": 1, "two": 2, "many": None}
    for unit, row in table.items():
        for number, phrases in row.items():
            for phrase in phrases:
                yield phrase, (counts[number], Unit(unit))


def _people(rows: list[dict[str, Any]]) -> Iterator[tuple[str, People]]:
    for row in rows:
        whom = People(
            population=Population(row.get("population", "unstated")),
            group=Group(row["group"]) if "group" in row else None,
            kind=TollKind(row["kind"]) if "kind" in row else None,
        )
        for name, number in (("one", 1), ("two", 2), ("many", None)):
            for phrase in row.get(name, ()):
                yield phrase, replace(whom, number=number)
