"""From what a ledger holds to the incidents that stand: everything at first, later only what is new and its neighbourhood.

The result is the same either way. Slim rows (`store.slim`) hold what linking needs of all reports; claims and texts are read
only of the incidents that may have changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.flow.incidents import Making, incidents
from recount.flow.kin import Kindred, kindred
from recount.flow.retold import retold
from recount.flow.snapshot import DECIDED, LINK, MADE_BY, Slim, Snapshot, copies, snapshot
from recount.flow.workers import seldom_collecting
from recount.link import Linkage, LinkOptions, connect, extend, load
from recount.link.cluster import Tie
from recount.model import Decision, RecountError, Run, incident_id
from recount.reconcile import ReconcileOptions
from recount.store import coded, rows, slim, standing
from recount.store.ledger import Ledger, append_once
from recount.store.slim import Changes, Place, Tied
from recount.store.standing import Change


class OvertakenError(RecountError):
    """Another process linked, or somebody decided or withdrew something, while this one was at work."""


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
class Linked:
    """All tellings linked, which of them may be of other incidents than before (None: all), and the slim rows to write."""

    linkage: Linkage
    changed: frozenset[str] | None
    replaced: frozenset[str] | None
    copies: Mapping[str, str]
    rows: Changes


def derive(ledger: Ledger, asked: Asked) -> int:
    """Link and reconcile what the ledger holds, and let what comes out stand; how many accounts are new or changed.

    Raises:
        OvertakenError: something happened in the ledger meanwhile. Nothing was written.
    """
    with seldom_collecting():
        return _derive(ledger, asked)


def _derive(ledger: Ledger, asked: Asked) -> int:
    at = snapshot(ledger, asked.made_by)
    run = asked.run(at.state)
    linked = link(ledger, at, asked)
    making = Making(
        source=ledger, reconciling=asked.reconciling, run_id=run.id, copies=linked.copies, workers=asked.workers
    )
    made = tuple(incidents(linked.linkage, linked.changed, making))
    return _write(ledger, at, linked, Change(made=made, run=run, replaced=linked.replaced))


def link(ledger: Ledger, at: Snapshot, asked: Asked) -> Linked:
    """Link what is new to what is there; everything, where there are no slim rows yet."""
    known = at.slim or Slim()
    kin = kindred(ledger, at.current, known, asked.workers)
    options = LinkOptions(decisions=at.decisions, copies=copies(at.current, known.kin if kin.kin is None else kin.kin))
    wanted = {one.coding for one in at.current}
    again = wanted & known.codings & _decided_about(ledger, at) if at.slim else set()
    new = sorted(wanted - known.codings | again)
    lines = dict(retold(ledger, new, at.decisions, asked.workers))
    told = {coding: load(line) for coding, line in lines.items()}
    places = {t.id: (coding, n) for coding, some in told.items() for n, t in enumerate(some)}
    gone = known.codings - wanted
    away = [key for key, (coding, _) in known.places.items() if coding in gone or coding in again]
    added = [t for some in told.values() for t in some]
    if at.slim is None:
        linkage, changed = connect(added, options), None
    else:
        linkage, found = extend(known.linkage, added, away, options)
        changed = found | _of_copies(linkage, known.options.copies, options.copies) | _about(linkage, at.new_decisions)
    return Linked(
        linkage=linkage,
        changed=changed,
        replaced=None if changed is None else _replaced(known.linkage, linkage, changed),
        copies=options.copies,
        rows=_rows(at, known, _Made(linkage=linkage, lines=lines, gone=gone | again, kin=kin, places=places), asked),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    linkage: Linkage
    lines: Mapping[int, str]
    gone: Collection[int]
    kin: Kindred
    places: Mapping[str, Place]


def _rows(at: Snapshot, known: Slim, made: _Made, asked: Asked) -> Changes:
    """What is to be written so that the slim rows are those of the new linkage."""
    places = {**known.places, **made.places}
    near, old = made.linkage.near, known.linkage.near
    other = [key for key in near if near[key] is not old.get(key)]
    untied = {key for key in (*other, *(key for key in old if key not in near)) if key in known.places}
    ties = {t for key in other for t in near[key]}
    return Changes(
        made_with={MADE_BY: asked.made_by, DECIDED: str(at.decided)},
        gone=made.gone,
        untied=[known.places[key] for key in untied],
        tellings=made.lines,
        ties=[_tied(t, places) for t in ties],
        signatures=made.kin.signatures,
        kinships=made.kin.kin,
        afresh=at.slim is None,
    )


def _tied(t: Tie, places: Mapping[str, Place]) -> Tied:
    one, other = sorted((places[t.one], places[t.other]))
    return one, other, t.points


def _decided_about(ledger: Ledger, at: Snapshot) -> set[int]:
    """The codings of reports about which, or about a claim of which, something was decided since."""
    about = {id_ for decision in at.new_decisions for id_ in _names(decision, at.decisions)}
    if not about:
        return set()
    with ledger.read() as connection:
        reports = coded.reports_of(connection, about)
    return {one.coding for one in at.current if one.report_id in reports}


def _names(decision: Decision, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """All that a decision is about, and what the one that it supersedes was about."""
    old = next((d for d in decisions if d.id == decision.supersedes), None) if decision.supersedes else None
    return (*decision.about, *(old.about if old else ()))


def _about(linkage: Linkage, decisions: Sequence[Decision]) -> set[str]:
    """The tellings of incidents that new decisions name."""
    named = {id_ for decision in decisions for id_ in _names(decision, decisions)}
    if not named:
        return set()
    return {
        key
        for key, t in linkage.tellings.items()
        if any(claim in named or incident_id(claim) in named for claim in t.claim_ids)
    }


def _of_copies(linkage: Linkage, old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """The tellings of reports that are copies now and were none, or the other way about, or of another report."""
    moved = {report for report, _ in old.items() ^ new.items()}
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


def _write(ledger: Ledger, at: Snapshot, linked: Linked, change: Change) -> int:
    with ledger.write() as chain:
        if standing.last_link(chain.connection) != at.link or slim.last_decision(chain.connection) != at.decided:
            raise OvertakenError("the ledger was changed by another process while it was linked. Try again.")
        changed = standing.stand(chain, change, lambda: append_once(chain, rows.run_row(change.run)))
        link = standing.last_link(chain.connection)
        made_with = {**linked.rows.made_with, LINK: str(link)}
        slim.write(chain.connection, replace(linked.rows, made_with=made_with))
    return changed
