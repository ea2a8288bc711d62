"""The ledger's commands: `add`, `incidents`, `show`, `verify`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.add import add
from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note

if TYPE_CHECKING:
    from recount.model import Account
    from recount.store.ledger import Ledger


_NEAR = 4  # digits that a mistyped id has to share with one that there is, and how many of those are named


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (add, incidents, show, verify):
        app.command(command.__name__)(command)


def incidents(*, ledger: LedgerPath = LEDGER) -> None:
    """List the incidents that stand, the latest first. Tab-separated where standard output is no terminal."""
    from recount.cli import show as shown  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli import tables  # noqa: PLC0415 - as above
    from recount.cli.kept import what_is_missing  # noqa: PLC0415 - as below
    from recount.flow.decide import typed  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        outlines = typed(views.outlines(opened), views.decisions(opened))
        missing = what_is_missing(opened)
    out = tables.console()
    if out.is_terminal and outlines:
        out.print(shown.incidents(outlines, out.width))
    elif outlines:
        for cells in (shown.HEADINGS, *map(shown.row, outlines)):
            print("\t".join(cells))  # noqa: T201 - results go to standard output
    if missing or not outlines:
        note(missing or f"{ledger} has no incidents: its reports tell of none.")


def show(
    incident: Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or its first digits.")],
    *,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show everything behind an incident's numbers, down to the words."""
    from recount.cli import deciding, tables  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli import show as shown  # noqa: PLC0415 - as above
    from recount.flow.decide import as_people_have_it, people  # noqa: PLC0415 - as above
    from recount.flow.why import with_reasons  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import actors  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        taken = people(opened)
        dossier = as_people_have_it(views.dossier(opened, _meant(opened, incident)), taken)
        dossier = with_reasons(opened, dossier, taken)
        decided = deciding.concerning(views.decisions(opened), dossier)
    out = tables.console()
    names = {actor.id: actor.name for actor in actors()}
    shown.show(out, shown.dossier(dossier, names, colour=out.is_terminal))
    shown.show(out, deciding.beside(decided, dossier))


def verify(
    *,
    ledger: LedgerPath = LEDGER,
    full: Annotated[bool, typer.Option("--full", help="Link and reconcile everything anew, too, and compare.")] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make anew what linking keeps for itself, where it is at fault.")
    ] = False,
) -> None:
    """Prove the ledger again: every id, digest and quote, the chain, and every figure."""
    from recount.cli.deciding import standing_now  # noqa: PLC0415 - as below
    from recount.cli.phrases import many  # noqa: PLC0415 - as below
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - as below
    from recount.flow.keep import faults as faults_of_slim_rows  # noqa: PLC0415 - as below
    from recount.flow.keep import mend as mend_  # noqa: PLC0415 - as below
    from recount.flow.tools import usual_parties  # noqa: PLC0415 - as below
    from recount.store import verify as proof  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        faults = proof.verify(opened)
        options = KeepOptions(parties=usual_parties())
        slim = () if faults else faults_of_slim_rows(opened, options, full=full)
        told = standing_now(*reversed(mend_(opened, options))) if slim and mend else ""
        number, last = views.head(opened)
    for fault in (*faults, *slim):
        print(fault)  # noqa: T201 - results go to standard output
    if faults:
        note(f"{ledger} does not verify: {many(len(faults), 'fault')}. Restore it from a copy made before the change.")
        raise typer.Exit(1)
    if slim:
        note(
            f"{ledger} verifies, but for {many(len(slim), 'row')} that linking keeps for itself. "
            + (f"All such rows were made anew. {told}" if mend else f"Make them anew: {_again(ledger, full=full)}")
        )
        if not mend:
            raise typer.Exit(1)
    print(f"{ledger} verifies: {number:,} entries, the last {last or '(none)'}")  # noqa: T201 - as above


def _again(ledger: Path, *, full: bool) -> str:
    """The command that mends, as it has to be typed here."""
    elsewhere = "" if ledger == LEDGER else f" --ledger {ledger}"
    return f"`recount verify{' --full' if full else ''} --mend{elsewhere}`."


def _meant(ledger: "Ledger", prefix: str) -> "Account":
    """The incident meant. Where no id begins so, the message names none but those that begin nearly so."""
    from recount.model import UsageError  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.lookup import GoneError  # noqa: PLC0415 - as above

    try:
        found = views.find(ledger, prefix)
    except GoneError:
        raise
    except UsageError:
        wanted = prefix.strip().lower().removeprefix("inc:").removeprefix("b2:")
        ids = sorted(views.short(account.incident.id) for account in views.accounts(ledger))
        if not ids or not wanted or any(id_.startswith(wanted) for id_ in ids):
            raise
        near = [id_ for id_ in ids if len(wanted) > _NEAR and id_.startswith(wanted[:_NEAR])]
        hint = f" Mistyped? There is {', '.join(near[:_NEAR])}." if near else ""
        raise UsageError(f"No incident's id begins with {prefix!r}.{hint} `recount incidents` lists all ids.") from None
    for step in found.steps:
        went = ", ".join(views.short(id_) for id_ in step.to_ids)
        note(
            f"{views.short(step.from_id)} {'was split into' if len(step.to_ids) > 1 else 'went into'} {went}: {step.because}"
        )
    return found.account
