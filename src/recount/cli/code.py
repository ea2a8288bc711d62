"""`recount code`: reports in, coded reports out. Stores nothing."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.engines import processes, with_engine
from recount.cli.options import Published, Today, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from recount.extract import Engine
    from recount.model import CodedReport, ItemError


class _Form(StrEnum):
    TABLES = "tables"
    JSON = "json"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("code", short_help="Reports in, coded reports out; stores nothing.")(code)


@with_engine
def code(  # noqa: PLR0913 - the options of a command are its arguments
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT", help="A .txt, .html, .pdf, .docx or .jsonl file, a folder, or - for standard input."
        ),
    ],
    *,
    published: Published = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, if they don't say.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line: the public format.")] = False,
    no_places: Annotated[bool, typer.Option("--no-places", help="Look no place up: no gazetteer is needed.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes for many reports; all cores if left out.")
    ] = None,
    today: Today = None,
    reader: "Engine",
) -> None:
    """Code reports: who says that whom did what, where, when, with how many killed, hurt or destroyed."""
    if as_json and as_jsonl:
        raise typer.BadParameter("--json and --jsonl can't go together")
    from recount.extract import ExtractOptions  # noqa: PLC0415 - the stages load only when a verb runs
    from recount.flow import CodeOptions, code_reports  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above
    from recount.read import ReadOptions, read_all  # noqa: PLC0415 - as above

    options = ReadOptions(published=published, source=source, today=today_or(today))
    with shares("Building the gazetteer, once.") as progress:
        tools = open_tools(places=not no_places, progress=progress)
    coding = CodeOptions(
        tools=tools, extract=ExtractOptions(engine=reader), workers=processes(reader, workers or _cores())
    )
    items = code_reports(read_all(reports, options), coding)
    form = _Form.JSON if as_json else _Form.JSONL if as_jsonl else _Form.TABLES
    # On a terminal the results themselves show how far it has come, and a bar would run through them
    if _WRITERS[form](items if sys.stdout.isatty() else tracked(items, "Coding")):
        raise typer.Exit(1)


def _cores() -> int:
    import os  # noqa: PLC0415 - only this asks

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tables(items: "Iterator[CodedReport | ItemError]") -> int:
    from rich.console import Console  # noqa: PLC0415 - loaded only where tables are printed

    from recount.cli import tables  # noqa: PLC0415 - as above

    out = tables.console()
    errors: list[ItemError] = []
    for coded in _coded(items, errors):
        tables.show(out, tables.coded_report(coded))
    if errors:
        Console(stderr=True, highlight=False, soft_wrap=True).print(tables.failures(errors))
    return len(errors)


def _jsonl(items: "Iterator[CodedReport | ItemError]") -> int:
    errors: list[ItemError] = []
    for coded in _coded(items, errors):
        print(_wire(coded))  # noqa: T201 - results go to standard output
    return _named(errors)


def _json(items: "Iterator[CodedReport | ItemError]") -> int:
    errors: list[ItemError] = []
    separator = "[\n"
    for coded in _coded(items, errors):
        print(separator + _wire(coded), end="")  # noqa: T201 - results go to standard output
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")  # noqa: T201 - as above
    return _named(errors)


_WRITERS = {_Form.TABLES: _tables, _Form.JSON: _json, _Form.JSONL: _jsonl}


def _wire(coded: "CodedReport") -> str:
    from recount.publish.coded import to_wire  # noqa: PLC0415 - loaded only where it is printed

    return json.dumps(to_wire(coded), ensure_ascii=False)


def _coded(items: "Iterator[CodedReport | ItemError]", errors: "list[ItemError]") -> "Iterator[CodedReport]":
    """The coded reports; errors are collected. Says once that words of time needed a day of publication, what was refused
    of each report, and at the end which reports were not read closely.
    """
    from recount.cli.aside import PutAside  # noqa: PLC0415 - loaded only when a verb runs
    from recount.model import CodedReport  # noqa: PLC0415 - already loaded by the stages

    told, aside = False, PutAside()
    for item in aside.watched(items):
        if not isinstance(item, CodedReport):
            errors.append(item)
            continue
        for sentence in item.refused:
            note(sentence)
        if not told and (words := _undated(item)):
            told = True
            note(
                f"{item.report.name} has no day of publication: words such as {words} stay unresolved. "
                "Give it with --published DATE."
            )
        yield item
    if said := aside.said():
        note(said)


def _undated(coded: "CodedReport") -> str | None:
    """The first words of time that were left without days for want of a day of publication."""
    if coded.published is not None:
        return None
    read = {r.claim_id for r in coded.readings if r.when and r.when.value and (r.when.value.start or r.when.value.end)}
    return next((f"“{c.when.exact}”" for c in coded.claims if c.when and c.id not in read), None)


def _named(errors: "list[ItemError]") -> int:
    for error in errors:
        note(str(error))
    return len(errors)
