"""Which reports come from others, kept up to date: a new report is compared only with those that share a key with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from recount.flow.collecting import seldom_collecting
from recount.flow.pool import Work, map_in_order
from recount.flow.shelf import Shelf
from recount.flow.snapshot import Slim
from recount.flow.workers import CHUNK, Source, chunks, lost, opened
from recount.model import Report
from recount.read import Kinship, Signature, kinships, signature
from recount.read.copies import dump, load
from recount.read.copies.families import SHARED
from recount.read.copies.kin import REPRINTED
from recount.store import coded, slim
from recount.store.coded import Current
from recount.store.ledger import Ledger
from recount.store.slim import Kin, Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Kindred:
    """Signatures that are new, by entry of the report, and all kinships (None: as they were)."""

    signatures: Mapping[int, Signed]
    kin: tuple[Kin, ...] | None


def kindred(ledger: Ledger, current: Sequence[Current], known: Slim, workers: int) -> Kindred:
    """What is new of how reports come from others.

    Whether one report comes from another depends on these two (and on who else has the very same words), so what is kept
    of the others stands.
    """
    new = [one.report for one in current if one.report not in known.signed]
    made: Shelf[Signed] = Shelf(ledger.path.parent)
    fresh = []
    for number, signed in (one for some in _signed(ledger, new, workers) for one in some):
        made.put(number, signed)
        fresh.append(load(signed.body))
    if not made:
        return Kindred(signatures={}, kin=None)
    if not known.signed:
        return Kindred(signatures=made, kin=tuple(_row(k) for k in kinships(fresh)))
    near = _near(ledger, made)
    around = [*fresh, *near]
    ids = {one.report_id for one in around}
    kept = (k for k in known.kin if not (k.report_id in ids and k.origin in ids))
    return Kindred(signatures=made, kin=(*kept, *(_row(k) for k in kinships(around))))


def sign(report: Report) -> Signed:
    """A report's signature as the ledger keeps it."""
    made = signature(report)
    words, houses = (tuple(keys.view("int64").tolist()) for keys in (made.word_keys(), made.house_keys()))
    same = made.same_key()  # the very same words are found however many years lie between
    return Signed(body=dump(made), words=words, houses=(*houses, same))


def _signed(ledger: Ledger, reports: Sequence[int], workers: int) -> Iterator[list[tuple[int, Signed]]]:
    helpers = workers if len(reports) > CHUNK else 1
    work = Work(function=partial(_sign_some, ledger.path if helpers > 1 else ledger), lost=lost)
    yield from map_in_order(work, chunks(reports), helpers)


@seldom_collecting()
def _sign_some(source: Source, reports: Sequence[int]) -> list[tuple[int, Signed]]:
    with opened(source).read() as connection:
        found = tuple(coded.reports(connection, reports))
    return [(number, sign(report)) for number, report in found]


def _near(ledger: Ledger, made: Mapping[int, Signed]) -> list[Signature]:
    """The signatures, kept before, that share enough with one of these to be compared with it."""
    with ledger.read() as connection:
        found = slim.sharing(connection, made, SHARED, REPRINTED)
        return [load(body) for _, body in slim.read_signatures(connection, found - made.keys())]


def _row(kin: Kinship) -> Kin:
    return Kin(
        report_id=kin.report_id,
        origin=kin.of,
        relation=kin.relation.value,
        share=kin.share,
        share_of=kin.share_of,
        news=kin.news,
        because=kin.because,
    )
