"""Mentions that tell of two towns, with their own dead or hurt in each, and say that they go on to another one: two attacks."""

from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.counted import count_in
from recount.extract.engines.encoder.page import AREA, Page, Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import TOLL_KINDS
from recount.extract.engines.lexical.scene.place_words import KINDS, SETTLEMENTS
from recount.model import TollKind

_LINKED = 0.5  # probability from which words of a mention fill its role
_HARM = (TollKind.KILLED, TollKind.INJURED)
_ANEW = frozenset(
    "another second third separate separately also elsewhere meanwhile response retaliation reprisal revenge".split()
)
_IN = frozenset("in at near around outside".split())
_LEADING = frozenset(", ; and but while".split())
_FRONTS = frozenset("direction sector axis".split())
# With these a mention tells of the same dead as another one: a sum of them, or some of them
_OF_THEM = frozenset("toll total altogether including among whom them those these overall".split())


@dataclass(frozen=True, slots=True)
class _Own:
    """The towns that the words of a mention name themselves, by their capitals; and whether they go on to another event: by a word
    for it, or by a town with which they begin ("In Lirna, two were killed").
    """

    towns: frozenset[str]
    anew: bool


def of_two_towns(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which mentions name other towns and count other people in them, and so tell of two events: (mentions, mentions)."""
    count = len(reading.mentions)
    out = np.zeros((count, count), dtype=bool)
    found = {n: own for n in range(count) if (own := _own(reading, n)) is not None}
    harmed = cache(partial(harmed_in, reading))  # few are asked for
    for n, k in combinations(sorted(found), 2):
        if found[k].anew and found[n].towns.isdisjoint(found[k].towns):
            one, other = harmed(n), harmed(k)
            out[n, k] = out[k, n] = bool(one and other) and one.isdisjoint(other)
    return out


def _own(reading: Reading, n: int) -> _Own | None:
    page, mention = reading.page, reading.mentions[n]
    words = [w.lower() for w in page.words[mention.start : mention.end]]
    if page.is_headline(mention.start) or not _OF_THEM.isdisjoint(words):
        return None
    near = _inside(reading, n, "place")
    spans = [s for s in near if _is_direction(page, s) or (page.level(s) < AREA and not _is_of_a_town(page, s))]
    named = frozenset(name for s in spans for name in _name(page, s))
    if not named:
        return None
    begins = mention.start + next((i for i, w in enumerate(words) if w not in _LEADING), 0)
    starts = begins + 1 + (page.words[begins + 1 : begins + 2] == ("the",))
    fronted = page.words[begins].lower() in _IN and any(s.start in (begins + 1, starts) for s in spans)
    return _Own(named, anew=fronted or not _ANEW.isdisjoint(words))


def harmed_in(reading: Reading, n: int) -> frozenset[tuple[TollKind, int]]:
    """How many dead and hurt the words of a mention count, each with a number."""
    tolls = [s for s in _inside(reading, n, "toll") if _kind(reading, s) in _HARM]
    counted = ((_kind(reading, s), count_in(reading.page, s).low or 0) for s in tolls)
    return frozenset((kind, number) for kind, number in counted if number)


def _is_direction(page: Page, span: Span) -> bool:
    """Is it a part of a front, as armies name them: "the Lirna direction"?"""
    return page.words[span.end - 1].lower() in _FRONTS and span.end - span.start > 1


def _is_of_a_town(page: Page, span: Span) -> bool:
    """Is it a part of a town or a site, of which the town may be named elsewhere: "the Wihda neighbourhood"?"""
    return any(w.lower() in KINDS - SETTLEMENTS for w in page.words[span.start : span.end + 1])


def _inside(reading: Reading, n: int, role: str) -> list[Span]:
    """The spans of a mention's own words that fill a role of it."""
    mention, links = reading.mentions[n], reading.links[role][n]
    spans = zip(reading.spans[role], links, strict=True)
    return [s for s, p in spans if p >= _LINKED and mention.start <= s.start < mention.end]


def _kind(reading: Reading, span: Span) -> TollKind:
    at = reading.spans["toll"].index(span)
    return TOLL_KINDS[int(reading.span_labels["toll"]["kind"][at].argmax())]


def _name(page: Page, span: Span) -> frozenset[str]:
    return frozenset(w.lower() for w in page.words[span.start : span.end] if w[0].isupper())
