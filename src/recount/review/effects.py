"""What hangs on an answer, in people: the figures counted both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.model import Estimate, PopulationScope, TollKind

METHODS = ("as_told", "ucdp")  # whose figures are compared, the first that gives one
# What one person counts for in the order of questions: the dead are what the record is first of all about
WEIGHTS = {TollKind.KILLED: 1.0, TollKind.INJURED: 0.25}

BOUND = 0.5  # what a person counts for who moves only the low or the high


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How far two ways of counting lie apart, in weighted people, and the sentence that says so."""

    people: float
    text: str


def estimate_of(estimates: Iterable[Estimate], kind: TollKind) -> Estimate | None:
    """The figure of all populations by the first of `METHODS` that gives one."""
    found = {e.method: e for e in estimates if e.kind is kind and e.population is PopulationScope.ALL}
    return next((found[method] for method in METHODS if method in found), None)


def quoted(estimate: Estimate) -> tuple[str, int] | None:
    """The number that people would quote, with what it is: best, else low, else high; None where all are open."""
    for word, figure in (("best", estimate.best), ("low", estimate.low), ("high", estimate.high)):
        if figure is not None:
            return word, figure
    return None


def between(one: Sequence[Sequence[Estimate]], other: Sequence[Sequence[Estimate]]) -> Effect:
    """What differs between two ways of counting the same incidents: ``killed: best 12 or 19``; bounds only where best is the same."""
    people, said = 0.0, []
    for kind, weight in WEIGHTS.items():
        a, b = ([e for es in way if (e := estimate_of(es, kind)) is not None] for way in (one, other))
        found = _quoted(a, b) or _bounds(a, b)
        if found is not None:
            word, x, y, share = found
            people += weight * share * abs((x or 0) - (y or 0))
            said.append(f"{kind.value}: {word} {_said(x)} or {_said(y)}")
    return Effect(people=people, text="; ".join(said) or "no figure changes")


def _said(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


Difference = tuple[str, int | None, int | None, float]  # what differs, both numbers, and what a person counts for in it


def _quoted(one: Sequence[Estimate], other: Sequence[Estimate]) -> Difference | None:
    sides = [[q for e in way if (q := quoted(e)) is not None] for way in (one, other)]
    words = [word for way in sides for word, _ in way]
    x, y = (sum(n for _, n in way) if way else None for way in sides)
    return (words[0], x, y, 1.0) if x != y else None


def _bounds(one: Sequence[Estimate], other: Sequence[Estimate]) -> Difference | None:
    lows = [[e.low for e in way] for way in (one, other)]
    highs = [[e.high for e in way] for way in (one, other)]
    for word, (ours, theirs) in (("low", lows), ("high", highs)):
        x, y = (None if None in way else sum(n or 0 for n in way) for way in (ours, theirs))
        if x is not None and y is not None and x != y:
            return word, x, y, BOUND
    return None


def stake(estimates: Iterable[Estimate], share: float, text: str) -> Effect:
    """An answer that moves no figure but says something of people: a `share` of them counts."""
    estimate = estimate_of(estimates, TollKind.KILLED)
    found = quoted(estimate) if estimate else None
    killed = found[1] if found else 0
    return Effect(
        people=share * max(killed, 1),
        text=text.format(killed=f"{killed:,} killed" if killed else "an incident without dead"),
    )
