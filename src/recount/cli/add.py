"""`recount add`: reports in, coded, kept, linked with all that is there."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath, Published, Today, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from recount.flow.keep import Kept

_NAMED = 5  # known reports named one by one; more are counted


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
) -> None:
    """Code reports, keep them in the ledger, and link and reconcile all that it holds."""
    from recount.flow import CodeOptions, code_reports  # noqa: PLC0415 - the stages load only when a verb runs
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - as above
    from recount.flow.keep import add as keep  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above
    from recount.read import ReadOptions, read_all  # noqa: PLC0415 - as above
    from recount.reconcile import Parties  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.vocab.actors import actors  # noqa: PLC0415 - as above
    from recount.vocab.outlets import sources  # noqa: PLC0415 - as above

    options = ReadOptions(published=published, source=source, today=today_or(today))
    parties = Parties(actors={a.id: a for a in actors()}, sources={s.id: s for s in sources()})
    with Ledger.open(ledger) as opened:
        with shares("Building the gazetteer, once.") as progress:
            tools = open_tools(places=not no_places, progress=progress)
        coding = CodeOptions(tools=tools, places=not no_places, workers=workers or os.cpu_count() or 1)
        coded = code_reports(read_all(reports, options), coding)
        kept = keep(opened, tracked(coded, "Adding"), KeepOptions(parties=parties))
    _say_kept(kept, ledger)
    if kept.failed:
        raise typer.Exit(1)


def _say_kept(kept: "Kept", ledger: Path) -> None:
    for name in kept.known[:_NAMED]:
        note(f"{name}: already in {ledger}, nothing to add")
    if len(kept.known) > _NAMED:
        note(f"… and {len(kept.known) - _NAMED:,} more that were there already")
    for error in kept.failed:
        note(f"recount: {error}")
    print(  # noqa: T201 - results go to standard output
        f"{ledger}: {len(kept.new):,} reports added, {len(kept.known):,} there already, {len(kept.failed):,} failed; "
        f"{kept.incidents:,} incidents, {kept.changed:,} of them new or changed"
    )
