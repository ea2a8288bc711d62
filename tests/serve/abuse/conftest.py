"""A workbench that listens, for what no test client sends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.abuse.wire import Wire, listening
from tests.serve.served import Here


@pytest.fixture
def wire(here: Here) -> Iterator[Wire]:
    """The workbench at a port of its own, over a ledger that may be written."""
    with listening(here.setup.ledger, here) as opened:
        yield opened


@pytest.fixture(scope="module")
def quiet(shelf: Path) -> Iterator[Wire]:
    """The same, read-only, over the ledger that no test writes."""
    with listening(shelf) as opened:
        yield opened
