"""Which reports are copies of another: one wire story in forty papers is one witness."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar

from recount.model import Report

_WORD = re.compile(r"\w+")
T = TypeVar("T")


def fingerprint(text: str) -> bytes:
    """16 bytes that two texts share if their words are the same: case, spacing and punctuation don't count."""
    words = " ".join(_WORD.findall(text.casefold()))
    return blake2b((words or text).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def mark_copies(reports: Iterable[Report | T]) -> Iterator[Report | T]:
    """The same stream, each report that repeats the words of an earlier one with `copy_of` set to the first of them.

    The same report twice (same words, outlet and day, so the same id) is no copy of itself. Anything else in the
    stream passes through. Memory: about 200 bytes for each distinct text.
    """
    first: dict[bytes, str] = {}
    for report in reports:
        if not isinstance(report, Report):
            yield report
            continue
        original = first.setdefault(fingerprint(report.text), report.id)
        yield report if original == report.id or report.copy_of else replace(report, copy_of=original)
