"""The verbs in a row, on one machine: extract, resolve, link, reconcile."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from recount.extract import ExtractOptions, extract, languages_of
from recount.flow.accounts import accounts_of
from recount.flow.pool import Work, map_in_order
from recount.flow.tools import usual_tools
from recount.link.elsewhere import parts_in_place
from recount.model import CodedReport, ItemError, ReadError, Report
from recount.resolve import ResolveTools, resolve

R = TypeVar("R")

_WORTH_A_POOL = 32  # reports: below this, starting processes costs more than it saves


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOptions:
    """How to code.

    `places`: look places up in the gazetteer. `tools` are opened as needed if None. `workers` are processes for a
    stream of more than 32 reports; 1 = stay in this one.
    """

    extract: ExtractOptions = field(default_factory=ExtractOptions)
    places: bool = True
    tools: ResolveTools | None = None
    workers: int = 1


def code_report(report: Report, options: CodeOptions | None = None) -> CodedReport:
    """A report's claims, what was read of them, and its incidents as it alone tells them.

    Raises:
        ItemError: it is in a language that the engine does not read.
        ReferenceDataError: places are asked for and the gazetteer can't be built.
    """
    options = options or CodeOptions()
    if report.language is not None and report.language not in languages_of(options.extract.engine):
        raise ItemError(
            f"it is in a language that Recount can't code yet ({report.language})",
            where=report.name,
            then="Code an English version of it",
            needs="hand",
        )
    extraction = extract(report, options.extract)
    tools = options.tools or usual_tools(places=options.places)
    readings = resolve(report, extraction.claims, tools)
    coded = CodedReport(
        report=report,
        claims=parts_in_place(extraction.claims, readings, report.published),
        readings=readings,
        refused=extraction.refused,
        skipped=extraction.skipped,
    )
    return replace(coded, accounts=accounts_of(coded))


def code_reports(
    reports: Iterable[Report | ReadError], options: CodeOptions | None = None
) -> Iterator[CodedReport | ItemError]:
    """Code a stream, in order and in flat memory. What could not be read or coded is an `ItemError` in its place.

    With `options.workers` above 1, a script must keep its own start behind ``if __name__ == "__main__":``, because
    each process loads it again.
    """
    return code_into(_as_coded, reports, options)


def code_into(
    make: Callable[[CodedReport], R], reports: Iterable[Report | ReadError], options: CodeOptions | None = None
) -> Iterator[R | ItemError]:
    """What is made of each coded report, by the process that coded it: much less travels between processes where only a line
    of text is wanted. Otherwise as `code_reports`.

    Args:
        make: a function that another process can import.
        reports: the stream.
        options: how to code.
    """
    options = options or CodeOptions()
    options = replace(options, tools=options.tools or usual_tools(places=options.places))  # once, not in each process
    stream = iter(reports)
    head = list(islice(stream, _WORTH_A_POOL + 1))
    workers = options.workers if len(head) > _WORTH_A_POOL else 1
    work = Work(function=partial(_made, make=make, options=options), lost=_lost)
    yield from map_in_order(work, chain(head, stream), workers)


def _as_coded(coded: CodedReport) -> CodedReport:
    return coded


def _made(report: Report | ReadError, make: Callable[[CodedReport], R], options: CodeOptions) -> R | ItemError:
    if isinstance(report, ReadError):
        return report
    try:
        return make(code_report(report, options))
    except ItemError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost the other reports
        return ItemError(
            f"coding it failed ({type(error).__name__}: {str(error)[:200]})",
            where=report.name,
            then="This is a fault in Recount: please report it with the text",
        )


def _lost(report: Report | ReadError) -> ItemError:
    if isinstance(report, ReadError):
        return report
    return ItemError(
        "coding it killed the process", where=report.name, then="Is there enough memory? Otherwise please report it"
    )
