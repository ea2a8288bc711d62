"""Pairs of claims of two incidents that were nearly linked: what a person may be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from recount.link.candidates import candidates
from recount.link.compare import score
from recount.link.linkage import Linkage
from recount.link.pairs import ENOUGH, explain, points
from recount.link.tellings import Telling

SHORT_OF = 2.0  # points on both sides of `ENOUGH` within which a pair is worth a question
JOINED_AT = score(ENOUGH)  # the score from which two tellings are taken for one event


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """The first claims of two tellings and how sure linking is that they are of one event (0..1)."""

    one: str
    other: str
    chance: float
    because: tuple[str, ...]


def doubtful(linkage: Linkage) -> Iterator[Doubtful]:
    """Pairs of tellings of two groups that were nearly tied, or tied and not joined. Copies are left out: they go where
    their originals go.
    """
    if linkage.index is None:
        return
    ids = linkage.index.ids
    for a, b in candidates(linkage.index).tolist():
        one, other = linkage.tellings[ids[a]], linkage.tellings[ids[b]]
        if one.report_id == other.report_id or linkage.group_of[one.id] == linkage.group_of[other.id]:
            continue
        sure = points(one, other)
        if abs(sure - ENOUGH) <= SHORT_OF:
            yield _doubtful(one, other, sure)


def _doubtful(one: Telling, other: Telling, sure: float) -> Doubtful:
    reasons = sorted(explain(one, other), key=lambda f: -f.weight)
    return Doubtful(
        one=one.claim_ids[0],
        other=other.claim_ids[0],
        chance=score(sure),
        because=tuple(f.because for f in reasons if f.weight > 0),
    )
