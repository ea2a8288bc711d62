"""Incidents from groups of tellings: which make one, in which order, and why each claim belongs to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from recount.link.accounts import account
from recount.link.cluster import Tie
from recount.link.compare import score
from recount.link.connect import connect
from recount.link.gist import Group
from recount.link.linkage import Linkage
from recount.link.options import LinkOptions, splits
from recount.link.pairs import ENOUGH, explain
from recount.link.tellings import tell
from recount.model import Account, Claim, CodedReport, Membership, Readings

__all__ = ["ENOUGH", "accounts_of", "link_all"]

FIRST = "it is the first claim about this event"
SAME_REPORT = "its report tells it as one event with the first claim"
BY_HAND = (1.0, ("a person put them together",))
A_COPY = "its report is a copy"
COPIED_HERE = "a copy of its report is here"


def link_all(coded: Sequence[CodedReport], options: LinkOptions) -> tuple[Account, ...]:
    """The incidents that these reports tell of together (see `recount.link.link`)."""
    apart = splits(options)
    named = {one.report.id: one.report.copy_of for one in coded if one.report.copy_of is not None}
    chosen = replace(options, copies={**named, **options.copies})
    linkage = connect((t for report in coded for t in tell(report, apart)), chosen)
    claims = {claim.id: claim for report in coded for claim in report.claims}
    readings = {r.claim_id: r for report in coded for r in report.readings}
    return accounts_of(linkage, linkage.groups, claims, readings)


def accounts_of(
    linkage: Linkage, groups: Iterable[Group], claims: Mapping[str, Claim], readings: Mapping[str, Readings]
) -> tuple[Account, ...]:
    """The accounts of those groups that make an incident, without estimates, in the order of their founding claims.

    `claims` hold at least all claims of these groups, in the order of the ledger: the first one of a group founds it.

    Raises:
        KeyError: a claim of a group is missing.
    """
    ledger = {key: n for n, key in enumerate(claims)}
    by_hand = _by_hand(linkage)
    kept = []
    for group in groups:
        if linkage.makes_incident(group):
            own = sorted((key for item in group for key in linkage.tellings[item].claim_ids), key=ledger.__getitem__)
            kept.append((ledger[own[0]], own, group))
    return tuple(
        account(own, claims, readings, _memberships(own, group, linkage, by_hand), _copied(group, linkage))
        for _, own, group in sorted(kept)
    )


def _by_hand(linkage: Linkage) -> frozenset[str]:
    """The tellings that a person put together with another one of their group."""
    pairs = ((linkage.group_of.get(a), linkage.group_of.get(b), (a, b)) for a, b in linkage.bonds.together)
    return frozenset(key for one, other, pair in pairs if one is not None and one == other for key in pair)


def _copied(group: Group, linkage: Linkage) -> frozenset[str]:
    copies = (key for key in group if key in linkage.bonds.repeats)
    return frozenset(claim for key in copies for claim in linkage.tellings[key].claim_ids)


def _memberships(
    claim_ids: Sequence[str], group: Group, linkage: Linkage, by_hand: Collection[str]
) -> tuple[Membership, ...]:
    """Why each claim belongs here, in ledger order. `incident_id` is filled in by the account."""
    founder, inside = claim_ids[0], frozenset(group)
    home = {key: item for item in group for key in linkage.tellings[item].claim_ids}
    why = {item: BY_HAND if item in by_hand else _why(item, inside, linkage) for item in group if item != home[founder]}
    why[home[founder]] = (1.0, (SAME_REPORT,))
    first = Membership(incident_id="", claim_id=founder, score=1.0, because=(FIRST,))
    rest = ((key, *why[home[key]]) for key in claim_ids[1:])
    return first, *(Membership(incident_id="", claim_id=key, score=s, because=because) for key, s, because in rest)


def _why(item: str, group: frozenset[str], linkage: Linkage) -> tuple[float, tuple[str, ...]]:
    """How surely a telling belongs to its group, and the sentences of what ties it there most."""
    if linkage.bonds.repeats.get(item) in group:
        return 1.0, (A_COPY,)
    tied = [t for t in linkage.near.get(item, ()) if t.one in group and t.other in group]
    if not tied:
        return 1.0, (COPIED_HERE,)
    best = min(tied, key=_strength)
    found = explain(linkage.tellings[best.one], linkage.tellings[best.other])
    return score(best.points), tuple(f.because for f in sorted(found, key=lambda f: -f.weight))


def _strength(t: Tie) -> tuple[float, str, str]:
    return -t.points, t.one, t.other
