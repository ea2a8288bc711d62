"""What every task of the desk works with, opened once a process."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from recount.extract import Engine
from recount.flow.desk.shelved import beside
from recount.flow.keep import KeepOptions
from recount.flow.tools import settings_of, usual_parties, usual_tools
from recount.model import Locus
from recount.resolve import ResolveTools
from recount.resolve.place_shapes import as_locus
from recount.vocab.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Which ledger, which engine reads (None: nothing is taken in), whether places are looked up, the last day on which a
    report can have been published, and where releases lie (None: beside the ledger).
    """

    ledger: Path
    engine: Engine | None = None
    places: bool = True
    today: date | None = None
    releases: Path | None = None

    def releases_at(self) -> Path:
        """The folder of this ledger's releases; it need not be there yet."""
        return self.releases or beside(self.ledger)

    def tools(self) -> ResolveTools:
        """What resolving is handed."""
        return usual_tools(places=self.places)

    def keeping(self) -> KeepOptions:
        """How to keep and link: as `recount add` does."""
        return _keeping(self.places)

    def linking(self) -> KeepOptions:
        """How to link alone: no gazetteer is opened for it."""
        return _linking()


@cache
def _linking() -> KeepOptions:
    return KeepOptions(parties=usual_parties())


@cache
def _keeping(places: bool) -> KeepOptions:
    return KeepOptions(parties=usual_parties(), settings=settings_of(usual_tools(places=places)))


def place_of(place_id: str) -> Locus | None:
    """The place of an id of the gazetteer."""
    gazetteer = usual_tools(places=True).gazetteer
    found = gazetteer.get(place_id) if isinstance(gazetteer, Gazetteer) else None
    return as_locus(found) if found else None
