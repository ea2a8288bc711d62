"""`recount diff`, `recount runs`: what a new engine or method changes, in totals and by example; and which runs there are."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.engines import engine_of, processes
from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note, shares, tracked
from recount.vocab.engines import LOCAL

if TYPE_CHECKING:
    from recount.flow.compared import Compared, Otherwise
    from recount.flow.diff import Diff
    from recount.model import CodedReport
    from recount.store.ledger import Ledger

_LONG = 120  # characters of a field that are shown
_ALIKE = 3  # fields of one claim that are shown; more are counted


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (runs, diff):
        app.command(command.__name__)(command)


def runs(*, ledger: LedgerPath = LEDGER) -> None:
    """List the runs that coded, imported or linked, the earliest first: what `recount diff` compares."""
    from recount.cli import phrases  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store import history  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above
    from recount.store.views import short  # noqa: PLC0415 - as above

    with Ledger.open(ledger, must_exist=True) as opened:
        found = history.runs(opened)
    for one in found:
        unit = "incident" if one.run.verb == history.LINK else "row" if one.run.verb == "import" else "report"
        engine = phrases.plain(one.run.engine) or "no claim"
        print(  # noqa: T201 - results go to standard output
            f"{short(one.run.id)}  {one.run.verb}  {phrases.many(one.count, unit)}  recount {one.run.code_version}  {engine}"
        )
    if not found:
        note(f"{ledger} has no runs yet. Add reports with `recount add`.")


def diff(  # noqa: PLR0913 - the options of a command are its arguments
    one: Annotated[str | None, typer.Argument(metavar="RUN1", help="A run's id, latest or previous.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="RUN2", help="The later one.")] = None,
    *,
    engine: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=f"Instead: code all anew, keep nothing. {' or '.join(LOCAL)}."),
    ] = None,
    worst: Annotated[int, typer.Option("--worst", min=0, metavar="N", help="How many examples of each kind.")] = 5,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; all cores if left out.")] = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show what changes from one run to another, or with another engine: claims by field, incidents by figure.

    Nothing is kept.
    """
    from recount.cli.parties import keeping  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow.diff import between  # noqa: PLC0415 - as above
    from recount.flow.recoded import to_engine  # noqa: PLC0415 - as above
    from recount.model import UsageError  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    if (engine is None) == (one is None) or (one is None) != (other is None):
        raise UsageError(
            "Give two runs, such as `recount diff previous latest`, or --engine NAME. `recount runs` lists runs."
        )
    if engine is not None and engine not in LOCAL:
        raise typer.BadParameter(f"--engine takes {' or '.join(LOCAL)} here, not {engine!r}")
    with Ledger.open(ledger, must_exist=True) as opened:
        if engine is None:
            found = between(opened, one or "", other or "", keeping())
        else:
            found = to_engine(opened, _coded(opened, engine, workers or os.cpu_count() or 1), keeping())
    for line in _lines(found, worst):
        print(line)  # noqa: T201 - results go to standard output


def _coded(ledger: "Ledger", name: str, workers: int) -> "Iterator[CodedReport]":
    """The reports of the ledger, each coded anew as it is asked for; what fails is named, and stays as it is."""
    from recount.extract import ExtractOptions  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow import CodeOptions, code_reports  # noqa: PLC0415 - as above
    from recount.flow.recoded import readable  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above
    from recount.model import CodedReport  # noqa: PLC0415 - as above

    reader = engine_of(name)
    count, reports = readable(ledger)
    with shares("Building the gazetteer, once.") as progress:
        tools = open_tools(progress=progress)
    options = CodeOptions(
        extract=ExtractOptions(engine=reader),
        tools=tools,
        workers=processes(reader, min(workers, max(1, count))),
    )
    for item in tracked(code_reports(reports, options), "Coding", total=count):
        if isinstance(item, CodedReport):
            yield item
        else:
            note(f"recount: {item}")


def _lines(found: "Diff", worst: int) -> Iterator[str]:
    from recount.cli import changes as shown  # noqa: PLC0415 - loaded only when a verb runs

    yield from _totals(found)
    for compared in found.reports[:worst]:
        yield from _report(compared, worst)
    if len(found.reports) > worst:
        yield f"… and {len(found.reports) - worst:,} more reports; --worst N lists more"
    yield ""
    yield f"{shown.summary(found.incidents)}."
    yield from shown.summed(found.before, found.after)
    yield from shown.lines(found.incidents, worst)
    if found.lost:
        yield f"Decisions whose claims would not be found again: {found.lost:,}. They would become questions."


def _totals(found: "Diff") -> Iterator[str]:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow.compared import counts  # noqa: PLC0415 - as above

    others = [o for one in found.reports for o in one.others]
    added, gone = sum(o.before is None for o in others), sum(o.after is None for o in others)
    total = len(found.reports) + found.same
    yield f"{many(total, 'report')} compared: {found.same:,} coded alike, {len(found.reports):,} otherwise"
    for names, side in ((found.only_before, "before"), (found.only_after, "after")):
        if names:
            yield f"Only {side}: {', '.join(names[:_ALIKE])}{f' and {len(names) - _ALIKE:,} more' if len(names) > _ALIKE else ''}"
    yield f"Claims: {added:,} added, {gone:,} gone, {len(others) - added - gone:,} changed"
    if by_field := counts(found.reports):
        yield f"Changed fields: {', '.join(f'{name} {n:,}' for name, n in by_field.items())}"


def _report(compared: "Compared", worst: int) -> Iterator[str]:
    from recount.cli import phrases  # noqa: PLC0415 - loaded only when a verb runs

    yield ""
    yield f"{phrases.plain(compared.report.name)}: {phrases.many(compared.alike, 'claim')} alike"
    for other in compared.others[:worst]:
        yield from _claim(other)
    if len(compared.others) > worst:
        yield f"  … and {phrases.many(len(compared.others) - worst, 'more claim')}"


def _claim(other: "Otherwise") -> Iterator[str]:
    from recount.cli import phrases  # noqa: PLC0415 - loaded only when a verb runs
    from recount.vocab import said  # noqa: PLC0415 - as above

    kind = "added" if other.before is None else "gone" if other.after is None else "changed"
    yield f"  {kind}: {phrases.quoted(other.claim.evidence, 160)}"
    for name, before, after in other.fields[:_ALIKE]:
        yield f"    {said.label(name)}: {_cut(before)} → {_cut(after)}"
    if len(other.fields) > _ALIKE:
        yield f"    … and {phrases.many(len(other.fields) - _ALIKE, 'more field')}"


def _cut(words: str) -> str:
    from recount.cli import phrases  # noqa: PLC0415 - loaded only when a verb runs

    plain = phrases.plain(words)
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 1]}…"
