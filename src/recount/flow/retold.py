"""Which events each report tells of, said anew for those that are new, coded anew, or about which somebody decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.flow.pool import Work, map_in_order
from recount.flow.workers import CHUNK, Source, chunks, lost, opened, seldom_collecting
from recount.link import LinkOptions, dump, splits, tell
from recount.model import Decision
from recount.store import coded
from recount.store.ledger import Ledger

Split = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    source: Source
    codings: Sequence[int]
    apart: Split


def retold(
    ledger: Ledger, codings: Sequence[int], decisions: Iterable[Decision], workers: int
) -> Iterator[tuple[int, str]]:
    """For each coding, by entry, the tellings of its report as one line (`link.dump`), in the order given."""
    apart = splits(LinkOptions(decisions=tuple(decisions)))
    helpers = workers if len(codings) > CHUNK else 1
    source = ledger.path if helpers > 1 else ledger
    tasks = (_Task(source=source, codings=some, apart=apart) for some in chunks(codings))
    for some in map_in_order(Work(function=_tell, lost=lost), tasks, helpers):
        yield from some


@seldom_collecting()
def _tell(task: _Task) -> list[tuple[int, str]]:
    with opened(task.source).read() as connection:
        found = tuple(coded.coded_reports(connection, task.codings))
    return [(coding, dump(tell(report, task.apart))) for coding, report in found]
