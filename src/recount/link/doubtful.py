"""Pairs of claims of two incidents that were nearly linked: what a person may be asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.link.across import ENOUGH, features
from recount.link.candidates import candidates
from recount.link.compare import score, weigh
from recount.link.tellings import tellings
from recount.model import CodedReport

SHORT_OF = 2.0  # points on both sides of `ENOUGH` within which a pair is worth a question
JOINED_AT = score(ENOUGH)  # the score from which two tellings are taken for one event


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """The first claims of two tellings and how sure linking is that they are of one event (0..1)."""

    one: str
    other: str
    chance: float
    because: tuple[str, ...]


def doubtful(coded: Sequence[CodedReport]) -> Iterator[Doubtful]:
    """Pairs of tellings of two reports that were nearly tied, or nearly not. Whoever asks knows which of them stand together."""
    found = sorted((t for report in coded for t in tellings(report)), key=lambda t: t.id)
    for a, b in candidates(found):
        reasons = features(found[a], found[b])
        points = weigh(reasons)
        if abs(points - ENOUGH) <= SHORT_OF:
            because = tuple(f.because for f in sorted(reasons, key=lambda f: -f.weight) if f.weight > 0)
            yield Doubtful(
                one=found[a].claim_ids[0], other=found[b].claim_ids[0], chance=score(points), because=because
            )
