"""Phrases written as data, and the longest of them that stands at a word.

A phrase is a row of elements: a word; ``a|b`` one of several; ``word?`` one that may be left out; ``stem*`` any word
that begins so; ``{name}`` a slot, which a function reads. Words are written as people write them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Generic, TypeVar

from recount.vocab.languages.words import Words, alike

T = TypeVar("T")
Slot = Callable[[Words, int], tuple[Any, int] | None]
"""Reads a value at a word, and says where it ends."""


@dataclass(slots=True)
class _Node(Generic[T]):
    words: dict[str, "_Node[T]"] = field(default_factory=dict)
    stems: dict[str, "_Node[T]"] = field(default_factory=dict)
    slots: dict[str, "_Node[T]"] = field(default_factory=dict)
    sense: T | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """What stands at a word: its sense, the word after it, and what the slots read, in their order."""

    sense: T
    end: int
    slots: tuple[tuple[str, Any], ...] = ()


class Phrases(Generic[T]):
    """Phrases to senses. Of two with the same words the first counts."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, sense in entries:
            for row in _rows(phrase):
                self._add(row, sense)

    def _add(self, row: tuple[str, ...], sense: T) -> None:
        node = self._root
        for element in row:
            if element.startswith("{"):
                node = node.slots.setdefault(element[1:-1], _Node())
            elif element.endswith("*"):
                node = node.stems.setdefault(alike(element[:-1]), _Node())
            else:
                node = node.words.setdefault(alike(element), _Node())
        if node.sense is None:
            node.sense = sense

    def longest(self, words: Words, at: int, slots: Mapping[str, Slot] | None = None) -> Found[T] | None:
        """The longest phrase that begins at ``words[at]``, None if none does."""
        best: Found[T] | None = None
        for found in self._walk(self._root, words, at, slots or {}):
            if found.end > at and (best is None or found.end > best.end):
                best = found
        return best

    def _walk(self, node: _Node[T], words: Words, at: int, slots: Mapping[str, Slot]) -> Iterator[Found[T]]:
        if node.sense is not None:
            yield Found(sense=node.sense, end=at)
        for form in words.forms(at):
            if (after := node.words.get(form)) is not None:
                yield from self._walk(after, words, at + 1, slots)
            if node.stems:
                for stop in range(1, len(form) + 1):
                    if (further := node.stems.get(form[:stop])) is not None:
                        yield from self._walk(further, words, at + 1, slots)
        for name, beyond in node.slots.items():
            read = slots[name](words, at)
            if read is None:
                continue
            for found in self._walk(beyond, words, read[1], slots):
                yield Found(sense=found.sense, end=found.end, slots=((name, read[0]), *found.slots))


def _rows(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that a phrase stands for."""
    options = []
    for element in phrase.split():
        bare = element.removesuffix("?")
        choices = tuple(bare.split("|"))
        options.append((*choices, "") if bare != element else choices)
    for row in product(*options):
        if kept := tuple(element for element in row if element):
            yield kept
