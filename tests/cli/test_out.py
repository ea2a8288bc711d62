"""Publishing never loses a ledger or somebody's work, and leaves a file whole or not at all."""

import os
import sqlite3
import stat
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.publish.test_formats import of, written

from recount.cli.out import refuse_to_lose, write_whole
from recount.model import UsageError
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.record import Release
from recount.publish.safety import Rules, release
from recount.publish.tables import write_csv


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A database where the ledger is."""
    path = tmp_path / "m.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE entries (seq)")
    return path


@pytest.mark.parametrize("force", [False, True])
def test_the_ledger_is_never_replaced(ledger: Path, force: bool) -> None:
    """By its own name, by a link or by its log, even with --force."""
    link = ledger.with_name("incidents.csv")
    link.symlink_to(ledger)
    log = ledger.with_name("m.db-wal")
    log.write_bytes(b"log")
    for out in (ledger, link, log):
        with pytest.raises(UsageError, match=r"is the ledger itself\. Give another --out"):
            refuse_to_lose(out, ledger, force=force)


@pytest.mark.parametrize("force", [False, True])
def test_no_other_database_is_replaced(ledger: Path, force: bool) -> None:
    """Another ledger, whatever it is called."""
    with pytest.raises(UsageError, match="is a database"):
        refuse_to_lose(ledger, ledger.with_name("other.db"), force=force)


@pytest.mark.parametrize(
    "text",
    [
        "my notes",
        "incident_id,date,killed\r\n1,2,3\r\n",
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "recount": 7}',
        '{"type": "incident"}',
        "\x00\xff\x00",
    ],
)
def test_a_file_of_others_is_replaced_only_with_force(ledger: Path, text: str) -> None:
    """The message says what to do next."""
    out = ledger.with_name("notes.csv")
    out.write_text(text, encoding="latin-1")
    with pytest.raises(UsageError, match=r"no earlier release of Recount\. Give another --out, or --force"):
        refuse_to_lose(out, ledger, force=False)
    refuse_to_lose(out, ledger, force=True)


@pytest.mark.parametrize("write", [write_csv, write_geojson, write_jsonl])
@pytest.mark.parametrize("made", [of(), release([], Rules(as_of=of().as_of, version="0"))], ids=["one", "none"])
def test_an_earlier_release_gives_way(ledger: Path, write: object, made: Release) -> None:
    """Of every format, with incidents or without: publishing again just works."""
    out = ledger.with_name("release")
    out.write_text(written(write, made), newline="")
    refuse_to_lose(out, ledger, force=False)


def test_a_release_of_a_version_with_fewer_columns_gives_way(ledger: Path) -> None:
    """A header without columns that came later is still ours."""
    out = ledger.with_name("release.csv")
    text = written(write_csv, of())
    header, rest = text.split("\r\n", 1)
    out.write_text(header.replace(",witnesses", "") + "\r\n" + rest, newline="")
    refuse_to_lose(out, ledger, force=False)


def test_new_files_pipes_and_standard_output_lose_nothing(ledger: Path) -> None:
    """Nothing is there to be lost."""
    pipe = ledger.with_name("pipe")
    os.mkfifo(pipe)
    for out in (Path("-"), ledger.with_name("new.csv"), pipe, Path("/dev/null")):
        refuse_to_lose(out, ledger, force=False)


def test_a_folder_is_no_file(ledger: Path) -> None:
    """The message names a file to give."""
    with pytest.raises(UsageError, match=r"is a folder\. Name a file in it"):
        refuse_to_lose(ledger.parent, ledger, force=True)


def breaking(file: BinaryIO) -> None:
    file.write(b"half")
    raise KeyboardInterrupt


def test_a_broken_off_writing_leaves_what_was_there(tmp_path: Path) -> None:
    """The earlier file stays, and no part of the new one is left."""
    out = tmp_path / "incidents.csv"
    out.write_text("earlier")
    with pytest.raises(KeyboardInterrupt):
        write_whole(breaking, out)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("incidents.csv", "earlier")]


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    """The file behind a link is replaced, readable by whom it was before."""
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("earlier")
    real.chmod(0o600)
    link.symlink_to(real)
    write_whole(lambda file: file.write(b"new") and None, link)
    assert (link.is_symlink(), real.read_text(), stat.S_IMODE(real.stat().st_mode)) == (True, "new", 0o600)


def test_what_is_no_file_is_written_straight(tmp_path: Path) -> None:
    """/dev/null can't be renamed over, and nothing is put beside it."""
    write_whole(lambda file: file.write(b"x") and None, Path("/dev/null"))
    assert not Path("/dev/null").is_file()
    assert not list(tmp_path.iterdir())
