"""How sure is a claim? The model's log-odds of a mention, laid on how often such claims are right on reports held out.

A logistic curve of two numbers (Platt 1999): reports held out are too few for more. A claim is right if the measure of
record pairs it with one of the gold's.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recount.evaluate.phrases import Json, pairs, same_count, same_phrase, same_voice, similarity
from training.texts import Coded

Answer = dict[str, object]
STEPS = 50
RIDGE = 1.0  # pulls both to 0, so that a few claims do not make a cliff
_LEAST = 1e-6


def judged(coded: Sequence[Coded], answers: Sequence[Answer]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """The confidence of every claim made, 0 to 1, and whether it is right."""
    sure: list[float] = []
    right: list[bool] = []
    for one, answer in zip(coded, answers, strict=True):
        claims: list[dict[str, object]] = answer["claims"]  # type: ignore[assignment]  # of the coded format
        paired = {made for _, made in pairs(one.coding["claims"], claims, similarity)}
        sure.extend(float(c["confidence"]) for c in claims)  # type: ignore[arg-type]  # the encoder always gives one
        right.extend(n in paired for n in range(len(claims)))
    return np.array(sure), np.array(right, dtype=bool)


def fields_judged(
    coded: Sequence[Coded], answers: Sequence[Answer]
) -> dict[str, tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]]:
    """For each field, its confidence in every claim that is right, and whether it is right in the gold's partner too."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for one, answer in zip(coded, answers, strict=True):
        gold: list[Json] = one.coding["claims"]
        made: list[Json] = answer["claims"]  # type: ignore[assignment]  # of the coded format
        for i, j in pairs(gold, made, similarity):
            for field, chance in made[j]["field_confidence"].items():
                found.setdefault(field, []).append((chance, _same(field, gold[i], made[j])))
    return {
        field: (np.array([c for c, _ in rows]), np.array([r for _, r in rows], dtype=bool))
        for field, rows in found.items()
    }


def _same(field: str, gold: Json, made: Json) -> bool:
    """Is a field the same by the measure of record, all of it?"""
    if field == "event_type":
        return bool(gold[field] == made[field])
    if field == "speakers":
        return same_voice(gold, made)
    if field == "when":
        return all(gold[field][side] == made[field][side] for side in ("start", "end"))
    mine, theirs = ([x["text"] for x in side[field][:1]] if field == "places" else side[field] for side in (gold, made))
    alike = same_count if field in ("tolls", "losses") else same_phrase
    return len(mine) == len(theirs) == len(pairs(mine, theirs, alike))


def fitted(sure: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset, by Newton's method; (1, 0) where there is nothing to learn from."""
    if right.all() or not right.any():
        return 1.0, 0.0
    inside = np.clip(sure, _LEAST, 1 - _LEAST)
    x = np.stack([np.log(inside / (1 - inside)), np.ones(len(sure))], axis=1)
    w = np.array([0.0, 0.0])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (right - chance) - RIDGE * w
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(2)
        w = w + np.clip(np.linalg.solve(curve, slope), -1, 1)
    return (float(w[0]), float(w[1])) if all(map(math.isfinite, w)) else (1.0, 0.0)


def reliability(
    sure: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], bins: int = 5
) -> list[tuple[float, float, int]]:
    """Mean confidence, share that is right and how many, in bins of as many claims each, the least sure first."""
    order = np.argsort(sure, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return [(float(sure[p].mean()), float(right[p].mean()), len(p)) for p in parts]


def error(sure: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """The expected calibration error, 0 to 1: how far confidence and share are apart, in the mean over claims."""
    return sum(abs(a - b) * n for a, b, n in reliability(sure, right, 10)) / max(1, len(sure))
