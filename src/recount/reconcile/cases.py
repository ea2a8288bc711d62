"""The claims of incidents as cases: each with the incidents that are parts of it, and with what is doubtful about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recount.model import Claim
from recount.reconcile.around import around
from recount.reconcile.case import Case, Parties, Testimony


def cases(
    groups: Sequence[Iterable[Testimony]],
    apart: Iterable[Testimony] = (),
    parties: Parties | None = None,
    decided: Iterable[frozenset[str]] = (),
) -> tuple[Case, ...]:
    """One case for each group, in the order given, each with the groups that are parts of it.

    Parts are what a report says is one (`part_of`), and what other reports tell inside a total of days and an area.
    `decided` are pairs of claims that a person held apart. `apart` are claims in no group (an aggregate that makes no incident): parts of parts are found through them.
    """
    sorted_groups = [tuple(sorted(group, key=lambda t: t.order)) for group in groups]
    claims = {t.claim.id: t.claim for group in (*sorted_groups, apart) for t in group}
    home = {t.claim.id: n for n, group in enumerate(sorted_groups) for t in group}
    children: dict[int, set[int]] = {n: set() for n in range(len(sorted_groups))}
    for claim_id, n in home.items():
        whole = _whole_of(claims[claim_id], claims, home)
        if whole is not None and whole != n:
            children[whole].add(n)
    beside = around(sorted_groups, decided)
    # Totals inside totals: the smallest first, so that what a part holds is not taken out of the whole again
    for n, inside in sorted(beside.inside.items(), key=lambda item: (len(item[1]), item[0])):
        found = children[n] | set(inside)
        children[n] |= found - set[int]().union(*(_below(m, children) for m in found))
    who = parties or Parties()
    doubts = {n: why for n, (_, why) in beside.repeats.items()}
    return tuple(
        replace(_case(n, sorted_groups, children, who, frozenset()), doubt=doubts.get(n, ""))
        for n in range(len(sorted_groups))
    )


def _below(n: int, children: Mapping[int, set[int]]) -> set[int]:
    """All groups that are parts of this one, or of a part of it."""
    seen: set[int] = set()
    ahead = list(children[n])
    while ahead:
        m = ahead.pop()
        if m not in seen:
            seen.add(m)
            ahead += children[m]
    return seen


def _whole_of(claim: Claim, claims: Mapping[str, Claim], home: Mapping[str, int]) -> int | None:
    """The group that holds the nearest aggregate which this claim is a part of."""
    seen: set[str] = set()
    above = claim.part_of
    while above is not None and above not in seen and above in claims:
        if above in home:
            return home[above]
        seen.add(above)
        above = claims[above].part_of or claims[above].same_event_as
    return None


def _case(
    n: int,
    groups: Sequence[tuple[Testimony, ...]],
    children: Mapping[int, set[int]],
    parties: Parties,
    above: frozenset[int],
) -> Case:
    """`above` are the groups that this one is a part of: links that run in a circle end here."""
    inside = sorted(children[n] - above - {n})
    parts = tuple(_case(m, groups, children, parties, above | {n}) for m in inside)
    return Case(members=groups[n], parts=parts, parties=parties)
