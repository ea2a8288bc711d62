"""The ledger's commands: `add`, `incidents`, `show`, `verify`, `publish`."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from recount.cli.add import add
from recount.cli.options import LEDGER, LedgerPath, Today, day, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from collections.abc import Callable

    from recount.model import Account
    from recount.publish.places import Regions
    from recount.publish.record import Release
    from recount.store.ledger import Ledger


_NEAR = 4  # digits that a mistyped id has to share with one that there is, and how many of those are named


class _Format(StrEnum):
    CSV = "csv"
    GEOJSON = "geojson"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (add, incidents, show, verify, publish):
        app.command(command.__name__)(command)


def incidents(*, ledger: LedgerPath = LEDGER) -> None:
    """List the incidents that stand, the latest first. Tab-separated where standard output is no terminal."""
    from recount.cli import show as shown  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli import tables  # noqa: PLC0415 - as above
    from recount.cli.kept import what_is_missing  # noqa: PLC0415 - as below
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        outlines = views.outlines(opened)
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
    from recount.cli import show as shown  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli import tables  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import actors  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        dossier = views.dossier(opened, _meant(opened, incident))
    out = tables.console()
    names = {actor.id: actor.name for actor in actors()}
    shown.show(out, shown.dossier(dossier, names, colour=out.is_terminal))


def verify(
    *,
    ledger: LedgerPath = LEDGER,
    full: Annotated[bool, typer.Option("--full", help="Link and reconcile everything anew, too, and compare.")] = False,
) -> None:
    """Prove the ledger again: every id, digest and quote, the chain, and every figure."""
    from recount.cli.phrases import many  # noqa: PLC0415 - as below
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - as below
    from recount.flow.keep import faults as faults_of_slim_rows  # noqa: PLC0415 - as below
    from recount.flow.tools import usual_parties  # noqa: PLC0415 - as below
    from recount.store import verify as proof  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        faults = proof.verify(opened)
        slim = () if faults else faults_of_slim_rows(opened, KeepOptions(parties=usual_parties()), full=full)
        number, last = views.head(opened)
    for fault in (*faults, *slim):
        print(fault)  # noqa: T201 - results go to standard output
    if faults:
        note(f"{ledger} does not verify: {many(len(faults), 'fault')}. Restore it from a copy made before the change.")
        raise typer.Exit(1)
    if slim:
        note(
            f"{ledger} verifies, but for {many(len(slim), 'row')} that linking keeps for itself. Empty the table `derived` with "
            "any SQLite tool, and the next `recount add` makes all of them anew (docs/ledger.md)."
        )
        raise typer.Exit(1)
    print(f"{ledger} verifies: {number:,} entries, the last {last or '(none)'}")  # noqa: T201 - as above


def publish(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    form: Annotated[_Format, typer.Option("--as", help="The format.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write; - is standard output.")] = Path("-"),
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=day,
            metavar="DATE",
            help="The day that delays are counted from; if left out, the latest publication day in the ledger, or today.",
        ),
    ] = None,
    profile: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A TOML file that changes the safety rules (docs/safety.md).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier release, too.")] = False,
    ledger: LedgerPath = LEDGER,
    today: Today = None,
) -> None:
    """Publish the incidents that stand, under the safety rules; what is held back is counted on standard error."""
    import recount  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.kept import what_is_missing  # noqa: PLC0415 - as above
    from recount.cli.out import refuse_to_lose  # noqa: PLC0415 - as above
    from recount.publish.profile import SafetyProfile, load_profile  # noqa: PLC0415 - as above
    from recount.publish.safety import Rules, release  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import actors  # noqa: PLC0415 - as above

    refuse_to_lose(out, ledger, force=force)
    safety = load_profile(profile) if profile else SafetyProfile()
    with Ledger.open(ledger, must_exist=True) as opened:
        rules = Rules(
            as_of=_as_of(opened, as_of, today_or(today)),
            version=recount.__version__,
            profile=safety,
            actors={actor.id: actor.name for actor in actors()},
            regions=_regions(),
        )
        missing = what_is_missing(opened)
        made = release(tracked(views.dossiers(opened), "Publishing", "incidents"), rules)
    _write(_writer(form), made, out)
    _say_released(made, out)
    if missing:
        note(missing)


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


def _as_of(ledger: "Ledger", asked: date | None, today: date) -> date:
    """The day asked for, else the latest publication day, else today; never after today, which would undo the delay."""
    from recount.model import UsageError  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import views  # noqa: PLC0415 - as above

    if asked is not None and asked > today:
        raise UsageError(f"--as-of {asked} is after today ({today}), which would undo the delay. Give an earlier day.")
    day = asked or views.latest_publication(ledger)
    if day is None:
        note(
            f"No report in {ledger.path} has a publication day: delays are counted from today ({today}), or --as-of DATE."
        )
        return today
    return min(day, today)


def _regions() -> "Regions":
    """First-level regions by country and name, from the gazetteer."""
    from recount.vocab.gazetteer import PlaceKind, open_gazetteer  # noqa: PLC0415 - loaded only when a verb runs

    with shares("Building the gazetteer, once.") as progress:
        gazetteer = open_gazetteer(progress)

    def point(country: str, admin1: str) -> tuple[float, float, float] | None:
        for place in gazetteer.find(admin1):
            if place.kind is PlaceKind.ADMIN1 and place.country == country:
                return place.lat, place.lon, place.radius_km
        return None

    return point


def _writer(form: _Format) -> "Callable[[Release, TextIO], None]":
    from recount.publish.geojson import write_geojson  # noqa: PLC0415 - loaded only when a verb runs
    from recount.publish.lines import write_jsonl  # noqa: PLC0415 - as above
    from recount.publish.tables import write_csv  # noqa: PLC0415 - as above

    return {_Format.CSV: write_csv, _Format.GEOJSON: write_geojson, _Format.JSONL: write_jsonl}[form]


def _write(write: "Callable[[Release, TextIO], None]", made: "Release", out: Path) -> None:
    from recount.cli.out import STANDARD, write_whole  # noqa: PLC0415 - loaded only when a verb runs

    if out == STANDARD:
        write(made, sys.stdout)
    else:
        write_whole(lambda file: write(made, file), out)


def _say_released(made: "Release", out: Path) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    where = "" if str(out) == "-" else f" to {out}"
    note(f"Published {many(len(made.incidents), 'incident')}{where}, as of {made.as_of}, safety profile {made.safety}")
    for title, withheld in (("Held back", made.held), ("Left out", made.left_out)):
        for one in withheld:
            note(f"{title}: {one.number:,}: {one.reason}")
