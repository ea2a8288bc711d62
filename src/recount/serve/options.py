"""How to serve."""

import secrets
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from recount.serve.ports import Desk, Exports, Inbox, Jobs, Places
from recount.vocab.basemap import BaseMap

PORT = 8017
PATIENCE = 5.0  # seconds that somebody at a screen waits for a ledger that another program holds
PACKAGE = "recount-claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to serve the ledger at `ledger`.

    `port` is what the Host header has to name. `by` is the name that decisions bear unless another is given. `token` is
    what writes have to bring, and `released` what addresses of published pages hold, both made anew at each start. `app` is the
    folder of the built web app, None where there is none. What is None of the ports is not offered; without `desk` all is
    read-only. `basemap` is what is drawn below the areas instead of outlines; words say why the one that was given can't be.
    """

    ledger: Path
    port: int = PORT
    by: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    released: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    app: Path | None = None
    version: str = field(default_factory=lambda: version(PACKAGE))
    inbox: Inbox | None = None
    desk: Desk | None = None
    jobs: Jobs | None = None
    places: Places | None = None
    exports: Exports | None = None
    basemap: BaseMap | str | None = None

    @property
    def read_only(self) -> bool:
        """Can nothing be written?"""
        return self.desk is None
