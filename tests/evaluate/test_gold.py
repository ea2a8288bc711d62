"""Gold files: read whole, or refused with the line and the fault."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.evaluate import cases

from recount.evaluate import gold
from recount.evaluate.gate import fingerprint
from recount.model import FormatError, ReadError

EXAMPLES = Path(__file__).parents[2] / "gold" / "examples.jsonl"


def written(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path


def test_gold_is_read_whole(tmp_path: Path) -> None:
    """Every report, in order; empty lines mean nothing."""
    first, second = cases.gold()
    assert gold.read_gold(written(tmp_path, first, "", second)) == (first, second)


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    """U+2028 and U+0085 may stand in a report's text, as JSON lets them; the fingerprint counts the same reports."""
    report = cases.gold()[0]
    odd = report | {"text": f"{report['text']}\u2028More.\x85More."}
    path = written(tmp_path, json.dumps(odd, ensure_ascii=False))
    assert gold.read_gold(path) == (odd,)
    assert fingerprint(path).reports == 1


def test_our_examples_follow_the_guide() -> None:
    """The invented gold is well formed, and every quote of it stands in its text."""
    reports = gold.read_gold(EXAMPLES)
    assert len(reports) >= 8
    assert all(gold.coded(r).report.name == r["doc_id"] for r in reports)


def test_the_shared_gold_follows_the_guide(shared: Path) -> None:
    """The validator is no stricter than the guide."""
    assert len(gold.read_gold(shared / "gold" / "open.jsonl")) >= 1


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "is not JSON"), ("[1]", "is no coded report"), ('{"claims": []}', "is no coded report")],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    """The file, the line and what to do next are in the message."""
    with pytest.raises(FormatError, match=rf"gold\.jsonl:2: {said}.*\. Each line"):
        gold.read_lines(written(tmp_path, cases.gold()[0], line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No gold is an error, not an empty gold."""
    with pytest.raises(ReadError, match="nowhere"):
        gold.read_lines(tmp_path / "nowhere.jsonl")


FAULTS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda r: r.update(published="3 May"), "published '3 May'"),
    (lambda r: r["claims"][0].update(event_type="quarrel"), "event_type 'quarrel'"),
    (lambda r: r["claims"][0].update(stance=""), "stance: none is given"),
    (lambda r: r["claims"][0].update(stance="says"), "stance 'says'"),
    (lambda r: r["claims"][0].update(evidence=[]), "no evidence"),
    (lambda r: r["claims"][0].update(speakers=["the bishop"]), "speakers 'the bishop' is not in the text"),
    (lambda r: r["claims"][0]["places"][0].update(relation="at"), "relation 'at'"),
    (lambda r: r["claims"][0]["when"].update(start="2 May"), "when.start '2 May'"),
    (lambda r: r["claims"][0]["when"].update(end="2022-02-30"), "when.end '2022-02-30'"),
    (lambda r: r["claims"][0]["when"].update(precision="hour"), "precision 'hour'"),
    (lambda r: r["claims"][0]["tolls"][0].update(low=None), "at_least takes a low number alone, and has none to none"),
    (lambda r: r["claims"][1]["tolls"][0].update(high=8), "exact takes one number as low and high, and has 7 to 8"),
    (lambda r: r["claims"][1]["tolls"][1].update(part_of=1), "toll 1 is part of 1"),
    (lambda r: r["claims"][1]["tolls"][0].update(low="seven"), "are no counts"),
    (lambda r: r["claims"][1]["tolls"][0].update(group="elder"), "group 'elder'"),
    (lambda r: r["claims"][2]["losses"][0].update({"class": "horse"}), "loss class 'horse'"),
    (lambda r: r["claims"][3].update(same_event_as="c9"), "same_event_as 'c9'"),
    (lambda r: r["claims"][3].update(id="c1"), "claim ids stand twice"),
    (lambda r: r["incidents"][0].update(claims=["c7"]), "claim 'c7' is not there"),
    (lambda r: r["incidents"][0]["killed"].update(low=8), "killed is not low <= best <= high"),
    (lambda r: r["incidents"][0]["killed"].update(method="as_told"), "not low, best, high"),
    (lambda r: r["claims"][0].pop("targets"), "a field is missing"),
]


@pytest.mark.parametrize(("break_it", "said"), FAULTS)
def test_each_fault_is_found(break_it: Callable[[dict[str, Any]], object], said: str) -> None:
    """One thing wrong, one clause about it."""
    report = cases.gold()[0]
    break_it(report)
    assert any(said in fault for fault in gold.faults(report))
