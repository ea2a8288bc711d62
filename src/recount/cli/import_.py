"""`recount import`: a team's spreadsheet of coded incidents into the ledger."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath, Today, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from recount.flow.imports import Imported, ImportOptions
    from recount.intake import Sheet, SheetMap
    from recount.model import ItemError

_NAMED = 5  # rows named one by one where nothing is wrong with them; more are counted


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("import")(import_)


def import_(  # noqa: PLR0913 - the options of a command are its arguments
    sheet: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file, its first row the headings.")],
    *,
    mapped: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="What its columns mean: a TOML file (docs/import.md).")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who answers for it, as the record should have it.")
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Print a first map, from the headings; keep nothing.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Read every row by the map; keep nothing.")] = False,
    restore: Annotated[
        bool, typer.Option("--restore", help="Decide again what people took back of what the sheet says.")
    ] = False,
    no_places: Annotated[bool, typer.Option("--no-places", help="Look no place up: no gazetteer is needed.")] = False,
    ledger: LedgerPath = LEDGER,
    today: Today = None,
    at: Annotated[datetime | None, typer.Option("--at", hidden=True, formats=["%Y-%m-%dT%H:%M:%SZ"])] = None,
) -> None:
    """Take in a team's spreadsheet: rows become reports and claims, and what it says of them decisions by a named person.

    The same sheet again adds nothing. A changed row takes the place of the old one, which stays and is shown.
    """
    from recount.intake import open_sheet  # noqa: PLC0415 - loaded only when a verb runs
    from recount.model import UsageError  # noqa: PLC0415 - as above

    if suggest:
        from recount.intake import suggest as first_map  # noqa: PLC0415 - as above

        with open_sheet(sheet) as opened:
            print(first_map(opened), end="")  # noqa: T201 - results go to standard output
        return
    if mapped is None or (by is None and not check):
        raise UsageError(
            f"An import needs a map of the columns and the name of who answers for it: --map MAP --by NAME. "
            f"`recount import --suggest {sheet}` prints a first map."
        )
    chosen = _fitting(sheet, mapped)
    with open_sheet(sheet, chosen.sheet) as opened:
        for line in opened.notes:
            note(line)
        if check:
            _check(opened, chosen, today_or(today))
        else:
            when = at.replace(tzinfo=UTC) if at else datetime.now(UTC)
            _keep(
                opened, chosen, ledger, _options(by or "", when, today_or(today), places=not no_places, restore=restore)
            )


def _fitting(sheet: Path, mapped: Path) -> "SheetMap":
    """The map, fit for the sheet; columns that it does not speak of are named."""
    from recount.intake import load_map, open_sheet, refuse_unfit  # noqa: PLC0415 - loaded only when a verb runs

    chosen = load_map(mapped)
    with open_sheet(sheet, chosen.sheet) as opened:
        unknown = refuse_unfit(chosen, opened.headings, opened.name)
    if unknown:
        note(f"Not in the map, kept with each row as they are: {', '.join(unknown)}")
    if chosen.ignore:
        note(f"Left out, as the map says: {', '.join(chosen.ignore)}")
    return chosen


def _check(sheet: "Sheet", chosen: "SheetMap", today: date) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.intake import Row, read_row  # noqa: PLC0415 - as above
    from recount.model import ItemError  # noqa: PLC0415 - as above

    good, failed = 0, []
    for item in tracked(sheet.rows, "Reading", "rows"):
        try:
            if not isinstance(item, Row):
                raise item
            read_row(item, sheet.headings, chosen, sheet.name, today)
            good += 1
        except ItemError as error:
            failed.append(error)
    _name(failed)
    print(f"{sheet.name}: {many(good, 'row')} can be read, {len(failed):,} can't; nothing was kept")  # noqa: T201 - results go to standard output
    if failed:
        raise typer.Exit(1)


def _options(by: str, at: datetime, today: date, *, places: bool, restore: bool) -> "ImportOptions":
    from recount.cli.parties import keeping  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow.imports import ImportOptions  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools, settings_of  # noqa: PLC0415 - as above

    with shares("Building the gazetteer, once.") as progress:
        tools = open_tools(places=places, progress=progress)
    return ImportOptions(
        by=by,
        at=at,
        tools=tools,
        keep=keeping(settings_of(tools)),
        today=today,
        restore=restore,
        watch=lambda rows: tracked(rows, "Importing", "rows"),
    )


def _keep(sheet: "Sheet", chosen: "SheetMap", ledger: Path, options: "ImportOptions") -> None:
    from recount.flow.imports import import_sheet  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    with Ledger.open(ledger) as opened:
        try:
            made = import_sheet(opened, sheet, chosen, options)
        except KeyboardInterrupt:
            note(f"Stopped. What was kept of it in {ledger} stays; run the same command again, nothing is added twice.")
            raise typer.Exit(130) from None  # as a shell reports an interrupt
    _say(made, ledger, restored=options.restore)
    if made.failed:
        raise typer.Exit(1)


def _say(made: "Imported", ledger: Path, *, restored: bool) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    if made.changed:
        note(f"Changed, and in the place of an older version, which stays: {_some(made.changed)}")
    if made.twice:
        note(f"Said word for word by another row, and kept once: {_some(made.twice)}")
    _say_taken_back(made, restored=restored)
    if made.absent:
        where = "among the rows that could be read" if made.failed else "in this sheet"
        then = "" if made.failed else " `recount withdraw` erases one."
        note(f"Imported earlier and not {where}, left as they were: {_some(made.absent)}.{then}")
    _name(made.failed)
    print(  # noqa: T201 - results go to standard output
        f"{ledger}: {many(len(made.new), 'row')} added, {made.known:,} there already, {len(made.failed):,} failed; "
        f"{many(made.decisions, 'decision')} kept; {many(made.incidents, 'incident')}, {made.changed_incidents:,} of them new or changed"
    )


def _say_taken_back(made: "Imported", *, restored: bool) -> None:
    from recount.cli.deciding import line  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.phrases import plain  # noqa: PLC0415 - as above
    from recount.store.views import short  # noqa: PLC0415 - as above

    if not made.taken_back:
        return
    said = "Taken back by a person, and decided again" if restored else "Taken back by a person, and left so"
    for one in made.taken_back[:_NAMED]:
        note(f"{said}: {line(one.decision)} [taken back as {short(one.undo.id)} by {plain(one.undo.by)}]")
    if not restored:
        note("--restore decides all of these again; `recount decide undo ID` takes back one undo.")


def _name(failed: "list[ItemError] | tuple[ItemError, ...]") -> None:
    for error in failed:
        note(f"recount: {error}")


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f", and {more:,} more" if more > 0 else "")
