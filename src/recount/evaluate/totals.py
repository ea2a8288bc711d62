"""Sums over a report's incidents: are the dead and the hurt right, and is anyone counted twice?"""

from collections.abc import Sequence
from typing import Any

from recount.evaluate.phrases import Json
from recount.evaluate.tally import share

Told = tuple[int, int, int | None]  # low, best, high; high None = open


def sum_told(report: Json, kind: str) -> Told | None:
    """(low, best, high) over a report's incidents; high is None where one is open; None where nothing is said."""
    said = [i[kind] for i in report.get("incidents") or [] if i.get(kind)]
    if not said:
        return None
    low, best = (sum(k.get(field) or 0 for k in said) for field in ("low", "best"))
    return low, best, None if any(k.get("high") is None for k in said) else sum(k["high"] for k in said)


def sums(gold: Sequence[Json], by_id: dict[str, Json]) -> dict[str, Any]:
    """`total`, `injured` and `overcount`, and of how many reports (`deaths`, `hurts`) they are shares."""
    right, over, hurt = [], [], []
    for report in gold:
        coded = by_id.get(report["doc_id"], {})
        want, got = sum_told(report, "killed"), sum_told(coded, "killed")
        if want or got:
            right.append(want == got)
            over.append(_exceeds(got, want))
        injured = sum_told(report, "injured"), sum_told(coded, "injured")
        if any(injured):
            hurt.append(injured[0] == injured[1])
    sums = {"total": share(right), "injured": share(hurt), "overcount": share(over)}
    return sums | {"deaths": len(right), "hurts": len(hurt)}


def _exceeds(got: Told | None, want: Told | None) -> bool:
    """Is the coded best above both the gold's best and its high? (An open high does not bound anything above best.)"""
    return (got or (0, 0, 0))[1] > max(x or 0 for x in (want or (0, 0, 0))[1:])
