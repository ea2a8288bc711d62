"""Things lost, as claimed: the class in plain words and the range of what is said. Never a sum, never the words quoted."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from recount.model import Loss, LossKind

_DONE = {LossKind.CAPTURED: "taken"}  # as the screen says it; the others are said as they are called


def losses(claimed: Iterable[Loss]) -> tuple[str, ...]:
    """``tanks: 3 destroyed``, one for each kind and class, by kind and then by class."""
    found: dict[tuple[LossKind, str], list[Loss]] = {}
    for loss in claimed:
        found.setdefault((loss.kind, loss.loss_class.value), []).append(loss)
    return tuple(_said(kind, what, alike) for (kind, what), alike in sorted(found.items()))


def _said(kind: LossKind, what: str, alike: list[Loss]) -> str:
    low = min((x.count.low for x in alike if x.count.low is not None), default=None)
    high = max((x.count.high for x in alike if x.count.high is not None), default=None)
    unbounded = high is None or any(x.count.high is None and x.count.low is not None for x in alike)
    one, several = _names()[what]
    name = one if high == 1 and not unbounded else several
    return f"{name}: {_range(low, None if unbounded else high)} {_DONE.get(kind, kind.value)}"


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return "some" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """One and several of each class, by its value."""
    text = resources.files("recount.publish").joinpath("things.toml").read_text(encoding="utf-8")
    return {what: (one, several) for what, (one, several) in tomllib.loads(text).items()}
