"""The OpenAPI document, printed: ``python -m recount.serve.openapi > openapi.json``. The web app's types are made of it."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from recount.serve.app import make_app
from recount.serve.options import Options
from recount.store.ledger import Ledger


def document() -> dict[str, Any]:
    """The document as data. It does not hang on what a ledger holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Ledger.open(path).close()
        app = make_app(Options(ledger=path))
        return app.openapi()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(document(), ensure_ascii=False, indent=1) + "\n")
