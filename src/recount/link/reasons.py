"""Why claims of one report are one event: the learned signs between them, as sentences (`reasons.toml`), made on demand.

A ledger keeps of such claims only that their report tells them as one. The signs follow from the claims alone, so that they are
made where somebody asks, and cost linking nothing.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recount.link.sights import Sight, sights, traces_of
from recount.link.signs import same_signs
from recount.link.weights import weights
from recount.model import CodedReport

SHOWN, TELLING = 3, 0.3  # sentences for one event at most, and the points from which a sign is worth one
SAID = "the report's coding links the two"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What ties a claim to `other`, a claim of its report: sentences, those that say most first."""

    other: str
    because: tuple[str, ...]


def reasons(coded: CodedReport, claim_ids: Sequence[str]) -> dict[str, Reason]:
    """For each of these claims of one event but the first, the claim before it in the list that it is tied to most, and why.

    A claim that no sign ties to one before it is left out. Ids that the report does not hold are passed over.
    """
    seen = {s.trace.claim_id: s for s in sights(coded.claims, traces_of(coded.claims, coded.readings))}
    links = {c.id: c.same_event_as for c in coded.claims}
    known = [key for key in claim_ids if key in seen]
    found = {}
    for n, key in enumerate(known[1:], 1):
        other = max(known[:n], key=lambda o: (o == links[key], _points(seen[key], seen[o]), -known.index(o)))
        said = (SAID,) if other == links[key] or links[other] == key else ()
        because = (*said, *_sentences(seen[key], seen[other]))
        if because:
            found[key] = Reason(other=other, because=because)
    return found


def _points(one: Sight, other: Sight) -> float:
    return weights().same.weigh(same_signs(one, other))


def _sentences(one: Sight, other: Sight) -> tuple[str, ...]:
    """The strongest signs for one event, then the strongest against it."""
    points = weights().same.points
    signs = sorted(((points.get(sign, 0.0), sign) for sign in same_signs(one, other)), key=lambda p: -abs(p[0]))
    for_it = [text for value, sign in signs if value >= TELLING and (text := _text("for", sign))]
    against = [text for value, sign in signs if value <= -TELLING and (text := _text("against", sign))]
    if not for_it:
        return ()
    return (*for_it[:SHOWN], *(f"against it: {text}" for text in against[:1]))


def _text(side: str, sign: str) -> str | None:
    """The sentence of a sign, whatever the voices."""
    return _table()[side].get(sign.removeprefix("one voice, ").removeprefix("another voice, "))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("recount.link").joinpath("reasons.toml").read_text(encoding="utf-8"))
