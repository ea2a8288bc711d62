"""Which claims of one report are about one event, as this report alone tells it (`gold/GUIDE.md`)."""

from collections.abc import Sequence

from recount.link.aggregates import whole_war
from recount.link.apart import other_days
from recount.link.cluster import Tie, cluster, tie
from recount.link.compare import FAMILIES, FAR, days_exclude, place, tolls
from recount.link.sights import Sight
from recount.link.signs import TAKEN, same_signs
from recount.link.traces import Trace
from recount.link.weights import weights
from recount.model import Claim, Stance

FROM_AFAR = FAMILIES[0] | FAMILIES[1]
SOME_OF = 2.5  # points of words that count some of those whom the claim beside it tells of
JUDGES = ("encoder:",)
SAID = 100.0  # points of a link that the claim itself holds: above anything that signs add up to


def by_event(claims: Sequence[Claim], seen: Sequence[Sight]) -> tuple[tuple[str, ...], ...]:
    """All claims of one report by event, aggregates and plans too: a partition of their ids. `seen` are their sights.

    Links that claims hold (`same_event_as`) are kept, unless their days exclude each other; claims that hold none and are
    named by none are tied where the signs between them say so. Two groups meet only if their pairs do on the whole.
    """
    traces = [s.trace for s in seen]
    wars = frozenset(c.id for c in claims if whole_war(c))
    said = [t for t in _said(claims, traces) if (t.one in wars) == (t.other in wars)]
    firm = {key: n for n, group in enumerate(_linked(said)) for key in group}
    points = {
        frozenset((one.trace.claim_id, other.trace.claim_id)): (
            _points(one, other) if (one.trace.claim_id in wars) == (other.trace.claim_id in wars) else None
        )
        for n, one in enumerate(seen)
        for other in seen[:n]
        if not (
            one.trace.claim_id in firm and other.trace.claim_id in firm
        )  # how these lie to each other has been said
    }
    apart = _apart(claims)
    enough = weights().same.from_where(beside_links=linked(claims), by_engine=by_engine(claims), judged=judged(claims))
    found = [tie(value, *pair) for pair, value in points.items() if value is not None and value >= enough]
    plans = {t.claim_id for t in traces if t.stance is Stance.ANTICIPATES}

    def clash(ours: Sequence[str], theirs: Sequence[str]) -> bool:
        here, there = ({firm[key] for key in side if key in firm} for side in (ours, theirs))
        if here and there:
            return here != there
        between = [frozenset((a, b)) for a in ours for b in theirs]
        told = [points[pair] for pair in between if pair in points]
        if any(pair in apart for pair in between) or None in told:
            return True
        return sum(value for value in told if value is not None) < enough * len(told)

    return cluster([c.id for c in claims], [*said, *(t for t in found if not {t.one, t.other} & plans)], clash)


def linked(claims: Sequence[Claim]) -> bool:
    """Do claims hold links of their own, made by an engine or a coder?"""
    return any(c.same_event_as is not None or c.part_of is not None for c in claims)


def by_engine(claims: Sequence[Claim]) -> bool:
    """Has an engine made all claims? It names itself with its digest ("lexical:7-…"); people and their tables do not."""
    return all(":" in c.engine for c in claims)


def judged(claims: Sequence[Claim]) -> bool:
    """Has an engine made all claims that asks of every two whether they are of one event, as the encoder does?"""
    return all(c.engine.startswith(JUDGES) for c in claims)


def _points(one: Sight, other: Sight) -> float | None:
    """The log-odds of one event, None where the report tells them apart."""
    if told_apart(one.trace, other.trace) or far_apart(one.trace, other.trace):
        return None
    if abs(one.n - other.n) == 1 and _some_of(one.trace, other.trace):
        return SOME_OF
    return weights().same.weigh(same_signs(one, other))


def far_apart(one: Trace, other: Trace) -> bool:
    """Do the places that were read exclude each other?"""
    where = place(one, other) if one.loci and other.loci else None
    return where is not None and where.weight <= FAR


def _apart(claims: Sequence[Claim]) -> set[frozenset[str]]:
    """Pairs that are not one event because a claim says so: part and whole, and two parts of one whole."""
    wholes: dict[str, list[str]] = {}
    for claim in claims:
        if claim.part_of is not None:
            wholes.setdefault(claim.part_of, []).append(claim.id)
    return {frozenset((a, b)) for whole, parts in wholes.items() for a in parts for b in (whole, *parts) if a != b}


def _said(claims: Sequence[Claim], traces: Sequence[Trace]) -> list[Tie]:
    """The links that claims hold, but for those between days that exclude each other, or words that tell events apart."""
    by_id = {t.claim_id: t for t in traces}
    links = [(c.id, c.same_event_as) for c in claims if c.same_event_as is not None and c.same_event_as in by_id]
    return [tie(SAID, a, b) for a, b in links if a != b and not told_apart(by_id[a], by_id[b])]


def _linked(said: Sequence[Tie]) -> tuple[tuple[str, ...], ...]:
    """The groups that the claims' own links make."""
    return cluster({key for t in said for key in (t.one, t.other)}, said, lambda _ours, _theirs: False)


def told_apart(one: Trace, other: Trace) -> bool:
    """Does the report tell these as two events: by days, by words of time where no day is known, or as "another attack"?"""
    kinds = {one.event_type, other.event_type}
    if kinds & TAKEN and kinds & FROM_AFAR:  # nobody is arrested by an air strike
        return True
    first, then = sorted((one, other), key=lambda t: t.at)
    if days_exclude(one, other) or (then.another and not first.another and first.at < then.at):
        return True
    if one.before != other.before and {*one.tolls}.isdisjoint(other.tolls):
        return True
    if not other_days(one.day_words, other.day_words) or (one.dated and other.dated):
        return False
    if not one.dated and not other.dated:
        return True
    number = tolls(one, other)
    return not one.speaker and not other.speaker and number is not None and number.weight < 0


def _some_of(one: Trace, other: Trace) -> bool:
    """Does the later of the two count some of those whom the earlier counts?"""
    first, then = sorted((one, other), key=lambda t: t.at)
    more, less = dict(first.tolls), dict(then.tolls)
    return (
        then.some
        and bool(less)
        and all(k in more and (more[k].low or more[k].high or 0) > (less[k].low or less[k].high or 0) for k in less)
    )
