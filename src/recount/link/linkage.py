"""All tellings with their ties and groups, and how these change where tellings come or go."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from recount.link.cluster import Tie
from recount.link.gist import Group, Groups, makes_incident
from recount.link.groups import Bonds
from recount.link.index import Index
from recount.link.tellings import Telling
from recount.link.votes import MANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """Tellings by id, the ties of each, the group that holds each, and what bonds them besides. Never changed: `extend`
    makes another one. `homes` lead from claims to their tellings, `copies` are those it was linked with, and `families` lead from
    reports that copies or one text tie to others to the first of these.
    """

    tellings: Mapping[str, Telling] = field(default_factory=dict)
    near: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    group_of: Mapping[str, Group] = field(default_factory=dict)
    bonds: Bonds = field(default_factory=Bonds)
    index: Index | None = None  # None where nothing can be found
    homes: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie once, in order of its tellings."""
        return tuple(sorted((t for key, some in self.near.items() for t in some if t.one == key), key=_ends))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups, each a sorted tuple of ids of tellings, in order."""
        return tuple(sorted(set(self.group_of.values())))

    def parts(self, group: Group) -> tuple[Group, ...]:
        """The groups that reports tell as parts of this one."""
        return self._beside(group, lambda t: t.parts)

    def wholes(self, group: Group) -> tuple[Group, ...]:
        """The groups that reports tell as sums of this one and others."""
        return self._beside(group, lambda t: t.wholes)

    def makes_incident(self, group: Group) -> bool:
        """Is this group an event to record, rather than the total of a war, or the sum of others told here?"""
        told = Groups(lambda some: tuple(self.tellings[key].gist for key in some), self._summed)
        return makes_incident(group, told)

    def _summed(self, group: Group) -> tuple[Group, ...]:
        """Its parts; none, where of many reports that tell of it the fewer tell parts of it: these err, and it is an event."""
        parts = self.parts(group)
        own = [key for key in group if key not in self.bonds.repeats] if parts else []
        sums = sum(any(self.group_of.get(to, group) != group for to in self.tellings[key].parts) for key in own)
        return () if len(own) >= MANY and 0 < 2 * sums <= len(own) else parts

    def _beside(self, group: Group, edges: Callable[[Telling], Iterable[str]]) -> tuple[Group, ...]:
        found = {self.group_of[to] for key in group for to in edges(self.tellings[key]) if to in self.group_of}
        return tuple(sorted(found - {group}))


def above(linkage: Linkage, keys: Collection[str]) -> frozenset[str]:
    """These tellings and those of all groups that their groups are parts of, however far up."""
    out = set(keys)
    todo = {linkage.group_of[key] for key in keys if key in linkage.group_of}
    while todo:
        group = todo.pop()
        out.update(group)
        todo.update(whole for whole in linkage.wholes(group) if not out.issuperset(whole))
    return frozenset(out)


def neighbours(key: str, near: Mapping[str, tuple[Tie, ...]], bonded: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Those tied to a telling, or bonded."""
    for t in near.get(key, ()):
        yield t.other if t.one == key else t.one
    yield from bonded.get(key, ())


def _ends(t: Tie) -> tuple[str, str]:
    return t.one, t.other
