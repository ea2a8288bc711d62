"""From two tellings to points, and to the sentences behind them."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.link.compare import FAR, Feature
from recount.link.pairs import counted, what, when, where, who, worded
from recount.link.pairs.weights import Weights, weights

if TYPE_CHECKING:
    from recount.link.tellings import Telling

# points from which two tellings may be one event: nearly an even chance, the groups' mean has the last word
ENOUGH = -0.5
LEAST = -1.0  # mean points between all tellings of two groups below which one likeness does not join them
FLOOR = -8.0  # points below which a pair counts no more against its groups

Measure = Callable[["Telling", "Telling"], str]

EXCLUDING: tuple[tuple[str, Measure], ...] = (("days", when.days), ("place", where.place), ("total", what.total))
MEASURES: tuple[tuple[str, Measure], ...] = (
    ("news", when.news),
    ("spot", where.spot),
    ("region", where.region),
    ("kind", what.kind),
    ("perpetrator", who.perpetrator),
    ("target", who.target),
    ("swapped", who.swapped),
    ("victims", who.victims),
    ("killed", counted.killed),
    ("injured", counted.injured),
    ("taken", counted.taken),
    ("weapon", what.weapon),
    ("sums", what.sums),
    ("lead", worded.lead),
    ("words", worded.words),
    ("headline", worded.headline),
    ("names", worded.names),
    ("full_names", worded.full_names),
    ("ages", worded.ages),
    ("people", worded.people),
    ("locale", worded.locale),
)


Bound = tuple[tuple[Measure, Mapping[str, float]], ...]
Asked = tuple[float, Bound, Bound]
"""The points before anything is compared, and measures with the weights of their levels: those that exclude, and others."""


def points(one: "Telling", other: "Telling", asked: Asked | None = None) -> float:
    """The logarithm of the odds that both are of one event; `FAR` where that is excluded. The order does not matter.

    `asked` are the measures that can say something of these two (`asking`); without it all are asked.
    """
    total, excluding, measures = asked or asking()
    for measure, table in excluding:
        level = measure(one, other)
        if level:
            weight = table[level]
            if weight <= FAR:
                return FAR
            total += weight
    for measure, table in measures:
        level = measure(one, other)
        if level:
            total += table[level]
    return total


def asking(silent: frozenset[str] = frozenset()) -> Asked:
    """All measures but those that are `silent`, by name."""
    return _bound(weights(), silent)


@lru_cache(maxsize=4096)
def _bound(table: Weights, silent: frozenset[str]) -> Asked:
    excluding, measures = (
        tuple((measure, table.levels[name]) for name, measure in some if name not in silent)
        for some in (EXCLUDING, MEASURES)
    )
    return table.prior, excluding, measures


def explain(one: "Telling", other: "Telling") -> tuple[Feature, ...]:
    """Every reason for and against, each with its weight; their sum is `points`. What excludes all else stands alone."""
    table = weights()
    found = levels(one, other)
    for name, level in found:
        if table.levels[name][level] <= FAR:
            return (Feature(FAR, table.says[name][level]),)
    reasons = (Feature(table.levels[name][level], _sentence(table, name, level, one, other)) for name, level in found)
    return (Feature(table.prior, table.before), *(f for f in reasons if f.because))


def mean(ours: Sequence["Telling"], theirs: Sequence["Telling"]) -> float:
    """The mean points between the tellings of two groups, none counted below `FLOOR`; 0 if a group is empty."""
    if not ours or not theirs:
        return 0.0
    return sum(max(FLOOR, points(a, b)) for a in ours for b in theirs) / (len(ours) * len(theirs))


def levels(one: "Telling", other: "Telling") -> tuple[tuple[str, str], ...]:
    """The measures on which both say something, each with its level."""
    found = ((name, measure(one, other)) for name, measure in (*EXCLUDING, *MEASURES))
    return tuple((name, level) for name, level in found if level)


def _sentence(table: Weights, name: str, level: str, one: "Telling", other: "Telling") -> str:
    said = table.says[name][level]
    shared = _SHARED.get(name)
    return said if shared is None else said.format(shared=", ".join(shared(one, other)))


def _in_common(field: str) -> Callable[["Telling", "Telling"], list[str]]:
    def shared(one: "Telling", other: "Telling") -> list[str]:
        both = getattr(one.wording, field) & getattr(other.wording, field)
        return sorted(map(str, both), key=lambda w: (-worded.rareness(w), w))[: worded.SHOWN]

    return shared


def _same_people(one: "Telling", other: "Telling") -> list[str]:
    a, b = one.wording, other.wording
    both = a.people & (b.people | b.full) | b.people & a.full
    return sorted(both)[: worded.SHOWN]


_SHARED = {field: _in_common(field) for field in ("words", "headline", "names", "ages")} | {
    "full_names": _in_common("full"),
    "people": _same_people,
    "locale": _in_common("places"),
}
