"""From what a ledger holds to the incidents that stand: everything at first, later only what is new and its neighbourhood.

The result is the same either way. Slim rows (`store.slim`) hold what linking needs of all reports; claims and texts are read
only of the incidents that may have changed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from recount.flow.copying import Copies
from recount.flow.incidents import Making, incidents
from recount.flow.kin import Kindred, kindred
from recount.flow.neighbours import Linked, Neighbourhood, Target, all_targets, targets
from recount.flow.pool import one_crew
from recount.flow.retold import retold
from recount.flow.shelf import Shelf
from recount.flow.snapshot import DECIDED, LINK, MADE_BY, Slim, Snapshot, copies_of, snapshot
from recount.flow.workers import OvertakenError, seldom_collecting
from recount.link import Linkage, LinkOptions, Telling, extend, load, splits
from recount.link.cluster import Tie
from recount.model import Run, incident_id
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
    """What linking comes to: all tellings linked, the incidents to make anew, the ids of incidents that these may replace
    (None: all), what they are made with, and the slim rows to write, made when they are asked for.
    """

    around: Neighbourhood
    targets: Sequence[Target]
    replaced: frozenset[str] | None
    making: Making
    rows: Callable[[], Changes]


def derive(ledger: Ledger, asked: Asked) -> int:
    """Link and reconcile what the ledger holds, and let what comes out stand; how many accounts are new or changed.

    Raises:
        OvertakenError: another process linked meanwhile, or something was withdrawn. Nothing was written.
    """
    with seldom_collecting(), one_crew(asked.workers):
        return _derive(ledger, asked)


def _derive(ledger: Ledger, asked: Asked) -> int:
    at = snapshot(ledger, asked.made_by)
    made = link(ledger, at, asked)
    found = incidents(made.around, made.targets, made.making)
    change = Change(made=found, run=asked.run(at.state), replaced=made.replaced)
    return _write(ledger, at, made, change)


def link(ledger: Ledger, at: Snapshot, asked: Asked) -> Made:
    """Link what is new to what is there; everything, where there are no slim rows yet."""
    known = at.slim or Slim()
    kin = kindred(ledger, at.current, known, asked.workers)
    now = copies_of(at.current, known.kin if kin.kin is None else kin.kin, at.decisions)
    options = LinkOptions(decisions=at.decisions, copies=now.linking)
    fresh = _fresh(ledger, at, known, asked.workers)
    linkage, found = extend(known.linked.linkage, fresh.tellings, fresh.away, options)
    profiles = {key: p for key, p in known.linked.profiles.items() if key not in fresh.away} | fresh.profiles
    linked = Linked(linkage=linkage, profiles=profiles, copies=now.counting, apart=splits(options))
    around = Neighbourhood(linked)
    if at.slim is None:
        some, replaced = all_targets(around), None
    else:
        changed = found | _of_copies(linkage, known.copies, now) | _about(linkage, _decided(known.linked, linked, at))
        some = targets(around, Neighbourhood(known.linked), changed)
        replaced = _replaced(known.linked.linkage, linkage, changed | {key for t in some for key in t.group})
    altered = (known.altered - fresh.gone) | fresh.altered
    return Made(
        around=around,
        targets=some,
        replaced=replaced,
        making=Making(
            source=ledger,
            reconciling=asked.reconciling,
            run_id=asked.run(at.state).id,
            copies=now.counting,
            decisions=standing_decisions(at.decisions),
            altered={one.report_id: one.coding for one in at.current if one.coding in altered},
            workers=asked.workers,
        ),
        rows=partial(_rows, at, known, _Rows(linkage=linkage, fresh=fresh, kin=kin), asked),
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
    told: Shelf[Told] = Shelf(ledger.path.parent)
    tellings: list[Telling] = []
    profiles: dict[str, Profile] = {}
    places: dict[str, Place] = {}
    altered = set()
    for coding, one in retold(ledger, sorted(wanted - known.codings | again), at.decisions, workers):
        told.put(coding, one)
        some = load(one.body)
        tellings += some
        profiles |= {t.id: profile for t, profile in zip(some, load_profiles(one.profiles), strict=True)}
        places |= {t.id: (coding, n) for n, t in enumerate(some)}
        altered |= {coding} if one.altered else set()
    gone = (known.codings - wanted) | again
    return _Fresh(
        told=told,
        tellings=tellings,
        profiles=profiles,
        places=places,
        altered=frozenset(altered),
        gone=gone,
        away=frozenset(key for key, (coding, _) in known.places.items() if coding in gone),
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
    ties = {t for key in other for t in near[key]}
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
    by_id = {d.id: d for d in at.decisions}
    todo = list(at.new_decisions)
    seen = {d.id for d in todo}
    out: set[str] = set()
    while todo:
        decision = todo.pop()
        out.update(keys(decision), (a.report_id for a in decision.anchors))
        for earlier in (decision.supersedes, decision.moved):
            if earlier in by_id and earlier not in seen:
                seen.add(earlier)
                todo.append(by_id[earlier])
    return out


def _about(linkage: Linkage, named: Collection[str]) -> set[str]:
    """The tellings of claims, and of incidents that claims found, which are named."""
    if not named:
        return set()
    return {
        key
        for key, t in linkage.tellings.items()
        if any(claim in named or incident_id(claim) in named for claim in t.claim_ids)
    }


def _of_copies(linkage: Linkage, old: Copies, new: Copies) -> set[str]:
    """The tellings of reports that are copies now and were none, or the other way about, or of another report."""
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


def _write(ledger: Ledger, at: Snapshot, made: Made, change: Change) -> int:
    """Other decisions and reports that came meanwhile are new to the next time, as if they had come after it: where people
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
    return changed
