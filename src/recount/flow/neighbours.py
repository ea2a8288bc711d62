"""Which incidents have to be made anew when some tellings changed, and what is read for each: its parts, near and far."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from recount.link import Linkage
from recount.link.gist import Group
from recount.reconcile import Around, Beside, Profile, seen
from recount.reconcile import Group as Seen

Pair = frozenset[str]
NOTHING: Beside[Group] = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """All tellings linked, how each looks to incidents around it, which report only copies which, and the pairs of claims
    that people hold apart.
    """

    linkage: Linkage = field(default_factory=Linkage)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A group that makes an incident, and all groups that are its parts or theirs, told so or found inside it."""

    group: Group
    below: tuple[Group, ...]


class Neighbourhood:
    """The groups of a linkage that make incidents, and how they lie to each other."""

    def __init__(self, linked: Linked, was: "Neighbourhood | None" = None, keys: Collection[str] = ()) -> None:
        """Of all groups; or of those that `was` has, but for `keys`: tellings that came or went since, or whose group, its parts or
        what is seen of them is another. The one that was stays as it was.
        """
        self.linked = linked
        self.linkage = linked.linkage
        apart = frozenset(_homes(linked))
        if was is None:
            self.seen = _incidents(linked.linkage.groups, linked)
            self.around = Around(self.seen, apart)
            return
        gone = _holding(was.linkage, keys)
        come = _incidents(_holding(linked.linkage, keys), linked)
        self.seen = {**was.seen, **come}
        for group in gone - come.keys():
            self.seen.pop(group, None)
        self.around = was.around.changed(gone, come, apart)

    @property
    def incidents(self) -> Collection[Group]:
        """The groups that make incidents."""
        return self.seen.keys()

    def beside(self, group: Group) -> Beside[Group]:
        """What lies beside a group; nothing, where it makes no incident."""
        return self.around.beside(group) if group in self.around else NOTHING

    def lookers(self, group: Group) -> Iterator[Group]:
        """The incidents whose relations this group can have a part in."""
        known = self.seen.get(group)
        return iter(()) if known is None else self.around.lookers(known)

    def above(self, groups: Iterable[Group]) -> set[Group]:
        """These groups and all that they are parts of, however far up."""
        found = set(groups)
        todo = list(found)
        while todo:
            group = todo.pop()
            wholes = {*self.linkage.wholes(group), *(u for u in self.lookers(group) if group in self.beside(u).inside)}
            todo += wholes - found
            found |= wholes
        return found

    def target(self, group: Group) -> Target:
        """A group with all that is below it."""
        found = {group}
        todo = [group]
        while todo:
            one = todo.pop()
            parts = {*self.linkage.parts(one), *self.beside(one).inside} - found
            todo += parts
            found |= parts
        return Target(group=group, below=tuple(sorted(found - {group})))


def all_targets(now: Neighbourhood) -> list[Target]:
    """Every group that makes an incident."""
    return [now.target(group) for group in sorted(now.incidents)]


def targets(now: Neighbourhood, was: Neighbourhood, changed: Collection[str]) -> list[Target]:
    """The incidents that may be others than they were, after `changed` tellings came, went or became others.

    They are those that hold one of them, those whose relation to such a one changed, and all that have one as a part.
    """
    touched, left = (_holding(n.linkage, changed) for n in (now, was))
    lookers = {u for n, groups in ((now, touched), (was, left)) for g in groups for u in n.lookers(g)}
    other = [u for u in lookers if u in now.around and u not in touched and now.beside(u) != was.beside(u)]
    refilled = {u for u in other if now.beside(u).inside != was.beside(u).inside}
    found = now.above(touched | refilled).union(other)
    return [now.target(group) for group in sorted(found) if group in now.around]


def _holding(linkage: Linkage, keys: Iterable[str]) -> set[Group]:
    return {linkage.group_of[key] for key in keys if key in linkage.group_of}


def _incidents(groups: Iterable[Group], linked: Linked) -> dict[Group, Seen]:
    """Of these groups those that make incidents, as their neighbours see them."""
    return {g: _seen(g, linked) for g in groups if linked.linkage.makes_incident(g)}


def _seen(group: Group, linked: Linked) -> Seen:
    return seen([linked.profiles[key] for key in group], linked.copies)


def _homes(linked: Linked) -> Iterator[frozenset[Group]]:
    """The pairs of groups of which people hold two claims apart."""
    homes, group_of = linked.linkage.homes, linked.linkage.group_of
    yield from (frozenset(group_of[homes[key]] for key in pair if key in homes) for pair in linked.apart)
