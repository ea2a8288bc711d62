"""From what a ledger holds to the incidents that stand: everything at first, later only what is new and its neighbourhood.

The result is the same either way. Slim rows (`store.slim`) hold what linking needs of all reports; claims and texts are read
only of the incidents that may have changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from recount.flow.collecting import seldom_collecting
from recount.flow.copying import Copies
from recount.flow.incidents import Making, incidents
from recount.flow.kin import Kindred, kindred
from recount.flow.neighbours import Linked, Neighbourhood, Target, all_targets, targets
from recount.flow.pool import one_crew
from recount.flow.retold import retold
from recount.flow.shelf import Shelf
from recount.flow.snapshot import DECIDED, LINK, MADE_BY, Known, Memory, Slim, Snapshot, copies_of, snapshot
from recount.flow.workers import OvertakenError
from recount.link import Linkage, LinkOptions, Telling, extend, load, splits
from recount.link.cluster import Tie
from recount.model import Decision, DecisionKind, Run, incident_id
from recount.model import standing as standing_decisions
from recount.reconcile import Profile, ReconcileOptions
from recount.reconcile.profile import load as load_profiles
from recount.review.figures import keys
from recount.store import coded, rows, slim, standing
from recount.store.ledger import Ledger, append_once
from recount.store.slim import Changes, Place, Tied, Told
from recount.store.standing import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to derive with: how to reconcile, what made the slim rows (another one makes them anew), which run it is, by
    the ledger's state, and how many processes may help.
    """

    reconciling: ReconcileOptions
    made_by: str
    run: Callable[[str], Run]
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What linking comes to: all tellings linked, the tellings whose incidents may be others (`keys`; None: all), the incidents to
    make anew, the ids of incidents that these may replace (None: all), what they are made with, and the slim rows to write and as
    they are then, made when they are asked for.
    """

    around: Neighbourhood
    keys: frozenset[str] | None
    targets: Sequence[Target]
    replaced: frozenset[str] | None
    making: Making
    rows: Callable[[], Changes]
    slim: Callable[[], Slim]


def derive(ledger: Ledger, asked: Asked, memory: Memory | None = None) -> int:
    """Link and reconcile what the ledger holds, and let what comes out stand; how many accounts are new or changed. What
    `memory` keeps of the last time is not read again.

    Raises:
        OvertakenError: another process linked meanwhile, or something was withdrawn. Nothing was written.
    """
    with seldom_collecting(), one_crew(asked.workers):
        return _derive(ledger, asked, memory)


def _derive(ledger: Ledger, asked: Asked, memory: Memory | None) -> int:
    at = snapshot(ledger, asked.made_by, memory)
    made = link(ledger, at, asked)
    found = incidents(made.around, made.targets, made.making)
    change = Change(made=found, run=asked.run(at.state), digests=found.digests, replaced=made.replaced)
    changed, now = _write(ledger, at, made, change)
    if memory is not None:
        memory.known = known_by(replace(at, link=now), made, asked)
    return changed


def known_by(at: Snapshot, made: Made, asked: Asked) -> Known:
    """What is known of a ledger once it is linked."""
    return Known(
        made_by=asked.made_by,
        link=at.link,
        decided=at.decided,
        slim=made.slim(),
        around=made.around,
        current=at.current,
        newest=at.newest,
        head=at.head,
    )


def link(ledger: Ledger, at: Snapshot, asked: Asked) -> Made:
    """Link what is new to what is there; everything, where there are no slim rows yet."""
    known = at.slim or Slim()
    kin = kindred(ledger, at.current, known, asked.workers)
    now = _copies(at, known, kin)
    options = LinkOptions(decisions=at.decisions, copies=now.linking)
    fresh = _fresh(ledger, at, known, asked.workers)
    linkage, found = extend(known.linked.linkage, fresh.tellings, fresh.away, options)
    linked = Linked(linkage=linkage, profiles=_profiles(known, fresh), copies=now.counting, apart=splits(options))
    altered = (known.altered - fresh.gone) | fresh.altered
    if at.slim is None:
        around = Neighbourhood(linked)
        some, keys, replaced = all_targets(around), None, None
    else:
        about = _about(ledger, (known.linked.linkage, linkage), _decided(known.linked, linked, at))
        changed = found | _of_copies(linkage, known.copies, now) | about
        was = at.was or Neighbourhood(known.linked)
        around = Neighbourhood(linked, was, changed)
        some = targets(around, was, changed)
        keys = changed.union(key for t in some for key in t.group)
        replaced = _replaced(known.linked.linkage, linkage, keys)
    return Made(
        around=around,
        keys=keys,
        targets=some,
        replaced=replaced,
        making=making(ledger, at, asked, (now.counting, altered)),
        rows=partial(_rows, at, known, _Rows(linkage=linkage, fresh=fresh, kin=kin), asked),
        slim=partial(_slim_after, known, fresh, kin, Slim(linked=linked, copies=now, altered=altered)),
    )


def before(ledger: Ledger, at: Snapshot, made: Made, asked: Asked) -> tuple[Neighbourhood, Sequence[Target], Making]:
    """The incidents that held what linking changes, as they were at this snapshot, and what to make them with. There have to be
    slim rows, and it has to be known how its incidents lie.
    """
    was, known = at.was, at.slim
    assert was is not None, "asked only where it is known"  # noqa: S101 - for the type checker
    assert known is not None, "as above"  # noqa: S101 - as above
    groups = {was.linkage.group_of[key] for key in made.keys or () if key in was.linkage.group_of}
    some = [was.target(group) for group in sorted(groups) if group in was.around]
    return was, some, making(ledger, at, asked, (known.copies.counting, known.altered))


def making(ledger: Ledger, at: Snapshot, asked: Asked, of: tuple[Mapping[str, str], Collection[int]]) -> Making:
    """What accounts are made with, by which report only copies which and the codings whose claims are altered."""
    copies, altered = of
    return Making(
        source=ledger,
        reconciling=asked.reconciling,
        run_id=asked.run(at.state).id,
        copies=copies,
        decisions=standing_decisions(at.decisions),
        altered={one.report_id: one.coding for one in at.current if one.coding in altered},
        workers=asked.workers,
    )


def _copies(at: Snapshot, known: Slim, kin: Kindred) -> Copies:
    """Which report copies which: as before, where neither reports nor what people say of copies can have changed that."""
    if at.settled and kin.kin is None and all(d.kind != DecisionKind.COPY for d in _moved(at)):
        return known.copies
    return copies_of(at.current, known.kin if kin.kin is None else kin.kin, at.decisions)


def _profiles(known: Slim, fresh: "_Fresh") -> dict[str, Profile]:
    out = dict(known.linked.profiles)
    for key in fresh.away:
        out.pop(key, None)
    return out | fresh.profiles


def _slim_after(known: Slim, fresh: "_Fresh", kin: Kindred, now: Slim) -> Slim:
    """The slim rows as they are once the changes are written."""
    places = dict(known.places)
    for key in fresh.away:
        places.pop(key, None)
    return replace(
        now,
        places={**places, **fresh.places},
        codings=(known.codings - fresh.gone) | fresh.told.keys(),
        signed=known.signed | kin.signatures.keys(),
        kin=known.kin if kin.kin is None else tuple(sorted(kin.kin, key=lambda k: (k.report_id, k.origin))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fresh:
    """What is told anew, by coding and by telling; the codings whose claims are `altered`, those that are `gone` or told
    anew, and the tellings of these.
    """

    told: Mapping[int, Told]
    tellings: Sequence[Telling]
    profiles: dict[str, Profile]
    places: Mapping[str, Place]
    altered: frozenset[int]
    gone: frozenset[int]
    away: frozenset[str]


def _fresh(ledger: Ledger, at: Snapshot, known: Slim, workers: int) -> _Fresh:
    wanted = frozenset(one.coding for one in at.current)
    again = wanted & known.codings & _decided_about(ledger, at)
    left = known.codings - wanted
    there = _told_by(known, again | left)
    told: Shelf[Told] = Shelf(ledger.path.parent)
    tellings: list[Telling] = []
    profiles: dict[str, Profile] = {}
    places: dict[str, Place] = {}
    altered = set()
    same = set()
    for coding, one in retold(ledger, sorted(wanted - known.codings | again), at.decisions, workers):
        some = load(one.body)
        seen = {t.id: profile for t, profile in zip(some, load_profiles(one.profiles), strict=True)}
        if (
            coding in again
            and _as_before(known, there.get(coding, ()), some, seen)
            and one.altered == (coding in known.altered)
        ):
            same.add(coding)
            continue
        told.put(coding, one)
        tellings += some
        profiles |= seen
        places |= {t.id: (coding, n) for n, t in enumerate(some)}
        altered |= {coding} if one.altered else set()
    gone = left | (again - same)
    return _Fresh(
        told=told,
        tellings=tellings,
        profiles=profiles,
        places=places,
        altered=frozenset(altered),
        gone=gone,
        away=frozenset(key for coding in gone for key in there.get(coding, ())),
    )


def _told_by(known: Slim, codings: Collection[int]) -> dict[int, list[str]]:
    """The tellings of these codings, in their order."""
    if not codings:
        return {}
    out: dict[int, list[str]] = {}
    for coding, _, key in sorted([(at[0], at[1], key) for key, at in known.places.items() if at[0] in codings]):
        out.setdefault(coding, []).append(key)
    return out


def _as_before(known: Slim, keys: Sequence[str], some: Sequence[Telling], profiles: Mapping[str, Profile]) -> bool:
    """Does a coding tell what it told? What people decided may be about nothing that linking looks at."""
    linked = known.linked
    return list(keys) == [t.id for t in some] and all(
        linked.linkage.tellings[t.id] == t and linked.profiles[t.id] == profiles[t.id] for t in some
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    linkage: Linkage
    fresh: _Fresh
    kin: Kindred


def _rows(at: Snapshot, known: Slim, made: _Rows, asked: Asked) -> Changes:
    """What is to be written so that the slim rows are those of the new linkage."""
    places = {**known.places, **made.fresh.places}
    near, old = made.linkage.near, known.linked.linkage.near
    other = [key for key in near if near[key] is not old.get(key)]
    untied = {key for key in (*other, *(key for key in old if key not in near)) if key in known.places}
    anew = set(other)
    ties = [t for key in other for t in near[key] if t.one == key or t.one not in anew]  # each by one of its ends
    return Changes(
        made_with={MADE_BY: asked.made_by, DECIDED: str(at.decided)},
        gone=made.fresh.gone,
        untied=[known.places[key] for key in untied],
        tellings=made.fresh.told,
        ties=[_tied(t, places) for t in ties],
        grouped=_grouped(known.linked.linkage, made.linkage, places, made.fresh.places.keys()),
        signatures=made.kin.signatures,
        kinships=made.kin.kin,
        afresh=at.slim is None,
    )


def _grouped(
    old: Linkage, new: Linkage, places: Mapping[str, Place], again: Collection[str]
) -> dict[Place, Place | None]:
    """For tellings that are in another group now, the first of that group; also where they, or that, are told anew."""
    return {
        places[key]: places[group[0]] if len(group) > 1 else None
        for key, group in new.group_of.items()
        if key in again or group[0] in again or old.group_of.get(key) != group
    }


def _tied(t: Tie, places: Mapping[str, Place]) -> Tied:
    one, other = sorted((places[t.one], places[t.other]))
    return one, other, t.points


def _decided_about(ledger: Ledger, at: Snapshot) -> frozenset[int]:
    """The codings of reports about which, or about a claim of which, something was decided since; also where that holds
    two of its claims apart, or no longer, through others.
    """
    if at.slim is None:
        return frozenset()
    moved = set(at.slim.linked.apart) ^ set(splits(LinkOptions(decisions=at.decisions)))
    about = _named(at) | {claim for pair in moved for claim in pair}
    if not about:
        return frozenset()
    with ledger.read() as connection:
        reports = coded.reports_of(connection, about)
    return frozenset(one.coding for one in at.current if one.report_id in reports)


def _decided(was: Linked, now: Linked, at: Snapshot) -> set[str]:
    """Claims, reports and incidents about which something was decided since."""
    return _named(at) | {claim for pair in set(was.apart) ^ set(now.apart) for claim in pair}


def _named(at: Snapshot) -> set[str]:
    """All that new decisions are about, and what those were about that they put aside or bring back."""
    return {key for d in _moved(at) for key in (*keys(d), *(a.report_id for a in d.anchors))}


def _moved(at: Snapshot) -> list[Decision]:
    """New decisions, and those that they put aside or bring back."""
    by_id = {d.id: d for d in at.decisions}
    todo = list(at.new_decisions)
    found = {d.id: d for d in todo}
    while todo:
        decision = todo.pop()
        for earlier in (decision.supersedes, decision.moved):
            if earlier in by_id and earlier not in found:
                found[earlier] = by_id[earlier]
                todo.append(by_id[earlier])
    return list(found.values())


def _about(ledger: Ledger, linkages: Iterable[Linkage], named: Collection[str]) -> set[str]:
    """The tellings of claims, and of incidents that claims found, which are named."""
    if not named:
        return set()
    with ledger.read() as connection:
        held = coded.ever_in(connection, (key for key in named if not key.startswith("clm:")))
    claims = {claim for claim in held if incident_id(claim) in named}.union(named)
    return {linkage.homes[claim] for linkage in linkages for claim in claims if claim in linkage.homes}


def _of_copies(linkage: Linkage, old: Copies, new: Copies) -> set[str]:
    """The tellings of reports that are copies now and were none, or the other way about, or of another report."""
    if old is new:
        return set()
    pairs = ((old.linking, new.linking), (old.counting, new.counting))
    moved = {report for one, other in pairs for report, _ in one.items() ^ other.items()}
    return {key for key, t in linkage.tellings.items() if t.report_id in moved} if moved else set()


def _replaced(old: Linkage, new: Linkage, changed: Collection[str]) -> frozenset[str]:
    """Ids that any incident may have had, or may have now, which holds a changed telling."""
    groups = {linkage.group_of[key] for linkage in (old, new) for key in changed if key in linkage.group_of}
    claims = {
        claim
        for group in groups
        for key in group
        for t in (old.tellings.get(key), new.tellings.get(key))
        if t is not None
        for claim in t.claim_ids
    }
    return frozenset(map(incident_id, claims))


def _write(ledger: Ledger, at: Snapshot, made: Made, change: Change) -> tuple[int, int]:
    """How many accounts are new or changed, and the link that they are of.

    Other decisions and reports that came meanwhile are new to the next time, as if they had come after it: where people
    decide all the time, nothing would ever be told otherwise.
    """
    slim_rows = made.rows()
    with ledger.write() as chain:
        if standing.last_link(chain.connection) != at.link or slim.withdrawn_since(chain.connection, at.decided):
            raise OvertakenError("the ledger was changed by another process while it was linked. Try again.")
        changed = standing.stand(chain, change, lambda: append_once(chain, rows.run_row(change.run)))
        link = standing.last_link(chain.connection)
        made_with = {**slim_rows.made_with, LINK: str(link)}
        slim.write(chain.connection, replace(slim_rows, made_with=made_with))
    return changed, link
