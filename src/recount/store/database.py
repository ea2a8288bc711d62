"""A ledger's file: opened, brought up to date, or refused with what to do. SQLite in WAL mode."""

import sqlite3
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from recount.model import LedgerError
from recount.store.schema import HEAD
from recount.store.trouble import trouble

BEFORE_TRAIL = "0001"  # the last schema without one
AUTOCOMMIT = {"autocommit": True}  # of one that opens no transaction: a checkpoint can't run in one
WRITES = {"writes": True}  # execution options of a connection that takes the write lock at once

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # an acknowledged report outlives the machine, not only the process
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is withdrawn is overwritten, not only forgotten
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE would delete rows behind the triggers' back
)


def open_engine(path: Path, *, must_exist: bool, patience: float) -> Engine:
    """The engine of the ledger at `path`, at this version's schema, which waits so many seconds for others that write.

    Raises:
        LedgerError: there is none and `must_exist`; it is no ledger; or a newer recount wrote it.
    """
    _check_path(path, must_exist=must_exist)
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    try:
        _bring_up_to_date(engine, path)
    except DBAPIError as error:
        engine.dispose()
        raise _unopened(path, error) from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _unopened(path: Path, error: DBAPIError) -> LedgerError:
    """Held by somebody, or not to be written: as while it is open. Else it is no ledger, or a damaged one."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return LedgerError(
            f"{path} can't be opened as a ledger ({error.orig}). Give another --ledger, or restore it from a copy."
        )
    return trouble(path, "opened as a ledger", error)


def _check_path(path: Path, *, must_exist: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder. Name a file, such as {path / 'recount.db'}.")
    if path.exists():
        return
    if must_exist:
        raise LedgerError(f"There is no ledger at {path}. Make one with `recount add REPORT --ledger {path}`.")
    if not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent} for a ledger. Make it first.")


def _on_connect(connection: sqlite3.Connection, record: object) -> None:
    del record
    connection.isolation_level = None  # sqlite3 must not open or end transactions on its own; _on_begin does
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("autocommit", False):
        return
    writes = options.get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        if _version(connection, path) == HEAD:
            return
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        version = _version(connection, path)  # again, under the lock: another process may have been faster
        if version != HEAD:
            _migrate(connection, path, version)


def _version(connection: Connection, path: Path) -> str | None:
    """The schema's version, None for an empty file."""
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not names:
        return None
    if not {"alembic_version", "entries", "contents"} <= names:
        raise LedgerError(f"{path} is a database, but no ledger of recount. Give another --ledger.")
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def _migrate(connection: Connection, path: Path, version: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, and needed only when a ledger is new or old
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", "recount.store:migrations")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise LedgerError(
            f"{path} was written by a newer recount (schema {version}; this one knows up to {HEAD}). "
            "Update recount (pip install --upgrade recount-claims), or use another --ledger."
        )
    command.upgrade(config, "head")
    _make_views(connection)
    if version == BEFORE_TRAIL:
        _leave_trails(connection)


def _leave_trails(connection: Connection) -> None:
    """What links that were written before there was a trail made of incident ids."""
    from recount.store.standing import leave_trail  # noqa: PLC0415 - only an old ledger needs it

    for link in connection.exec_driver_sql("SELECT entry FROM links ORDER BY entry").scalars().all():
        leave_trail(connection, link)


def _make_views(connection: Connection) -> None:
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'").scalars().all():
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
    script = resources.files("recount.store").joinpath("views.sql").read_text(encoding="utf-8")
    for statement in _statements(script):
        connection.exec_driver_sql(statement)


def _statements(script: str) -> list[Any]:
    plain = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
    return [part.strip() for part in plain.split(";\n") if part.strip()]
