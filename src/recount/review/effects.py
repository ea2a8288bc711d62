"""What hangs on an answer, in people: the figures counted both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.model import Estimate, PopulationScope, TollKind

METHODS = ("as_told", "ucdp")  # whose figures are compared, the first that gives one
# What one person counts for in the order of questions: the dead are what the record is first of all about
WEIGHTS = {TollKind.KILLED: 1.0, TollKind.INJURED: 0.25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How far two ways of counting lie apart, in weighted people, and the sentence that says so."""

    people: float
    text: str


def number(estimates: Iterable[Estimate], kind: TollKind) -> tuple[str, int] | None:
    """The figure that people would quote, of all populations: best, else low, else high, with that word; None for none."""
    found = {e.method: e for e in estimates if e.kind is kind and e.population is PopulationScope.ALL}
    for method in METHODS:
        if (e := found.get(method)) is not None:
            for word, figure in (("best", e.best), ("low", e.low), ("high", e.high)):
                if figure is not None:
                    return word, figure
    return None


def total(groups: Sequence[Sequence[Estimate]], kind: TollKind) -> tuple[str, int] | None:
    """The sum over incidents; the word is that of the first."""
    found = [n for estimates in groups if (n := number(estimates, kind)) is not None]
    return (found[0][0], sum(n for _, n in found)) if found else None


def between(one: Sequence[Sequence[Estimate]], other: Sequence[Sequence[Estimate]]) -> Effect:
    """What differs between two ways of counting the same incidents: ``killed: best 12 or 19``."""
    people, said = 0.0, []
    for kind, weight in WEIGHTS.items():
        a, b = total(one, kind), total(other, kind)
        if a is None and b is None:
            continue
        least, most = sorted((a[1] if a else 0, b[1] if b else 0))
        if least != most:
            people += weight * (most - least)
            said.append(f"{kind.value}: {(a or b or ('', 0))[0]} {a[1] if a else 'none'} or {b[1] if b else 'none'}")
    return Effect(people=people, text="; ".join(said) or "no figure changes")


def stake(estimates: Iterable[Estimate], share: float, text: str) -> Effect:
    """An answer that moves no figure but says something of people: a `share` of them counts."""
    found = number(tuple(estimates), TollKind.KILLED)
    killed = found[1] if found else 0
    return Effect(
        people=share * max(killed, 1),
        text=text.format(killed=f"{killed} killed" if killed else "an incident without dead"),
    )
