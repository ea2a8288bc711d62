"""The texts of gold reports through the default engine."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from recount.flow.pipeline import CodeOptions, code_reports
from recount.model import ItemError, Report, report_id
from recount.publish.coded import to_wire

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
