"""What each of the model's judgements costs: ``python -m training.ceiling SHARED``.

Reports are read as they are by default, and again with one judgement after another taken from their coding instead: which clauses
tell of a claim, its type and stance, which are one claim, which one event, what fills each role, where that stands, its
labels. What is still missing at the end is lost by the rules, not by the model.
"""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.evaluate.score import NAMES, compare
from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Matrix, Side
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.encoder.reading import LOCAL, Asked, Reading
from recount.extract.engines.encoder.scheme import EVENT_TYPES, PAIRS, SPAN_LABELS, STANCES
from recount.extract.engines.encoder.session import open_weights
from recount.flow import CodeOptions, code_report
from recount.publish.coded import to_wire
from training.align import Lesson, align, related
from training.corpora import gather
from training.texts import Coded, read_coded

Json = dict[str, Any]
STEPS = ("nothing", "claims", "types", "one claim", "one event", "roles", "words", "labels")
_SURE = 20.0  # log-odds


@dataclass(frozen=True)
class Informed(EncoderEngine):
    """The engine that is told, of one report, the judgements up to a step (an index of STEPS) by its coding."""

    coding: Json | None = None
    step: int = 0
    triage: bool = False

    def read(self, page: Page) -> Reading:
        """What the model says of a page, but for what it is told."""
        own = super().read(page)
        if self.step == 0 or self.coding is None:
            return own
        lesson = align(page, self.coding)
        heads = open_weights(self.folder).heads
        asked = Asked(page=page, words=words_of_page(page, self.folder), heads=heads, trust=self.believed.trust)
        return _Answers(lesson, self.coding, asked, self.step).given(own)


@dataclass(frozen=True)
class _Answers:
    lesson: Lesson
    coding: Json
    asked: Asked
    step: int

    def given(self, own: Reading) -> Reading:
        """The reading with what is told instead of the model's own."""
        rows = np.flatnonzero(self.lesson.claim_of >= 0)
        mentions = tuple(self.lesson.mentions[n] for n in rows)
        vectors = self.asked.vectors(mentions)
        labels = self.asked.labels(mentions, vectors)[1] if mentions else {k: v[:0] for k, v in own.labels.items()}
        if self._tells("types"):
            labels = {
                "type": _chosen(self.lesson.types[rows], len(EVENT_TYPES)),
                "stance": _chosen(self.lesson.stances[rows], len(STANCES)),
            }
        spans = dict(self.lesson.spans) if self._tells("words") else own.spans
        side = self.asked.heads.left("link", vectors)
        scores = {role: self._links(role, rows, spans[role], side) for role in spans}
        return replace(
            own,
            mentions=mentions,
            told=np.full(len(mentions), 0.99, dtype=np.float32),
            labels=labels,
            spans=spans,
            links={role: _chance(s[..., 0]) for role, s in scores.items()},
            first={role: _chance(s[..., 1]) for role, s in scores.items()},
            span_labels={role: self._span_labels(role, spans[role]) for role in SPAN_LABELS if spans[role]},
            pairs=self._pairs(rows, self.asked.pairs(mentions, vectors)),
        )

    def _tells(self, step: str) -> bool:
        return self.step >= STEPS.index(step)

    def _pairs(self, rows: npt.NDArray[np.int64], scores: Matrix) -> Matrix:
        told = [int(self.lesson.claim_of[n]) for n in rows]
        kinds = [
            k for k, s in (("claim", "one claim"), ("event", "one event"), ("part", "one event")) if self._tells(s)
        ]
        index = [(i, j) for i in range(len(rows)) for j in range(i + 1, len(rows))] if kinds else []
        for (i, j), answer in zip(index, related(self.coding, told, index), strict=True):
            for kind in kinds:
                n = PAIRS.index(kind)
                scores[i, j, n] = scores[j, i, n] = _SURE if answer[n] else -_SURE
        return scores

    def _links(self, role: str, rows: npt.NDArray[np.int64], spans: Sequence[Span], side: Side) -> Matrix:
        mentions = [self.lesson.mentions[n] for n in rows]
        (right,) = self.asked.rights(self.asked.means([spans]))
        scores = self.asked.links(mentions, (side, right), role, spans)
        if not self._tells("roles"):
            return scores
        linked, first = self.lesson.linked[role], self.lesson.first.get(role)
        for j, span in enumerate(spans):
            column = next(
                (k for k, s in enumerate(self.lesson.spans[role]) if s.start < span.end and span.start < s.end), None
            )
            for i, n in enumerate(rows):
                same = np.flatnonzero(self.lesson.claim_of == self.lesson.claim_of[n])
                inside = role not in LOCAL or mentions[i].start <= span.start < mentions[i].end
                fills = column is not None and inside and bool((linked[same, column] == 1).any())
                scores[i, j, 0] = _SURE if fills else -_SURE
                if first is not None:
                    leads = column is not None and bool((first[same, column] == 1).any())
                    scores[i, j, 1] = _SURE if leads else -_SURE
        return scores

    def _span_labels(self, role: str, spans: Sequence[Span]) -> dict[str, Matrix]:
        found = self.asked.span_labels(role, spans, *self.asked.means([spans]))
        if not self._tells("labels"):
            return found
        known = self.lesson.labels[role]
        return {
            name: np.where(known[name][:, None] >= 0, _chosen(known[name], scores.shape[1]), scores)
            for name, scores in found.items()
        }


def _chosen(values: Sequence[int] | np.ndarray, size: int) -> Matrix:  # type: ignore[type-arg]  # of any sort of integer
    """Log-probabilities, (n, size), by which the given value of each row is sure; of an unknown one all are alike."""
    out = np.full((len(values), size), -_SURE, dtype=np.float32)
    for row, value in zip(out, values, strict=True):
        row[value if value >= 0 else slice(None)] = 0.0
    return out


def _chance(scores: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def coded_with(step: int, one: Coded) -> Json:
    """What the engine makes of a coded report, told the judgements up to a step (an index of STEPS)."""
    engine = Informed(coding=one.coding, step=step)
    return to_wire(code_report(one.report, CodeOptions(extract=ExtractOptions(engine=engine), places=False)))


def figures(coded: Sequence[Coded], pool: ProcessPoolExecutor) -> Iterator[tuple[str, float, dict[str, float]]]:
    """For each step its name, the mean and the F1 of each field, all else as the model has it."""
    for n, step in enumerate(STEPS):
        answers = list(pool.map(partial(coded_with, n), coded, chunksize=4))
        scores = compare([c.coding for c in coded], answers).scores
        yield step, scores.mean, {name: scores.figures[name].f1 for name in NAMES}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for the gold standard and one for the reports held out."""
    parser = argparse.ArgumentParser(prog="python -m training.ceiling", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    given = parser.parse_args(arguments)
    sets = {"gold": list(read_coded(given.shared / "gold" / "open.jsonl")), "held out": list(gather(given.shared).held)}
    with ProcessPoolExecutor() as pool:
        for name, coded in sets.items():
            print(f"{name}: {len(coded)} reports, with ever more told by the coding")
            print(f"{'told':10}{'mean':>7}" + "".join(f"{n:>8}" for n in NAMES))
            for step, mean, found in figures(coded, pool):
                print(f"{step:10}{mean:7.3f}" + "".join(f"{found[n]:8.2f}" for n in NAMES))


if __name__ == "__main__":
    main()
