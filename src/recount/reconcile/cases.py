"""The claims of incidents as cases: each with the incidents that are parts of it, and with what is doubtful about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.model import Claim
from recount.reconcile.around import Around, Beside, seen
from recount.reconcile.case import Case, Parties, Testimony
from recount.reconcile.profile import profile
from recount.reconcile.witnesses import originals


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds groups of claims: claims that are in no group (`apart`), what lies `beside` each group by its number,
    and who is who.
    """

    apart: tuple[Testimony, ...] = ()
    beside: Mapping[int, Beside[int]] = field(default_factory=dict)
    parties: Parties = field(default_factory=Parties)


def cases(
    groups: Sequence[Iterable[Testimony]], setting: Setting | None = None, only: Iterable[int] | None = None
) -> tuple[Case, ...]:
    """One case for each group, or for `only` these, in the order given, each with the groups that are parts of it.

    Parts are what a report says is one (`part_of`), and what other reports tell inside a total of days and an area. Parts of
    parts are found through claims in no group, too: an aggregate that makes no incident. A group's case depends on nothing
    but the group, its parts and theirs, and what lies between them.
    """
    chosen = setting or Setting()
    sorted_groups = [tuple(sorted(group, key=lambda t: t.order)) for group in groups]
    children = _told(sorted_groups, chosen.apart)
    # Totals inside totals: the smallest first, so that what a part holds is not taken out of the whole again
    totals = [(len(b.inside), sorted_groups[n][0].order, n) for n, b in chosen.beside.items() if b.inside]
    for _, _, n in sorted(totals):
        found = children[n] | chosen.beside[n].inside
        children[n] |= found - set[int]().union(*(_below(m, children) for m in found))
    return tuple(
        replace(
            _case(n, sorted_groups, children, chosen.parties, frozenset()),
            doubt=chosen.beside[n].doubt if n in chosen.beside else "",
        )
        for n in (range(len(sorted_groups)) if only is None else only)
    )


def beside(groups: Sequence[Sequence[Testimony]], apart: Iterable[frozenset[str]] = ()) -> dict[int, Beside[int]]:
    """What lies beside each of these groups, by number. `apart` are pairs of claims that a person held apart."""
    home = {t.claim.id: n for n, group in enumerate(groups) for t in group}
    pairs = frozenset(frozenset(home[key] for key in pair if key in home) for pair in apart)
    first = originals(t for group in groups for t in group)
    around = Around({n: seen([profile([t]) for t in group], first) for n, group in enumerate(groups) if group}, pairs)
    return {n: around.beside(n) for n, group in enumerate(groups) if group}


def _told(groups: Sequence[tuple[Testimony, ...]], apart: Iterable[Testimony]) -> dict[int, set[int]]:
    """For each group those that a report tells as its parts."""
    claims = {t.claim.id: t.claim for group in (*groups, apart) for t in group}
    home = {t.claim.id: n for n, group in enumerate(groups) for t in group}
    children: dict[int, set[int]] = {n: set() for n in range(len(groups))}
    for claim_id, n in home.items():
        whole = _whole_of(claims[claim_id], claims, home)
        if whole is not None and whole != n:
            children[whole].add(n)
    return children


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
