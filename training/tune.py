"""Set the limits on reports held out: from which probability on the model is believed, slot by slot."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from recount.evaluate.score import compare
from recount.extract import ExtractOptions
from recount.extract.engine import Draft, Passage
from recount.extract.engines.encoder.decode import drafts_of
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.limits import ROLE_LIMITS, Limits
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import Reading, read
from recount.extract.engines.encoder.session import open_weights
from recount.flow import CodeOptions, code_report
from recount.model import Report
from recount.publish.coded import to_wire
from training.corpora import page_of
from training.texts import Coded

TRIED = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
READ = ("trigger", "told", "tagged", "apart")  # limits that the reading of a page asks for; the others are of decoding
ROUNDS = 2
ON_TOTALS = (
    0.2  # how much the share of right totals, less the share of reports that count too many, weighs beside the mean
)


@dataclass(slots=True, kw_only=True)
class Remembered:
    """An engine that has encoded some reports and remembers how it read them."""

    folder: Path
    limits: Limits = field(default_factory=Limits)
    name: str = "encoder"
    digest: str = "under trial"
    _words: dict[str, tuple[Page, Matrix]] = field(default_factory=dict)
    _read: dict[tuple[str, tuple[float, ...]], Reading] = field(default_factory=dict)

    def remember(self, coded: Sequence[Coded]) -> None:
        """Encode reports once."""
        for one in coded:
            page = page_of(one)
            if page.words:
                self._words[one.report.id] = page, words_of_page(page, self.folder)

    def draft(self, report: Report, passages: Sequence[Passage]) -> Sequence[Draft]:  # noqa: ARG002 - known by its id
        """Drafts of a remembered report under the limits of now."""
        if report.id not in self._words:
            return ()
        key = report.id, tuple(float(getattr(self.limits, name)) for name in READ)
        if key not in self._read:
            page, words = self._words[report.id]
            self._read[key] = read(page, words, open_weights(self.folder).heads, self.limits)
        return drafts_of(self._read[key], self.limits)

    def forget(self) -> None:
        """Drop readings, which are many; the encoded words stay."""
        self._read.clear()


def worth(engine: Remembered, limits: Limits, coded: Sequence[Coded]) -> float:
    """How good some limits are: the mean of the figures of record, and a little of the totals."""
    engine.limits = limits
    options = CodeOptions(extract=ExtractOptions(engine=engine), places=False)
    wire = [to_wire(code_report(c.report, options)) for c in coded]
    scores = compare([c.coding for c in coded], wire).scores
    return scores.mean + ON_TOTALS * (scores.total - scores.overcount)


def tune(folder: Path, coded: Sequence[Coded], say: Callable[[str], None]) -> Limits:
    """Try one limit after another, keep what helps, and write ``limits.json`` beside the weights."""
    engine = Remembered(folder=folder)
    engine.remember(coded)
    best = Limits()
    score = worth(engine, best, coded)
    say(f"limits: worth {score:.4f} on {len(coded)} reports held out, all at their first values")
    for _ in range(ROUNDS):
        for name in (*READ, *(f.name for f in fields(Limits) if f.name not in (*READ, "roles")), *ROLE_LIMITS):
            for tried in TRIED:
                limits = _with(best, name, tried)
                found = worth(engine, limits, coded)
                if found > score + 1e-4:
                    best, score = limits, found
            engine.forget()
    say(f"limits: worth {score:.4f} with {best.as_json()}")
    (folder / "limits.json").write_text(json.dumps(best.as_json(), indent=1) + "\n")
    return best


def _with(limits: Limits, name: str, value: float) -> Limits:
    if name in ROLE_LIMITS:
        return replace(limits, roles={**limits.roles, name: value})
    return replace(limits, **{name: value})  # type: ignore[arg-type]  # all other fields are numbers
