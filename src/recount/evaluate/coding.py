"""The texts of gold reports through the default engine, and their places through the gazetteer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from recount.flow import CodeOptions, code_reports
from recount.model import ItemError, Report, report_id
from recount.publish.coded import from_wire, to_wire
from recount.resolve import ResolveTools, resolve

Json = dict[str, Any]


def report_of(gold: Json) -> Report:
    """The report that a gold line codes: its text as it stands there, so that quotes can be compared."""
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    return Report(
        id=report_id(gold["text"], gold.get("source"), published),
        name=gold["doc_id"],
        text=gold["text"],
        title=gold.get("title"),
        source=gold.get("source"),
        published=published,
        language="en",
    )


def code_texts(gold: Iterable[Json], options: CodeOptions | None = None) -> Iterator[Json | ItemError]:
    """Coded reports in the public format, in order; what could not be coded is an `ItemError` in its place."""
    for coded in code_reports(map(report_of, gold), options):
        yield coded if isinstance(coded, ItemError) else to_wire(coded)


def placed(gold: Iterable[Json], tools: ResolveTools) -> tuple[Json, ...]:
    """Gold reports whose places have the `country` that resolving finds for them: to group by, never to score.

    Raises:
        FormatError: a report is not of the guide's shape.
        GroundingError: a quote is not in its text.
    """
    return tuple(_placed(report, tools) for report in gold)


def _placed(report: Json, tools: ResolveTools) -> Json:
    coded = from_wire(report, report["text"])
    read: Json = to_wire(replace(coded, readings=resolve(coded.report, coded.claims, tools)))
    claims = [
        claim
        | {"places": [p | {"country": q["country"]} for p, q in zip(claim["places"], there["places"], strict=True)]}
        for claim, there in zip(report["claims"], read["claims"], strict=True)
    ]
    return report | {"claims": claims}
