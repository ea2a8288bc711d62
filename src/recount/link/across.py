"""Which claims of many reports are about one event, and how sure that is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.link.accounts import account
from recount.link.aggregates import makes_incident, tree
from recount.link.candidates import candidates
from recount.link.cluster import Tie, cluster, tie
from recount.link.compare import ADJACENT, Feature, compare, score, total, weigh
from recount.link.copies import COPIED, originals
from recount.link.decided import Decided, decided
from recount.link.sums import with_sums
from recount.link.tellings import Telling, tellings
from recount.model import Account, CodedReport, Decision, Membership

ENOUGH = 2.3  # points from which tellings of two reports are one event: same day, same place and nothing against it, or as much
DECIDED = 1000.0  # points of a person's decision: before anything that features add up to


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The tellings at hand, by id, those of them that are copies, and the ties found between them."""

    tellings: Mapping[str, Telling]
    copies: frozenset[str]
    ties: tuple[Tie, ...]
    groups: tuple[tuple[str, ...], ...]


def link_all(coded: Sequence[CodedReport], decisions: Iterable[Decision] = ()) -> tuple[Account, ...]:
    """The incidents that these reports tell of together (see `recount.link.link`)."""
    people = decided(decisions)
    coded = [replace(report, claims=with_sums(report.claims, report.readings)) for report in coded]
    linked = together(coded, people)
    claims = {claim.id: claim for report in coded for claim in report.claims}
    ledger = {key: n for n, key in enumerate(claims)}
    groups = [
        sorted((key for item in group for key in linked.tellings[item].claim_ids), key=ledger.__getitem__)
        for group in linked.groups
    ]
    wholes = tree([[claims[key] for key in group] for group in groups])
    best = _best_ties(linked)
    copied = {key for item in linked.copies for key in linked.tellings[item].claim_ids}
    readings = {r.claim_id: r for report in coded for r in report.readings}
    kept = sorted((n for n in range(len(groups)) if makes_incident(wholes, n)), key=lambda n: ledger[groups[n][0]])
    return tuple(
        account(groups[n], claims, readings, _memberships(groups[n], linked, linked.groups[n], best), copied)
        for n in kept
    )


def together(coded: Sequence[CodedReport], people: Decided) -> Linked:
    """All tellings, the ties between those that say the same event, and the clusters these make. Free of order.

    A copy goes where its original goes, and is compared with nothing else: it can bring no two others together.
    """
    found = [t for report in coded for t in tellings(report, people.apart)]
    by_id = {t.id: t for t in found}
    home = {key: t.id for t in found for key in t.claim_ids}
    original = originals(found, (report.report for report in coded))
    # Sorted, so that crowded blocks are cut alike in any order of input
    ordered = [by_id[key] for key in sorted(by_id) if original[key] == key]
    ties = [t for a, b in candidates(ordered) for t in tied(ordered[a], ordered[b])]
    ties += [tie(COPIED, key, of) for key, of in original.items() if key != of]
    ties += [tie(DECIDED, *sorted(ids)) for ids in _homes(people.together, home)]
    copies = frozenset(key for key, of in original.items() if key != of)
    rules = _Rules(
        tellings=by_id,
        copies=copies,
        apart=frozenset(_homes(people.apart, home)),
        together=frozenset(_homes(people.together, home)),
    )
    return Linked(tellings=by_id, copies=copies, ties=tuple(ties), groups=cluster(by_id, ties, rules.clash))


def tied(one: Telling, other: Telling) -> tuple[Tie, ...]:
    """A tie between tellings of two reports, or none."""
    points = weigh(features(one, other))
    return (tie(round(points, 3), one.id, other.id),) if points >= ENOUGH else ()


def features(one: Telling, other: Telling) -> tuple[Feature, ...]:
    """Every reason for and against two tellings being of one event."""
    found = compare(one.trace, other.trace)
    if one.sums != other.sums:
        return (*found, Feature(-1.0, "one sums up events that its report tells apart"))
    return found


def _homes(pairs: Iterable[frozenset[str]], home: Mapping[str, str]) -> list[frozenset[str]]:
    """Pairs of claims as pairs of tellings; a claim that is not at hand has none."""
    found = [frozenset(home[key] for key in pair if key in home) for pair in pairs]
    return [pair for pair in found if len(pair) == 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What keeps two clusters apart: a person, one report that tells them as two events, a total and one of its days, or no
    day in common.
    """

    tellings: Mapping[str, Telling]
    copies: frozenset[str]
    apart: frozenset[frozenset[str]]
    together: frozenset[frozenset[str]]

    def clash(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        if self.apart and any(frozenset((a, b)) in self.apart for a in ours for b in theirs):
            return True
        if self.together and any(frozenset((a, b)) in self.together for a in ours for b in theirs):
            return False
        mine = {self.tellings[key].report_id for key in ours}
        if any(self.tellings[key].report_id in mine for key in theirs):
            return True
        traces = [[self.tellings[key].trace for key in side] for side in (ours, theirs)]
        if any(t.total for side in traces for t in side) and any(total(a, b) for a in traces[0] for b in traces[1]):
            return True
        # "On Tuesday", printed again a week later, is still the Tuesday of the original
        days = [self.tellings[key].trace.days for key in (*ours, *theirs) if key not in self.copies]
        firsts = [first for first, _ in days if first is not None]
        lasts = [last for _, last in days if last is not None]
        return bool(firsts) and bool(lasts) and max(firsts) > min(lasts) + ADJACENT


def _best_ties(linked: Linked) -> dict[str, Tie]:
    """For each telling the strongest tie to another one of its cluster."""
    cluster_of = {key: n for n, group in enumerate(linked.groups) for key in group}
    best: dict[str, Tie] = {}
    for t in linked.ties:
        if cluster_of[t.one] == cluster_of[t.other]:
            for key in (t.one, t.other):
                if key not in best or (t.points, best[key].one, best[key].other) > (best[key].points, t.one, t.other):
                    best[key] = t
    return best


def _memberships(
    claim_ids: Sequence[str], linked: Linked, group: Sequence[str], best: Mapping[str, Tie]
) -> tuple[Membership, ...]:
    """Why each claim belongs here, in ledger order. `incident_id` is filled in by the account."""
    founder = claim_ids[0]
    home = {key: item for item in group for key in linked.tellings[item].claim_ids}
    return tuple(_membership(key, founder, home, linked, best) for key in claim_ids)


def _membership(key: str, founder: str, home: Mapping[str, str], linked: Linked, best: Mapping[str, Tie]) -> Membership:
    if key == founder:
        return Membership(incident_id="", claim_id=key, score=1.0, because=("it is the first claim about this event",))
    if home[key] == home[founder]:
        because = ("its report tells it as one event with the first claim",)
        return Membership(incident_id="", claim_id=key, score=1.0, because=because)
    strongest = best[home[key]]
    if strongest.points >= COPIED:
        because = ("a person put them together",) if strongest.points >= DECIDED else ("its report is a copy",)
        return Membership(incident_id="", claim_id=key, score=1.0, because=because)
    found = features(linked.tellings[strongest.one], linked.tellings[strongest.other])
    sentences = tuple(f.because for f in sorted(found, key=lambda f: -abs(f.weight)))
    return Membership(incident_id="", claim_id=key, score=score(strongest.points), because=sentences)
