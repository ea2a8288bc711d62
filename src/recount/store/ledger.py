"""The ledger: reports with their claims, and accounts of incidents, appended and never changed.

One transaction a report: when `append_report` has returned, the report is on disk with all its claims; killed before
that, nothing of it is. What is derived (accounts) belongs to a link run: a new run says what stands from then on, and
what stood before stays readable.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select
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
    run_id,
)
from recount.store import rows
from recount.store.chain import Chain
from recount.store.database import AUTOCOMMIT, WRITES, open_engine
from recount.store.proof import faults_of_coding
from recount.store.schema import (
    Kind,
    captures,
    codings,
    contents,
    decisions,
    reports,
    runs,
)
from recount.store.standing import Change, prepared, stand
from recount.store.trouble import PATIENCE, trouble


class Ledger:
    """An open ledger. Use it as a context manager, or call `close`."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, must_exist: bool = False, patience: float = PATIENCE) -> Self:
        """Open the ledger at `path`, made or brought up to this version's schema where needed. `patience`: seconds that it waits for
        another program that writes it.

        Raises:
            LedgerError: there is none and `must_exist`; the file is no ledger; or a newer recount wrote it.
        """
        return cls(open_engine(Path(path), must_exist=must_exist, patience=patience), Path(path))

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
            chain = Chain(connection)
            yield chain
            chain.flush()

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
            raise trouble(self.path, doing, error) from error

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
        row, parts = rows.coding_rows(coded, run.id)
        with self.write() as chain:
            _refuse_withdrawn(chain.connection, coded.report)
            if _current_coding(chain.connection, coded.report.id) == row.digest:
                return False
            _append_capture(chain, capture, content)
            append_once(chain, rows.run_row(run))
            chain.keep(coded.report.text)
            append_once(chain, rows.report_row(coded.report))
            coding = chain.append(row)
            for part in parts:
                chain.append(part, coding=coding)
        return True

    def append_reports(self, coded: Sequence[CodedReport], run: Run) -> dict[str, ItemError]:
        """Append reports, all of one run and none twice, in one transaction: a disk is waited for once.
        Those that are refused come back with why, by id; the others are kept.

        Raises:
            LedgerError: the file can't be written. Nothing of these is kept.
        """
        refused: dict[str, ItemError] = {}
        with self.write() as chain:
            append_once(chain, rows.run_row(run))
            for one in coded:
                try:
                    _refuse_unproven(one, run)
                    _refuse_withdrawn(chain.connection, one.report)
                except ItemError as error:
                    refused[one.report.id] = error
                    continue
                row, parts = rows.coding_rows(one, run.id)
                if _current_coding(chain.connection, one.report.id) == row.digest:
                    continue
                chain.keep(one.report.text)
                append_once(chain, rows.report_row(one.report))
                coding = chain.append(row)
                for part in parts:
                    chain.append(part, coding=coding)
        return refused

    def append_beside(self, second: CodedReport, run: Run, stands: CodedReport, stands_run: str) -> None:
        """Append another person's coding of a report and let the one that `stands` (made in the run `stands_run`) stand on, in one
        transaction: nobody ever sees the second in its place.

        Raises:
            FormatError: an id or a quote does not prove itself. Nothing is written.
            ItemError: the report was withdrawn.
            LedgerError: the file can't be written.
        """
        _refuse_unproven(second, run)
        with self.write() as chain:
            _refuse_withdrawn(chain.connection, second.report)
            append_once(chain, rows.run_row(run))
            for one, run_of in ((second, run.id), (stands, stands_run)):
                row, parts = rows.coding_rows(one, run_of)
                coding = chain.append(row)
                for part in parts:
                    chain.append(part, coding=coding)

    def append_accounts(self, accounts: Sequence[Account], run: Run) -> int:
        """Let exactly these accounts stand from now on, in one transaction; how many of them are new or changed.

        Only changes are written: an account that stood before and stands still costs nothing.

        Raises:
            LedgerError: an account has a claim that the ledger does not have.
        """
        made = [prepared(account, run.id) for account in accounts]
        with self.write() as chain:
            return stand(chain, Change(made=made, run=run), lambda: append_once(chain, rows.run_row(run)))

    def append_decision(self, decision: Decision, also: Callable[[Connection], object] | None = None) -> bool:
        """Append what a named person decided, and do what is to be done `also` in the same transaction. False if this decision is
        there already.
        """
        with self.write() as chain:
            added = append_once(chain, rows.decision_row(decision)) is not None
            if also is not None:
                also(chain.connection)
        return added


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


def append_once(chain: Chain, row: rows.Row) -> int | None:
    """Append a row unless its table has the id; the entry's number, or None if it was there."""
    table = {Kind.CAPTURE: captures, Kind.REPORT: reports, Kind.RUN: runs, Kind.DECISION: decisions}[row.kind]
    if chain.connection.execute(select(table.c.entry).where(table.c.id == row.id)).first():
        return None
    return chain.append(row)


def _append_capture(chain: Chain, capture: Capture | None, content: bytes | None) -> None:
    if capture is not None:
        append_once(chain, rows.capture_row(capture))
    if content is not None:
        chain.keep(content)
