"""Set the limits on reports held out: from which probability on the model is believed, slot by slot."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recount.evaluate.score import compare
from recount.extract import ExtractOptions
from recount.extract.engine import Draft, Passage
from recount.extract.engines.encoder.decode import drafts_of
from recount.extract.engines.encoder.engine import words_of_page
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.limits import AS_IT_IS, NO_TRUST, ROLE_LIMITS, Limits
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import Reading, read
from recount.extract.engines.encoder.session import open_weights
from recount.flow import CodeOptions, code_report
from recount.model import Report
from recount.publish.coded import to_wire
from training.calibrate import fields_judged, fitted, judged
from training.corpora import page_of
from training.scale import REAL
from training.texts import Coded

TRIED = (0.003, 0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94, 0.98, 0.995)
UNLIKELY = 0.15  # a whole loses the dead of its parts: no part is believed below this, whatever it does for overcounts
BEGIN_AT = Limits(
    told=0.85,
    trigger=0.99,
    tagged=0.7,
    apart=0.07,
    claim=0.3,
    event=0.3,
    part=0.3,
    roles=MappingProxyType({**ROLE_LIMITS, "place": 0.3, "time": 0.3, "toll": 0.7, "target": 0.7}),
    trust=MappingProxyType(
        {**NO_TRUST, "target": 1.0, "toll": 1.0, "type": 1.0, "claim": 1.0, "event": 2.0, "label": 1.0}
    ),
)
TRUST = (-2.0, 0.0, 1.0, 2.0, 3.0, 5.0, 8.0)  # log-odds
READ = ("trigger", "told", "tagged", "apart")  # limits that the reading of a page asks for; the others are of decoding
SEARCHED = (*READ, "claim", "event", "part", *ROLE_LIMITS, *(f"trust.{name}" for name in NO_TRUST))  # in this order
ROUNDS = 2
# How much weighs beside the mean: the share of right totals less that of reports that count too many, and all places of
# a claim, of which the mean knows the most specific alone.
ON_TOTALS, ON_PLACES = 0.2, 0.1


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
        key = report.id, _read_by(self.limits)
        if key not in self._read:
            page, words = self._words[report.id]
            self._read[key] = read(page, words, open_weights(self.folder).heads, self.limits)
        return drafts_of(self._read[key], self.limits)

    def forget(self) -> None:
        """Drop readings, which are many; the encoded words stay."""
        self._read.clear()


def _read_by(limits: Limits) -> tuple[float, ...]:
    """The limits that a reading depends on."""
    return (*(float(getattr(limits, name)) for name in READ), *limits.trust.values())


def worth(engine: Remembered, limits: Limits, coded: Sequence[Coded]) -> float:
    """How good some limits are, on real reports and on invented ones, which are many more, in the mean."""
    engine.limits = limits
    kinds = [[c for c in coded if (c.corpus in REAL) is real] for real in (True, False)]
    found = [_worth(engine, some) for some in kinds if some]
    return sum(found) / len(found)


def _worth(engine: Remembered, coded: Sequence[Coded]) -> float:
    """The mean of the figures of record, and a little of what it leaves out."""
    scores = compare([c.coding for c in coded], _answers(engine, coded)).scores
    beside = ON_TOTALS * (scores.total - scores.overcount) + ON_PLACES * scores.figures["places"].f1
    return scores.mean + beside


def _answers(engine: Remembered, coded: Sequence[Coded]) -> list[dict[str, Any]]:
    """What the engine makes of reports, places not looked up."""
    options = CodeOptions(extract=ExtractOptions(engine=engine), places=False)
    return [to_wire(code_report(c.report, options)) for c in coded]


def tune(folder: Path, coded: Sequence[Coded], say: Callable[[str], None], begin: Limits | None = None) -> Limits:
    """Try one limit after another, keep what helps, and write ``limits.json`` beside the weights. Where there are limits to
    begin from, as those of weights before, only what lies next to them is tried, once.
    """
    engine = Remembered(folder=folder)
    engine.remember(coded)
    best = begin or BEGIN_AT
    score = worth(engine, best, coded)
    say(f"limits: worth {score:.4f} on {len(coded)} reports held out, all at their first values")
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_start, initargs=(engine, coded)) as pool:
        for _ in range(1 if begin else ROUNDS):
            for name in SEARCHED:
                values = _beside(_values(name), best.of(name)) if begin else _values(name)
                tried = [_with(best, name, value) for value in values]
                found = list(pool.map(_trial, [limits.as_json() for limits in tried]))
                if max(found) > score + 1e-4:
                    score = max(found)
                    best = tried[found.index(score)]
                say(f"limits: {name} {best.of(name):.2f}, worth {score:.4f}")
    best = _calibrated(engine, best, coded)
    say(f"limits: a claim's log-odds are {best.sure[0]:.2f} of its mention's and {best.sure[1]:+.2f}")
    (folder / "limits.json").write_text(json.dumps(best.as_json(), indent=1) + "\n")
    return best


def _calibrated(engine: Remembered, limits: Limits, coded: Sequence[Coded]) -> Limits:
    engine.limits = replace(limits, sure=AS_IT_IS, fields={})
    answers = _answers(engine, coded)
    fields = {field: fitted(*found) for field, found in fields_judged(coded, answers).items()}
    return replace(limits, sure=fitted(*judged(coded, answers)), fields=fields)


def _values(name: str) -> Sequence[float]:
    """What is tried for a limit."""
    if name.startswith("trust."):
        return TRUST
    return [value for value in TRIED if name != "part" or value >= UNLIKELY]


def _beside(values: Sequence[float], now: float) -> Sequence[float]:
    """The next value below the one of now, and the next above."""
    return [*[v for v in values if v < now][-1:], *[v for v in values if v > now][:1]]


_on_trial: tuple[Remembered, Sequence[Coded]] | None = None  # of this process


def _start(engine: Remembered, coded: Sequence[Coded]) -> None:
    global _on_trial  # noqa: PLW0603 - set once, as the process begins
    _on_trial = engine, coded


def _trial(stored: Mapping[str, object]) -> float:
    if _on_trial is None:
        raise RuntimeError("The process has nothing on trial.")
    engine, coded = _on_trial
    limits = Limits(**stored)  # type: ignore[arg-type]  # as `Limits.as_json` has them
    if _read_by(limits) != _read_by(engine.limits):
        engine.forget()
    return worth(engine, limits, coded)


def _with(limits: Limits, name: str, value: float) -> Limits:
    if name.startswith("trust."):
        return replace(limits, trust={**limits.trust, name.removeprefix("trust."): value})
    if name in ROLE_LIMITS:
        return replace(limits, roles={**limits.roles, name: value})
    return replace(limits, **{name: value})  # type: ignore[arg-type]  # all other fields are numbers
