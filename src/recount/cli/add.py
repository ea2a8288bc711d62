"""`recount add`: reports in, coded, kept, linked with all that is there."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.engines import processes, with_engine
from recount.cli.options import LEDGER, LedgerPath, Published, Today, today_or
from recount.cli.progress import note, shares, tracked
from recount.vocab.engines import LOCAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recount.cli.kept import Before
    from recount.extract import Engine
    from recount.flow.keep import Kept
    from recount.store.ledger import Ledger
    from recount.store.readers import ReadBy

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
    anew: Annotated[
        bool, typer.Option("--anew", help="Also read again what is there already, but for what people coded.")
    ] = False,
    reader: "Engine",
) -> None:
    """Code reports, keep them in the ledger, and link and reconcile all that it holds.

    A report that is there already stays as it was read, whichever engine read it.
    """
    from recount.cli.aside import PutAside  # noqa: PLC0415 - the stages load only when a verb runs
    from recount.cli.kept import SameWords, Undated, before  # noqa: PLC0415 - as above
    from recount.extract import ExtractOptions, puts_aside  # noqa: PLC0415 - as above
    from recount.flow import CodeOptions, code_reports  # noqa: PLC0415 - as above
    from recount.flow.keep import KeepOptions  # noqa: PLC0415 - as above
    from recount.flow.keep import add as keep  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools, settings_of, usual_parties  # noqa: PLC0415 - as above
    from recount.flow.unread import Unread, standing  # noqa: PLC0415 - as above
    from recount.read import ReadOptions, read_all  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.store.readers import read_by  # noqa: PLC0415 - as above

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
        unread = Unread(stays=standing(read_by(opened), anew=anew, aside=not puts_aside(reader)))
        aside = PutAside()
        undated = Undated()
        found = unread.of(read_all(reports, options))
        coded = undated.watched(aside.watched(same.watched(code_reports(found, coding))))
        try:
            keeping = KeepOptions(
                parties=usual_parties(), settings=settings_of(tools), workers=workers or os.cpu_count() or 1
            )
            kept = keep(opened, tracked(coded, "Adding"), keeping)
        except KeyboardInterrupt:
            note(_broken_off(opened, same.held))
            raise typer.Exit(130) from None  # as a shell reports an interrupt
        there = read_by(opened)
    known = (*(report.name for report in unread.known), *kept.known)
    for line in (*same.said(), aside.said(), undated.said(), *_already(known, ledger), other_engines(there, reader)):
        if line:
            note(line)
    _say_kept(replace(kept, known=known), ledger, again=len(kept.new) - (len(there) - len(same.held.ids)))
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


def _already(known: "Sequence[str]", ledger: Path) -> "Iterator[str]":
    for name in known[:_NAMED]:
        yield f"{name}: already in {ledger}, nothing to add"
    if len(known) > _NAMED:
        yield f"… and {len(known) - _NAMED:,} more that were there already"


def other_engines(there: "Iterable[ReadBy]", reader: "Engine") -> str:
    """That reports of a ledger were read by another engine than the one that reads now, and what to do; empty if none was."""
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    others = [one.engines for one in there if one.engines and reader.name not in one.engines]
    if not others:
        return ""
    names = " and ".join(sorted({name for engines in others for name in engines}))
    first = f"`recount diff --engine {reader.name}` shows what would change; " if reader.name in LOCAL else ""
    return (
        f"{many(len(others), 'report')} there {'was' if len(others) == 1 else 'were'} read by {names}, and stays so: "
        f"what is new is read by {reader.name}. {first}`recount add --anew` reads again."
    )


def _say_kept(kept: "Kept", ledger: Path, *, again: int) -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs

    for error in kept.failed:
        note(f"recount: {error}")
    print(  # noqa: T201 - results go to standard output
        f"{ledger}: {many(len(kept.new) - again, 'report')} added, {f'{again:,} read again, ' if again else ''}"
        f"{len(kept.known):,} there already, {len(kept.failed):,} failed; "
        f"{many(kept.incidents, 'incident')}, {kept.changed:,} of them new or changed"
    )
