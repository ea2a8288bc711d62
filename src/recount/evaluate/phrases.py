"""When do two phrases, counts, voices or claims agree? The measure of record; floors in `gold/floors.json` rest on it.

Two phrases agree when their content words' Dice overlap is >= 0.5, or one's words contain the other's and they differ
by at most six words. A claim pairs by the words it quotes, then by its counts, its voice and its type.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Json = dict[str, Any]
Item = TypeVar("Item")

STOP = frozenset(
    "the a an of in on at to and s by with from for his her their its was were is are be been that this it as some "
    "about around at least up more than over near said who which".split()
)
WORD = re.compile(r"[^\W_]+", re.UNICODE)
PHRASE = 6  # a phrase may be this many words longer than the one it contains; a paragraph may not
SAME_PHRASE = 0.5  # Dice overlap of content words
SAME_EVIDENCE = 0.25  # two claims quote the same passage
CONTAINED_EVIDENCE = 0.10  # as above, where one quotes all that the other does and more


def words(text: str | None) -> list[str]:
    """Content words of a phrase, lower case; all words if it has no content word."""
    every = [w.lower() for w in WORD.findall(text or "")]
    return [w for w in every if w not in STOP] or every


def dice(one: Iterable[str], other: Iterable[str]) -> float:
    """Overlap of two sets of words, 0..1; 0 if either is empty."""
    a, b = set(one), set(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def contains(one: Iterable[str], other: Iterable[str]) -> bool:
    """Does one hold every word of the other?"""
    a, b = set(one), set(other)
    return a <= b or b <= a


def agree(one: str | None, other: str | None) -> bool:
    """Do two phrases name the same thing?"""
    a, b = words(one), words(other)
    if not a or not b:
        return False
    return dice(a, b) >= SAME_PHRASE or (contains(a, b) and abs(len(set(a)) - len(set(b))) <= PHRASE)


def pairs(gold: Sequence[Item], coded: Sequence[Item], same: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """One-to-one matching, best pair first; `same` gives a score, 0 = no match. Ties go to the later indexes."""
    scored = sorted(((same(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded)), reverse=True)
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    out = []
    for score, i, j in scored:
        if score > 0 and i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            out.append((i, j))
    return out


def same_count(one: Json, other: Json) -> float:
    """Two tolls, or two losses: kind, low and high are equal and the phrases agree."""
    equal = all(one.get(k) == other.get(k) for k in ("kind", "low", "high")) and agree(one["text"], other["text"])
    return 1.0 + dice(words(one["text"]), words(other["text"])) if equal else 0.0


def same_phrase(one: str, other: str) -> float:
    """More than 1 where phrases agree, so that the nearest phrase is taken first; else 0."""
    return 1.0 + dice(words(one), words(other)) if agree(one, other) else 0.0


def same_voice(one: Json, other: Json) -> bool:
    """The nearest speakers agree; no speaker is the outlet's own voice."""
    a, b = _voice(one), _voice(other)
    return (not a and not b) or agree(a, b)


def _voice(claim: Json) -> str:
    speakers: list[str] = claim.get("speakers") or [""]
    return speakers[0]


def similarity(gold: Json, coded: Json) -> float:
    """How alike two claims are: 2 x evidence + tolls + losses + 0.5 x same voice + 0.25 x same type; 0 = no pair."""
    a, b = (words(" ".join(c["evidence"])) for c in (gold, coded))
    overlap = dice(a, b)
    if overlap < (CONTAINED_EVIDENCE if contains(a, b) else SAME_EVIDENCE):
        return 0.0
    score = 2 * overlap
    for field in ("tolls", "losses"):
        g, c = gold.get(field) or [], coded.get(field) or []
        if g and c:
            score += 2 * len(pairs(g, c, same_count)) / (len(g) + len(c))
    return score + 0.5 * same_voice(gold, coded) + 0.25 * bool(gold["event_type"] == coded.get("event_type"))
