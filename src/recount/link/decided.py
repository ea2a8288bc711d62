"""What people have decided about which claims are one event. Edges are appended; the partition is computed from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recount.model import Decision, DecisionKind, standing

SAME_EVENT = DecisionKind.SAME_EVENT.value  # `about` names two claims or more
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Pairs of claims that a person put together, and pairs that a person held apart."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()


def decided(decisions: Iterable[Decision]) -> Decided:
    """The pairs that stand: superseded decisions do not count, and of two on one pair the later does.

    "yes" about several claims puts each beside the first; "no" holds each two of them apart. A merge puts all its claims
    together, whichever of them were held apart before; a split holds those that its answer names apart from the rest, and keeps both sides together. "unsure", and
    other kinds of decision, are not linking's business.
    """
    answer: dict[frozenset[str], str] = {}
    for decision in standing(decisions):
        if decision.kind == DecisionKind.MERGE:
            own = set(decision.about)
            answer = {pair: said for pair, said in answer.items() if said == YES or not pair <= own}
        answer |= {frozenset(pair): said for *pair, said in _said(decision) if pair[0] != pair[1]}
    return Decided(
        together=tuple(sorted((p for p, a in answer.items() if a == YES), key=sorted)),
        apart=tuple(sorted((p for p, a in answer.items() if a == NO), key=sorted)),
    )


def _said(decision: Decision) -> Iterator[tuple[str, str, str]]:
    """Pairs of claims with what the decision says of them."""
    about = decision.about
    match decision.kind, decision.answer:
        case (DecisionKind.SAME_EVENT, "yes") | (DecisionKind.MERGE, _):
            yield from _together(about)
        case DecisionKind.SAME_EVENT, "no":
            yield from ((a, b, NO) for n, a in enumerate(about) for b in about[:n])
        case DecisionKind.SPLIT, names:
            out = [key for key in about if key in names.split()]
            rest = [key for key in about if key not in out]
            yield from ((a, b, NO) for a in out for b in rest)
            yield from (*_together(out), *_together(rest))
        case _:
            return


def _together(claims: Iterable[str]) -> list[tuple[str, str, str]]:
    first, *others = [*claims] or [""]
    return [(first, other, YES) for other in others]
