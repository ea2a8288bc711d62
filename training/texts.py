"""Coded reports to learn from, with those refused that are too near to the gold standard."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recount.model import Report, report_id

_WORD = re.compile(r"\w+")
RUN, STRIDE = 8, 4  # words in a run, and every how many-th run of a gold text was digested
MOST_SHARED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report and its coding, as a JSON object of the public format. `corpus` names where it comes from."""

    report: Report
    coding: dict[str, Any]
    corpus: str


def shared_with(text: str, digests: frozenset[str]) -> float:
    """The share, 0 to 1, of a text's runs of 8 words that stand among the digests.

    Digests are of every fourth run of a text, so that a full copy holds a quarter of them: the share is counted so that a
    copy gives 1.
    """
    words = _WORD.findall(text.lower())
    runs = [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    known = sum(hashlib.blake2b(run.encode(), digest_size=6).hexdigest() in digests for run in runs)
    return min(1.0, STRIDE * known / len(runs)) if runs else 0.0


def refuse_gold(name: str, text: str, never: frozenset[str]) -> None:
    """Stop before a text of the gold standard is learned from.

    Raises:
        ValueError: it shares more than 0.3 of its runs of 8 words with the gold standard.
    """
    share = shared_with(text, never)
    if share > MOST_SHARED:
        raise ValueError(f"{name} shares {share:.2f} of its text with the gold standard")


def read_digests(path: Path) -> frozenset[str]:
    """The digests of `never_train.txt`; none if the file is not there."""
    return frozenset(path.read_text().split()) if path.exists() else frozenset()


def read_coded(path: Path, never: frozenset[str] = frozenset()) -> Iterator[Coded]:
    """The coded reports of a JSON-lines file.

    Raises:
        ValueError: a text shares more than 0.3 of its runs of 8 words with the gold standard.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        coding = json.loads(line)
        refuse_gold(f"{coding['doc_id']} in {path}", coding["text"], never)
        yield Coded(report=report_of(coding), coding=coding, corpus=path.stem)


def report_of(coding: dict[str, Any]) -> Report:
    """The report that a coding is of."""
    published = date.fromisoformat(coding["published"]) if coding.get("published") else None
    source = coding.get("source") or None
    return Report(
        id=report_id(coding["text"], source, published),
        name=coding["doc_id"],
        text=coding["text"],
        title=coding.get("title") or None,
        source=source,
        published=published,
    )
