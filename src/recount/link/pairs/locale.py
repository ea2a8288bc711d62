"""Words that stand where places are named: what tells where it was if no place could be read.

"In Kafr Dalil", "Kafr Dalil police", "a Kafr Dalil man": villages, streets, schools and clubs that no gazetteer has.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from recount.link.pairs.rarity import rarity

FIRST = 8  # sentences in which news says where it was
_AT_HAND = 256  # sentences whose words are remembered: those of a report are asked for by each of its tellings
LEAST, MOST = 2.5, 12  # rarity below which a word tells nothing, and how many are kept
_NAME = r"[A-Z][\w’'-]*[a-z]"
_AT = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]n|of) (?:the )?((?:\d+ block of )?{_NAME}(?: {_NAME}){{0,3}})"
)
_OF = re.compile(
    rf"\b({_NAME}(?: {_NAME}){{0,2}}) "
    r"(?:[Pp]olice|County|[Oo]fficers|[Ss]heriff|m[ae]n|wom[ae]n|residents?|teen\w*|neighborhood|apartment|hospital)\b"
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_OWN = re.compile(r"['’]s\b")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_KINDS = frozenset(  # of places, that any town has
    "street avenue road drive lane boulevard court place block highway route interstate north south east west northern southern "
    "eastern western northeast northwest southeast southwest central downtown side area district county city town township "
    "village parish park lake river creek hill hills school elementary university college hospital center centre medical health "
    "apartment apartments house home complex building hotel motel club nightclub bar restaurant church mosque market mall store "
    "station airport police sheriff department office prison jail camp base bridge border".split()
)


def locale(sentences: Iterable[str]) -> frozenset[str]:
    """The rarest words of such names in these sentences, in lower case."""
    found = frozenset[str]().union(*map(_words_of, sentences))
    ranked = sorted((-rarity(w), w) for w in found)
    return frozenset(w for r, w in ranked[:MOST] if -r >= LEAST)


@lru_cache(maxsize=_AT_HAND)
def _words_of(sentence: str) -> frozenset[str]:
    names = (name for pattern in (_AT, _OF) for name in pattern.findall(sentence))
    return frozenset(word.lower() for name in names for word in _LETTERS.findall(_OWN.sub("", name))) - _DAYS - _KINDS
