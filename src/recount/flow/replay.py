"""Replay: from captures, codings and decisions alone, everything derived is made again in a new ledger, and compared."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import recount
from recount.flow.changes import Change, changes
from recount.flow.keep import KeepOptions, derive, link_run
from recount.model import LedgerError
from recount.store import views
from recount.store.foundation import found
from recount.store.ledger import Ledger
from recount.store.verify import Fault, verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What came out: how many entries were given, how many incidents were told, the incidents that differ from those that stand,
    what does not prove itself in the new ledger, and sentences on what was unlike from the start, such as another version.
    """

    entries: int
    incidents: int
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    unlike: tuple[str, ...]


def replay(ledger: Ledger, options: KeepOptions | None = None, into: Path | None = None) -> Replayed:
    """Make everything derived again in a new ledger at `into`, which is kept; without, beside the old one, and taken away.

    Raises:
        LedgerError: `into` is there already, or can't be written.
    """
    if into is not None:
        if into.exists():
            raise LedgerError(f"{into} is there already. Name a file that is not there yet.")
        return _into(ledger, options or KeepOptions(), into)
    # Beside the ledger, since its texts should be on no other disk
    with tempfile.TemporaryDirectory(prefix=".recount-replay-", dir=ledger.path.resolve().parent) as folder:
        return _into(ledger, options or KeepOptions(), Path(folder) / "replay.db")


def _into(ledger: Ledger, options: KeepOptions, path: Path) -> Replayed:
    with Ledger.open(path) as made:
        entries = found(ledger, made)
        _, incidents = derive(made, options)
        return Replayed(
            entries=entries,
            incidents=incidents,
            changes=changes(views.accounts(ledger), views.accounts(made)),
            faults=verify(made),
            unlike=_unlike(ledger, options),
        )


def _unlike(ledger: Ledger, options: KeepOptions) -> tuple[str, ...]:
    """Why the incidents that stand may differ for a good reason."""
    last = views.link_run(ledger)
    if last is None:
        return ("nothing was linked yet, so that no incidents stand to compare with",)
    now, out = link_run(ledger, options), []
    if last.code_version != recount.__version__:
        out.append(
            f"the incidents that stand were told by recount {last.code_version}, and this is {recount.__version__}"
        )
    if last.settings != now.settings:
        out.append("they were told with other methods, or with other tables of actors and outlets")
    if last.inputs != now.inputs:
        out.append("reports or decisions have come since they were told")
    return tuple(out)
