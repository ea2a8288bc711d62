"""The API asked at random, within its OpenAPI document and against it; `python -m benchmarks.fuzz` asks for longer."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.fuzz import PORT, asked
from tests.serve import served
from tests.serve.served import TOKEN, Here

from recount.flow.desk import deciding, deriving
from recount.flow.desk.setup import Setup
from recount.serve.app import make_app
from recount.serve.options import Options
from recount.serve.ports import Said

EXAMPLES = 8  # of each kind to each operation: some 450 requests


class Quick(Here):
    """Decisions are checked and kept, and incidents told anew at the end alone."""

    def preview(self, said: Said) -> dict[str, Any]:
        deciding.unwritten(self.setup, said)
        return {"incidents": [], "sentence": "No figure changes."}


@pytest.fixture
def here(shelf: Path, tmp_path: Path) -> Quick:
    """A desk that tells nothing anew while it is asked."""
    return Quick(Setup(ledger=served.copied(shelf, tmp_path), places=False), lazy=True)


def test_no_request_gets_what_is_not_documented(here: Quick) -> None:
    """No fault of ours, no undocumented status, kind of content or shape; nothing that breaks the document is taken. What was
    decided at random can then be told, and every list be shown.
    """
    ports: dict[str, Any] = dict.fromkeys(("inbox", "desk", "jobs", "places", "exports"), here)
    app = make_app(Options(ledger=here.setup.ledger, port=PORT, token=TOKEN, **ports))
    run = asked(app, token=TOKEN, examples=EXAMPLES)
    assert list(run.faults.values()) == []
    assert len({operation for operation, _ in run.answers}) >= 30
    assert run.answers["POST /api/decisions", 201] > 0
    deriving.tell(here.setup, None, print)
    with served.client(here.setup.ledger, here) as desk:
        for path in ("incidents", "reports", "decisions", "questions", "dashboard", "facets", "map"):
            assert desk.get(f"/api/{path}").status_code == 200
