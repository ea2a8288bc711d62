"""Floors that only rise: what each engine reached on a gold file, pinned with that file's fingerprint.

A figure may fall by the weight of one item and no more: a change that puts two things right and one wrong should pass,
and a slow slide can't, because the floor stays where it was. `overcount` is a ceiling, all other figures are floors.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.evaluate.score import NAMES, Scores
from recount.model import FormatError, ReadError, UsageError

Json = dict[str, Any]

CEILING = "overcount"
ROUNDING = 0.0001  # the last digit of a printed figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """Which gold file: `name` without its folder and ending, with the engine that read it, SHA-256 of its bytes, and how much is
    in it.
    """

    name: str
    sha256: str
    reports: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure that is worse than its floor; `slack` is what one item weighs."""

    metric: str
    floor: float
    now: float
    slack: float

    def __str__(self) -> str:
        bound = "ceiling" if self.metric == CEILING else "floor"
        return f"{self.metric} {self.now:.4f} ({bound} {self.floor:.4f}, one item weighs {self.slack:.4f})"


def fingerprint(path: Path, engine: str = "") -> Fingerprint:
    """The fingerprint of a gold file, one report a line, as this engine read it; empty: it was coded elsewhere.

    Raises:
        ReadError: the file can't be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"can't be read ({error.strerror})", where=str(path), then="Give a gold file.") from error
    reports = [json.loads(line) for line in data.split(b"\n") if line.strip()]
    return Fingerprint(
        name=f"{path.stem} by {engine}" if engine else path.stem,
        sha256=hashlib.sha256(data).hexdigest(),
        reports=len(reports),
        claims=sum(len(r["claims"]) for r in reports),
    )


def metrics(scores: Scores) -> dict[str, float]:
    """The figures that have floors: every F1 that the gold file has items for, and the sums over reports."""
    figures = {name: f.f1 for name, f in scores.figures.items() if f.gold}
    sums = {"mean": scores.mean, "total": scores.total, "injured": scores.injured, CEILING: scores.overcount}
    return figures | sums


def slack(scores: Scores) -> dict[str, float]:
    """What one item weighs in each figure: a hit more or less moves F1 by ``2 / (gold + coded)``, a share by ``1 / n``.

    In the mean, the heaviest single item.
    """
    f1 = {name: 2 / (f.gold + f.coded) for name, f in scores.figures.items() if f.gold}
    in_mean = [f1[name] for name in NAMES if name in f1]
    dead = 1 / scores.deaths if scores.deaths else 0.0
    return f1 | {
        "mean": max(in_mean, default=0.0) / max(1, len(in_mean)),
        "total": dead,
        CEILING: dead,
        "injured": 1 / scores.hurts if scores.hurts else 0.0,
    }


def read_floors(path: Path) -> Json:
    """The floors file; an empty one where there is none yet.

    Raises:
        FormatError: the file is not a floors file.
    """
    if not path.exists():
        return {"sets": {}}
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        sets = floors["sets"]
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError("is no floors file", where=str(path), then="Restore it from version control.") from error
    if not isinstance(sets, dict):
        raise FormatError("is no floors file", where=str(path), then="Restore it from version control.")
    return {"sets": sets}


def falls(scores: Scores, mark: Fingerprint, floors: Json) -> tuple[Fall, ...]:
    """Every figure that is below its floor by more than one item weighs (`overcount`: above).

    Raises:
        UsageError: this gold file has no floors, or is not the file that they were measured on.
    """
    pinned = floors["sets"].get(mark.name)
    if pinned is None:
        raise UsageError(f"No floors are pinned for {mark.name}. Pin them with --update.")
    if pinned["sha256"] != mark.sha256:
        raise UsageError(
            f"{mark.name} is not the file that its floors were measured on (it had {pinned['reports']} reports and "
            f"{pinned['claims']} claims, now {mark.reports} and {mark.claims}). Pin new floors with --update."
        )
    return _fallen(scores, pinned["floors"])


def _fallen(scores: Scores, floors: dict[str, float]) -> tuple[Fall, ...]:
    now, allowed = metrics(scores), slack(scores)
    found = (
        Fall(metric=metric, floor=floor, now=now.get(metric, 0.0), slack=allowed.get(metric, 0.0))
        for metric, floor in floors.items()
    )
    return tuple(f for f in found if _worse(f.metric, f.now, f.floor) > f.slack + ROUNDING)


def _worse(metric: str, now: float, floor: float) -> float:
    """By how much a figure is worse than its floor; below nought if it is better."""
    return now - floor if metric == CEILING else floor - now


def raised(scores: Scores, mark: Fingerprint, floors: Json, reason: str | None = None) -> Json:
    """New floors for this gold file, the other files' as they were.

    Each figure's floor is the better of today's and the old one. A figure that fell by more than one item is lowered to
    today's, if a `reason` is given; it stays in the file.

    Raises:
        UsageError: a figure fell by more than one item and no reason is given. Nothing is written.
    """
    pinned = floors["sets"].get(mark.name) or {"floors": {}, "lowered": []}
    fallen = _fallen(scores, pinned["floors"])
    if fallen and not reason:
        raise UsageError(
            f"These would fall: {'; '.join(map(str, fallen))}. Floors only rise; to lower them all the same, give "
            "--allow-regression with the reason."
        )
    lowered = [{"metric": f.metric, "from": f.floor, "to": f.now, "reason": reason} for f in fallen]
    entry = {
        "sha256": mark.sha256,
        "reports": mark.reports,
        "claims": mark.claims,
        "floors": _better(metrics(scores), pinned["floors"]) | {f.metric: f.now for f in fallen},
        "lowered": [*pinned["lowered"], *lowered],
    }
    return {"sets": dict(sorted((floors["sets"] | {mark.name: entry}).items()))}


def _better(now: dict[str, float], old: dict[str, float]) -> dict[str, float]:
    return {m: old[m] if m in old and _worse(m, figure, old[m]) > 0 else figure for m, figure in now.items()}


def write_floors(path: Path, floors: Json) -> None:
    """Write the floors file, in a form that makes a readable diff."""
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
