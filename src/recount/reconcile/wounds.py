"""Those who die of their wounds later: one more dead and one less hurt, once."""

import re
from collections.abc import Sequence

from recount.model import Quote, Toll, TollKind
from recount.reconcile.case import Testimony
from recount.reconcile.figures import Figure, ordered, plus
from recount.reconcile.once import once
from recount.vocab.spotted import spotted

DIED_OF_WOUNDS = spotted(
    r"\b(?:died|dies|dead|succumb\w*)\b.{0,40}\b(?:of|from|to)\s+(?:(?:his|her|their|the|severe|serious|critical)\s+)*(?:wounds|injuries)\b"
    r"|\b(?:of|among) the (?:wounded|injured)\b.{0,40}\b(?:died|dead|dies)\b"
    r"|\b(?:wounded|injured) (?:person|people|man|woman|child|civilian|soldier|patient)s? (?:later )?died\b",
    "wound|injur",
)
OF_THE_HURT = re.compile(r"\b(?:of|among)\s+(?:the|those|these)(?:\s+\w+)?\s+(?:wounded|injured)\b", re.IGNORECASE)
OF_WHOM = re.compile(r"\bof\s+(?:whom|them)\b.*\bdied\b", re.IGNORECASE | re.DOTALL)
OF_THEM = re.compile(r"\bof\s+(?:whom|them|the\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+))$", re.IGNORECASE)
# What a toll comes to with them: "taking the death toll to 80", "bringing the number of dead to nine"
_RISEN = spotted(
    r"\b(?:toll|number|total|count|tally|figure|dead|deaths)\b[^.;]{0,30}?\bto (?:at least |about |some )?$", "to"
)


@once
def of_wounds(used: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """The claims that tell only of people who died of their wounds, beside others that give a toll."""
    telling = tuple(t for t in used if _tells(t))
    most = max((x.count.low or x.count.high or 0 for t in _tolls(used, telling) for x in t.claim.tolls), default=0)
    return tuple(t for t in telling if _died(t) <= most) if most else ()


def not_yet_counted(used: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Those of them that no toll can hold: each toll was published before them, on another day or an hour earlier."""
    telling = of_wounds(used)
    tolls = _tolls(used, telling)
    return tuple(t for t in telling if all(o.order < t.order and (t.said_after(o) or _is_of(t, o)) for o in tolls))


def _is_of(telling: Testimony, toll: Testimony) -> bool:
    """Are these some of the hurt whom the same report told of before: "three of the wounded died on Saturday"? They are none of its dead."""
    dead = next(t for t in telling.claim.tolls if t.kind is TollKind.KILLED)
    return telling.report.id == toll.report.id and OF_THE_HURT.search(dead.quote.exact) is not None


def died_since(used: Sequence[Testimony]) -> int:
    """How many of the hurt are told to have died: "53 wounded, 12 of whom died", "one of the wounded soldiers"."""
    told = [(t, x) for x in used for t in x.claim.tolls if t.kind is TollKind.KILLED]
    dead = [
        t
        for t, x in told
        if OF_THE_HURT.search(t.quote.exact) or OF_WHOM.search(t.quote.exact) or _are_of_its_hurt(x, t)
    ]
    return max((t.count.low or 0 for t in dead), default=0)


def _are_of_its_hurt(testimony: Testimony, dead: Toll) -> bool:
    """ "Three were wounded. One of them died": the only dead of a claim that counts more hurt before."""
    tolls = testimony.claim.tolls
    alone = sum(t.kind is TollKind.KILLED for t in tolls) == 1
    hurt = (t for t in tolls if t.kind is TollKind.INJURED and t.quote.span.start < dead.quote.span.start)
    more = any((t.count.low or 0) > (dead.count.low or 0) for t in hurt)
    return alone and more and OF_THEM.search(dead.quote.exact) is not None


def lessened(figure: Figure, died: int) -> Figure:
    """The figure of the hurt without those who died since, though no fewer at most."""
    low, best = (None if x is None else max(0, x - died) for x in (figure.low, figure.best))
    return ordered(low, best, figure.high) if figure.counted else figure


def _tolls(used: Sequence[Testimony], telling: Sequence[Testimony]) -> list[Testimony]:
    return [t for t in used if t not in telling and any(x.kind is TollKind.KILLED for x in t.claim.tolls)]


def moved(figure: Figure, kind: TollKind, later: Sequence[Testimony]) -> Figure:
    """The figure with those who died of their wounds: more dead; fewer hurt, though no fewer at most."""
    dead = (t for testimony in later for t in testimony.claim.tolls if t.kind is TollKind.KILLED)
    n = max((t.count.low or 0 for t in dead), default=0)
    if not n or not figure.counted:
        return figure
    if kind is TollKind.KILLED:
        return plus(figure, Figure(low=n, best=n, high=n))
    return lessened(figure, n) if kind is TollKind.INJURED else figure


def _died(testimony: Testimony) -> int:
    return max((t.count.low or 0 for t in testimony.claim.tolls if t.kind is TollKind.KILLED), default=0)


def _tells(testimony: Testimony) -> bool:
    tolls = testimony.claim.tolls
    dead = [t for t in tolls if t.kind is TollKind.KILLED]
    if len(dead) != 1 or dead[0].count.low != dead[0].count.high:
        return False
    if len(tolls) > 1 and not OF_THE_HURT.search(dead[0].quote.exact):
        return False
    told = [q for q in testimony.claim.evidence if q.span.covers(dead[0].quote.span)]
    return any(DIED_OF_WOUNDS.search(q.exact) and not _is_new_toll(q, dead[0]) for q in told)


def _is_new_toll(evidence: Quote, toll: Toll) -> bool:
    """Is the number what all the dead come to, and not how many died later?"""
    return bool(_RISEN.search(evidence.exact[: toll.quote.span.start - evidence.span.start]))
