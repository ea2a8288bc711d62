"""What people have decided about which claims are one event. Edges are appended; the partition is computed from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from recount.model import Decision

SAME_EVENT = "same_event"  # the kind of decision that linking obeys; `about` names two claims or more
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Pairs of claims that a person put together, and pairs that a person held apart."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()


def decided(decisions: Iterable[Decision]) -> Decided:
    """The pairs that stand: superseded decisions do not count, and of two on one pair the later does.

    "yes" about several claims puts each beside the first; "no" holds each two of them apart. Other answers, and other
    kinds of decision, are not linking's business.
    """
    own = sorted((d for d in decisions if d.kind == SAME_EVENT), key=lambda d: (d.at, d.id))
    gone = {d.supersedes for d in own if d.supersedes is not None}
    answer: dict[frozenset[str], str] = {}
    for d in own:
        if d.id not in gone and d.answer in (YES, NO):
            pairs = zip(d.about[:1] * len(d.about), d.about, strict=True) if d.answer == YES else _each_two(d.about)
            answer |= {frozenset(pair): d.answer for pair in pairs if pair[0] != pair[1]}
    return Decided(
        together=tuple(sorted((p for p, a in answer.items() if a == YES), key=sorted)),
        apart=tuple(sorted((p for p, a in answer.items() if a == NO), key=sorted)),
    )


def _each_two(about: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(about) for b in about[:n]]
