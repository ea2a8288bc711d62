"""The reliability plot: ``python -m training.reliability [SHARED] [--model FOLDER] > docs/reliability.svg``.

Claims are put in five bins by confidence; each point is a bin, at its mean confidence and the share of its claims that are
right. On the diagonal the confidence means what it says. Filled: reports held out, which the curve was fitted on; hollow:
the gold standard, which it never saw.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability import Bins, drawn

from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.session import WEIGHTS
from recount.flow import CodeOptions, code_report
from recount.publish.coded import to_wire
from training.calibrate import error, fields_judged, judged, reliability
from training.corpora import gather
from training.texts import Coded, read_coded


def bins_of(engine: EncoderEngine, coded: Sequence[Coded]) -> tuple[Bins, float]:
    """The bins of an engine's claims on coded reports, and its expected calibration error; that of each field is told on
    standard error.
    """
    options = CodeOptions(extract=ExtractOptions(engine=engine), places=False)
    answers = [to_wire(code_report(c.report, options)) for c in coded]
    for field, found in fields_judged(coded, answers).items():
        print(f"{field:14} off by {error(*found):.3f} in {len(found[0])} claims", file=sys.stderr)
    sure, right = judged(coded, answers)
    return reliability(sure, right), error(sure, right)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the plot."""
    parser = argparse.ArgumentParser(prog="python -m training.reliability", description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--model", type=Path, default=WEIGHTS)
    given = parser.parse_args(arguments)
    engine = EncoderEngine(folder=given.model)
    sets = [("reports held out", *bins_of(engine, gather(given.shared).held))]
    gold = given.shared / "gold" / "open.jsonl" if given.shared else None
    if gold and gold.exists():
        sets.append(("gold standard", *bins_of(engine, list(read_coded(gold)))))
    for line in drawn(sets, "claim"):
        print(line)


if __name__ == "__main__":
    main()
