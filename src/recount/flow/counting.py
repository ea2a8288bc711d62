"""What one report or many tell, grouped, as accounts: counted and graded. Reads no ledger, so that coding loads none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recount.flow.neighbours import Neighbourhood, Target
from recount.link import Linkage, Telling, accounts_of
from recount.link.gist import Group
from recount.link.groups import Bonds
from recount.model import Account, CodedReport
from recount.reconcile import Beside, Profile, ReconcileOptions, Testimony, profile, reconcile_first


def testimonies(report: CodedReport) -> dict[str, Testimony]:
    """Each claim with its report and what was read of it, by the claim's id."""
    readings = {r.claim_id: r for r in report.readings}
    return {c.id: Testimony(claim=c, report=report.report, readings=readings.get(c.id)) for c in report.claims}


def profiles(tellings: Iterable[Telling], said: dict[str, Testimony]) -> tuple[Profile, ...]:
    """How each telling of a report looks to incidents around it."""
    return tuple(profile([said[key] for key in t.claim_ids]) for t in tellings)


def as_copy(testimony: Testimony, copies: Mapping[str, str]) -> Testimony:
    """The testimony with its report as a copy of another, or as none."""
    of = copies.get(testimony.report.id)
    if testimony.report.copy_of == of:
        return testimony
    return replace(testimony, report=replace(testimony.report, copy_of=of))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Some targets, no more of the linkage than they need, and what lies beside each group that makes an incident."""

    targets: Sequence[Target]
    linkage: Linkage
    beside: Mapping[Group, Beside[Group]]


def view(around: Neighbourhood, targets: Sequence[Target]) -> View:
    """What these targets need of all that is linked: it may go to another process."""
    groups = {g for t in targets for g in (t.group, *t.below)}
    return View(
        targets=targets,
        linkage=_inside(around.linkage, {key for group in groups for key in group}),
        beside={g: around.beside(g) for g in groups if g in around.incidents},
    )


def counted(view: View, said: Mapping[str, Testimony], reconciling: ReconcileOptions) -> Iterator[Account]:
    """The accounts of the targets in view, with estimates and grades, in the order of their founding claims.

    `said` are the claims of all groups in view, in the order of the ledger.
    """
    claims = {key: t.claim for key, t in said.items()}
    readings = {key: t.readings for key, t in said.items() if t.readings is not None}
    tellings = view.linkage.tellings
    told = {g: tuple(said[key] for one in g for key in tellings[one].claim_ids) for g in view.linkage.groups}
    of = {tellings[t.group[0]].claim_ids[0]: t for t in view.targets}
    for account in accounts_of(view.linkage, [t.group for t in view.targets], claims, readings):
        target = next(of[key] for key in account.claim_ids if key in of)
        homes = [target.group, *(g for g in target.below if g in view.beside)]
        numbers = {g: n for n, g in enumerate(homes)}
        outcome = reconcile_first(
            [told[g] for g in homes],
            reconciling,
            [t for g in target.below if g not in view.beside for t in told[g]],
            {n: _numbered(view.beside[g], numbers) for g, n in numbers.items()},
        )
        yield replace(account, estimates=outcome.estimates, grade=outcome.grade)


def _inside(linkage: Linkage, keys: Collection[str]) -> Linkage:
    bonds = linkage.bonds
    return Linkage(
        tellings={key: linkage.tellings[key] for key in keys},
        near={key: linkage.near[key] for key in keys if key in linkage.near},
        group_of={key: linkage.group_of[key] for key in keys},
        bonds=Bonds(
            together=frozenset(pair for pair in bonds.together if pair[0] in keys and pair[1] in keys),
            repeats={key: bonds.repeats[key] for key in keys if key in bonds.repeats},
        ),
    )


def _numbered(beside: Beside[Group], numbers: Mapping[Group, int]) -> Beside[int]:
    return Beside(frozenset(numbers[g] for g in beside.inside), beside.doubt)
