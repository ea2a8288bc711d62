"""Are the rows that can be made again still those that the ledger makes? A sample of them, or all that is derived."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.flow import derivation
from recount.flow.derivation import Asked
from recount.flow.incidents import incidents
from recount.flow.kin import sign
from recount.flow.retold import retold
from recount.flow.snapshot import Snapshot, snapshot
from recount.store import coded, slim, standing
from recount.store.coded import Current
from recount.store.ledger import Ledger
from recount.store.verify import Fault

SAMPLE = 100  # reports looked at, unless all are


def recheck(ledger: Ledger, asked: Asked, *, full: bool = False) -> Iterator[Fault]:
    """Every fault in the slim rows of a sample of reports, the same for one ledger; or, `full`, in all that is derived.

    `full` links everything anew, without writing: ties, kinships and the incidents that stand must come out the same. Where
    nothing is linked yet, or reports came since, or another version linked, there is nothing to compare, and no fault.
    """
    at = snapshot(ledger, asked.made_by)
    if at.slim is None or {one.coding for one in at.current} != at.slim.codings or at.new_decisions:
        return
    count = len(at.current)
    some = at.current if full else random.Random(at.link).sample(at.current, min(SAMPLE, count))  # noqa: S311 - no secret
    yield from _told(ledger, at, some)
    yield from _signed(ledger, some)
    if full:
        yield from _linked(ledger, at, asked)


def _told(ledger: Ledger, at: Snapshot, some: Sequence[Current]) -> Iterator[Fault]:
    with ledger.read() as connection:
        kept = dict(slim.read_tellings(connection))
    for coding, line in retold(ledger, sorted(one.coding for one in some), at.decisions, 1):
        if kept.get(coding) != line:
            yield Fault(where=f"tellings {coding}", what="they are not those that the report of this coding tells")


def _signed(ledger: Ledger, some: Sequence[Current]) -> Iterator[Fault]:
    numbers = [one.report for one in some]
    with ledger.read() as connection:
        kept = dict(slim.read_signatures(connection, numbers))
        for number, report in coded.reports(connection, numbers):
            if kept.get(number) != sign(report).body:
                yield Fault(where=f"signatures {number}", what="it is not that of the report's words")


def _linked(ledger: Ledger, at: Snapshot, asked: Asked) -> Iterator[Fault]:
    again = derivation.link(ledger, replace(at, slim=None), asked)
    assert at.slim is not None, "asked only where there are slim rows"  # noqa: S101 - for the type checker
    if set(again.rows().kinships or ()) != set(at.slim.kin):
        yield Fault(where="kinships", what="they are not those of the reports' signatures")
    if again.around.linkage.ties != at.slim.linked.linkage.ties:
        yield Fault(where="ties", what="they are not those of the reports' tellings")
    if again.around.linkage.group_of != at.slim.linked.linkage.group_of:
        yield Fault(where="grouped", what="they are not the groups that the tellings make")
    made = set(incidents(again.around, again.targets, replace(again.making, workers=1)).digests)
    with ledger.read() as connection:
        stand = standing.stands(connection)
    for digest in sorted(made ^ stand.entries.keys()):
        where = f"incident {stand.ids[stand.entries[digest]]}" if digest in stand.entries else f"account {digest}"
        what = "it stands, and linking everything anew does not give it"
        yield Fault(
            where=where,
            what=what if digest in stand.entries else "linking everything anew gives it, and it does not stand",
        )
