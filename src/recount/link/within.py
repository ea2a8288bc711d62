"""Which claims of one report are about one event, as this report alone tells it (`gold/GUIDE.md`)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recount.link.apart import other_days
from recount.link.cluster import Tie, cluster, tie
from recount.link.compare import ANSWERS, Feature, compare, days_exclude, excluded, one_voice, tolls, weigh
from recount.link.traces import Trace
from recount.model import Claim, Stance

UNLIKE = -1.5  # points at which two claims do not meet through a third one either
COMMON, SHARE = 3, 0.4  # a place that more claims and a larger share of them name is the report's setting
# Words of areas within which there is room for many events on one day.
WIDE_WORDS = frozenset(
    "north northern northeast northeastern northwest northwestern south southern southeast southeastern southwest "
    "southwestern east eastern west western central countryside province governorate region canton area country".split()
)
SAID = 100.0  # points of a link that the claim itself holds: above anything that features add up to
ENOUGH = 1.9  # points from which two unlinked claims are taken for one event; below, two incidents are the lesser fault


def told_together(claims: Sequence[Claim], bare: Sequence[Trace]) -> tuple[tuple[str, ...], ...]:
    """All claims of one report by event, aggregates and plans too: a partition of their ids. `bare` are their traces.

    Links that claims hold (`same_event_as`) are kept, unless their days exclude each other; claims that hold none and are
    named by none are tied where what they say agrees.
    """
    traces = _with_setting(bare)
    wholes = {claim.id: claim.part_of for claim in claims}
    said = _said(claims, traces)
    firm = {key: n for n, group in enumerate(_linked(said)) for key in group}
    found = [
        t
        for n, one in enumerate(traces)
        for m, other in enumerate(traces[:n])
        if not (one.claim_id in firm and other.claim_id in firm)  # how these lie to each other has been said
        for t in _tied(one, other, following=m == n - 1)
    ]
    apart = _apart([t for t in traces if t.claim_id not in firm], traces, wholes)

    def clash(ours: Sequence[str], theirs: Sequence[str]) -> bool:
        here, there = ({firm[key] for key in side if key in firm} for side in (ours, theirs))
        if here and there:
            return here != there
        return any(frozenset((a, b)) in apart for a in ours for b in theirs)

    return cluster(wholes, [*said, *found], clash)


def _said(claims: Sequence[Claim], traces: Sequence[Trace]) -> list[Tie]:
    """The links that claims hold, but for those between days that exclude each other, or words that tell events apart."""
    by_id = {t.claim_id: t for t in traces}
    links = [(c.id, c.same_event_as) for c in claims if c.same_event_as is not None and c.same_event_as in by_id]
    return [tie(SAID, a, b) for a, b in links if a != b and not _told_apart(by_id[a], by_id[b])]


def _linked(said: Sequence[Tie]) -> tuple[tuple[str, ...], ...]:
    """The groups that the claims' own links make."""
    return cluster({key for t in said for key in (t.one, t.other)}, said, lambda _ours, _theirs: False)


def _tied(one: Trace, other: Trace, following: bool) -> tuple[Tie, ...]:
    if Stance.ANTICIPATES in (one.stance, other.stance) or _told_apart(one, other):
        return ()
    points = weigh((*compare(one, other), *_inside_a_report(one, other, following)))
    return (tie(points, one.claim_id, other.claim_id),) if points >= ENOUGH else ()


def _inside_a_report(one: Trace, other: Trace, following: bool) -> tuple[Feature, ...]:
    """What counts only between claims of one report, where a new claim of the same voice needs a reason."""
    out = []
    if following and _some_of(one, other):
        return (Feature(2.5, "its words count some of those whom the other tells of"),)
    if one_voice(one, other) and one.stance is other.stance:
        number = tolls(one, other)
        new = one.tolls != other.tolls and number is not None and number.weight > 0
        out.append(Feature(-0.5 if new else -3.0, "one voice would say so in one claim, unless its number is new"))
    elif following:
        out.append(Feature(0.6, "another voice follows on it"))
    if {one.stance, other.stance} & ANSWERS:
        out.append(Feature(0.8, "one answers what another voice says"))
    return tuple(out)


def _told_apart(one: Trace, other: Trace) -> bool:
    """Does the report tell these as two events: by days, by words of time where no day is known, or as "another attack"?"""
    first, then = sorted((one, other), key=lambda t: t.at)
    if days_exclude(one, other) or (then.another and not first.another and first.at < then.at):
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


def _with_setting(traces: Sequence[Trace]) -> list[Trace]:
    """Traces that know which of their places are the report's setting: named all over it, or wide by their words."""
    named = Counter(p for t in traces for p in set(t.places))
    often = {p for p, times in named.items() if times > COMMON and times >= len(traces) * SHARE}
    return [replace(t, setting=frozenset(p for p in t.places if p in often or p & WIDE_WORDS)) for t in traces]


def _apart(free: Sequence[Trace], traces: Sequence[Trace], wholes: Mapping[str, str | None]) -> set[frozenset[str]]:
    """Pairs with an unlinked claim that are not one event: part and whole, two parts of one whole, other days or places."""
    out = {frozenset((key, whole)) for key, whole in wholes.items() if whole is not None}
    for one in free:
        for other in traces:
            if one is other:
                continue
            siblings = wholes[one.claim_id] is not None and wholes[one.claim_id] == wholes[other.claim_id]
            if (
                siblings
                or excluded(one, other)
                or _told_apart(one, other)
                or weigh((*compare(one, other), *_inside_a_report(one, other, following=False))) <= UNLIKE
            ):
                out.add(frozenset((one.claim_id, other.claim_id)))
    return out
