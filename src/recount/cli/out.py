"""Where a release is written: never over a ledger or somebody's work, and whole or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from recount.model import UsageError

STANDARD = Path("-")


def refuse_to_lose(out: Path, ledger: Path, *, force: bool) -> None:
    """Stop before a file would be lost. A file that is an earlier release may go; with `force` any that is no database.

    Raises:
        UsageError: `out` is the ledger, a database, a folder, a file of others, or can't be read.
    """
    if out == STANDARD or not out.exists():
        return
    if out.is_dir():
        raise UsageError(f"{out} is a folder. Name a file in it, such as {out / 'incidents.csv'}.")
    if not out.is_file():  # a pipe, a terminal, /dev/null: nothing to lose
        return
    if any(_same(out, Path(f"{ledger}{end}")) for end in ("", "-wal", "-shm", "-journal")):
        raise UsageError(f"{out} is the ledger itself. Give another --out.")
    try:
        _refuse_foreign(out, force=force)
    except OSError as error:
        raise UsageError(
            f"{out} can't be read ({error.strerror}), so it is not replaced. Give another --out."
        ) from error


def _refuse_foreign(out: Path, *, force: bool) -> None:
    from recount.publish.earlier import is_database, is_release  # noqa: PLC0415 - loaded only when something is published

    if is_database(out):
        raise UsageError(f"{out} is a database, perhaps a ledger, and is not replaced. Give another --out.")
    if not force and not is_release(out):
        raise UsageError(
            f"{out} is there already and is no earlier release of Recount. Give another --out, or --force to replace it."
        )


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def write_whole(write: Callable[[BinaryIO], None], out: Path) -> None:
    """Write beside `out` and rename: a file appears whole or not at all, and the one before stays until then.

    Raises:
        UsageError: it can't be written.
    """
    target = out.resolve()  # the file that a link leads to, not the link
    whole = target.is_file() or not target.exists()
    part = target.with_name(f".{target.name}.{os.getpid()}.part") if whole else target
    try:
        with part.open("xb" if whole else "wb") as file:
            write(file)
            file.flush()
            if whole:
                os.fsync(file.fileno())
        if whole:
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except BrokenPipeError:  # of a pipe whose reader has left: not a file that can't be written
        raise
    except OSError as error:
        raise UsageError(f"{out} can't be written ({error.strerror}). Give another --out.") from error
    finally:
        if whole:
            part.unlink(missing_ok=True)
