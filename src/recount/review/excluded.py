"""What the words rule out: whether some people can be counted in others, by the words for both (`excluded.toml`)."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recount.model import Group, Population, Toll

_WORD = re.compile(r"[^\W\d_]+")
_MORE = re.compile(r"\bmore\b(?! than)", re.IGNORECASE)  # "two more", and not "more than two"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    group: Group | None
    population: Population | None
    own: frozenset[str]
    not_in: frozenset[str]

    def is_of(self, toll: Toll) -> bool:
        """Are the people of the toll of this kind?"""
        return toll.group is self.group if self.group is not None else toll.population is self.population


def excluded(part: Toll, whole: Toll) -> bool:
    """Do the words say that the people of one toll are none of those of the other: of another kind, or told beside them?"""
    table = _table()
    inner, outer = _words(part.quote.exact), _words(whole.quote.exact)
    if inner & table.beside or _MORE.search(part.quote.exact):
        return True
    if any(kind.is_of(part) and outer & kind.not_in and not outer & kind.own for kind in table.kinds):
        return True
    return any(_only(inner, a, b) and _only(outer, b, a) for pair in table.apart for a, b in (pair, pair[::-1]))


def _only(words: frozenset[str], ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(words & ours) and not words & theirs


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    kinds: Sequence[_Kind]
    apart: Sequence[tuple[frozenset[str], frozenset[str]]]
    beside: frozenset[str]


@cache
def _table() -> _Table:
    text = resources.files("recount.review").joinpath("excluded.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    kinds = tuple(
        _Kind(
            group=Group(row["group"]) if "group" in row else None,
            population=Population(row["population"]) if "population" in row else None,
            own=frozenset(row["own"].split()),
            not_in=frozenset(row["not_in"].split()),
        )
        for row in data["kind"]
    )
    return _Table(
        kinds=kinds,
        apart=tuple((frozenset(row["one"].split()), frozenset(row["other"].split())) for row in data["apart"]),
        beside=frozenset(data["beside"]["words"].split()),
    )
