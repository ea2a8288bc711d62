"""What is told instead of judged: with all of it told, what was coded comes out."""

from pathlib import Path

import pytest

from recount.evaluate.score import compare

pytest.importorskip("torch", reason="torch comes with the extra `train`")

from training.ceiling import STEPS, coded_with
from training.texts import Coded, read_coded

CORPUS = Path(__file__).parents[2] / "gold" / "corpus"


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    """Twelve invented reports that tell of events."""
    rows = read_coded(min(CORPUS.glob("*.jsonl")))
    return [row for row in rows if row.coding["claims"]][:12]


def test_the_more_is_told_the_nearer_the_coding(coded: list[Coded]) -> None:
    """With nothing told it is the engine as it is; with all told only the rules are left to err."""
    codings = [c.coding for c in coded]
    means = [compare(codings, [coded_with(n, c) for c in coded]).scores.mean for n in (0, len(STEPS) - 1)]
    assert means[0] < means[1]
    assert means[1] > 0.85
