"""Imported actors beside the shipped ones: who is whom, and who gives way where two claim one name. Pure.

UCDP's rows join the actors that already carry their id, or bear their name in their country, and give way where a name
is taken. A user's own rows win: an id that is known is theirs to mend, and a name that they claim means their actor
from then on, in the countries and on the days that the two share.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from recount.model import Actor, ActorKind, ActorName, RelationKind
from recount.vocab.actors.lists import ActorList, Origin
from recount.vocab.nametrie import key

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What became of an imported row where it met an actor that was there. `what` is one of ``joined`` (the same actor),
    ``mended`` (its id was known, its cells stand in place of ours), ``took`` and ``left`` (a `name` that both claim went
    to the imported actor, or stayed with the other), and ``shared`` (two actors of one list bear it, and it stays open).
    """

    what: str
    list_name: str
    actor_id: str
    other_id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """All actors, in the order of their ids; names that are never looked for in running text; and what met what."""

    actors: tuple[Actor, ...]
    quiet: frozenset[tuple[str, str]] = frozenset()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Table:
    """The table while it grows: mutable inside `merged`, and seen by nobody else."""

    known: dict[str, Actor]
    bearers: dict[_Key, list[str]] = field(default_factory=dict)
    by_ucdp: dict[int, list[str]] = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)  # a row's id to that of the actor it joined
    owner: dict[str, str] = field(default_factory=dict)  # an actor's id to the user's list that it is of
    quiet: set[tuple[str, str]] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)

    def put(self, actor: Actor) -> None:
        """Add an actor, or stand it in place of the one of its id."""
        self.known[actor.id] = actor
        for keys in _keys(actor):
            ids = self.bearers.setdefault(keys, [])
            if actor.id not in ids:
                ids.append(actor.id)
        if actor.ucdp_id is not None and actor.id not in self.by_ucdp.setdefault(actor.ucdp_id, []):
            self.by_ucdp[actor.ucdp_id].append(actor.id)

    def rivals(self, actor: Actor, name: ActorName) -> list[Actor]:
        """Other actors that bear the name in a country of this one's, on a day of this one's."""
        others = (self.known[i] for i in self.bearers.get(key(name.text), ()) if i != actor.id)
        return [o for o in others if _meet(o, actor) and any(_overlap(actor, name, o, n) for n in _all_names(o))]


def merged(shipped: Iterable[Actor], lists: Iterable[ActorList]) -> Merged:
    """The shipped actors with every imported list upon them, UCDP's first."""
    table = _Table(known={})
    for actor in shipped:
        table.put(actor)
    for one in sorted(lists, key=lambda each: (each.origin is Origin.OWN, each.name)):
        quiet: dict[str, set[str]] = {}
        for actor_id, text in one.quiet:
            quiet.setdefault(actor_id, set()).add(text)
        for actor in one.actors:
            add = _own if one.origin is Origin.OWN else _from_ucdp
            table.quiet |= {(i, t) for i, t in add(table, one.name, actor) if t in quiet.get(actor.id, ())}
    sound = tuple(_sound(table.known[i], table) for i in sorted(table.known))
    return Merged(actors=sound, quiet=frozenset(table.quiet), notes=tuple(table.notes))


def _own(table: _Table, list_name: str, row: Actor) -> Iterator[tuple[str, str]]:
    """Add a user's row; (actor id, name) of the names that are new."""
    row = replace(row, id=table.alias.get(row.id, row.id))
    before = table.known.get(row.id)
    actor = row if before is None else _mended(before, row)
    if before is not None:
        table.notes.append(Note(what="mended", list_name=list_name, actor_id=row.id, other_id=row.id))
    for name in row.names:
        for other in table.rivals(actor, name):
            shared = table.owner.get(other.id) == list_name  # both are the user's: they may want it left open
            if not shared:
                table.put(_without(other, actor, name))
            what = "shared" if shared else "took"
            table.notes.append(Note(what=what, list_name=list_name, actor_id=row.id, other_id=other.id, name=name.text))
    table.put(actor)
    table.owner[actor.id] = list_name
    return ((actor.id, name.text) for name in row.names)


def _mended(ours: Actor, row: Actor) -> Actor:
    """Our actor with the cells that the row gives; names are added to ours."""
    wider = tuple(t for t in row.relations if t.kind is RelationKind.PART_OF)
    kept = tuple(t for t in ours.relations if not wider or t.kind is not RelationKind.PART_OF)
    return replace(
        ours,
        name=row.name,
        kind=ours.kind if row.kind is ActorKind.UNKNOWN else row.kind,
        names=_unique((*row.names, *ours.names)),
        country=row.country or ours.country,
        theatres=row.theatres or ours.theatres,
        side=row.side or ours.side,
        relations=(*kept, *row.relations),
        ucdp_id=row.ucdp_id or ours.ucdp_id,
        valid_from=row.valid_from or ours.valid_from,
        valid_to=row.valid_to or ours.valid_to,
    )


def _from_ucdp(table: _Table, list_name: str, row: Actor) -> Iterator[tuple[str, str]]:
    """Add a row of UCDP's; (actor id, name) of the names that are new."""
    same = table.by_ucdp.get(row.ucdp_id or 0, []) or _namesakes(table, row)
    target = table.known[same[0]] if len(same) == 1 else None
    if len(same) > 1:  # one id for all governments of a state: nothing that they would all be called
        table.notes += [Note(what="joined", list_name=list_name, actor_id=row.id, other_id=i) for i in same]
        return iter(())
    actor = target or row
    borne = _keys(target) if target else set()  # ours have days, and are looked for or not for a reason
    free: list[ActorName] = []
    for name in (n for n in row.names if key(n.text) not in borne):
        rivals = table.rivals(actor, name)
        free += [] if rivals else [name]
        table.notes += [
            Note(what="left", list_name=list_name, actor_id=actor.id, other_id=o.id, name=name.text) for o in rivals
        ]
    if target is None:
        label = row.name if any(n.text == row.name for n in free) else f"{row.name} (UCDP {row.ucdp_id})"
        table.put(replace(row, name=label, names=tuple(free)))
    else:
        table.alias[row.id] = target.id
        table.notes.append(Note(what="joined", list_name=list_name, actor_id=row.id, other_id=target.id))
        table.put(replace(target, names=_unique((*target.names, *free)), ucdp_id=target.ucdp_id or row.ucdp_id))
    return ((actor.id, name.text) for name in free)


def _namesakes(table: _Table, row: Actor) -> list[str]:
    """The one actor without an id of UCDP's that bears one of the row's names in its country; none if several do."""
    found = {i for n in row.names for i in table.bearers.get(key(n.text), ())}
    fit = [i for i in sorted(found) if table.known[i].ucdp_id is None and _meet(table.known[i], row)]
    return fit if len(fit) == 1 else []


def _without(other: Actor, actor: Actor, name: ActorName) -> Actor:
    """The other actor without the name on the days on which `actor` bears it."""
    first, last = _days(actor, name)
    names: list[ActorName] = []
    for own in other.names:
        names += list(_outside(own, first, last)) if key(own.text) == key(name.text) else [own]
    label = f"{other.name} ({other.id})" if key(other.name) == key(name.text) else other.name
    return replace(other, name=label, names=tuple(names))


def _outside(name: ActorName, first: date, last: date) -> Iterator[ActorName]:
    if first > (name.valid_from or date.min):
        yield replace(name, valid_to=min(first, name.valid_to or date.max))
    if last < (name.valid_to or date.max):
        yield replace(name, valid_from=max(last, name.valid_from or date.min))


def _meet(one: Actor, other: Actor) -> bool:
    """May the two be met in one country? Nobody knows where an actor without one is."""
    here, there = ({c for c in (a.country, *a.theatres) if c} for a in (one, other))
    return not here or not there or bool(here & there)


def _overlap(one: Actor, name: ActorName, other: Actor, borne: ActorName) -> bool:
    if key(name.text) != key(borne.text):
        return False
    (first, last), (from_, to) = _days(one, name), _days(other, borne)
    return max(first, from_) < min(last, to)


def _days(actor: Actor, name: ActorName) -> tuple[date, date]:
    starts = [d for d in (actor.valid_from, name.valid_from) if d]
    ends = [d for d in (actor.valid_to, name.valid_to) if d]
    return max(starts, default=date.min), min(ends, default=date.max)


def _all_names(actor: Actor) -> Iterator[ActorName]:
    yield ActorName(text=actor.name)
    yield from actor.names


def _keys(actor: Actor) -> set[_Key]:
    return {key(n.text) for n in _all_names(actor)}


def _unique(names: Iterable[ActorName]) -> tuple[ActorName, ...]:
    return tuple({(n.text, n.valid_from, n.valid_to): n for n in names}.values())


def _sound(actor: Actor, table: _Table) -> Actor:
    """The actor with ties to whom their rows joined, and none to nobody (a list was removed) or back to itself."""
    known, alias = table.known, table.alias
    named = (replace(t, actor_id=alias[t.actor_id]) if t.actor_id in alias else t for t in actor.relations)
    ties = tuple(
        t
        for t in named
        if t.actor_id in known and not (t.kind is RelationKind.PART_OF and leads_to(t.actor_id, actor.id, known))
    )
    return actor if ties == actor.relations else replace(actor, relations=ties)


def leads_to(start: str, goal: str, known: Mapping[str, Actor]) -> bool:
    """Is `goal` what `start` is, or is a part of at any time?"""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        if here not in seen and here in known:
            seen.add(here)
            waiting += [t.actor_id for t in known[here].relations if t.kind is RelationKind.PART_OF]
    return False
