"""Connect tellings into groups: all at once, or by what came and went. Both go the same way and come to the same end."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recount.link.candidates import candidates
from recount.link.cluster import Tie, tie
from recount.link.gist import Group
from recount.link.groups import Bonds, partition
from recount.link.index import Index, both, index, without
from recount.link.linkage import Linkage, above, neighbours
from recount.link.options import LinkOptions
from recount.link.pairs import ENOUGH, points
from recount.link.people import Pair, people
from recount.link.repeats import repeats
from recount.link.tellings import Telling

AT_ONCE = 50_000  # pairs compared at a time

Ends = tuple[str, str]
"""Two tellings by their ids."""


def connect(tellings: Iterable[Telling], options: LinkOptions | None = None) -> Linkage:
    """The linkage of all these tellings. Pure, and free of their order."""
    return extend(Linkage(), tellings, (), options)[0]


def extend(
    linkage: Linkage, added: Iterable[Telling], gone: Iterable[str] = (), options: LinkOptions | None = None
) -> tuple[Linkage, frozenset[str]]:
    """The linkage with some tellings more, others gone, and perhaps other decisions and copies: the same as connecting
    all of them at once. Only tellings that are new, or no copies any longer, are compared, and only groups are made anew
    that ties lead to.

    The second value names the tellings whose group, its parts or why they belong to it may be others now, gone ones too.
    A telling whose id is known already takes the place of the old one.
    """
    fresh = {t.id: t for t in added}
    away = (set(gone) | fresh.keys()) & linkage.tellings.keys()
    tellings = {key: t for key, t in linkage.tellings.items() if key not in away} | fresh
    bonds = _bonds(tellings, options or LinkOptions())
    was, now = linkage.bonds.repeats, bonds.repeats
    lost = away | {key for key in now if key not in was and key in linkage.tellings}
    found = [t for key, t in fresh.items() if key not in now]
    found += [tellings[key] for key in was if key not in now and key in tellings and key not in fresh]
    near, loose = _cut(linkage.near, lost)
    old = without(linkage.index, lost) if linkage.index else _unsearched(tellings, found, bonds)
    searched, made = _search(old, found, tellings)
    near = _tied(near, made)
    touched = loose | lost | fresh.keys() | {t.id for t in found} | (moved := _moved(linkage.bonds, bonds))
    change = _Change(tellings=tellings, near=near, bonds=bonds, touched=touched)
    group_of = _regrouped(linkage.group_of, change)
    grown = Linkage(tellings=tellings, near=near, group_of=group_of, bonds=bonds, index=searched)
    return grown, _changed(linkage, grown, away | fresh.keys() | lost | moved)


def recall(
    tellings: Iterable[Telling],
    ties: Iterable[Tie],
    options: LinkOptions | None = None,
    groups: Iterable[Group] | None = None,
) -> Linkage:
    """The linkage that `connect` would make, its ties being known: nothing is compared again.

    `ties` are all those that an earlier linkage of the same tellings had; ties to tellings that are not at hand are left.
    `groups` are those that it had by the same options; where they are not given they are made anew from the ties.
    """
    by_id = {t.id: t for t in tellings}
    bonds = _bonds(by_id, options or LinkOptions())
    own = [t for t in ties if t.one in by_id and t.other in by_id]
    near = _tied({}, own)
    found = index([t for key, t in by_id.items() if key not in bonds.repeats])
    known = {key: group for group in groups or () for key in group}
    touched = frozenset(by_id if groups is None else by_id.keys() - known.keys())
    group_of = _regrouped(known, _Change(tellings=by_id, near=near, bonds=bonds, touched=touched))
    return Linkage(tellings=by_id, near=near, group_of=group_of, bonds=bonds, index=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What is at hand now, and the tellings from which groups have to be made anew."""

    tellings: Mapping[str, Telling]
    near: Mapping[str, tuple[Tie, ...]]
    bonds: Bonds
    touched: Collection[str]


def _bonds(tellings: Mapping[str, Telling], options: LinkOptions) -> Bonds:
    said = people(options.decisions)
    about = {key for pair in (*said.together, *said.apart) for key in pair}
    home = {key: t.id for t in tellings.values() for key in t.claim_ids if key in about} if about else {}
    return Bonds(
        together=_homes(said.together, home),
        apart=_homes(said.apart, home),
        repeats=repeats(tellings.values(), options.copies),
    )


def _homes(pairs: Iterable[Pair], home: Mapping[str, str]) -> frozenset[Ends]:
    """Pairs of claims as pairs of tellings; a claim that is not at hand has none."""
    found = ({home[key] for key in pair if key in home} for pair in pairs)
    return frozenset((min(pair), max(pair)) for pair in found if len(pair) == 2)


def _cut(near: Mapping[str, tuple[Tie, ...]], lost: Collection[str]) -> tuple[dict[str, tuple[Tie, ...]], set[str]]:
    """The ties without those of some tellings, and the tellings that had one to them."""
    out = dict(near)
    loose: set[str] = set()
    for key in lost:
        loose.update(neighbours(key, {key: out.pop(key, ())}, {}))
    for key in loose - set(lost):
        out[key] = tuple(t for t in out[key] if t.one not in lost and t.other not in lost)
    return out, loose


def _unsearched(tellings: Mapping[str, Telling], found: Iterable[Telling], bonds: Bonds) -> Index | None:
    """An index of what is no news, where there was none as yet; None for one report, which nothing is compared with."""
    if len({t.report_id for t in tellings.values()}) < 2:
        return None
    new = {t.id for t in found}
    return index([t for key, t in tellings.items() if key not in new and key not in bonds.repeats])


def _search(
    old: Index | None, found: Sequence[Telling], tellings: Mapping[str, Telling]
) -> tuple[Index | None, list[Tie]]:
    """The index with some tellings more, and their ties to all that it holds."""
    if old is None:
        return None, []
    grown = both(old, index(found))
    new = np.arange(len(grown.ids)) >= len(old.ids)
    ids = grown.ids
    made = []
    pairs = candidates(grown, new)
    for start in range(0, len(pairs), AT_ONCE):
        for a, b in pairs[start : start + AT_ONCE].tolist():
            one, other = tellings[ids[a]], tellings[ids[b]]
            if one.report_id != other.report_id and (sure := points(one, other)) >= ENOUGH:
                made.append(tie(round(sure, 3), ids[a], ids[b]))
    return grown, made


def _tied(near: dict[str, tuple[Tie, ...]], made: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    more: dict[str, list[Tie]] = defaultdict(list)
    for t in made:
        more[t.one].append(t)
        more[t.other].append(t)
    return near | {key: tuple(sorted((*near.get(key, ()), *some))) for key, some in more.items()}


def _moved(old: Bonds, new: Bonds) -> set[str]:
    """The tellings at the ends of bonds that are new or no more."""
    pairs = (old.together ^ new.together) | (old.apart ^ new.apart)
    return {key for pair in (*pairs, *(old.repeats.items() ^ new.repeats.items())) for key in pair}


def _regrouped(old: Mapping[str, Group], change: _Change) -> dict[str, Group]:
    """The group of each telling, made anew for those that ties and bonds lead to from what was touched: lot by lot of what
    nothing ties to the rest, so that few are in the making at a time.
    """
    bonded: dict[str, set[str]] = defaultdict(set)
    for one, other in (*change.bonds.together, *change.bonds.repeats.items()):
        bonded[one].add(other)
        bonded[other].add(one)
    together, apart = _by_first(change.bonds.together), _by_first(change.bonds.apart)
    repeated = change.bonds.repeats
    seen: set[str] = set()
    groups: list[Group] = []
    for key in change.touched:
        if key in change.tellings and key not in seen:
            lot = _reached(key, change.near, bonded)
            seen |= lot
            ties = (t for one in lot for t in change.near.get(one, ()) if t.one == one)
            inside = Bonds(
                together=_between(lot, together),
                apart=_between(lot, apart),
                repeats={one: repeated[one] for one in lot if one in repeated},
            )
            groups += partition([change.tellings[one] for one in sorted(lot)], ties, inside)
    out = {key: group for key, group in old.items() if key in change.tellings and key not in seen}
    return out | {key: group for group in sorted(groups) for key in group}


def _reached(start: str, near: Mapping[str, tuple[Tie, ...]], bonded: Mapping[str, Collection[str]]) -> set[str]:
    """All tellings to which ties and bonds lead from one, however far."""
    seen, todo = {start}, [start]
    while todo:
        new = set(neighbours(todo.pop(), near, bonded)) - seen
        seen |= new
        todo += new
    return seen


def _by_first(pairs: Iterable[Ends]) -> dict[str, list[Ends]]:
    out: dict[str, list[Ends]] = defaultdict(list)
    for pair in pairs:
        out[pair[0]].append(pair)
    return out


def _between(lot: Collection[str], by_first: Mapping[str, Sequence[Ends]]) -> frozenset[Ends]:
    """The pairs of which both are in a lot."""
    return frozenset(pair for one in lot if one in by_first for pair in by_first[one] if pair[1] in lot)


def _changed(old: Linkage, new: Linkage, dirty: Collection[str]) -> frozenset[str]:
    other = {key for key, group in new.group_of.items() if old.group_of.get(key) != group}
    other |= {member for key in dirty if key in new.group_of for member in new.group_of[key]}
    gone = old.tellings.keys() - new.tellings.keys()
    lost_parts = {whole for key in dirty if key in old.tellings for whole in old.tellings[key].wholes}
    return above(new, other | (lost_parts & new.tellings.keys())) | gone
