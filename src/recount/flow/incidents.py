"""Groups of tellings into accounts ready to be written: read in full, reconciled and graded, some at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recount.flow.collecting import seldom_collecting
from recount.flow.counting import View, as_copy, counted, testimonies, view
from recount.flow.neighbours import Neighbourhood, Target
from recount.flow.pool import Work, map_in_order
from recount.flow.shelf import Shelf, packed
from recount.flow.workers import OvertakenError, Source, chunks, lost, opened
from recount.link import complete
from recount.model import CodedReport, Decision
from recount.reconcile import ReconcileOptions, Testimony
from recount.reconcile.once import forget
from recount.review import applier, grader
from recount.store import coded
from recount.store.standing import Prepared, prepared

AT_ONCE = 100  # incidents made at a time
MOST_READ = 1000  # groups read in full at a time, unless one incident has more parts
PAYS = 400  # incidents from which more than one process is worth its start


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What accounts are made with: the ledger, how to reconcile, which run makes them, which report only copies which, what
    people decided, and the reports whose claims are not as they were coded, with the entry of the coding.
    """

    source: Source
    reconciling: ReconcileOptions
    run_id: str
    copies: Mapping[str, str]
    decisions: tuple[Decision, ...] = ()
    altered: Mapping[str, int] = field(default_factory=dict)
    workers: int = 1


def incidents(around: Neighbourhood, targets: Sequence[Target], making: Making) -> Collection[Prepared]:
    """The accounts of these targets, in the order of their founding claims: put by, and read as often as they are asked for.

    Raises:
        OvertakenError: a claim of theirs was withdrawn meanwhile.
    """
    folder = opened(making.source).path.parent
    helpers = making.workers if len(targets) > PAYS else 1
    if helpers > 1:
        making = replace(making, source=opened(making.source).path)
    batches = (_batch(around, some, making) for some in _together(targets))
    work = Work(function=_made, lost=lost)
    made: Shelf[Prepared] = Shelf(folder)
    for first, one in (pair for some in map_in_order(work, batches, helpers) for pair in some):
        made.put_packed(first, one)
    return made.values()


def _together(targets: Sequence[Target]) -> Iterator[Sequence[Target]]:
    """Targets in batches that do not hold too much at once."""
    for some in chunks(targets, AT_ONCE):
        start = read = 0
        for n, target in enumerate(some):
            if read and read + len(target.below) > MOST_READ:
                yield some[start:n]
                start, read = n, 0
            read += 1 + len(target.below)
        yield some[start:]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    view: View
    making: Making


def _batch(around: Neighbourhood, some: Sequence[Target], making: Making) -> _Batch:
    seen = view(around, some)
    reports = {t.report_id for t in seen.linkage.tellings.values()}
    copies = {key: making.copies[key] for key in reports if key in making.copies}
    altered = {key: making.altered[key] for key in reports if key in making.altered}
    return _Batch(view=seen, making=replace(making, copies=copies, altered=altered))


@seldom_collecting()
def _made(batch: _Batch) -> list[tuple[int, bytes]]:
    """Accounts packed, since nobody looks into them before they are written, each with where its founding claim stands."""
    making, tellings = batch.making, batch.view.linkage.tellings
    grade = grader(making.decisions)
    with opened(making.source).read() as connection:
        held = coded.held(connection, (claim for t in tellings.values() for claim in t.claim_ids))
        whole = tuple(coded.coded_reports(connection, sorted(making.altered.values())))
    said = {key: Testimony(claim=one.claim, report=one.report, readings=one.readings) for key, one in held.items()}
    said |= _altered([report for _, report in whole], said, making.decisions)
    if gone := next((key for t in tellings.values() for key in t.claim_ids if key not in said), None):
        raise OvertakenError(f"{gone} was withdrawn while it was linked. Try again.")
    said = {key: as_copy(t, making.copies) for key, t in said.items()}
    found = map(grade, counted(batch.view, said, making.reconciling))
    made = [(held[one.incident.founding_claim].first, packed(prepared(one, making.run_id))) for one in found]
    forget()
    return made


def _altered(
    whole: Sequence[CodedReport], wanted: Collection[str], decisions: tuple[Decision, ...]
) -> dict[str, Testimony]:
    """The wanted claims of these reports, as people have them and with the parts of sums marked."""
    apply = applier(decisions)
    found = (testimonies(complete(apply(report))).items() for report in whole)
    return {key: t for some in found for key, t in some if key in wanted}
