"""The hash chain: one entry a row, each over the one before. Change a row, drop one or reorder two, and it breaks."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from recount.model import canonical_json, digest
from recount.store.rows import Row, content_id
from recount.store.schema import META, Kind, contents, entries

TABLE_OF = {  # each after those that its rows point to
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
    """Appends rows inside one open transaction, which its caller begins and commits.

    Rows are gathered and written by `flush`, table by table: a report with twenty claims costs no more statements than
    one with a single claim. What is not flushed is not in the ledger.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        last = connection.execute(select(entries.c.seq, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)).first()
        self._seq: int = last.seq if last else 0
        self._hash: str = last.hash if last else ""
        self._contents: dict[str, str | bytes] = {}
        self._entries: list[dict[str, Any]] = []
        self._rows: dict[str, list[Mapping[str, Any]]] = {name: [] for name in TABLE_OF.values()}

    def append(self, row: Row, **more: int) -> int:
        """Append a row with its content and entry; the entry's number. `more` are columns known only now."""
        self.keep(row.content, row.digest)
        return self.append_kept(row.kind, row.id, {"digest": row.digest, **row.columns, **more})

    def append_kept(self, kind: Kind, id_: str, columns: Mapping[str, Any]) -> int:
        """Append a row whose content is there already, or was erased: all its columns but the entry, whose number this is."""
        number = self.enter(kind, id_, columns["digest"])
        self._rows[TABLE_OF[kind]].append({"entry": number, **columns})
        return number

    def append_link(self, run_id: str, content: str, total: int) -> int:
        """Append which accounts stand, as the digest of theirs: it has no content of its own. The entry's number."""
        number = self.enter(Kind.LINK, run_id, content)
        self._rows["links"].append({"entry": number, "run_id": run_id, "digest": content, "total": total})
        return number

    def keep(self, content: str | bytes, name: str | None = None) -> None:
        """Store a content under its digest (`name`, where that is known); the same content twice is stored once."""
        self._contents[name or content_id(content)] = content

    def enter(self, kind: Kind, id_: str, content: str) -> int:
        """The next entry of the chain; its number."""
        seq, previous = self._seq + 1, self._hash
        self._seq, self._hash = seq, entry_hash(seq, kind.value, id_, content, previous)
        self._entries.append(
            {
                "seq": seq,
                "kind": kind.value,
                "id": id_,
                "digest": content,
                "previous": previous,
                "hash": self._hash,
            }
        )
        return seq

    def flush(self) -> None:
        """Write all that was appended: contents and entries first, since rows point to them."""
        for column, kind in (("text", str), ("bytes", bytes)):
            bodies = [{"digest": key, column: body} for key, body in self._contents.items() if isinstance(body, kind)]
            if bodies:
                self.connection.execute(sqlite_insert(contents).on_conflict_do_nothing(), bodies)
        self.insert(entries, self._entries)
        for name, made in self._rows.items():
            self.insert(META.tables[name], made)
        self._contents, self._entries = {}, []
        self._rows = {name: [] for name in TABLE_OF.values()}

    def insert(self, table: Table, made: Sequence[Mapping[str, Any]]) -> None:
        """Write rows at once, none or many. They may point only to what has been flushed."""
        if made:
            self.connection.execute(insert(table), made)


def head(connection: Connection) -> tuple[int, str]:
    """The last entry and its hash, which says all that came before; 0 and nothing where there is none."""
    last = connection.exec_driver_sql("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1").first()
    return (last.seq, last.hash) if last else (0, "")


def holds(connection: Connection, head: tuple[int, str]) -> bool:
    """Has the chain this entry with this hash, and so all that came before it?"""
    seq, known = head
    found = connection.exec_driver_sql("SELECT hash FROM entries WHERE seq = ?", (seq,)).scalar()
    return (found or "") == known
