"""Words that bound a number, before it ("more than"), after it ("or more") and on it ("30-plus"): `bounds.toml`."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from recount.model import Count, ReferenceDataError, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What the words make of a number: its wording, and by how much they move it (numbers of people or things)."""

    wording: Wording
    step: int = 0

    def of(self, number: int) -> Count:
        """The count that the words and a number give together; never below 0."""
        if self.wording is Wording.AT_LEAST:
            return Count(low=number + self.step, high=None, wording=self.wording)
        if self.wording is Wording.AT_MOST:
            return Count(low=None, high=max(0, number - self.step), wording=self.wording)
        return Count(low=number, high=number, wording=self.wording)


def bound_before(words: Sequence[str], at: int) -> tuple[Bound, int] | None:
    """The longest bounding words that begin at ``words[at]`` and the index after them; None if none begin there."""
    return _longest(_tables().before, words, at)


def bound_after(words: Sequence[str], at: int) -> tuple[Bound, int] | None:
    """The same of words that follow a number or its noun."""
    return _longest(_tables().after, words, at)


def ending(word: str) -> Bound | None:
    """The bound written onto a number, its hyphen taken off: "odd" in "twenty-odd"; None for any other word."""
    return _tables().ending.get(word)


@cache
def openings() -> frozenset[str]:
    """Every word that bounding words before a number begin with."""
    return frozenset(_tables().before)


_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    before: _Phrases
    after: _Phrases
    ending: Mapping[str, Bound]


def _longest(table: _Phrases, words: Sequence[str], at: int) -> tuple[Bound, int] | None:
    for phrase, bound in table.get(words[at], ()) if at < len(words) else ():
        if tuple(words[at : at + len(phrase)]) == phrase:
            return bound, at + len(phrase)
    return None


@cache
def _tables() -> _Tables:
    text = resources.files("recount.vocab.counting").joinpath("bounds.toml").read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text)
        endings = {phrase[0]: bound for phrase, bound in _entries(rows["ending"])}
        return _Tables(before=_by_first(rows["before"]), after=_by_first(rows["after"]), ending=endings)
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"vocab/counting/bounds.toml is broken ({error}). Install Recount again.") from error


def _entries(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[tuple[str, ...], Bound]]:
    for row in rows:
        bound = Bound(wording=Wording(row["wording"]), step=row.get("step", 0))
        yield from ((tuple(phrase.split()), bound) for phrase in row["words"].split(";"))


def _by_first(rows: Iterable[Mapping[str, Any]]) -> _Phrases:
    """The phrases by their first word, longest first."""
    by: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for entry in sorted(_entries(rows), key=lambda entry: -len(entry[0])):
        by.setdefault(entry[0][0], []).append(entry)
    return {first: tuple(entries) for first, entries in by.items()}
