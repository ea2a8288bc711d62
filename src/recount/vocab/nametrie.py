"""Find many names in one pass over a text: a trie of folded words, longest match first.

Folding makes spellings of one name the same key: case, diacritics, apostrophes of any shape, dotted acronyms
("U.S."), a possessive 's, hyphens against spaces, and the Arabic article in all its forms (al-, el-, ash-, an-, …).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from anyascii import anyascii

T = TypeVar("T")
_Node = dict[str, Any]  # folded word to the next node; a trie's nodes are dicts of themselves
_ENDS = ""  # the key that marks a node where a name ends: no word is empty

_APOSTROPHE = "'’‘`ʼʾʿ"
# Dotted capitals ("U.S.", "I.S.I.S."), or letters and digits with apostrophes inside
WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|[^\W_]+(?:[{_APOSTROPHE}][^\W_]+)*")
_ARTICLES = frozenset({"al", "el", "ul", "ash", "as", "an", "at", "ad", "az", "ar", "adh"})
_DASHES = "-‐‑–"
_DASH_SET = frozenset(_DASHES)
_GAP = re.compile(rf"[ \t\xa0]{{0,2}}(?:[{_DASHES}/&]|\r?\n)?[ \t\xa0]{{0,2}}")
_STRIP = str.maketrans("", "", _APOSTROPHE + ".")
_AROUND = 2  # words looked at on each side, and needed in all, to call a line a headline in capitals
# Acronyms that are English words in capitals: in a headline all in capitals they are no names
_WORDLIKE = frozenset({"IS", "US", "UN", "TAK", "JAS", "MIT", "BRAS"})


class Word(NamedTuple):  # a tuple, not a dataclass: one is made for every word of every report
    """One word of a text: its folded key, its letters as written, and where it stands (code points, half-open).

    `end` leaves out a possessive 's.
    """

    key: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Generic[T]):
    """A name found in a text: code points, half-open, and what it stands for. `first` and `last` number its words."""

    start: int
    end: int
    payloads: tuple[T, ...]
    exact: bool
    first: int
    last: int


@lru_cache(maxsize=65536)  # words repeat: a bounded memory of the folded ones
def _fold(raw: str) -> str:
    plain = raw if raw.isascii() else anyascii(raw)
    return plain.translate(_STRIP).lower()


@lru_cache(maxsize=64)  # texts: actors, outlets and names are looked for in the same ones
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, folded, in order."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        raw, (start, end) = match[0], match.span()
        if len(raw) > 2 and raw[-1] in "sS" and raw[-2] in _APOSTROPHE:
            raw, end = raw[:-2], end - 2
        folded = _fold(raw)
        if folded in _ARTICLES and (folded == "el" or text[end : end + 1] in _DASH_SET):
            folded = "al"
        found.append(Word(folded, raw, start, end))
    return tuple(found)


def key(name: str) -> tuple[str, ...]:
    """The folded key of a name, without a leading "the"."""
    keys = tuple(w.key for w in words(name))
    return keys[1:] if len(keys) > 1 and keys[0] == "the" else keys


def joined(text: str, left: Word, right: Word) -> bool:
    """May the two neighbours belong to one name? Only a space, a hyphen, a slash or one line end may part them."""
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    if gap[:1] in _APOSTROPHE and gap[1:2] in "sS":  # "Haftar's army"
        gap = gap[2:]
    elif gap[:1] in _APOSTROPHE:  # "Workers' Party"
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _opens(text: str, left: Word, right: Word) -> bool:
    """Does a bracket open between the two? It may be part of a listed name: "CPI (Maoist)"."""
    return text[left.end : right.start] in {" (", "("}


class NameTrie(Generic[T]):
    """Names to what they stand for. Filled once, then only read.

    `case` = True asks for the letters as listed (acronyms); otherwise capitals don't matter, except that a name written
    with a capital in the list must have at least one capital in the text ("Fano", not "fano").
    """

    def __init__(self) -> None:
        self._root: _Node = {}
        self._names: dict[tuple[str, ...], list[tuple[str, bool, T]]] = {}

    def add(self, name: str, payload: T, *, case: bool = False) -> None:
        """List a name. A name with an article inside is also found without it ("Jabhat Nusra")."""
        keys = key(name)
        if not keys:
            return
        self._insert(keys, (name.removeprefix("the ").removeprefix("The "), case, payload))
        bare = tuple(k for k in keys if k != "al")
        if len(bare) >= 2 and bare != keys:
            self._insert(bare, (name, case, payload))

    def _insert(self, keys: tuple[str, ...], entry: tuple[str, bool, T]) -> None:
        node = self._root
        for k in keys:
            node = node.setdefault(k, {})
        self._names.setdefault(keys, []).append(entry)
        node[_ENDS] = True

    def exactly(self, name: str) -> tuple[T, ...]:
        """What a whole name stands for, capitals aside."""
        found = self._names.get(key(name), [])
        return tuple(dict.fromkeys(p for _, _, p in found))

    def keys(self) -> Iterable[tuple[str, ...]]:
        """The folded keys of all names."""
        return self._names.keys()

    def under(self, keys: tuple[str, ...]) -> tuple[T, ...]:
        """What a folded key stands for."""
        return tuple(dict.fromkeys(p for _, _, p in self._names.get(keys, [])))

    def find(self, text: str, tokens: Sequence[Word] | None = None) -> Iterator[Hit[T]]:
        """Names in order of the text, longest first, none overlapping another."""
        tokens = words(text) if tokens is None else tokens
        at, n, root = 0, len(tokens), self._root
        while at < n:
            if tokens[at].key not in root:
                at += 1
                continue
            hit = self._longest(text, tokens, at)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last + 1

    def _longest(self, text: str, tokens: Sequence[Word], first: int) -> Hit[T] | None:
        ends: list[int] = []  # words with which some listed name ends
        node, last = self._root, first
        while (step := node.get(tokens[last].key)) is not None:
            node = step
            if _ENDS in node:
                ends.append(last)
            if last + 1 >= len(tokens) or not (
                joined(text, tokens[last], tokens[last + 1]) or _opens(text, tokens[last], tokens[last + 1])
            ):
                break
            last += 1
        hits = (self._accept(text, tokens, first, end) for end in reversed(ends))
        return next((hit for hit in hits if hit is not None), None)

    def _accept(self, text: str, tokens: Sequence[Word], first: int, last: int) -> Hit[T] | None:
        start, end = tokens[first].start, tokens[last].end
        end += "(" in text[start:end] and text[end : end + 1] == ")"
        written = text[start:end]
        entries = self._names[tuple(t.key for t in tokens[first : last + 1])]
        fitting = [(name, p) for name, case, p in entries if _fits(written, name, case=case)]
        if not fitting or (written in _WORDLIKE and _shouted(text, tokens, first)):
            return None
        exact = any(name == written for name, _ in fitting)
        payloads = tuple(dict.fromkeys(p for _, p in fitting))
        return Hit(start=start, end=end, payloads=payloads, exact=exact, first=first, last=last)


def is_caseless(name: str) -> bool:
    """Is it in a script without capitals (Arabic, Persian, Hebrew)? Folded to Latin letters it may be like any word, so
    it has to match letter by letter.
    """
    return not any(c.isupper() or c.islower() for c in name)


def _fits(written: str, name: str, *, case: bool) -> bool:
    if case:
        return written.replace(".", "") == name.replace(".", "")
    return name.islower() or written[0].isdigit() or any(c.isupper() for c in written)


def _shouted(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Do the words around stand all in capitals, as in a headline?"""
    around: list[str] = []
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(tokens) and abs(here + step - at) <= _AROUND:
            left, right = sorted((here, here + step))
            if not joined(text, tokens[left], tokens[right]):
                break
            here += step
            around.append(tokens[here].raw)
    return len(around) >= _AROUND and all(raw.isupper() for raw in around)
