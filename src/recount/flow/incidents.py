"""Groups of tellings into accounts ready to be written: read in full, reconciled and graded, some at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from recount.flow.collecting import seldom_collecting
from recount.flow.counting import View, as_copy, counted, testimonies, view
from recount.flow.neighbours import Neighbourhood, Target
from recount.flow.pool import Work, map_in_order
from recount.flow.shelf import Shelf, packed, unpacked
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts(Collection[Prepared]):
    """Accounts that are put by, in the order of their founding claims (by entry), and their `digests`, which are at hand."""

    shelf: Shelf[Prepared]
    by_claim: Mapping[int, str]

    @property
    def digests(self) -> list[str]:
        """Those of the accounts, in their order."""
        return [self.by_claim[first] for first in self.shelf]

    def __iter__(self) -> Iterator[Prepared]:
        return iter(self.shelf.values())

    def __len__(self) -> int:
        return len(self.shelf)

    def __contains__(self, one: object) -> bool:
        return one in self.shelf.values()


def incidents(around: Neighbourhood, targets: Sequence[Target], making: Making) -> Accounts:
    """The accounts of these targets, in the order of their founding claims: put by, and read as often as they are asked for.

    Raises:
        OvertakenError: a claim of theirs was withdrawn meanwhile.
    """
    folder = opened(making.source).path.parent
    helpers = making.workers if len(targets) > PAYS else 1
    common = replace(making, copies={}, altered={})
    sent = packed(replace(common, source=opened(making.source).path)) if helpers > 1 else common
    batches = (_batch(around, some, making, sent) for some in _together(targets))
    work = Work(function=_made, lost=lost)
    made: Shelf[Prepared] = Shelf(folder)
    digests = {}
    for first, digest, one in (found for some in map_in_order(work, batches, helpers) for found in some):
        made.put_packed(first, one)
        digests[first] = digest
    return Accounts(shelf=made, by_claim=digests)


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
    """`common`: what all batches are made with, packed once where they go to other processes: tables of actors are long."""

    view: View
    common: Making | bytes
    copies: Mapping[str, str]
    altered: Mapping[str, int]

    @property
    def making(self) -> Making:
        common = self.common if isinstance(self.common, Making) else _common(self.common)
        return replace(common, copies=self.copies, altered=self.altered)


def _batch(around: Neighbourhood, some: Sequence[Target], making: Making, common: Making | bytes) -> _Batch:
    seen = view(around, some)
    reports = {t.report_id for t in seen.linkage.tellings.values()}
    return _Batch(
        view=seen,
        common=common,
        copies={key: making.copies[key] for key in reports if key in making.copies},
        altered={key: making.altered[key] for key in reports if key in making.altered},
    )


@lru_cache(maxsize=1)
def _common(sent: bytes) -> Making:
    made: Making = unpacked(sent)
    return made


@seldom_collecting()
def _made(batch: _Batch) -> list[tuple[int, str, bytes]]:
    """Accounts packed, since nobody looks into them before they are written, each behind the entry of its founding claim and its
    digest.
    """
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
    rows = ((held[one.incident.founding_claim].first, prepared(one, making.run_id)) for one in found)
    made = [(first, one.row.digest, packed(one)) for first, one in rows]
    forget()
    return made


def _altered(
    whole: Sequence[CodedReport], wanted: Collection[str], decisions: tuple[Decision, ...]
) -> dict[str, Testimony]:
    """The wanted claims of these reports, as people have them and with the parts of sums marked."""
    apply = applier(decisions)
    found = (testimonies(complete(apply(report))).items() for report in whole)
    return {key: t for some in found for key, t in some if key in wanted}
