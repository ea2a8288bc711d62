"""Which groups of claims are parts of which, and what counts the dead of a war (`gold/GUIDE.md`, Decisions 1, 2)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.link.traces import told
from recount.model import Claim, Stance, TollKind

WAR = re.compile(
    r"\b(?:wars?|conflict|uprising|invasion|insurgency|unrest|rebellion|revolt|aggression)\b"
    r"(?! (?:monitors?|crimes?|planes?|ships?|veterans?|observatory|registration))",
    re.IGNORECASE,
)
# "in its 35-year campaign", "since 2004", "since fighting erupted": stretches that only a war fills.
FOR_YEARS = re.compile(r"\b\w+-years?-?(?:old|long)? (?:\w+ )?(?:campaign|struggle|violence)\b", re.IGNORECASE)
SINCE_YEARS = re.compile(r"\bsince (?:\w+ ){0,2}(?:19|20)\d\d\b", re.IGNORECASE)
SINCE_IT = re.compile(
    r"\bsince (?:\w+ ){0,3}(?:fighting|violence|hostilities|offensive|operation|campaign|clashes|bombardment|siege)\b"
    r"|\bsince (?:then|it (?:began|broke|erupted|started))\b",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(r"\b(?:\w+est|worst|first|most)\b.{0,60}\bsince\b", re.IGNORECASE)
OF_LATE = re.compile(r"\bthis (?:year|month|week)\b|\blast (?:week|month)\b|\bof the year\b", re.IGNORECASE)
# A sum that somebody keeps: "the total death toll since October 8 to 3,102"
SUM_SINCE = re.compile(
    r"\b(?:total|overall|cumulative) (?:death )?(?:toll|number|count)\b.{0,40}\bsince\b", re.IGNORECASE
)
A_PART = re.compile(r"\b(?:province|region|governorate|district|city|county|state)s?\b", re.IGNORECASE)
UP_TO_NOW = re.compile(
    r"\bsince\b|\bso far\b|\b(?:have|has) (?:been )?(?:now |already )?(?:killed|died)\b", re.IGNORECASE
)
BEYOND_DOUBT = 10_000  # dead
A_WHOLE_WAR = 1000  # dead: beyond what single events of a war cost, but for very few


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Groups by number, which group holds each claim, and the groups told as parts of each."""

    groups: tuple[tuple[Claim, ...], ...]
    parts: Mapping[int, tuple[int, ...]]


def tree(groups: Sequence[Sequence[Claim]]) -> Tree:
    """Which group is a part of which, from the claims' `part_of`."""
    home = {claim.id: n for n, group in enumerate(groups) for claim in group}
    parts: dict[int, set[int]] = {n: set() for n in range(len(groups))}
    for n, group in enumerate(groups):
        for claim in group:
            whole = home.get(claim.part_of) if claim.part_of else None
            if whole is not None and whole != n:
                parts[whole].add(n)
    return Tree(groups=tuple(tuple(g) for g in groups), parts={n: tuple(sorted(p)) for n, p in parts.items()})


def whole_war(claim: Claim) -> bool:
    """Does it count the dead of a war: thousands, in a sentence that speaks of the war or of all since some day? Ten thousand and more
    since whatever day, or up to now, are no single event's.
    """
    words = claim.when.exact if claim.when else ""
    return any(
        _speaks_of_war(quote.exact, words)
        or SUM_SINCE.search(quote.exact)
        or (most >= BEYOND_DOUBT and UP_TO_NOW.search(f"{quote.exact} {words}"))
        for toll in claim.tolls
        if toll.kind is TollKind.KILLED and (most := max(toll.count.low or 0, toll.count.high or 0)) >= A_WHOLE_WAR
        for quote in claim.evidence
        if quote.span.covers(toll.quote.span)
    )


def _speaks_of_war(sentence: str, when: str) -> bool:
    if WAR.search(sentence) or FOR_YEARS.search(sentence):
        return True
    both = f"{sentence} {when}"
    if SUPERLATIVE.search(sentence) or OF_LATE.search(both):
        return False
    if SINCE_YEARS.search(both):
        return True
    return SINCE_IT.search(both) is not None and A_PART.search(sentence) is None


def most(group: Iterable[Claim]) -> dict[TollKind, int]:
    """The largest number that a group gives for each kind of which it gives one."""
    out: dict[TollKind, int] = {}
    for claim in group:
        if claim.stance not in (Stance.DENIES, Stance.RETRACTS):
            for kind, x in told(claim):
                for n in (x.low, x.high):
                    if n is not None:
                        out[kind] = max(n, out.get(kind, n))
    return out
