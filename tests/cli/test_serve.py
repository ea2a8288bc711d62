"""`recount serve` at the door: what it refuses to start with, and that it listens on this machine alone."""

import socket
from pathlib import Path

import pytest
from tests.vocab import pmtiles

from recount.cli import serve
from recount.model import LedgerError, UsageError
from recount.store.ledger import Ledger
from recount.vocab.basemap import BaseMap


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """With what to do; nothing else is touched."""
    Ledger.open(tmp_path / "recount.db").close()
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="--port"):
            serve.serve(ledger=tmp_path / "recount.db", port=port)


def test_nothing_is_made_where_nothing_may_be_written(tmp_path: Path) -> None:
    """Read-only wants a ledger that is there."""
    with pytest.raises(LedgerError, match="no ledger"):
        serve.serve(ledger=tmp_path / "none.db", read_only=True, port=0)
    assert list(tmp_path.iterdir()) == []


def test_it_listens_on_this_machine_alone() -> None:
    """On its own address, whatever port is asked for."""
    with serve._listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_no_answer_waits_for_the_packet_before_it() -> None:
    """A connection sends what there is at once: else each answer comes 40 ms later, while the other end waits for more."""
    with (
        serve._listening(0) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as taken,
    ):
        assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_base_map_that_can_not_be_used_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Why is said at once, and kept for the page; the maps show outlines."""
    file = tmp_path / "own.pmtiles"
    file.write_bytes(pmtiles.Made().bytes()[:-5])
    why = serve._basemap(file)
    assert isinstance(why, str)
    assert "own.pmtiles can't be used" in why
    assert "the maps show outlines" in capsys.readouterr().err


def test_a_base_map_that_can_be_used_is_opened(tmp_path: Path) -> None:
    """And none is none."""
    file = tmp_path / "own.pmtiles"
    file.write_bytes(pmtiles.Made().bytes())
    assert isinstance(serve._basemap(file), BaseMap)
    assert serve._basemap(None) is None
