"""Connect tellings into groups: all at once, or by what came and went. Both go the same way and come to the same end."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np

from recount.link.candidates import candidates
from recount.link.ceiling import asked
from recount.link.cluster import Tie, tie
from recount.link.gist import Group
from recount.link.groups import Bonds, partition
from recount.link.index import Index, both, index, without
from recount.link.linkage import Linkage, above, neighbours
from recount.link.options import LinkOptions
from recount.link.pairs import ENOUGH, points
from recount.link.people import Pair, people
from recount.link.repeats import families, repeats
from recount.link.tellings import Telling

AT_ONCE = 50_000  # pairs compared at a time

_weakest = attrgetter("points", "one", "other")  # the order that ties have, found without asking each pair of them
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
    now = _at_hand(linkage, fresh, away, options or LinkOptions())
    was, repeated = linkage.bonds.repeats, now.bonds.repeats
    lost, back = set(away), set[str]()
    if repeated is not was:
        lost |= {key for key in repeated if key not in was and key in linkage.tellings}
        back = {key for key in was if key not in repeated and key in now.tellings and key not in fresh}
    found = [t for key, t in fresh.items() if key not in repeated] + [now.tellings[key] for key in sorted(back)]
    near, loose = _cut(linkage.near, lost)
    old = without(linkage.index, lost) if linkage.index else _unsearched(now.tellings, found, now.bonds)
    searched, made = _search(old, found, now.tellings)
    near = _tied(near, made)
    touched = loose | lost | fresh.keys() | {t.id for t in found} | (moved := _moved(linkage.bonds, now.bonds))
    group_of, seen = _regrouped(linkage.group_of, _Change(of=now, near=near, touched=touched, away=away))
    grown = replace(now, near=near, group_of=group_of, index=searched)
    return grown, _changed(linkage, grown, away | fresh.keys() | lost | moved, seen | away)


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
    now = _at_hand(Linkage(), {t.id: t for t in tellings}, (), options or LinkOptions())
    by_id = now.tellings
    own = [t for t in ties if t.one in by_id and t.other in by_id]
    near = _tied({}, own)
    found = index([t for key, t in by_id.items() if key not in now.bonds.repeats])
    known = {key: group for group in groups or () for key in group}
    touched = frozenset(by_id if groups is None else by_id.keys() - known.keys())
    group_of, _ = _regrouped(known, _Change(of=now, near=near, touched=touched, away=known.keys() - by_id.keys()))
    return replace(now, near=near, group_of=group_of, index=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What is at hand now, the ties, the tellings from which groups have to be made anew, and those that are gone or others."""

    of: Linkage
    near: Mapping[str, tuple[Tie, ...]]
    touched: Collection[str]
    away: Collection[str]


def _at_hand(old: Linkage, fresh: Mapping[str, Telling], away: Collection[str], options: LinkOptions) -> Linkage:
    """The tellings that are at hand now with their bonds, not tied or grouped yet. What nothing touches is not worked out again."""
    tellings, homes = dict(old.tellings), dict(old.homes)
    for key in away:
        for claim in tellings.pop(key).claim_ids:
            homes.pop(claim, None)
    tellings |= fresh
    homes |= {claim: t.id for t in fresh.values() for claim in t.claim_ids}
    reports = {old.tellings[key].report_id for key in away}
    told = {t.report_id for t in fresh.values()}
    family: Mapping[str, str]
    if old.copies == options.copies and told <= reports:  # no report is new: who is whose twin stays as it was
        family = old.families
    else:
        family = families(tellings.values(), options.copies)
    same = family is old.families and reports.isdisjoint(family)
    said = people(options.decisions)
    bonds = Bonds(
        together=_homes(said.together, homes),
        apart=_homes(said.apart, homes),
        repeats=old.bonds.repeats if same else repeats(tellings.values(), options.copies, family),
    )
    return Linkage(tellings=tellings, homes=homes, bonds=bonds, copies=options.copies, families=family)


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
    if old is None or not found:
        return old, []
    grown = both(old, index(found))
    new = np.arange(len(grown.ids)) >= len(old.ids)
    ids, says = grown.ids, grown.columns.says
    made = []
    pairs = candidates(grown, new)
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        common = says[some[:, 0]] & says[some[:, 1]]
        for (a, b), said in zip(some.tolist(), common.tolist(), strict=True):
            one, other = tellings[ids[a]], tellings[ids[b]]
            if one.report_id != other.report_id and (sure := points(one, other, asked(said))) >= ENOUGH:
                made.append(tie(round(sure, 3), ids[a], ids[b]))
    return grown, made


def _tied(near: dict[str, tuple[Tie, ...]], made: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    more: dict[str, list[Tie]] = defaultdict(list)
    for t in made:
        more[t.one].append(t)
        more[t.other].append(t)
    return near | {key: tuple(sorted((*near.get(key, ()), *some), key=_weakest)) for key, some in more.items()}


def _moved(old: Bonds, new: Bonds) -> set[str]:
    """The tellings at the ends of bonds that are new or no more."""
    pairs = (old.together ^ new.together) | (old.apart ^ new.apart)
    repeated = () if old.repeats is new.repeats else old.repeats.items() ^ new.repeats.items()
    return {key for pair in (*pairs, *repeated) for key in pair}


def _regrouped(old: Mapping[str, Group], change: _Change) -> tuple[dict[str, Group], set[str]]:
    """The group of each telling, made anew for those that ties and bonds lead to from what was touched: lot by lot of what
    nothing ties to the rest, so that few are in the making at a time. The second value names these.
    """
    bonds, tellings = change.of.bonds, change.of.tellings
    if not change.touched and not change.away:
        return dict(old), set()
    bonded: dict[str, set[str]] = defaultdict(set)
    for one, other in (*bonds.together, *bonds.repeats.items()):
        bonded[one].add(other)
        bonded[other].add(one)
    together, apart = _by_first(bonds.together), _by_first(bonds.apart)
    repeated = bonds.repeats
    seen: set[str] = set()
    groups: list[Group] = []
    for key in change.touched:
        if key in tellings and key not in seen:
            lot = _reached(key, change.near, bonded)
            seen |= lot
            ties = (t for one in lot for t in change.near.get(one, ()) if t.one == one)
            inside = Bonds(
                together=_between(lot, together),
                apart=_between(lot, apart),
                repeats={one: repeated[one] for one in lot if one in repeated},
            )
            groups += partition([tellings[one] for one in sorted(lot)], ties, inside)
    out = dict(old)
    for key in {*seen, *change.away}:
        out.pop(key, None)
    return out | {key: group for group in sorted(groups) for key in group}, seen


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


def _changed(old: Linkage, new: Linkage, dirty: Collection[str], looked: Collection[str]) -> frozenset[str]:
    """What may be others, of the tellings `looked` at and those that are `dirty`; the groups of all others are as they were."""
    other = {key for key in looked if key in new.group_of and old.group_of.get(key) != new.group_of[key]}
    other |= {member for key in dirty if key in new.group_of for member in new.group_of[key]}
    gone = {key for key in (*dirty, *looked) if key in old.tellings and key not in new.tellings}
    lost_parts = {whole for key in dirty if key in old.tellings for whole in old.tellings[key].wholes}
    return above(new, other | (lost_parts & new.tellings.keys())) | gone
