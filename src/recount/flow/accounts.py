"""The incidents that reports tell of: linked, counted and graded."""

from collections.abc import Sequence
from dataclasses import replace

from recount.flow.copying import Copies, copies
from recount.flow.counting import as_copy, counted, profiles, testimonies, view
from recount.flow.neighbours import Linked, Neighbourhood, all_targets
from recount.link import LinkOptions, completed, connect, splits
from recount.model import Account, CodedReport
from recount.read import kinships, signature
from recount.reconcile import ReconcileOptions, checked
from recount.reconcile.once import forget


def accounts_of(coded: CodedReport) -> tuple[Account, ...]:
    """One account for each incident that a report alone tells, in order of the text, with `as_told` figures."""
    found = tell((coded,), LinkOptions(), ReconcileOptions())
    forget()  # the next report has other claims, and a stream must not keep those of hundreds
    return found


def tell(coded: Sequence[CodedReport], linking: LinkOptions, reconciling: ReconcileOptions) -> tuple[Account, ...]:
    """The accounts of all incidents that these reports tell of together, with estimates and grades.

    The same as a ledger comes to, report by report (`flow.derivation`), from claims as people have them (`flow.decide`):
    they are linked by the decisions in `linking`, and those it holds apart repeat nothing of each other.

    Raises:
        UsageError: a method is none of `reconcile.METHODS`.
    """
    checked(reconciling)
    apart = splits(linking)
    looked = {one.report.id: completed(one, apart) for one in coded}
    complete_ones = tuple(replace(one, claims=looked[one.report.id][0]) for one in coded)
    found = _copies(complete_ones, linking)
    said = {key: as_copy(t, found.counting) for one in complete_ones for key, t in testimonies(one).items()}
    tellings = [t for _, some in looked.values() for t in some]
    linkage = connect(tellings, replace(linking, copies={**found.linking, **linking.copies}))
    linked = Linked(
        linkage=linkage,
        profiles={t.id: p for t, p in zip(tellings, profiles(tellings, said), strict=True)},
        copies=found.counting,
        apart=apart,
    )
    around = Neighbourhood(linked)
    return tuple(counted(view(around, all_targets(around)), said, reconciling))


def _copies(coded: Sequence[CodedReport], linking: LinkOptions) -> Copies:
    """Across all reports: one read last month may be the original of one read today."""
    kin = kinships(signature(one.report) for one in coded) if len(coded) > 1 else ()
    return copies({one.report.id: one.report.copy_of for one in coded}, kin, linking.decisions)
