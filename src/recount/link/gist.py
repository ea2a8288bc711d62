"""What of a telling decides whether it makes an incident, and the rule itself (`gold/GUIDE.md`, Decisions 1, 2)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from recount.link.aggregates import most, whole_war
from recount.link.apart import of_years
from recount.link.traces import COUNTED
from recount.model import Claim, Population, TollKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """`war`: one of its claims counts the dead of a war; `years`: all speak of years at once, without a number.

    `most` is the largest number that it gives for a kind, `whose` the populations that it counts.
    """

    war: bool = False
    years: bool = False
    most: tuple[tuple[TollKind, int], ...] = ()
    whose: tuple[tuple[TollKind, frozenset[Population]], ...] = ()


PLAIN = Gist()
ONLY = ({Population.CIVILIAN}, {Population.COMBATANT})
Group = tuple[str, ...]


def gist(claims: Sequence[Claim]) -> Gist:
    """What of these claims, of one event, decides whether they make an incident."""
    numbers = most(claims)
    tolls = [t for c in claims for t in c.tolls]
    whose = ((kind, frozenset(t.population for t in tolls if t.kind is kind)) for kind in COUNTED)
    found = Gist(
        war=any(whole_war(c) for c in claims),
        years=all(of_years(c) for c in claims),
        most=tuple((kind, numbers[kind]) for kind in COUNTED if kind in numbers),
        whose=tuple((kind, populations) for kind, populations in whose if populations),
    )
    return PLAIN if found == PLAIN else found


@dataclass(frozen=True, slots=True)
class Groups:
    """How groups of tellings lie: the gists of a group's tellings, and the groups told as its parts."""

    gists: Callable[[Group], Sequence[Gist]]
    parts: Callable[[Group], Sequence[Group]]


def makes_incident(group: Group, groups: Groups) -> bool:
    """Is this group an event to record, rather than the total of a war, or the sum of others told here?"""
    told = groups.gists(group)
    if any(g.war for g in told) or all(g.years for g in told):
        return False
    if not groups.parts(group):
        return True
    own = _most(told)
    return any(number > _told(groups, group, kind) for kind, number in own.items())


def _most(told: Iterable[Gist]) -> dict[TollKind, int]:
    out: dict[TollKind, int] = {}
    for g in told:
        for kind, number in g.most:
            out[kind] = max(number, out.get(kind, number))
    return out


def _told(groups: Groups, whole: Group, kind: TollKind, above: frozenset[Group] = frozenset()) -> int:
    """How many the parts of a group tell of, each by its own number or, without one, by its own parts."""
    total = 0
    for part in groups.parts(whole):
        if part in above or part == whole or _other_people(groups, whole, part, kind):
            continue
        own = _most(groups.gists(part)).get(kind)
        total += own if own is not None else _told(groups, part, kind, above | {whole})
    return total


def _other_people(groups: Groups, one: Group, other: Group, kind: TollKind) -> bool:
    """Do these count civilians only and those combatants only, or the other way about? Then neither is a part."""
    ours, theirs = (
        {p for g in groups.gists(group) for k, populations in g.whose if k is kind for p in populations}
        for group in (one, other)
    )
    return ours != theirs and ours in ONLY and theirs in ONLY
