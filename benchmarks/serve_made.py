"""The invented ledger of `benchmarks.serve_load`: written, linked and kept for the next run. Nothing of it is real."""

import shutil
import time
from itertools import islice
from pathlib import Path

from benchmarks.scale_made import reports
from recount.flow.keep import KeepOptions, code_run, derive
from recount.flow.shelve import shelve
from recount.flow.tools import usual_parties
from recount.store.ledger import Ledger
from recount.vocab.actors import by_id

AT_ONCE = 500  # reports of a transaction


def options(workers: int) -> KeepOptions:
    """As `recount serve` links, so that it finds nothing to do again."""
    return KeepOptions(parties=usual_parties(), workers=workers)


def written(folder: Path, claims: int, workers: int) -> Path:
    """A linked ledger of about so many claims; the one that is there, if there is one that this version made."""
    done = folder / f"load-{claims}.db"
    if not done.exists():
        part = done.with_suffix(".part")
        for old in folder.glob(f"{part.name}*"):
            old.unlink()
        _write(part, claims)
        part.rename(done)
    with Ledger.open(done) as ledger:
        derive(ledger, options(workers))  # nothing where it is linked already
    return done


def _write(path: Path, claims: int) -> None:
    with Ledger.open(path) as ledger:
        made = reports(claims)
        while some := list(islice(made, AT_ONCE)):
            ledger.append_reports(some, code_run(some[0], KeepOptions()))


def copy(ledger: Path, to: Path) -> Path:
    """A copy to decide in, so that the next run finds the ledger as it was."""
    for old in to.parent.glob(f"{to.name}*"):
        old.unlink()
    shutil.copyfile(ledger, to)  # nobody has it open: all of it is in the one file
    return to


def shelved(path: Path) -> dict[str, float]:
    """Put it on the shelf from nothing, as `recount serve` does at its start: seconds, and how many incidents stand."""
    start = time.perf_counter()
    with Ledger.open(path) as ledger:
        made = shelve(ledger, by_id())
        again = time.perf_counter()
        shelve(ledger, by_id())
    return {"incidents": made.cards, "shelved_s": again - start, "shelved_again_s": time.perf_counter() - again}
