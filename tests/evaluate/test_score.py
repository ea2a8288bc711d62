"""The measure of record: its figures, where they can be checked by hand, and where the shared scorer can be asked."""

import importlib.util
import random
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.evaluate import cases

from recount.evaluate.gold import read_lines
from recount.evaluate.score import MEANING, NAMES, compare

# Checked by hand against `cases`: (precision, recall) of each figure
PINNED = {
    "claim": (1.0, 5 / 6),  # the tank's claim is missed
    "type": (4 / 5, 4 / 6),  # the denial is typed as a clash
    "voice": (4 / 5, 4 / 6),  # the mayor is lost
    "toll": (4 / 5, 4 / 5),  # six injured are not nine
    "said": (3 / 5, 3 / 5),  # ... and the mayor's four are nobody's
    "people": (3 / 5, 3 / 5),  # the soldiers' population is lost
    "loss": (0.0, 0.0),
    "class": (0.0, 0.0),
    "place": (2 / 3, 2 / 3),  # Mali is not the most specific place
    "when": (2 / 3, 2 / 3),  # the wrong Monday
    "by": (1.0, 1.0),
    "target": (1.0, 1.0),
    "weapon": (0.0, 0.0),
    "event": (1.0, 2 / 4),  # the denial stands apart
    "stance": (0.0, 0.0),
    "places": (1.0, 1.0),  # both of the clinic's, in whatever order
}


@pytest.mark.parametrize(("name", "expected"), PINNED.items())
def test_each_figure_counts_what_it_says(name: str, expected: tuple[float, float]) -> None:
    """Precision and recall are those that a person counts on paper."""
    figure = compare(cases.gold(), cases.coded()).scores.figures[name]
    assert (figure.precision, figure.recall) == (round(expected[0], 4), round(expected[1], 4))


def test_figures_beside_the_mean() -> None:
    """Totals, overcounts, wordings, parts and refusals, counted on paper."""
    data = compare(cases.gold(), cases.coded()).scores.as_data()
    assert {k: v for k, v in data.items() if not isinstance(v, dict)} == {
        "mean": 0.6434,
        "total": 0.5,
        "injured": 0.0,
        "overcount": 0.5,
        "wording": 1.0,
        "part": 0.75,
        "refused": 1,
        "reports": 2,
        "joined": 2,
    }  # fmt: skip - one row


def test_gold_against_itself_is_perfect() -> None:
    """Nothing is lost by measuring."""
    scores = compare(cases.gold(), cases.gold()).scores
    assert (scores.mean, scores.total, scores.injured, scores.overcount, scores.refused) == (1.0, 1.0, 1.0, 0.0, 0)


def test_a_missing_report_counts_as_empty() -> None:
    """What was not coded is missed, not left out of the sum."""
    scores = compare(cases.gold(), cases.gold()[1:]).scores
    assert scores.joined == 1
    assert scores.figures["claim"].recall == round(2 / 6, 4)


@pytest.mark.parametrize(
    "broken",
    [
        {"evidence": []},
        {"evidence": ["Words of nobody."]},
        {"evidence": "Gunmen"},
        {"tolls": [5]},
        {"places": [{"relation": "in"}]},
        {"speakers": [None]},
    ],
)
def test_a_claim_without_its_words_is_refused(broken: dict[str, Any]) -> None:
    """A coded claim that is not of the guide's shape never scores and is counted."""
    coded = cases.gold()
    coded[1]["claims"][0] |= broken
    scores = compare(cases.gold(), coded).scores
    assert scores.refused == 1
    assert scores.figures["claim"].recall == round(5 / 6, 4)


def test_every_figure_is_explained() -> None:
    """No figure is printed whose meaning is not written down."""
    assert set(compare(cases.gold(), cases.coded()).scores.as_data()) - {"reports", "joined"} <= set(MEANING)
    assert set(NAMES) <= set(MEANING)


def test_the_worst_reports_come_first() -> None:
    """Ranked by the claims found and by who says which number."""
    assert [doc for _, doc in compare(cases.gold(), cases.coded()).worst] == ["clinic", "bridge"]


@pytest.mark.parametrize("seed", range(3))
def test_the_shared_scorer_gives_the_same_digits(shared: Path, seed: int) -> None:
    """On real gold, damaged in many ways, every figure that it has and the ranking equal the shared scorer's."""
    gold = list(read_lines(shared / "gold" / "open.jsonl"))
    coded = _damaged(gold, random.Random(seed))  # noqa: S311 - repeatable damage, no secret
    theirs, worst = _shared_scorer(shared).score(gold, coded)
    ours = compare(gold, coded)
    assert {k: v for k, v in ours.scores.as_data().items() if k in theirs} == theirs
    assert list(ours.worst) == worst


def _shared_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _damaged(gold: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Fields swapped between claims, evidence invented, shapes broken, incidents and reports lost."""
    out = [r for r in deepcopy(gold) if chance.random() > 0.1]
    claims = [c for r in gold for c in r["claims"]]
    for report in out:
        for claim in report["claims"]:
            for field in [f for f in claim if f != "id" and chance.random() < 0.15]:
                claim[field] = deepcopy(chance.choice(claims)[field])
            if chance.random() < 0.05:
                claim["tolls"] = [5]
        if chance.random() < 0.3:
            report["incidents"] = report["incidents"][:1] * 2
    return out
