"""What a method is given: the claims of one incident with their reports, and the incidents that are parts of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from recount.model import Actor, Claim, Readings, Report, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One claim with the report that makes it, and what was read of its slots."""

    claim: Claim
    report: Report
    readings: Readings | None = None

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Earlier published first, then the report's id, then where the words stand. Free of the order of input."""
        day = self.report.published or date.max
        return day, self.report.id, min(q.span.start for q in self.claim.evidence), self.claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is who: actors and sources by id. Empty is fine: then less is known of who speaks and whose dead."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One incident as a method sees it: its claims, and the cases of the incidents that are told as parts of it."""

    members: tuple[Testimony, ...]
    parts: tuple["Case", ...] = ()
    parties: Parties = field(default_factory=Parties)


def cases(
    groups: Sequence[Iterable[Testimony]], apart: Iterable[Testimony] = (), parties: Parties | None = None
) -> tuple[Case, ...]:
    """One case for each group, in the order given, each with the groups that are parts of it.

    `apart` are claims in no group (an aggregate that makes no incident): parts of parts are found through them.
    """
    sorted_groups = [tuple(sorted(group, key=lambda t: t.order)) for group in groups]
    claims = {t.claim.id: t.claim for group in (*sorted_groups, apart) for t in group}
    home = {t.claim.id: n for n, group in enumerate(sorted_groups) for t in group}
    children: dict[int, set[int]] = {n: set() for n in range(len(sorted_groups))}
    for claim_id, n in home.items():
        whole = _whole_of(claims[claim_id], claims, home)
        if whole is not None and whole != n:
            children[whole].add(n)
    who = parties or Parties()
    return tuple(_case(n, sorted_groups, children, who, frozenset()) for n in range(len(sorted_groups)))


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
