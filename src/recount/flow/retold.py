"""Which events each report tells of, said anew for those that are new, coded anew, or about which somebody decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.flow.collecting import seldom_collecting
from recount.flow.counting import profiles, testimonies
from recount.flow.pool import Work, map_in_order
from recount.flow.workers import CHUNK, Source, chunks, lost, opened
from recount.link import LinkOptions, completed, dump, splits
from recount.model import CodedReport, Decision, standing
from recount.reconcile.profile import dump as dump_profiles
from recount.review import applier
from recount.store import coded
from recount.store.ledger import Ledger
from recount.store.slim import Told

Split = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    source: Source
    codings: Sequence[int]
    decisions: tuple[Decision, ...]
    apart: Split


def retold(
    ledger: Ledger, codings: Sequence[int], decisions: Iterable[Decision], workers: int
) -> Iterator[tuple[int, Told]]:
    """For each coding, by entry, what its report tells as people have it, in the order given."""
    stand = standing(decisions)
    apart = splits(LinkOptions(decisions=stand))
    helpers = workers if len(codings) > CHUNK else 1
    source = ledger.path if helpers > 1 else ledger
    tasks = (_Task(source=source, codings=some, decisions=stand, apart=apart) for some in chunks(codings))
    for some in map_in_order(Work(function=_tell, lost=lost), tasks, helpers):
        yield from some


@seldom_collecting()
def _tell(task: _Task) -> list[tuple[int, Told]]:
    apply = applier(task.decisions)
    with opened(task.source).read() as connection:
        found = tuple(coded.coded_reports(connection, task.codings))
    return [(coding, _told(report, apply(report), task.apart)) for coding, report in found]


def _told(plain: CodedReport, report: CodedReport, apart: Split) -> Told:
    claims, tellings = completed(report, apart)
    same = claims is plain.claims and report.readings is plain.readings
    return Told(
        body=dump(tellings),
        profiles=dump_profiles(profiles(tellings, testimonies(report))),
        altered=not same and (claims, report.readings) != (plain.claims, plain.readings),
    )
