"""What is said of some people and of all of them must agree: no more civilians than dead.

Each population has its own figure from its own claims, so that a voice which counts everybody, and fewer, can leave the part
above the whole. Then the part's low and best come down to the whole's, and the whole's high goes up to the part's: the range
is widened, never narrowed, and the estimate says so. Of a total that others were taken out of, the part comes down.
"""

from collections.abc import Sequence
from dataclasses import replace

from recount.model import Estimate, PopulationScope

LOWERED = "low and best are no higher than those of all: another voice counts fewer of everybody"
REST = "no more than the rest of all: who is told in other incidents was taken out there"
RAISED = "high is no lower than that of a part: another voice counts more of some of them"
Bounds = tuple[int | None, int | None, int | None]


def coherent(estimates: Sequence[Estimate], *, rest: bool = False) -> tuple[Estimate, ...]:
    """The estimates of one method and incident, those of each kind of toll in agreement. Order is kept.

    `rest`: they are of a total that people told in other incidents were taken out of.
    """
    wholes = {e.kind: e for e in estimates if e.population is PopulationScope.ALL}
    if rest:
        return tuple(_within(e, wholes[e.kind]) if e.kind in wholes else e for e in estimates)
    for e in estimates:
        if e.kind in wholes:
            wholes[e.kind] = _lifted(wholes[e.kind], e)
    return tuple(_beside(e, wholes[e.kind]) if e.kind in wholes else e for e in estimates)


def _within(part: Estimate, whole: Estimate) -> Estimate:
    known = ((part.low, whole.low), (part.best, whole.best), (part.high, whole.high))
    low, best, high = (a if a is None or b is None else min(a, b) for a, b in known)
    if high is None:
        high = whole.high
    if best is None and low is not None and high is not None:
        low = min(low, high)
    return _set(part, (low, best, high), REST)


def _lifted(whole: Estimate, part: Estimate) -> Estimate:
    high = whole.high if whole.high is None or part.high is None else max(whole.high, part.high)
    return _set(whole, (whole.low, whole.best, high), RAISED)


def _beside(part: Estimate, whole: Estimate) -> Estimate:
    if part.population is PopulationScope.ALL:
        return whole
    known = ((part.low, whole.low), (part.best, whole.best))
    low, best = (a if a is None or b is None else min(a, b) for a, b in known)
    best = best if best is None or low is None else max(low, best)
    return _set(part, (low, best, part.high), LOWERED)


def _set(estimate: Estimate, to: Bounds, because: str) -> Estimate:
    low, best, high = to
    if (low, best, high) == (estimate.low, estimate.best, estimate.high):
        return estimate
    said = estimate.because if because in estimate.because else (*estimate.because, because)
    return replace(estimate, low=low, best=best, high=high, because=said)
