"""`recount add`: reports in, coded, kept, linked with all that is there."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.engines import processes, put_aside, with_engine
from recount.cli.options import LEDGER, LedgerPath, Published, Today, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from recount.cli.kept import Before
    from recount.extract import Engine
    from recount.flow.keep import Kept
    from recount.store.ledger import Ledger

_NAMED = 5  # known reports named one by one; more are counted


@with_engine
def add(  # noqa: PLR0913 - the options of a command are its arguments
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT", help="A .txt, .html, .pdf, .docx or .jsonl file, a folder, or - for standard input."
        ),
    ],
    *,
    ledger: LedgerPath = LEDGER,
    published: Published = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, if they don't say.")] = None,
    no_places: Annotated[bool, typer.Option("--no-places", help="Look no place up: no gazetteer is needed.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes for many reports; all cores if left out.")
    ] = None,
    today: Today = None,
    reader: "Engine",
) -> None:
    """Code reports, keep them in the ledger, and link and reconcile all that it holds."""
    from recount.cli.kept import PutAside, SameWords, Undated, before  # noqa: PLC0415 - the stages load only when a verb runs
    from recount.extract import ExtractOptions  # noqa: PLC0415 - as above
    from recount.flow import CodeOptions, code_reports  # noqa: PLC0415 - as above
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - as above
    from recount.flow.keep import add as keep  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools, settings_of, usual_parties  # noqa: PLC0415 - as above
    from recount.read import ReadOptions, read_all  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    options = ReadOptions(published=published, source=source, today=today_or(today))
    with Ledger.open(ledger) as opened:
        with shares("Building the gazetteer, once.") as progress:
            tools = open_tools(places=not no_places, progress=progress)
        coding = CodeOptions(
            tools=tools,
            places=not no_places,
            extract=ExtractOptions(engine=reader),
            workers=processes(reader, workers or os.cpu_count() or 1),
        )
        same = SameWords(held=before(opened), lines=[])
        aside = PutAside()
        undated = Undated()
        coded = undated.watched(aside.watched(same.watched(code_reports(read_all(reports, options), coding))))
        try:
            keeping = KeepOptions(
                parties=usual_parties(), settings=settings_of(tools), workers=workers or os.cpu_count() or 1
            )
            kept = keep(opened, tracked(coded, "Adding"), keeping)
        except KeyboardInterrupt:
            note(_broken_off(opened, same.held))
            raise typer.Exit(130) from None  # as a shell reports an interrupt
    for line in same.said():
        note(line)
    if aside.count:
        note(put_aside(aside.count))
    if said := undated.said():
        note(said)
    _say_kept(kept, ledger)
    if kept.failed:
        raise typer.Exit(1)


def _broken_off(ledger: "Ledger", held: "Before") -> str:
    """What a run that was stopped leaves behind, and what to do."""
    from recount.cli.kept import before  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.phrases import many  # noqa: PLC0415 - as above
    from recount.store import views  # noqa: PLC0415 - as above

    new = len(before(ledger).ids - held.ids)
    if not views.unlinked(ledger):
        return f"Stopped. {ledger.path} is as it was."
    return (
        f"Stopped. {many(new, 'new report')} {'is' if new == 1 else 'are'} kept in {ledger.path}, not linked yet: the "
        "incidents do not tell of what is new. Run the same command again; nothing is added twice."
    )


def _say_kept(kept: "Kept", ledger: Path) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    for name in kept.known[:_NAMED]:
        note(f"{name}: already in {ledger}, nothing to add")
    if len(kept.known) > _NAMED:
        note(f"… and {len(kept.known) - _NAMED:,} more that were there already")
    for error in kept.failed:
        note(f"recount: {error}")
    print(  # noqa: T201 - results go to standard output
        f"{ledger}: {many(len(kept.new), 'report')} added, {len(kept.known):,} there already, {len(kept.failed):,} failed; "
        f"{many(kept.incidents, 'incident')}, {kept.changed:,} of them new or changed"
    )
