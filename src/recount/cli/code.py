"""`recount code`: reports in, coded reports out. Stores nothing."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import typer

from recount.cli.engines import processes, with_engine
from recount.cli.options import Published, Today, today_or
from recount.cli.progress import note, shares, tracked

if TYPE_CHECKING:
    from recount.extract import Engine
    from recount.model import CodedReport, ItemError


F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told(Generic[F]):
    """A coded report in the `form` it is printed in, and what is said of it besides."""

    name: str
    skipped: bool
    refused: tuple[str, ...]
    undated: str | None
    form: F


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
    from recount.flow import CodeOptions, code_into  # noqa: PLC0415 - as above
    from recount.flow.tools import open_tools  # noqa: PLC0415 - as above
    from recount.read import ReadOptions, read_all  # noqa: PLC0415 - as above

    options = ReadOptions(published=published, source=source, today=today_or(today))
    with shares("Building the gazetteer, once.") as progress:
        tools = open_tools(places=not no_places, progress=progress)
    coding = CodeOptions(
        tools=tools, extract=ExtractOptions(engine=reader), workers=processes(reader, workers or _cores())
    )
    found = read_all(reports, options)
    form = _Form.JSON if as_json else _Form.JSONL if as_jsonl else _Form.TABLES
    if form is _Form.TABLES:
        failed = _tables(_shown(code_into(_whole, found, coding)))
    else:
        failed = _WRITERS[form](_shown(code_into(_wired, found, coding)))
    if failed:
        raise typer.Exit(1)


def _shown(items: "Iterator[_Told[F] | ItemError]") -> "Iterator[_Told[F] | ItemError]":
    """On a terminal the results themselves show how far it has come, and a bar would run through them."""
    return items if sys.stdout.isatty() else tracked(items, "Coding")


def _cores() -> int:
    import os  # noqa: PLC0415 - only this asks

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tables(items: "Iterator[_Told[CodedReport] | ItemError]") -> int:
    from rich.console import Console  # noqa: PLC0415 - loaded only where tables are printed

    from recount.cli import tables  # noqa: PLC0415 - as above

    out = tables.console()
    errors: list[ItemError] = []
    for coded in _coded(items, errors):
        tables.show(out, tables.coded_report(coded))
    if errors:
        Console(stderr=True, highlight=False, soft_wrap=True).print(tables.failures(errors))
    return len(errors)


def _jsonl(items: "Iterator[_Told[str] | ItemError]") -> int:
    errors: list[ItemError] = []
    for line in _coded(items, errors):
        print(line)  # noqa: T201 - results go to standard output
    return _named(errors)


def _json(items: "Iterator[_Told[str] | ItemError]") -> int:
    errors: list[ItemError] = []
    separator = "[\n"
    for line in _coded(items, errors):
        print(separator + line, end="")  # noqa: T201 - results go to standard output
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")  # noqa: T201 - as above
    return _named(errors)


_WRITERS = {_Form.JSON: _json, _Form.JSONL: _jsonl}


def _whole(coded: "CodedReport") -> "_Told[CodedReport]":
    return _told(coded, coded)


def _wired(coded: "CodedReport") -> _Told[str]:
    """As a line of the public format: made where the report is coded, so that the line alone travels."""
    from recount.publish.coded import to_wire  # noqa: PLC0415 - loaded only where it is printed

    return _told(coded, json.dumps(to_wire(coded), ensure_ascii=False))


def _told(coded: "CodedReport", form: F) -> _Told[F]:
    return _Told(
        name=coded.report.name,
        skipped=coded.skipped,
        refused=tuple(coded.refused),
        undated=_undated(coded),
        form=form,
    )


def _coded(items: "Iterator[_Told[F] | ItemError]", errors: "list[ItemError]") -> "Iterator[F]":
    """The coded reports in their form; errors are collected. Says once that words of time needed a day of publication, what
    was refused of each report, and at the end which reports were not read closely.
    """
    from recount.cli.aside import put_aside  # noqa: PLC0415 - loaded only when a verb runs

    told = False
    aside: list[str] = []
    for item in items:
        if not isinstance(item, _Told):
            errors.append(item)
            continue
        if item.skipped:
            aside.append(item.name)
        for sentence in item.refused:
            note(sentence)
        if not told and item.undated:
            told = True
            note(
                f"{item.name} has no day of publication: words such as {item.undated} stay unresolved. "
                "Give it with --published DATE."
            )
        yield item.form
    if aside:
        note(put_aside(aside))


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
