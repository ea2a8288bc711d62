"""The served ledger, made once; and copies of it for tests that write."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.serve import served

from recount.flow.desk.setup import Setup


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that no test writes."""
    return served.ledger_at(tmp_path_factory.mktemp("served") / "recount.db")


@pytest.fixture(scope="session")
def page(shelf: Path) -> Iterator[TestClient]:
    """Read-only, over the ledger that no test writes."""
    with served.client(shelf) as opened:
        yield opened


@pytest.fixture
def here(shelf: Path, tmp_path: Path) -> served.Here:
    """A desk over a copy of the ledger."""
    return served.Here(Setup(ledger=served.copied(shelf, tmp_path), places=False))


@pytest.fixture
def desk(here: served.Here) -> Iterator[TestClient]:
    """The page of a ledger that may be written."""
    with served.client(here.setup.ledger, here, by="Ana Quist") as opened:
        yield opened
