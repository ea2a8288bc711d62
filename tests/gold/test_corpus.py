"""The open corpus: of the guide's shape, every quote in its text, each trigger inside its evidence, each report itself."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recount.evaluate.gold import faults

CORPUS = sorted((Path(__file__).parents[2] / "gold" / "corpus").glob("*.jsonl"))
READINGS = Path(__file__).parents[2] / "gold" / "readings"
LEAST, LEAST_WITHOUT = 500, 120


@cache
def rows(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_every_report_is_coded_after_the_guide(path: Path) -> None:
    """No fault that a machine can see."""
    assert [fault for report in rows(path) for fault in faults(report)] == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_each_claim_s_trigger_stands_in_its_evidence(path: Path) -> None:
    """The words that name the act."""
    claims = [(r["doc_id"], c) for r in rows(path) for c in r["claims"]]
    assert [(n, c["id"]) for n, c in claims if not any(c["trigger"] in e for e in c["evidence"])] == []


def test_it_is_large_and_has_reports_without_an_event() -> None:
    """As many as training needs, ids and texts each once."""
    reports = [r for path in CORPUS for r in rows(path)]
    assert len(reports) >= LEAST
    assert sum(not r["claims"] for r in reports) >= LEAST_WITHOUT
    assert len({r["doc_id"] for r in reports}) == len({r["text"] for r in reports}) == len(reports)


def test_every_report_was_read_twice() -> None:
    """Both blind readings are kept."""
    names = {r["doc_id"] for path in CORPUS for r in rows(path)}
    assert {r["doc_id"] for r in rows(READINGS / "first.jsonl")} == names
    assert {r["doc_id"] for r in rows(READINGS / "second.jsonl")} == names
