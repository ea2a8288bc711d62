"""One claim as the other claims of its report see it: its trace, and what counts only inside a report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.link.traces import COUNTED, WIDE, WORD, Trace, Words, trace, words
from recount.link.weights import weights
from recount.model import Claim, Population, Readings, Stance, Toll, TollKind
from recount.vocab import countries
from recount.vocab.spotted import spotted

OPENING = 3  # words
STEM = 4  # letters
SILENT = (Stance.DENIES, Stance.RETRACTS, Stance.ANTICIPATES)  # what these count is no toll
EVENT = r"(?:(?:air ?|drone )?strike|attack|raid|bomb(?:ing)?|explosion|blast|incident|shooting|assault|operation|massacre|battle)"
EVENTS = "strike|attack|raid|bomb|explosion|blast|incident|shooting|assault|operation|massacre|battle"
# Words of a sum: "12 in all", "bringing the toll to 40", "with this case there are 66", "the number of dead has passed 280".
SUMS = spotted(
    r"\bin (?:total|all)\b|\baltogether\b|\boverall\b|\btotal(?:s|l?ed|l?ing)?\b|\bcombined\b|\bso far\b|\bto date\b|\bthus\b"
    r"|\bwith (?:this|these|that)\b"
    r"|\b(?:br(?:ings?|inging|ought)|rais(?:es?|ing|ed)|push(?:es|ing|ed)?|tak(?:es?|ing)|took)\b.{0,40}\bto\b"
    r"|\b(?:number|count|tally|toll|balance) (?:of|has|had|rose|now|stands?|stood|reache[sd])\b",
    "in all|altogether|overall|total|combined|so far|to date|thus|with th|bring|brought|rais|push|tak|took"
    "|number|count|tally|toll|balance",
)
# Words of several events told as one: "in three attacks", "after days of clashes".
MANY = spotted(
    rf"\b(?:{EVENT}e?s|clashes|ambushes|killings|executions|assassinations|abductions|kidnappings|arrests|days of|week of)\b",
    f"{EVENTS}|clashes|ambushes|killings|executions|assassinations|abductions|kidnappings|arrests|days of|week of",
)
# A new event on the scene: "an air strike", "two car bombs", not "the strike".
ANEW = spotted(
    rf"\b(?:an?|another|two|three|four|several)\s+(?:\w+\s+){{0,2}}?(?:{EVENT}|clash|ambush)(?:e?s)?\b",
    f"{EVENTS}|clash|ambush",
)
# Told beside what came before, not of it: "also", "elsewhere", "five others", "a second strike".
BESIDES = spotted(
    r"\b(?:also|in addition|additionally|moreover|furthermore|besides|separately|meanwhile|elsewhere|likewise|similarly|others?"
    r"|another|further|second|third|same day)\b",
    "also|addition|moreover|further|besides|separately|meanwhile|elsewhere|likewise|similarly|other|second|third|same day",
)
# How many acts it tells of: "27 strikes", "two raids".
ACTS = spotted(
    rf"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\w+\s+){{0,2}}?{EVENT}e?s?\b",
    EVENTS,
)
COMMON, SHARE = 3, 0.4  # a place that more claims and a larger share of them name is the report's setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A claim inside its report; `n` is where it stands among the claims, by its first words.

    `sums`: its words count up ("in all", "bringing the toll to"). `many`: they tell of several events at once. `anew`: they
    bring a new event on the scene ("an air strike"). `besides`: they tell it beside what came before ("also"). `wide`: its
    first place is a country or a region. `acts`: how many strikes or raids it tells of, as worded. `opening` are its first
    words, `spans` where its evidence stands (code points), `party` the stems of the words for who did it. `people` and `sorts`
    are, for each kind counted, the populations and the words for who they are ("candidates"), where these say more than
    people or civilians. `numbers` are the people of each kind and population that it counts, parts left aside.
    """

    trace: Trace
    n: int
    sums: bool = False
    many: bool = False
    anew: bool = False
    besides: bool = False
    wide: bool = False
    acts: str = ""
    opening: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    party: Words = frozenset()
    people: Mapping[TollKind, frozenset[Population]]
    sorts: Mapping[TollKind, Words]
    numbers: tuple[tuple[TollKind, Population, int], ...] = ()


def sights(claims: Sequence[Claim], bare: Sequence[Trace]) -> tuple[Sight, ...]:
    """The claims of one report, in their order, with the report's setting marked. `bare` are their traces."""
    rows = sorted(range(len(claims)), key=lambda n: (bare[n].at, claims[n].id))
    rank = {n: place for place, n in enumerate(rows)}
    seen = enumerate(zip(claims, with_setting(bare), strict=True))
    return tuple(_sight(rank[n], claim, trace) for n, (claim, trace) in seen)


def traces_of(claims: Sequence[Claim], readings: Sequence[Readings] = ()) -> tuple[Trace, ...]:
    """The traces of a report's claims, in their order."""
    read = {r.claim_id: r for r in readings}
    return tuple(trace(claim, read.get(claim.id)) for claim in claims)


def with_setting(traces: Sequence[Trace]) -> list[Trace]:
    """Traces that know which of their places are the report's setting: named all over it, or wide by their words."""
    named = Counter(p for t in traces for p in set(t.places))
    often = {p for p, times in named.items() if times > COMMON and times >= len(traces) * SHARE}
    wide = weights().wide
    found = (frozenset(p for p in t.places if p in often or p & wide) for t in traces)
    return [replace(t, setting=setting) if setting else t for t, setting in zip(traces, found, strict=True)]


def _sight(n: int, claim: Claim, seen: Trace) -> Sight:
    telling = [q.exact for q in claim.evidence if any(q.span.covers(t.quote.span) for t in claim.tolls)]
    said = " ".join(telling or (claim.evidence[0].exact,))
    tolls = {kind: [t for t in claim.tolls if t.kind is kind] for kind in COUNTED}
    return Sight(
        trace=seen,
        n=n,
        sums=SUMS.search(said) is not None,
        many=MANY.search(said) is not None,
        anew=ANEW.search(claim.evidence[0].exact) is not None,
        besides=BESIDES.search(said) is not None,
        wide=_wide(claim, seen),
        acts=_acts(said),
        opening=tuple(WORD.findall(said.lower())[:OPENING]),
        spans=tuple((q.span.start, q.span.end) for q in claim.evidence),
        party=_party(seen),
        people={kind: frozenset(t.population for t in found) for kind, found in tolls.items() if found},
        sorts={kind: _sort(found) for kind, found in tolls.items() if found},
        numbers=_numbers(claim) if claim.stance not in SILENT else (),
    )


def _acts(said: str) -> str:
    found = ACTS.search(said)
    return found[1].lower() if found else ""


def _party(seen: Trace) -> Words:
    """The stems of the words that say which side did it, those left out that any side has: "Turkish" and "Turkey" are one."""
    said = frozenset[str]().union(*seen.perpetrators) - weights().forces
    return frozenset(w[:STEM] for w in said)


def _sort(tolls: Sequence[Toll]) -> Words:
    said = frozenset[str]().union(*(words(t.quote.exact) for t in tolls)) - weights().anyone
    return frozenset(w for w in said if not w.isdigit())


def _wide(claim: Claim, seen: Trace) -> bool:
    if not claim.places:
        return False
    if seen.loci:
        return seen.loci[0].precision in WIDE
    return bool(seen.places[0] & weights().wide) or countries.country_named(claim.places[0].quote.exact) is not None


def _numbers(claim: Claim) -> tuple[tuple[TollKind, Population, int], ...]:
    return tuple(
        (t.kind, t.population, number)
        for t in claim.tolls
        if t.kind in COUNTED and (t.part_of is None or claim.tolls[t.part_of].kind is not t.kind)
        for number in [max(t.count.low or 0, t.count.high or 0) or _inside(claim, t)]
        if number
    )


def _inside(claim: Claim, whole: Toll) -> int:
    """How many a toll without a number holds at least: "fighters and their commander"; those counted apart, or named."""
    parts = [
        t for t in claim.tolls if t.part_of is not None and claim.tolls[t.part_of] is whole and t.kind is whole.kind
    ]
    return max(sum(t.count.low or 0 for t in parts), len(whole.named))
