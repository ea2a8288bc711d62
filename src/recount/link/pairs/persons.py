"""People whose age a report tells: of those killed, hurt and accused news gives it, of officials and witnesses it seldom does.

So a person of a told age who stands in two reports is nearly always of one event in both, whenever they were published.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from recount.link.pairs.rarity import rarity

RARE = 9.0  # rarity of the first and the last name together below which many share them
_WORD = r"[A-Z][^\W\d_]*[a-z](?:['’-][^\W\d_]+)*"
_MIDDLE = r"(?:[A-Z]\.?|[“\"‘'(][^“”\"‘’'()]{1,20}[”\"’')]|[Aa]l|[Ee]l|bin|ibn|de|del|la|van|von|der)"
_NAME = rf"(?:{_WORD})(?:[ -](?:{_MIDDLE}[ -])?(?:{_WORD})){{1,3}}\b"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?"
# as in: Farida Najem, 19, a student; Farida Najem (19); Farida Najem, aged 19
_AFTER = re.compile(
    rf"(?:\b(?P<before>[A-Za-z]+) )?(?P<name>{_NAME}){_SUFFIX}(?:, (?:aged? )?|,? aged? | \()\d{{1,2}}(?=[,.;:)”]| (?:of|was|and|from)\b|$)"
)
# as in: 19-year-old student Farida Najem; not: a 19-year-old Bab Sultan man
_BEFORE = re.compile(
    rf"\b\d{{1,2}}[- ]years?[- ]old,? (?P<between>(?:[a-z-]+ ){{0,3}})(?P<name>{_NAME})"
    r"(?! (?:[a-z]+ )?(?:m[ae]n|wom[ae]n|boys?|girls?|teen\w*|residents?|native|student|police|officers?)\b)"
)
# Without these no sentence has the one or the other: quicker than looking for every name that an age may stand beside
_AGE_AFTER = re.compile(r"(?<=[ (])\d{1,2}(?=[,.;:)”]| (?:of|was|and|from)\b|$)")
_AGE_BEFORE = re.compile(r"years?[- ]old")
_AT_HAND = 256  # sentences whose people are remembered: those of a report are asked for by each of its tellings
_WHERE = frozenset("in at near from to on into of outside inside".split())
_PHRASE = _WHERE | frozenset("by with was were is for the".split())
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march july september "
    "october november december jan feb mar apr jun jul aug sept sep oct nov dec street avenue road drive lane boulevard "
    "highway route county city town village north south east west police hospital school university center centre".split()
)
_SINGLE = re.compile(_WORD)
_TITLES = frozenset(
    "mr mrs ms miss dr sir jr sr suspect victim officer deputy detective sergeant sgt corporal captain lieutenant colonel "
    "private chief judge president minister mayor sheriff trooper agent pastor imam sheikh father mother brother sister".split()
)
_OWN = re.compile(r"['’]s?$")


def persons(sentences: Iterable[str]) -> frozenset[str]:
    """The people whose age these sentences tell, each by the first and the last name in lower case."""
    found = (name for sentence in sentences for name in _named(sentence))
    return frozenset(filter(None, map(_key, found)))


@lru_cache(maxsize=_AT_HAND)
def _named(sentence: str) -> tuple[str, ...]:
    after = _AFTER.finditer(sentence) if _AGE_AFTER.search(sentence) else ()
    before = _BEFORE.finditer(sentence) if _AGE_BEFORE.search(sentence) else ()
    return (
        *(m["name"] for m in after if (m["before"] or "").lower() not in _WHERE),
        *(m["name"] for m in before if _PHRASE.isdisjoint(m["between"].split())),
    )


def _key(name: str) -> str:
    words = [w for w in (_OWN.sub("", w.lower()) for w in _SINGLE.findall(name)) if w not in _TITLES]
    if len(words) < 2 or not _NOBODY.isdisjoint(words) or rarity(words[0]) + rarity(words[-1]) < RARE:
        return ""
    return f"{words[0]} {words[-1]}"
