"""Do the reports use the same rare words, names and ages of it?"""

import math
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from recount.link.pairs.rarity import UNSEEN, rarities
from recount.link.pairs.wording import TWICE

if TYPE_CHECKING:
    from recount.link.tellings import Telling

# Upper ends of levels: of the likeness of two sets of words, 0..1, and of how telling the names are that they share.
LIKE = (
    (0.05, "none"),
    (0.08, "hardly"),
    (0.14, "little"),
    (0.2, "some"),
    (0.27, "much"),
    (0.36, "more"),
    (0.47, "most"),
    (1.01, "all"),
)
SHARED = ((0.0, "none"), (2.5, "one"), (6.0, "some"), (12.0, "many"), (math.inf, "most"))
SURE = 4.0  # rarity that a name must pass to tell anything
SHOWN = 5  # shared words that a sentence names
UNLIKE = frozenset({"none", "hardly", "little"})
FULL = 24  # rare words of a report that is told in full; of shorter ones only likeness speaks
FEWEST = 6  # words or names of a telling below which not sharing any says nothing


def words(one: "Telling", other: "Telling") -> str:
    """How alike are the rare words of both?"""
    a, b = one.wording, other.wording
    if len(a.words) < FEWEST or len(b.words) < FEWEST:
        return ""
    level = _like(a.words & b.words, a.mass[0] * b.mass[0], a.often, b.often)
    short = len(a.words) < FULL or len(b.words) < FULL
    return "" if short and level in UNLIKE else level


def headline(one: "Telling", other: "Telling") -> str:
    """How alike are the headlines? Outlets word them in many ways, so only likeness speaks."""
    a, b = one.wording, other.wording
    if not a.headline or not b.headline:
        return ""
    level = _like(a.headline & b.headline, a.mass[1] * b.mass[1])
    return "" if level in UNLIKE else level


def names(one: "Telling", other: "Telling") -> str:
    """How telling are the names that both hold: of people, streets, schools?"""
    a, b = one.wording.names, other.wording.names
    if len(a) < FEWEST or len(b) < FEWEST:
        return ""
    table, amount = rarities(), 0.0
    for word in a & b:
        amount += max(0.0, table.get(word, UNSEEN) - SURE)
    return next(level for most, level in SHARED if amount <= most)


def full_names(one: "Telling", other: "Telling") -> str:
    """How many names of two words or more do they share?"""
    a, b = one.wording.full, other.wording.full
    if not a or not b:
        return ""
    shared = len(a & b)
    return "none" if not shared else "one" if shared == 1 else "two" if shared == 2 else "more"


LOCAL = ((0.0, "none"), (2.0, "one"), (4.0, "some"), (9.0, "many"), (math.inf, "most"))
KNOWN = 2.0  # rarity that a word of a place must pass to tell anything


def locale(one: "Telling", other: "Telling") -> str:
    """Where the place of one is not read exactly: how telling are the words that both have in the place of places?"""
    a, b = one.wording.places, other.wording.places
    if not a or not b or (one.trace.exact and other.trace.exact):
        return ""
    amount = shared_places(one, other)
    return next(level for most, level in LOCAL if amount <= most)


def shared_places(one: "Telling", other: "Telling") -> float:
    """How telling the words are that both have for places: the sum of their rarity beyond what is `KNOWN`."""
    table = rarities()
    return math.fsum(table.get(word, UNSEEN) - KNOWN for word in one.wording.places & other.wording.places)


ONE_PERSON = ("one", "both")  # levels of `people` at which both tell of one person


def people(one: "Telling", other: "Telling") -> str:
    """Is somebody whose age one of them tells named in the other as well?"""
    a, b = one.wording, other.wording
    if not a.people and not b.people:
        return ""
    if not a.people.isdisjoint(b.people):
        return "both"
    if not (a.people.isdisjoint(b.full) and b.people.isdisjoint(a.full)):
        return "one"
    return "other" if a.people and b.people else ""


def lead(one: "Telling", other: "Telling") -> str:
    """Do both reports open with it? What one opens with, another may tell only as background."""
    a, b = one.wording.lead, other.wording.lead
    return "" if a is None or b is None or not (a or b) else "both" if a and b else "one"


def ages(one: "Telling", other: "Telling") -> str:
    """Are people of the same age in both?"""
    a, b = one.wording.ages, other.wording.ages
    if not a or not b:
        return ""
    shared = len(a & b)
    return "other" if not shared else "one" if shared == 1 else "more"


def _like(
    shared: frozenset[str], masses: float, ours: frozenset[str] = frozenset(), theirs: frozenset[str] = frozenset()
) -> str:
    """The cosine of two sets of words, each counted by its weight; `ours` and `theirs` are said twice or more."""
    if not shared or not masses:
        return "none"
    weights = _weights()
    # exact, since a set has another order in every process
    if ours or theirs:
        amount = math.fsum([weights.get(w, _UNSEEN) * _SAID[(w in ours) + (w in theirs)] for w in shared])
    else:
        amount = math.fsum([weights.get(w, _UNSEEN) for w in shared])
    return _LEVELS[bisect_left(_MOST, amount / math.sqrt(masses))]


_MOST, _LEVELS = [most for most, _ in LIKE], [level for _, level in LIKE]
_UNSEEN = UNSEEN**4
_SAID = (1.0, TWICE, TWICE**2)  # by how many of both say a word more than once


@cache
def _weights() -> Mapping[str, float]:
    """What each word counts for if both have it: the square of its weight for one."""
    return {word: r**4 for word, r in rarities().items()}


def rareness(words: str) -> float:
    """The rarity of one word or of several together, to show the most telling first."""
    table = rarities()
    return sum(table.get(w, UNSEEN) for w in words.split())
