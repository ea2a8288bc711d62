"""Groups of tellings into accounts ready to be written: read in full, reconciled and graded, some at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.flow.pool import Work, map_in_order
from recount.flow.workers import Source, chunks, lost, opened, seldom_collecting
from recount.link import Linkage, accounts_of
from recount.link.gist import Group
from recount.link.groups import Bonds
from recount.model import Account
from recount.reconcile import ReconcileOptions, Testimony, reconcile
from recount.store import coded
from recount.store.coded import Held
from recount.store.standing import Prepared, prepared

AT_ONCE = 100  # families of groups read in full at a time
PAYS = 400  # families from which more than one process is worth its start


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What accounts are made with: the ledger, how to reconcile, which run makes them, and which report copies which."""

    source: Source
    reconciling: ReconcileOptions
    run_id: str
    copies: Mapping[str, str]
    workers: int = 1


def incidents(linkage: Linkage, changed: Collection[str] | None, making: Making) -> Iterator[Prepared]:
    """The accounts of all groups (`changed` is None), or of those that hold a changed telling and what they are parts of.

    In the order of their founding claims.
    """
    found = families(linkage, linkage.tellings if changed is None else changed)
    helpers = making.workers if len(found) > PAYS else 1
    if helpers > 1:
        making = replace(making, source=opened(making.source).path)
    batches = (_batch(linkage, some, making) for some in chunks(found, AT_ONCE))
    work = Work(function=_made, lost=lost)
    made = [one for some in map_in_order(work, batches, helpers) for one in some]
    return (one for _, one in sorted(made, key=lambda pair: pair[0]))


def families(linkage: Linkage, tellings: Collection[str]) -> list[tuple[Group, ...]]:
    """The groups of these tellings, each with all groups that reports tell as its parts or wholes, near or far."""
    out = []
    seen: set[Group] = set()
    for key in sorted(tellings):
        group = linkage.group_of.get(key)
        if group is None or group in seen:
            continue
        family = {group}
        todo = [group]
        while todo:
            one = todo.pop()
            beside = {*linkage.parts(one), *linkage.wholes(one)} - family
            family |= beside
            todo += beside
        seen |= family
        out.append(tuple(sorted(family)))
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    linkage: Linkage
    making: Making


def _batch(linkage: Linkage, some: Sequence[tuple[Group, ...]], making: Making) -> _Batch:
    """No more of the linkage than these families: it goes to another process."""
    keys = {key for family in some for group in family for key in group}
    reports = {linkage.tellings[key].report_id for key in keys}
    bonds = linkage.bonds
    inside = Linkage(
        tellings={key: linkage.tellings[key] for key in keys},
        near={key: linkage.near[key] for key in keys if key in linkage.near},
        group_of={key: linkage.group_of[key] for key in keys},
        bonds=Bonds(
            together=frozenset(pair for pair in bonds.together if keys.issuperset(pair)),
            repeats={key: of for key, of in bonds.repeats.items() if key in keys},
        ),
    )
    copies = {key: of for key, of in making.copies.items() if key in reports}
    return _Batch(linkage=inside, making=replace(making, copies=copies))


@seldom_collecting()
def _made(batch: _Batch) -> list[tuple[int, Prepared]]:
    linkage, making = batch.linkage, batch.making
    with opened(making.source).read() as connection:
        held = coded.held(connection, (claim for t in linkage.tellings.values() for claim in t.claim_ids))
    claims = {key: one.claim for key, one in held.items()}
    readings = {key: one.readings for key, one in held.items() if one.readings is not None}
    accounts = accounts_of(linkage, linkage.groups, claims, readings)
    counted = _counted(accounts, {key: _testimony(one, making.copies) for key, one in held.items()}, making.reconciling)
    return [(held[one.incident.founding_claim].first, prepared(one, making.run_id)) for one in counted]


def _counted(
    accounts: Sequence[Account], testimonies: Mapping[str, Testimony], reconciling: ReconcileOptions
) -> list[Account]:
    grouped = {claim_id for account in accounts for claim_id in account.claim_ids}
    outcomes = reconcile(
        [[testimonies[claim_id] for claim_id in account.claim_ids] for account in accounts],
        reconciling,
        apart=[testimony for claim_id, testimony in testimonies.items() if claim_id not in grouped],
    )
    return [
        replace(account, estimates=outcome.estimates, grade=outcome.grade)
        for account, outcome in zip(accounts, outcomes, strict=True)
    ]


def _testimony(held: Held, copies: Mapping[str, str]) -> Testimony:
    report = held.report
    if report.copy_of is None and report.id in copies:
        report = replace(report, copy_of=copies[report.id])
    return Testimony(claim=held.claim, report=report, readings=held.readings)
