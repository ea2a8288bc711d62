"""How rare a word is in reports: a fixed table that is shipped, never counted over a ledger.

So what two reports share weighs the same whatever else a ledger holds. `training/rarity.py` says where the table is from.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

UNSEEN = 8.0  # of a word that the table does not have: one text in about 3,000


@cache
def rarities() -> Mapping[str, float]:
    """For each word in lower case, the natural logarithm of "one text in so many", 0..8."""
    out: dict[str, float] = {}
    for line in (files("recount.link.pairs") / "rarity.txt").read_text(encoding="utf-8").splitlines():
        level, *words = line.split(" ")
        out.update(dict.fromkeys(words, min(float(level), UNSEEN)))
    return out


def rarity(word: str) -> float:
    """How rare a word in lower case is: 0 (says nothing) to 8 (not in the table)."""
    return rarities().get(word, UNSEEN)
