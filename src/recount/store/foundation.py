"""What everything else in a ledger is derived from, appended to a new one in the same order: captures with their bytes, reports,
codings with claims and readings, and decisions. What was withdrawn comes as its tombstone.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select

from recount.model import LedgerError
from recount.store.chain import TABLE_OF, Chain
from recount.store.ledger import Ledger
from recount.store.schema import META, Kind, codings, contents, entries

GIVEN = (Kind.CAPTURE, Kind.REPORT, Kind.CODING, Kind.CLAIM, Kind.READINGS, Kind.DECISION)
AT_ONCE = 1000  # entries in one transaction


def found(ledger: Ledger, into: Ledger) -> int:
    """Append all that is given in `ledger` to the empty ledger `into`; how many entries there are in it then.

    Raises:
        LedgerError: `into` holds something already, or can't be written.
    """
    with into.read() as connection:
        if connection.execute(select(entries.c.seq).limit(1)).first():
            raise LedgerError(f"{into.path} holds something already. Name a file that is not there yet.")
    moved: dict[int, int] = {}
    last, count = 0, 0
    while True:
        with ledger.read() as source, into.write() as chain:
            page = list(_page(source, last))
            for row in page:
                moved[row["entry"]] = _copy(source, chain, row, moved)
        count += len(page)
        if len(page) < AT_ONCE:
            return count
        last = page[-1]["entry"]


def _page(source: Connection, after: int) -> Iterator[dict[str, Any]]:
    """The next entries of given things with their rows, and the runs that codings name."""
    coding_runs = select(codings.c.run_id)
    runs = META.tables[TABLE_OF[Kind.RUN]]
    wanted = (
        select(entries.c.seq, entries.c.kind, entries.c.id)
        .where(entries.c.seq > after)
        .where(
            entries.c.kind.in_([k.value for k in GIVEN])
            | ((entries.c.kind == Kind.RUN.value) & entries.c.id.in_(coding_runs))
        )
        .order_by(entries.c.seq)
        .limit(AT_ONCE)
    )
    for seq, kind, id_ in source.execute(wanted).all():
        table = runs if kind == Kind.RUN.value else META.tables[TABLE_OF[Kind(kind)]]
        row = source.execute(select(table).where(table.c.entry == seq)).mappings().one()
        yield {**row, "entry_kind": kind, "entry_id": id_}


def _copy(source: Connection, chain: Chain, row: dict[str, Any], moved: dict[int, int]) -> int:
    kind = Kind(row["entry_kind"])
    _keep(source, chain, row["digest"])
    if kind is Kind.REPORT:
        _keep(source, chain, row["text_digest"])
    if kind is Kind.CAPTURE and row["content_id"]:
        _keep(source, chain, row["content_id"])
    table = META.tables[TABLE_OF[kind]]
    columns = {c.name: row[c.name] for c in table.columns if c.name != "entry"}
    if "coding" in columns:
        columns["coding"] = moved[columns["coding"]]
    return chain.append_kept(kind, row["entry_id"], columns)


def _keep(source: Connection, chain: Chain, digest: str) -> None:
    """The content as it is there, erased where it was erased; bytes that were never kept are not there."""
    there = chain.connection.execute(select(contents.c.digest).where(contents.c.digest == digest)).first()
    body = None if there else source.execute(select(contents).where(contents.c.digest == digest)).mappings().first()
    if body is not None:  # at once, since rows that wait for `flush` point to it
        chain.connection.execute(insert(contents).values(**body))
