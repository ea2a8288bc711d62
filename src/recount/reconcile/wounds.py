"""Those who die of their wounds later: one more dead and one less hurt, once."""

from collections.abc import Sequence

from recount.model import Quote, Toll, TollKind
from recount.reconcile.case import Testimony
from recount.reconcile.figures import Figure, ordered, plus
from recount.reconcile.once import once
from recount.vocab.spotted import spotted

DIED_OF_WOUNDS = spotted(
    r"\b(?:died|dies|dead|succumb\w*)\b.{0,40}\b(?:wounds|injuries)\b"
    r"|\b(?:of|among) the (?:wounded|injured)\b.{0,40}\b(?:died|dead|dies)\b"
    r"|\b(?:wounded|injured) (?:person|people|man|woman|child|civilian|soldier|patient)s? (?:later )?died\b",
    "wound|injur",
)
# What a toll comes to with them: "taking the death toll to 80", "bringing the number of dead to nine"
_RISEN = spotted(
    r"\b(?:toll|number|total|count|tally|figure|dead|deaths)\b[^.;]{0,30}?\bto (?:at least |about |some )?$", "to"
)


@once
def of_wounds(used: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """The claims that tell only of people who died of their wounds, beside others that give a toll."""
    telling = tuple(t for t in used if _tells(t))
    return telling if len(_tolls(used, telling)) else ()


def not_yet_counted(used: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Those of them that no toll can hold: each toll was published before them, on another day or an hour earlier."""
    telling = of_wounds(used)
    tolls = _tolls(used, telling)
    return tuple(t for t in telling if all(t.said_after(o) and o.order < t.order for o in tolls))


def _tolls(used: Sequence[Testimony], telling: Sequence[Testimony]) -> list[Testimony]:
    return [t for t in used if t not in telling and any(x.kind is TollKind.KILLED for x in t.claim.tolls)]


def moved(figure: Figure, kind: TollKind, later: Sequence[Testimony]) -> Figure:
    """The figure with those who died of their wounds: more dead; fewer hurt, though no fewer at most."""
    n = max((t.claim.tolls[0].count.low or 0 for t in later), default=0)
    if not n or not figure.counted:
        return figure
    if kind is TollKind.KILLED:
        return plus(figure, Figure(low=n, best=n, high=n))
    if kind is not TollKind.INJURED:
        return figure
    low, best = (None if x is None else max(0, x - n) for x in (figure.low, figure.best))
    return ordered(low, best, figure.high)


def _tells(testimony: Testimony) -> bool:
    tolls = testimony.claim.tolls
    if len(tolls) != 1 or tolls[0].kind is not TollKind.KILLED or tolls[0].count.low != tolls[0].count.high:
        return False
    told = [q for q in testimony.claim.evidence if q.span.covers(tolls[0].quote.span)]
    return any(DIED_OF_WOUNDS.search(q.exact) and not _is_new_toll(q, tolls[0]) for q in told)


def _is_new_toll(evidence: Quote, toll: Toll) -> bool:
    """Is the number what all the dead come to, and not how many died later?"""
    return bool(_RISEN.search(evidence.exact[: toll.quote.span.start - evidence.span.start]))
