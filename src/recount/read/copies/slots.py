"""Slots: the numbers, names and days of a story, each with the words around it.

Two statements made from one template have the same words around other numbers, places and days; a copy of a story has the
same words around the same. That is how the two are told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recount.read.copies.words import DATE, NAME, NUMBER, PART, PLAIN, WORD, kind_of, number_of

BESIDE = 2  # words on each side that make the frame of a slot
_EDGE = 0xE0E0E0E0  # stands beyond the first and the last word of a sentence
_MOST = 1024  # slots that a signature keeps: of a longer story those with the smallest frames, the same in any copy
_HEADLINE = 0.6  # share of words with a capital: more have only headlines

_Unit = tuple[int, int, tuple[int, ...]]  # kind, value, and of a name of several words the value of each
Slots = npt.NDArray[np.uint32]
"""Rows of (frame, kind, value), sorted, none twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """In how many frames that two stories share their slots say the same, and in how many something else, by kind."""

    same: dict[int, int]
    other: dict[int, int]

    def others(self, *kinds: int) -> int:
        """How many shared frames of these kinds say something else."""
        return sum(self.other.get(kind, 0) for kind in kinds)

    def share(self, *kinds: int) -> float:
        """The share (0..1) of shared frames of these kinds that say something else; 0 if there are none."""
        other = self.others(*kinds)
        return other / ((other + sum(self.same.get(kind, 0) for kind in kinds)) or 1)


def slots_of(sentences: Iterable[Sequence[str]], code: str | None) -> Slots:
    """The slots of a story, given the words of its sentences and its language (ISO 639-1)."""
    rows = {row for words in sentences for row in _in_sentence(words, code)}
    kept = sorted(rows)[:_MOST]
    return np.array(kept, dtype=np.uint32).reshape(-1, 3)


def _in_sentence(words: Sequence[str], code: str | None) -> list[tuple[int, int, int]]:
    units = _units(words, code)
    # Around a slot any number is as good as another. Where names have no capitals, words stand for themselves.
    signs = [_EDGE] * BESIDE + [u[1] if u[0] in (PLAIN, WORD) else u[0] for u in units] + [_EDGE] * BESIDE
    rows = []
    for n, (kind, value, parts) in enumerate(units):
        if kind != PLAIN:
            around = (*signs[n : n + BESIDE], *signs[n + BESIDE + 1 : n + 2 * BESIDE + 1])
            frame = crc32(repr(around).encode())
            rows.append((frame, kind, value))
            rows += [(frame, PART, part) for part in parts]
    return rows


def _units(words: Sequence[str], code: str | None) -> list[_Unit]:
    """Words as units, a run of one kind as one: "Umm Sarrin" is a name, "twenty-one" a number."""
    kinds = [kind_of(word, code) for word in words]
    capitals = [kind for kind, _ in kinds].count(NAME)
    if capitals > _HEADLINE * len(words):
        # A headline, or a telegram all in capitals: these tell no names from other words.
        shouted = all(word.upper() == word for word in words)
        kinds = [_without_case(word, kind, shouted=shouted) for word, kind in zip(words, kinds, strict=True)]
    elif kinds and kinds[0][0] == NAME and (len(kinds) == 1 or kinds[1][0] != NAME):
        kinds[0] = (PLAIN, number_of(words[0]))  # the first word has a capital whatever it is
    return _runs(words, kinds)


def _runs(words: Sequence[str], kinds: Sequence[tuple[int, int]]) -> list[_Unit]:
    units: list[_Unit] = []
    before = ""
    for word, (kind, value) in zip(words, kinds, strict=True):
        if kind == PLAIN:
            units.append((kind, value, ()))
            continue
        last, so_far, parts = units[-1] if units else (PLAIN, 0, ())
        if (kind == NUMBER and last == DATE and _is_day(word)) or (kind == DATE and last == NUMBER and _is_day(before)):
            units[-1] = (DATE, (so_far + value) & 0xFFFFFFFF, ())  # "5 March" and "March 5" are one day
        elif kind == last == NUMBER:
            units[-1] = (kind, (so_far * 31 + value) & 0xFFFFFFFF, ())
        elif kind == last == NAME:
            units[-1] = (kind, (so_far * 31 + value) & 0xFFFFFFFF, (*(parts or (so_far,)), value))
        else:
            units.append((kind, value, ()))
        before = word
    return units


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31


def _without_case(word: str, kind: tuple[int, int], *, shouted: bool) -> tuple[int, int]:
    if kind[0] != NAME:
        return kind
    return (WORD if shouted and len(word) > 2 else PLAIN), number_of(word)


def differing(one: Slots, other: Slots) -> Differing:
    """Compare what two stories say between the same words. A surname says the same as the whole name."""
    said = [_by_frame(one), _by_frame(other)]
    same: dict[int, int] = defaultdict(int)
    apart: dict[int, int] = defaultdict(int)
    for frame, kind in said[0].keys() & said[1].keys():
        if kind != PART:
            (same if _alike(said, frame, kind) else apart)[kind] += 1
    return Differing(same=dict(same), other=dict(apart))


def _alike(said: Sequence[dict[tuple[int, int], set[int]]], frame: int, kind: int) -> bool:
    ours, theirs = (one[frame, kind] for one in said)
    if ours & theirs or kind != NAME:
        return bool(ours & theirs)
    our_parts, their_parts = (one.get((frame, PART), set()) for one in said)
    return bool(ours & their_parts or theirs & our_parts)


def values(slots: Slots, *kinds: int) -> frozenset[int]:
    """What the slots of some kinds say."""
    return frozenset(slots[np.isin(slots[:, 1], kinds), 2].tolist())


def _by_frame(slots: Slots) -> dict[tuple[int, int], set[int]]:
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for frame, kind, value in slots.tolist():
        found[frame, kind].add(value)
    return found
