"""Reconcile: low, best and high for each incident, nobody counted twice. One verb, `reconcile`, and its options."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from recount.model import Estimate, Grade, UsageError
from recount.reconcile.around import Around, Beside, Group, seen
from recount.reconcile.as_told import as_told
from recount.reconcile.bounds import acled, airwars
from recount.reconcile.case import Case, Parties, Testimony
from recount.reconcile.cases import Setting, beside, cases
from recount.reconcile.coherent import coherent
from recount.reconcile.grade import grade
from recount.reconcile.profile import Profile, profile
from recount.reconcile.range import ucdp

__all__ = [
    "METHODS",
    "Around",
    "Beside",
    "Case",
    "Group",
    "Method",
    "Outcome",
    "Parties",
    "Profile",
    "ReconcileOptions",
    "Testimony",
    "checked",
    "profile",
    "reconcile",
    "reconcile_first",
    "seen",
]

Method = Callable[[Case], tuple[Estimate, ...]]

METHODS: Mapping[str, Method] = MappingProxyType({"as_told": as_told, "ucdp": ucdp, "airwars": airwars, "acled": acled})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileOptions:
    """How to reconcile: names of `METHODS`, in the order in which their estimates are given, and who is who.

    `apart` are pairs of claims that a person holds to be of different events: no incident may then repeat the other's.
    """

    methods: tuple[str, ...] = ("as_told",)
    parties: Parties = field(default_factory=Parties)
    apart: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is made of one incident: its estimates, and a proposed grade."""

    estimates: tuple[Estimate, ...] = ()
    grade: Grade | None = None


def reconcile(
    groups: Sequence[Iterable[Testimony]],
    options: ReconcileOptions | None = None,
    *,
    apart: Iterable[Testimony] = (),
) -> tuple[Outcome, ...]:
    """One outcome for each group of claims, in the order given.

    Which groups are parts of which is read from the claims' `part_of`; `apart` are claims in no group, through which
    parts of parts are found. The order of claims in a group does not matter.

    Raises:
        UsageError: a method is not among `METHODS`.
    """
    chosen = checked(options or ReconcileOptions())
    told = [tuple(group) for group in groups]
    setting = Setting(apart=tuple(apart), beside=beside(told, chosen.apart), parties=chosen.parties)
    return tuple(_outcome(case, chosen.methods) for case in cases(told, setting))


def reconcile_first(
    groups: Sequence[Sequence[Testimony]],
    options: ReconcileOptions,
    apart: Iterable[Testimony],
    beside: Mapping[int, Beside[int]],
) -> Outcome:
    """The outcome of the first group, the others being all its parts and theirs, near and far.

    What lies beside each group, by number, is known here (`Around`): so an incident is reconciled without those around it,
    and comes out as among all of them.
    """
    setting = Setting(apart=tuple(apart), beside=beside, parties=options.parties)
    (case,) = cases(groups, setting, only=(0,))
    return _outcome(case, options.methods)


def checked(options: ReconcileOptions) -> ReconcileOptions:
    """The same options.

    Raises:
        UsageError: a method is not among `METHODS`.
    """
    unknown = [name for name in options.methods if name not in METHODS]
    if unknown:
        raise UsageError(f"no method is called {unknown[0]}. Choose from: {', '.join(METHODS)}.")
    return options


def _outcome(case: Case, methods: Sequence[str]) -> Outcome:
    estimates = tuple(e for name in methods for e in _told(case, METHODS[name]))
    return Outcome(estimates=estimates, grade=grade(case, estimates))


def _told(case: Case, method: Method) -> tuple[Estimate, ...]:
    """What a method makes of an incident; of one that may only repeat another, no more than the high figure."""
    estimates = coherent(method(case), rest=bool(case.parts))
    return tuple(in_doubt(e, case.doubt) for e in estimates) if case.doubt else estimates


def in_doubt(estimate: Estimate, because: str) -> Estimate:
    """The same estimate without low and best: its people may be counted elsewhere."""
    most = max((n for n in (estimate.low, estimate.best, estimate.high) if n is not None), default=None)
    return replace(estimate, low=None, best=None, high=most, because=(*estimate.because, because))
