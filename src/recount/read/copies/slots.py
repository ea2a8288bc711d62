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

from recount.read.copies.words import DATE, NAME, NUMBER, PLAIN, WEEKDAY, kind_of, number_of

BESIDE = 2  # words on each side that make the frame of a slot
_EDGE = 0xE0E0E0E0  # stands beyond the first and the last word of a sentence
_MOST = 256  # slots that a signature keeps: of a longer story those with the smallest frames, the same in any copy

Slots = npt.NDArray[np.uint32]
"""Rows of (frame, kind, value), sorted, none twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """In how many frames that two stories share their slots say the same, and in how many something else, by kind."""

    same: dict[int, int]
    other: dict[int, int]

    def share(self, *kinds: int) -> float:
        """The share (0..1) of shared frames of these kinds that say something else; 0 if there are none."""
        other = sum(self.other.get(kind, 0) for kind in kinds)
        return other / ((other + sum(self.same.get(kind, 0) for kind in kinds)) or 1)


def slots_of(sentences: Iterable[Sequence[str]], code: str | None) -> Slots:
    """The slots of a story, given the words of its sentences and its language (ISO 639-1)."""
    rows = {row for words in sentences for row in _in_sentence(words, code)}
    kept = sorted(rows)[:_MOST]
    return np.array(kept, dtype=np.uint32).reshape(-1, 3)


def _in_sentence(words: Sequence[str], code: str | None) -> list[tuple[int, int, int]]:
    units = _units(words, code)
    signs = [_EDGE] * BESIDE + [kind or value for kind, value in units] + [_EDGE] * BESIDE
    rows = []
    for n, (kind, value) in enumerate(units):
        if kind != PLAIN:
            around = (*signs[n : n + BESIDE], *signs[n + BESIDE + 1 : n + 2 * BESIDE + 1])
            rows.append((crc32(repr(around).encode()), kind, value))
    return rows


def _units(words: Sequence[str], code: str | None) -> list[tuple[int, int]]:
    """Words as (kind, value), a run of one kind as one: "Umm Sarrin" is a name, "5 March 2031" a number and a date."""
    units: list[tuple[int, int]] = []
    for n, word in enumerate(words):
        kind, value = kind_of(word, code)
        if n == 0 and kind == NAME:
            # The first word has a capital whatever it is. It is a name only if one follows.
            following = kind_of(words[1], code)[0] if len(words) > 1 else PLAIN
            kind, value = (kind, value) if following == NAME else (PLAIN, number_of(word))
        if units and kind != PLAIN and units[-1][0] == kind:
            units[-1] = (kind, (units[-1][1] * 31 + value) & 0xFFFFFFFF)
        else:
            units.append((kind, value))
    return units


def differing(one: Slots, other: Slots) -> Differing:
    """Compare what two stories say between the same words."""
    said = [_by_frame(one), _by_frame(other)]
    same: dict[int, int] = defaultdict(int)
    apart: dict[int, int] = defaultdict(int)
    for frame in said[0].keys() & said[1].keys():
        ours, theirs = said[0][frame], said[1][frame]
        (same if ours & theirs else apart)[frame[1]] += 1
    return Differing(same=dict(same), other=dict(apart))


def values(slots: Slots, kind: int) -> frozenset[int]:
    """What the slots of a kind say."""
    return frozenset(slots[slots[:, 1] == kind, 2].tolist())


def _by_frame(slots: Slots) -> dict[tuple[int, int], set[int]]:
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for frame, kind, value in slots.tolist():
        found[frame, kind].add(value)
    return found


__all__ = ("BESIDE", "DATE", "NAME", "NUMBER", "WEEKDAY", "Differing", "Slots", "differing", "slots_of", "values")
