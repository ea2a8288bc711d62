"""What is wrong with a ledger's file, in words."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from recount.store.trouble import trouble


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_BUSY, "another program"),
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_READONLY | 8 << 8, "may not be written"),
        (sqlite3.SQLITE_CANTOPEN, "not there any more"),
        (sqlite3.SQLITE_IOERR, "disk I/O"),
    ],
)
def test_each_trouble_has_its_words_and_what_to_do(tmp_path: Path, code: int, word: str) -> None:
    """With its particulars or without."""
    inner = sqlite3.OperationalError("disk I/O error")
    inner.sqlite_errorcode = code
    found = trouble(tmp_path / "recount.db", "written", DBAPIError("", None, inner))
    assert word in found.what
    assert found.then.endswith("Then try again.")
    assert str(found) == f"{found.what} {found.then}"
