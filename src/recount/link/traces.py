"""What linking looks at in a claim, taken out once: small sets of words and ids, so that pairs are cheap to compare."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recount.link.apart import another, before, day_words, running_total
from recount.model import (
    Basis,
    Claim,
    EventType,
    Locus,
    PlacePrecision,
    Quote,
    Reading,
    Readings,
    Stance,
    TollKind,
    Window,
)
from recount.vocab.actors import parties_of
from recount.vocab.counting.told import told_as_sum

UNNAMED = "unknown:"  # ids of descriptions that name nobody (`vocab/actors`)
WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset("the a an of in on at to and for by from with near its his her their it this that two one s".split())
AMONG = re.compile(r"\b(?:of|among) (?:the|them|those|these|whom)\b", re.IGNORECASE)
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.ADMIN1, PlacePrecision.SEA)
COUNTED = (
    TollKind.KILLED,
    TollKind.INJURED,
    TollKind.CAPTURED,
    TollKind.ABDUCTED,
    TollKind.MISSING,
    TollKind.DISPLACED,
)

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How many of one kind a claim tells of, parts left aside: None = no bound in the words."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One claim as linking sees it. Words are lower case, singular; `places` hold one set for each place named.

    `at` is the code point where its first words stand in the report. `days` are the first and the last day (inclusive
    ordinals) within which it happened, None on a side that is open; not `firm`: they were inferred. `setting` are those
    of its places that tell no two events of its report apart. `loci` are the places read, in the claim's order. `some`:
    its words count some of people told of elsewhere ("four of the fighters"); `sum`: they tell a sum. `day_words` are those of its time, `total`:
    it counts since some day, `another`: its words say that it is another event than the one before, `before`: that it was
    before that one (`link.apart`).
    """

    claim_id: str
    report_id: str
    event_type: EventType
    stance: Stance
    at: int
    days: tuple[int | None, int | None] = (None, None)
    firm: bool = True
    places: tuple[Words, ...] = ()
    setting: frozenset[Words] = frozenset()
    loci: tuple[Locus, ...] = ()
    speaker: Words = frozenset()
    perpetrators: tuple[Words, ...] = ()
    perpetrator_ids: frozenset[str] = frozenset()
    targets: tuple[Words, ...] = ()
    target_ids: frozenset[str] = frozenset()
    names: tuple[Words, ...] = ()
    weapons: Words = frozenset()
    tolls: tuple[tuple[TollKind, Told], ...] = ()
    some: bool = False
    sum: bool = False
    day_words: Words = frozenset()
    total: bool = False
    another: bool = False
    before: bool = False

    @property
    def dated(self) -> bool:
        """Are both its first and last day known?"""
        return self.days[0] is not None and self.days[1] is not None

    @property
    def exact(self) -> tuple[Locus, ...]:
        """The places read that are no wider than a district."""
        if len(self.loci) == 1:  # by far the most common, and asked of every pair
            return () if self.loci[0].precision in WIDE else self.loci
        return tuple([p for p in self.loci if p.precision not in WIDE])


def trace(claim: Claim, readings: Readings | None = None) -> Trace:
    """What linking looks at in one claim."""
    window = readings.when.value if readings and readings.when else None
    day = window.start if window else None
    return Trace(
        claim_id=claim.id,
        report_id=claim.report_id,
        event_type=claim.event_type,
        stance=claim.stance,
        at=min(q.span.start for q in claim.evidence),
        days=_days(window),
        firm=window is None or window.basis is not Basis.INFERRED,
        places=tuple(words(p.quote.exact) for p in claim.places),
        loci=_loci(readings.places if readings else ()),
        speaker=words(claim.speakers[-1].exact) if claim.speakers else frozenset(),
        perpetrators=_each(claim.perpetrators),
        perpetrator_ids=_ids(readings.perpetrators if readings else (), day),
        targets=_each(claim.targets),
        target_ids=_ids(readings.targets if readings else (), day),
        names=_each(q for t in claim.tolls for q in t.named),
        weapons=frozenset().union(*_each(claim.weapons)),
        tolls=told(claim),
        sum=any(told_as_sum(q.exact) for q in claim.evidence),
        some=bool(claim.tolls) and all(AMONG.search(t.quote.exact) for t in claim.tolls),
        day_words=day_words(claim.when),
        total=running_total(claim),
        another=another(claim),
        before=before(claim),
    )


def words(text: str) -> Words:
    """The words of a phrase that say something, in lower case and the singular."""
    found = [w.lower() for w in WORD.findall(text)]
    kept = [w for w in found if w not in EMPTY] or found
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def told(claim: Claim) -> tuple[tuple[TollKind, Told], ...]:
    """What a claim's wholes add up to, for each kind that it mentions (people only present are not counted)."""
    out = []
    kinds = {t.kind for t in claim.tolls}
    for kind in (kind for kind in COUNTED if kind in kinds):
        wholes = [
            n
            for n, t in enumerate(claim.tolls)
            if t.kind is kind and (t.part_of is None or claim.tolls[t.part_of].kind is not kind)
        ]
        if wholes:
            highs = _sum(claim.tolls[n].count.high for n in wholes)
            out.append((kind, Told(low=_sum(_low(claim, n) for n in wholes), high=highs)))
    return tuple(out)


def _low(claim: Claim, n: int) -> int | None:
    """The lower bound of a toll; where its words give none, those counted apart or named inside it."""
    toll = claim.tolls[n]
    if toll.count.low is not None:
        return toll.count.low
    parts = sum(t.count.low or 0 for t in claim.tolls if t.part_of == n and t.kind is toll.kind)
    return max(parts, len(toll.named)) or None


def _sum(bounds: Iterable[int | None]) -> int | None:
    known = list(bounds)
    return None if None in known else sum(n or 0 for n in known)


def _each(quotes: Iterable[Quote]) -> tuple[Words, ...]:
    return tuple(words(q.exact) for q in quotes)


def _ids(read: Iterable[Reading[str]], day: date | None) -> frozenset[str]:
    """The actors read and all that they were part of. ``unknown:gunmen`` is a description, and the same as nobody."""
    named = [r.value for r in read if r.value is not None and not r.value.startswith(UNNAMED)]
    return frozenset(wider for actor in named for wider in _parties(actor, day))


@lru_cache(maxsize=4096)  # a stream of reports brings new days without end
def _parties(actor: str, day: date | None) -> tuple[str, ...]:
    return parties_of(actor, day)


def _loci(read: Iterable[Reading[Locus]]) -> tuple[Locus, ...]:
    return tuple(r.value for r in read if r.value is not None)


def _days(window: Window | None) -> tuple[int | None, int | None]:
    def ordinal(day: date | None) -> int | None:
        return day.toordinal() if day else None

    if window is None:
        return None, None
    end = ordinal(window.end)
    return ordinal(window.start), None if end is None else end - 1
