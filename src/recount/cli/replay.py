"""`recount replay`: everything derived, made again from what is given, and compared with what stands."""

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note

Worst = Annotated[int, typer.Option("--worst", min=0, metavar="N", help="How many incidents to show that differ.")]


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("replay")(replay)


def replay(
    *,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="Keep what is made in a new ledger.")
    ] = None,
    worst: Worst = 20,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Make every incident again from captures, codings and decisions alone, and compare with those that stand.

    Nothing in the ledger is changed. Exit code 1 if anything differs.
    """
    from recount.cli import changes as shown  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.parties import keeping  # noqa: PLC0415 - as above
    from recount.cli.phrases import many  # noqa: PLC0415 - as above
    from recount.flow.replay import replay as again  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        made = again(opened, keeping(), into)
    for line in (*shown.lines(made.changes, worst), *map(str, made.faults)):
        print(line)  # noqa: T201 - results go to standard output
    for line in made.unlike:
        note(f"Not like from the start: {line}.")
    if into is not None:
        note(f"Kept in {into}.")
    if made.changes or made.faults:
        faults = f"; {many(len(made.faults), 'fault')} in what was made" if made.faults else ""
        note(f"{ledger} does not replay to what stands: {shown.summary(made.changes)}{faults}.")
        raise typer.Exit(1)
    same = "the same incident" if made.incidents == 1 else f"the same {made.incidents:,} incidents"
    print(  # noqa: T201 - results go to standard output
        f"{ledger} replays: {made.entries:,} entries of captures, reports, codings and decisions give {same}"
    )
