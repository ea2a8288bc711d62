"""Named people: who is the same person under two spellings, and how many different ones there are at least."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

WORD = re.compile(r"[^\W_]+")
ALIKE = 80.0  # of 100, between two words of a name: "Mohamed" and "Mohammed" are one, "Amal" and "Omar" are not


def share_names(one: Iterable[str], other: Iterable[str]) -> bool:
    """Is anyone named in both? "Hassan" is "Hassan Omar"; nobody shares a name with nobody."""
    theirs = tuple(other)
    return any(same_person(a, b) for a in one for b in theirs)


def different_people(names: Iterable[str]) -> int:
    """How many different people these names are at least: spellings and shorter forms of one name count once."""
    distinct = tuple(dict.fromkeys(names))
    root = list(range(len(distinct)))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n, name in enumerate(distinct):
        for m in range(n):
            if find(n) != find(m) and same_person(name, distinct[m]):
                root[find(n)] = find(m)
    return sum(find(n) == n for n in range(len(distinct)) if _words(distinct[n]))


def same_person(one: str, other: str) -> bool:
    """Can two names be of one person: has every word of the shorter its like in the longer?"""
    small, large = sorted((_words(one), _words(other)), key=len)
    return bool(small) and all(any(_alike(a, b) for b in large) for a in small)


@lru_cache(maxsize=4096)
def _words(name: str) -> Sequence[str]:
    return tuple(w.lower() for w in WORD.findall(name))


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 2 and fuzz.ratio(one, other) >= ALIKE)
