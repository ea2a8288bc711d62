"""What is said of some people and of all of them must agree: no more civilians than dead.

Each population has its own figure from its own claims, so that a voice which counts everybody, and fewer, can leave the part
above the whole. Then the part's low and best come down to the whole's, and the whole's high goes up to the part's: the range
is widened, never narrowed, and the estimate says so. Of a total that others were taken out of, the part comes down.
"""

from collections.abc import Sequence
from dataclasses import replace

from recount.model import Estimate, PopulationScope
from recount.reconcile.figures import Figure, ordered

LOWERED = "no more than all: another voice counts fewer of everybody"
REST = "no more than the rest of all: who is told in other incidents was taken out there"
RAISED = "high is no lower than that of a part: another voice counts more of some of them"


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
    return _set(part, ordered(*(_least(*pair) for pair in known)), REST)


def _lifted(whole: Estimate, part: Estimate) -> Estimate:
    if whole.high is None:
        return whole
    high = max(n for n in (whole.high, part.low, part.best, part.high) if n is not None)
    return _set(whole, ordered(whole.low, whole.best, high), RAISED)


def _beside(part: Estimate, whole: Estimate) -> Estimate:
    if part.population is PopulationScope.ALL:
        return whole
    best = part.best if whole.best is None or part.best is None else min(part.best, whole.best)
    low = part.low if part.low is None else min(n for n in (part.low, whole.low, whole.best) if n is not None)
    high = whole.high if part.high is None and (low, best) != (None, None) else part.high
    return _set(part, ordered(low, best, high), LOWERED)


def _least(one: int | None, other: int | None) -> int | None:
    return min((n for n in (one, other) if n is not None), default=None) if one is not None else None


def _set(estimate: Estimate, to: Figure, because: str) -> Estimate:
    low, best, high = to.low, to.best, to.high
    if (low, best, high) == (estimate.low, estimate.best, estimate.high):
        return estimate
    said = estimate.because if because in estimate.because else (*estimate.because, because)
    return replace(estimate, low=low, best=best, high=high, because=said)
