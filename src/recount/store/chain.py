"""The hash chain: one entry a row, each over the one before. Change a row, drop one or reorder two, and it breaks."""

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from recount.model import canonical_json, digest
from recount.store.rows import Row, content_id
from recount.store.schema import META, Kind, contents, entries

TABLE_OF = {
    Kind.CAPTURE: "captures",
    Kind.REPORT: "reports",
    Kind.RUN: "runs",
    Kind.CODING: "codings",
    Kind.CLAIM: "claims",
    Kind.READINGS: "readings",
    Kind.ACCOUNT: "incidents",
    Kind.LINK: "links",
    Kind.DECISION: "decisions",
}


def entry_hash(seq: int, kind: str, id_: str, content: str, previous: str) -> str:
    """The hash of one entry: over its number, kind, id, the digest of its content, and the hash before it."""
    return digest(canonical_json([seq, kind, id_, content, previous]).encode())


class Chain:
    """Appends rows inside one open transaction, which its caller begins and commits."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        last = connection.execute(select(entries.c.seq, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)).first()
        self._seq: int = last.seq if last else 0
        self._hash: str = last.hash if last else ""

    def append(self, row: Row) -> int:
        """Write a row with its content and entry; the entry's number."""
        self.keep(row.content)
        number = self.enter(row.kind, row.id, row.digest)
        table = META.tables[TABLE_OF[row.kind]]
        self.connection.execute(insert(table).values(entry=number, digest=row.digest, **row.columns))
        return number

    def keep(self, content: str | bytes) -> None:
        """Store a content under its digest; the same content twice is stored once."""
        column = "text" if isinstance(content, str) else "bytes"
        row = {"digest": content_id(content), column: content}
        self.connection.execute(sqlite_insert(contents).values(**row).on_conflict_do_nothing())

    def enter(self, kind: Kind, id_: str, content: str) -> int:
        """The next entry of the chain; its number."""
        seq, previous = self._seq + 1, self._hash
        self._seq, self._hash = seq, entry_hash(seq, kind.value, id_, content, previous)
        self.connection.execute(
            insert(entries).values(seq=seq, kind=kind.value, id=id_, digest=content, previous=previous, hash=self._hash)
        )
        return seq
