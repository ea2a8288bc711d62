"""The reliability plot: ``python -m training.reliability [SHARED] [--model FOLDER] > docs/reliability.svg``.

Claims are put in five bins by confidence; each point is a bin, at its mean confidence and the share of its claims that are
right. On the diagonal the confidence means what it says. Filled: reports held out, which the curve was fitted on; hollow:
the gold standard, which it never saw.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.session import WEIGHTS
from recount.flow import CodeOptions, code_report
from recount.publish.coded import to_wire
from training.calibrate import error, fields_judged, judged, reliability
from training.corpora import gather
from training.texts import Coded, read_coded

SIDE, EDGE, LEAST = 320, 48, 0.4  # pixels of the plot and around it; where both axes begin
Bins = list[tuple[float, float, int]]


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


def _at(value: float) -> float:
    return SIDE * (max(value, LEAST) - LEAST) / (1 - LEAST)


def _point(sure: float, right: float, *, filled: bool) -> str:
    x, y = EDGE + _at(sure), EDGE + SIDE - _at(right)
    fill = "#1b5e8c" if filled else "#ffffff"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" stroke="#1b5e8c" stroke-width="2"/>'


def drawn(sets: Sequence[tuple[str, Bins, float]]) -> Iterator[str]:
    """The plot, line by line."""
    size = SIDE + 2 * EDGE
    low, high = EDGE, EDGE + SIDE
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + 40}" font-family="sans-serif" font-size="12">'
    yield f'<rect width="{size}" height="{size + 40}" fill="#ffffff"/>'
    yield f'<rect x="{low}" y="{low}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#767676"/>'
    yield f'<line x1="{low}" y1="{high}" x2="{high}" y2="{low}" stroke="#767676" stroke-dasharray="4 4"/>'
    for tick in (0.4, 0.6, 0.8, 1.0):
        yield f'<text x="{low + _at(tick):.1f}" y="{high + 18}" text-anchor="middle">{tick:.1f}</text>'
        yield f'<text x="{low - 8}" y="{high - _at(tick) + 4:.1f}" text-anchor="end">{tick:.1f}</text>'
    yield f'<text x="{size / 2:.0f}" y="{high + 38}" text-anchor="middle">confidence of a claim</text>'
    yield f'<text x="14" y="{size / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {size / 2:.0f})">share that is right</text>'
    for n, (name, bins, miss) in enumerate(sets):
        yield from (_point(sure, right, filled=n == 0) for sure, right, _ in bins)
        count = sum(c for _, _, c in bins)
        yield f'<text x="{low}" y="{size + 8 + 16 * n}">{"●" if n == 0 else "○"} {name}: {count} claims, off by {miss:.3f} in the mean</text>'
    yield "</svg>"


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
    for line in drawn(sets):
        print(line)


if __name__ == "__main__":
    main()
