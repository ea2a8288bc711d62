"""Score coded reports against the gold standard (`gold/GUIDE.md`): the measure of record.

Reports are joined on `doc_id`; a coded report that is missing counts as empty; fields the guide does not name are
ignored. A coded claim with no evidence, with evidence that is not in the gold report's text, or not of the guide's
shape, is dropped and counted as `refused`.

Claims are paired one to one inside a report, best pair first (`phrases.similarity`). Figures are micro-averaged over
all reports; what stands on a claim without a partner counts as missed (gold) or wrong (coded). See `MEANING`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from recount.evaluate.phrases import Json
from recount.evaluate.sides import Labels, score_report
from recount.evaluate.tally import Figure, Tally, share
from recount.evaluate.totals import sums

MEANING = {
    "claim": "a gold claim has a partner",
    "type": "... with the same event_type",
    "voice": "... whose nearest speaker agrees (both empty agrees: the outlet's own voice)",
    "toll": "anywhere in the report: kind, low and high are equal and the phrases agree",
    "said": "... in the partner claim, with the same voice: who says which number",
    "people": "like toll, and population is equal",
    "loss": "anywhere in the report: kind, low and high are equal and the phrases agree",
    "class": "... and class is equal",
    "place": "the most specific place agrees (gold claims without a place: a coded one is wrong)",
    "when": "start and end are equal (gold claims without a date: a coded one is wrong)",
    "by": "perpetrators, one to one",
    "target": "targets, one to one",
    "weapon": "weapons, one to one",
    "event": "pairs of claims in a report put in the same incident",
    "mean": "plain mean of the F1s above",
    "stance": "claims that do more than assert; not in the mean",
    "places": "all places of a claim, one to one; not in the mean",
    "total": "share of reports whose killed total over incidents (low, best, high) is right",
    "injured": "share of reports whose injured total is right",
    "overcount": "share of reports with deaths told in gold or coded whose coded best exceeds gold's best and high",
    "wording": "of the tolls that agree, the share with the same wording",
    "part": "of the tolls that agree, the share with the same answer to: is it a part?",
    "refused": "coded claims without words of the text, or not of the guide's shape",
}
NAMES = (
    "claim",
    "type",
    "voice",
    "toll",
    "said",
    "people",
    "loss",
    "class",
    "place",
    "when",
    "by",
    "target",
    "weapon",
    "event",
)  # fmt: skip - the figures in the mean, in the order printed
NOT_IN_MEAN = ("stance", "places")  # figures that are shown and are not in the mean
BESIDE = (*NOT_IN_MEAN, "wording", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All figures of one comparison, 0..1 unless they count things; `reports` gold reports, `joined` of them coded.

    `deaths` and `hurts` are how many reports `total` (with `overcount`) and `injured` are shares of.
    """

    figures: dict[str, Figure]
    wording: float
    part: float
    mean: float
    total: float
    injured: float
    overcount: float
    refused: int
    reports: int
    joined: int
    deaths: int
    hurts: int

    def as_data(self) -> Json:
        """Plain JSON values under the names of `MEANING`."""
        rows = {
            name: {"precision": f.precision, "recall": f.recall, "f1": f.f1, "gold": f.gold}
            for name, f in self.figures.items()
        }
        beside = ("wording", "part", "mean", "total", "injured", "overcount", "refused", "reports", "joined")
        return rows | {name: getattr(self, name) for name in beside}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Scores, the worst reports first as (claim F1 + said F1, doc_id), and what was counted under which label."""

    scores: Scores
    worst: tuple[tuple[float, str], ...]
    tallies: dict[str, Tally]


def compare(gold: Sequence[Json], coded: Iterable[Json], labels: Labels = lambda _claim, _report: "") -> Comparison:
    """Score coded reports against gold reports, both in the guide's format; gold ones with their `text`.

    Raises:
        KeyError: a gold report lacks a field of the guide (check it with `gold.faults` first).
    """
    by_id = {r["doc_id"]: r for r in coded}
    tallies = _tallies()
    worst, refused = [], 0
    for report in gold:
        alone = _tallies()
        refused += score_report(report, by_id.get(report["doc_id"], {}), labels, alone)
        for name, tally in alone.items():
            tallies[name].merge(tally)
        both = alone["claim"].figure().f1 + alone["said"].figure().f1
        worst.append((round(both, 3), report["doc_id"]))
    shown = sums(gold, by_id) | {"refused": refused, "joined": sum(g["doc_id"] in by_id for g in gold)}
    scores = _scores(tallies, shown | {"reports": len(gold)})
    return Comparison(scores=scores, worst=tuple(sorted(worst)), tallies=tallies)


def _tallies() -> dict[str, Tally]:
    return {name: Tally() for name in (*NAMES, *BESIDE)}


def _scores(tallies: dict[str, Tally], rest: dict[str, Any]) -> Scores:
    figures = {name: tallies[name].figure() for name in (*NAMES, *NOT_IN_MEAN)}
    shown = [figures[n].f1 for n in NAMES if figures[n].gold]
    return Scores(
        figures=figures,
        wording=tallies["wording"].figure().precision,
        part=tallies["part"].figure().precision,
        mean=share(shown),
        **rest,
    )
