"""The ledger: reports with their claims, and accounts of incidents, appended and never changed.

One transaction a report: when `append_report` has returned, the report is on disk with all its claims; killed before
that, nothing of it is. What is derived (accounts) belongs to a link run: a new run says what stands from then on, and
what stood before stays readable.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from recount.model import (
    Account,
    Capture,
    CodedReport,
    Decision,
    FormatError,
    ItemError,
    LedgerError,
    Report,
    Run,
    identify,
    run_id,
)
from recount.store import rows
from recount.store.chain import Chain
from recount.store.database import AUTOCOMMIT, WRITES, open_engine
from recount.store.proof import faults_of_coding
from recount.store.schema import (
    Kind,
    captures,
    claims,
    codings,
    contents,
    decisions,
    estimates,
    grades,
    incidents,
    links,
    memberships,
    reports,
    runs,
    standings,
)

MANY = 500  # values in one IN (…): below SQLite's oldest limit of 999


class Ledger:
    """An open ledger. Use it as a context manager, or call `close`."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, must_exist: bool = False) -> Self:
        """Open the ledger at `path`, made or brought up to this version's schema where needed.

        Raises:
            LedgerError: there is none and `must_exist`; the file is no ledger; or a newer recount wrote it.
        """
        return cls(open_engine(Path(path), must_exist=must_exist), Path(path))

    def close(self) -> None:
        """Let go of the file. Everything acknowledged is already on disk."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, for the length of the block.

        Raises:
            LedgerError: the file can't be read.
        """
        with self._named("read"), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Chain]:
        """One transaction: everything in the block is kept, or nothing if it raises. For this room only.

        Raises:
            LedgerError: the file can't be written.
        """
        with (
            self._named("written"),
            self._engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            yield Chain(connection)

    def empty_log(self) -> None:
        """Move what the write-ahead log holds into the file and empty it, so that nothing erased is left in it.

        Raises:
            LedgerError: another program is reading, so that the log can't be emptied yet.
        """
        with self._named("written"), self._engine.connect().execution_options(**AUTOCOMMIT) as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        if busy:
            raise LedgerError(
                f"What was withdrawn from {self.path} is erased, but its log still holds a copy, because another program "
                "has the ledger open. Close that, then open the ledger once with recount: the log is then emptied."
            )

    @contextmanager
    def _named(self, doing: str) -> Iterator[None]:
        """Errors of the database (locked, disk full, damaged) as one line that says what to do."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(
                f"{self.path} can't be {doing} ({error.orig}). Nothing of this step was kept; what was acknowledged is. "
                "Is another program using it, or the disk full? Then try again."
            ) from error

    def append_report(
        self, coded: CodedReport, run: Run, capture: Capture | None = None, content: bytes | None = None
    ) -> bool:
        """Append a report with its claims and readings, in one transaction. False if it is there already, coded so.

        The same report with another coding (a newer engine) is appended; its claims are current from then on, and the
        old ones stay. `content` are the capture's bytes.

        Raises:
            FormatError: an id or a quote does not prove itself, or `content` is not what `capture` says. Nothing is written.
            ItemError: the report was withdrawn; it does not come back.
            LedgerError: the file can't be written.
        """
        _refuse_unproven(coded, run)
        if content is not None and (capture is None or capture.content_id != rows.content_id(content)):
            raise FormatError(
                "the bytes are not those of the capture", where=coded.report.name, then="Read the file again."
            )
        row = rows.coding_row(coded, run.id)
        with self.write() as chain:
            _refuse_withdrawn(chain.connection, coded.report)
            if _current_coding(chain.connection, coded.report.id) == row.digest:
                return False
            _append_capture(chain, capture, content)
            _append_once(chain, rows.run_row(run))
            chain.keep(coded.report.text)
            _append_once(chain, rows.report_row(coded.report))
            coding = chain.append(row)
            for n, claim in enumerate(coded.claims):
                chain.append(rows.claim_row(claim, coding, n))
            for n, readings in enumerate(coded.readings):
                chain.append(rows.readings_row(readings, coding, n))
        return True

    def append_accounts(self, accounts: Sequence[Account], run: Run) -> int:
        """Let exactly these accounts stand from now on, in one transaction; how many of them are new or changed.

        Only changes are written: an account that stood before and stands still costs nothing.

        Raises:
            LedgerError: an account has a claim that the ledger does not have.
        """
        wanted = {row.digest: (row, account) for account in accounts for row in (rows.account_row(account, run.id),)}
        with self.write() as chain:
            standing = _standing(chain.connection)
            new = [wanted[digest] for digest in wanted if digest not in standing]
            gone = [number for digest, number in standing.items() if digest not in wanted]
            if not new and not gone and _last_link_run(chain.connection) == run.id:
                return 0
            _append_once(chain, rows.run_row(run))
            numbers = [_append_account(chain, row, account) for row, account in new]
            link = chain.enter(Kind.LINK, run.id, standing_digest(wanted))
            values = {"entry": link, "run_id": run.id, "digest": standing_digest(wanted), "total": len(wanted)}
            chain.connection.execute(insert(links).values(**values))
            changes = [(number, True) for number in numbers] + [(number, False) for number in gone]
            if changes:
                chain.connection.execute(
                    insert(standings), [{"link": link, "account": number, "stands": yes} for number, yes in changes]
                )
        return len(new)

    def append_decision(self, decision: Decision) -> bool:
        """Append what a named person decided. False if this decision is there already."""
        with self.write() as chain:
            return _append_once(chain, rows.decision_row(decision)) is not None


def standing_digest(account_digests: Iterable[str]) -> str:
    """``std:b2:…`` over the digests of all accounts that stand, whatever their order."""
    return identify("std", sorted(account_digests))


def _refuse_unproven(coded: CodedReport, run: Run) -> None:
    fault = next(faults_of_coding(coded), None)
    if fault is None and run_id(run) != run.id:
        fault = f"run id {run.id} is not that of what the run says"
    if fault is not None:
        raise FormatError(
            f"{fault}; nothing of it was kept", where=coded.report.name, then="This is a fault of the coder: report it."
        )


def _refuse_withdrawn(connection: Connection, report: Report) -> None:
    query = (
        select(contents.c.erased).join(reports, reports.c.digest == contents.c.digest).where(reports.c.id == report.id)
    )
    reason = connection.execute(query).scalar()
    if reason is not None:
        raise ItemError(f"it was withdrawn ({reason})", where=report.name, then="Leave it out")


def _current_coding(connection: Connection, report_id: str) -> str | None:
    query = select(codings.c.digest).where(codings.c.report_id == report_id).order_by(codings.c.entry.desc()).limit(1)
    return connection.execute(query).scalar()


def _append_once(chain: Chain, row: rows.Row) -> int | None:
    """Append a row unless its table has the id; the entry's number, or None if it was there."""
    table = {Kind.CAPTURE: captures, Kind.REPORT: reports, Kind.RUN: runs, Kind.DECISION: decisions}[row.kind]
    if chain.connection.execute(select(table.c.entry).where(table.c.id == row.id)).first():
        return None
    return chain.append(row)


def _append_capture(chain: Chain, capture: Capture | None, content: bytes | None) -> None:
    if capture is not None:
        _append_once(chain, rows.capture_row(capture))
    if content is not None:
        chain.keep(content)


def _standing(connection: Connection) -> dict[str, int]:
    """Digests of the accounts that stand now, with their entries."""
    query = "SELECT i.digest, i.entry FROM v_standing s JOIN incidents i ON i.entry = s.account"
    return {row.digest: row.entry for row in connection.exec_driver_sql(query)}


def _last_link_run(connection: Connection) -> str | None:
    return connection.execute(select(links.c.run_id).order_by(links.c.entry.desc()).limit(1)).scalar()


def _append_account(chain: Chain, row: rows.Row, account: Account) -> int:
    """The account's entry: a new one, or that of the same account when it stood before."""
    known: int | None = chain.connection.execute(
        select(incidents.c.entry).where(incidents.c.digest == row.digest)
    ).scalar()
    if known is not None:
        return known
    _refuse_unknown_claims(chain.connection, account)
    number = chain.append(row)
    for table, made in (
        (memberships, rows.membership_columns(account)),
        (estimates, rows.estimate_columns(account)),
        (grades, rows.grade_columns(account)),
    ):
        if made:
            chain.connection.execute(insert(table), [{"account": number, **columns} for columns in made])
    return number


def _refuse_unknown_claims(connection: Connection, account: Account) -> None:
    asked = list(account.claim_ids)
    known: set[str] = set()
    for n in range(0, len(asked), MANY):
        known.update(connection.execute(select(claims.c.id).where(claims.c.id.in_(asked[n : n + MANY]))).scalars())
    if missing := [claim for claim in asked if claim not in known]:
        raise LedgerError(
            f"Incident {account.incident.id} has a claim that the ledger does not have: {missing[0]}. "
            "Append its report first."
        )
