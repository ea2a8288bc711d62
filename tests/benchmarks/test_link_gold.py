"""The benchmark of links inside a report: what it takes away, and what it prints."""

from pathlib import Path

from benchmarks.link_gold import half_of, rows, unlinked, wrong

from recount.evaluate.gold import read_gold
from recount.publish.coded_parse import from_wire

EXAMPLES = Path(__file__).parents[2] / "gold" / "examples.jsonl"


def test_no_link_is_left() -> None:
    """Neither `same_event_as` nor `part_of` reaches linking."""
    coded = [unlinked(from_wire(row, row["text"])) for row in read_gold(EXAMPLES)]
    assert not any(c.part_of or c.same_event_as for one in coded for c in one.claims)


def test_halves_share_no_report() -> None:
    """A report is in one half, by its text alone."""
    found = [half_of(row) for row in read_gold(EXAMPLES)]
    assert set(found) == {1, 2}
    assert found == [half_of(row) for row in read_gold(EXAMPLES)]


def test_our_examples_are_told_nearly_without_counting_twice() -> None:
    """One report in ten at most counts more dead than its coders; every wrong one is named with what is wrong."""
    without, linked = rows([EXAMPLES])
    assert without.figures()["overcount"] <= 0.1
    assert without.figures()["event"] > 0.75
    assert linked.figures()["total"] >= without.figures()["total"] - 0.1
    assert all("->" in line or "together" in line for _, line in wrong(without))
