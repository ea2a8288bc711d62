"""Headlines, captions and pasted text end anywhere: whatever is cut short is read, and refused by nobody."""

import json
import random
import re

from tests.evaluate.test_coding import EXAMPLES

from recount.evaluate.coding import report_of
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages

CUT = 60  # reports


def test_every_sentence_may_end_at_any_word() -> None:
    """Each sentence of a report is cut after a word chosen at random, without a mark behind it."""
    choose = random.Random(1)  # noqa: S311 - the same cuts each time
    reports = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    for gold in choose.sample(reports, min(CUT, len(reports))):
        sentences = [s.split() for s in re.split(r"(?<=[.!?])\s+", gold["text"]) if s.split()]
        cut = [" ".join(s[: choose.randint(1, len(s))]).rstrip(".,;:!?") for s in sentences]
        text = "\n".join(line for line in cut if line)
        found = analyse(report_of({**gold, "text": text}), split_passages(text))
        assert "".join(found.text.split()) == "".join(text.split())
        assert len(found.sentences) >= len([line for line in cut if line]) // 2
