"""Gold files: coded reports with their text, one JSON object a line (`gold/GUIDE.md`), and what can be wrong in one."""

import json
from pathlib import Path
from typing import Any

from recount.model import (
    CodedReport,
    FormatError,
    ReadError,
)
from recount.publish.coded import from_wire
from recount.publish.coded_check import coding_faults

Json = dict[str, Any]

_THEN = "Give a JSONL file of coded reports in UTF-8, one a line."


def read_lines(path: Path) -> tuple[Json, ...]:
    """Coded reports, one a line; empty lines are skipped.

    Raises:
        ReadError: the file can't be opened, is not UTF-8, or holds nothing.
        FormatError: a line is not a JSON object, or has no `doc_id`.
    """
    lines = _text(path).split("\n")  # a text may hold U+2028, which `splitlines` would cut at
    reports = tuple(_line(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip())
    if not reports:
        raise ReadError("is empty", where=str(path), then=_THEN)
    return reports


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ReadError("no such file", where=str(path), then="Check the path.") from error
    except OSError as error:
        raise ReadError(f"can't be read ({error.strerror})", where=str(path), then=_THEN) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"is not UTF-8 (byte {error.start})", where=str(path), then=_THEN) from error


def _line(line: str, where: str) -> Json:
    try:
        report = json.loads(line)
    except ValueError as error:
        raise FormatError(f"is not JSON ({error})", where=where, then="Each line is one coded report.") from error
    if not isinstance(report, dict) or "doc_id" not in report:
        raise FormatError("is no coded report", where=where, then="Each line is one object with a `doc_id`.")
    return report


def read_gold(path: Path) -> tuple[Json, ...]:
    """Gold reports, each with its `text`.

    Raises:
        ReadError: the file can't be opened, or is not UTF-8.
        FormatError: a line is not JSON, or no gold report after the guide; the message lists its faults.
    """
    reports = read_lines(path)
    for report in reports:
        if found := faults(report):
            raise FormatError(
                f"is not coded after the guide: {'; '.join(found[:5])}",
                where=f"{path}, {report['doc_id']}",
                then="See gold/GUIDE.md and correct the line.",
            )
    return reports


def coded(report: Json) -> CodedReport:
    """A gold report as nouns, its quotes located in its text.

    Raises:
        FormatError: it is not of the guide's shape.
        GroundingError: a quote is not in its text.
    """
    return from_wire(report, report["text"])


def faults(report: Json) -> tuple[str, ...]:
    """What in a gold report is not after the guide, one clause each, in order; empty if all is well (`coding_faults`)."""
    return tuple(str(fault) for fault in coding_faults(report))
