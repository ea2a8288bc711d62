"""Two codings of one report, claim beside claim: which are the same claim, and in which fields they differ. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model import Quote, TollKind, Wording
from recount.review.anchors import anchor, likeness
from recount.review.apply import Told
from recount.review.slots import UNKNOWN, has, slot_of, value, words

ALIKE = 0.35  # likeness (of `anchors`) from which two claims are one: a shared sentence and little else is less
HURT = (TollKind.KILLED, TollKind.INJURED)
Pair = tuple[Told | None, Told | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a claim as both have it, written as answers are (`docs/review.md`); None: one has no such field.

    `slot` is where it stands, or would, in the first coding; `answer` puts the second's value there, `words` are those that it
    rests on where the first has none.
    """

    name: str
    slot: str
    first: str | None
    second: str | None
    answer: str
    words: Quote | None = None

    @property
    def same(self) -> bool:
        """Do both have the same?"""
        return self.first == self.second


def paired(first: Sequence[Told], second: Sequence[Told]) -> tuple[Pair, ...]:
    """Claims of both that are one, the most alike first taken, in the first's order; then those that one alone has."""
    ranked = sorted(
        (-likeness(anchor(a.claim), b.claim), n, m) for n, a in enumerate(first) for m, b in enumerate(second)
    )
    found: dict[int, int] = {}
    for score, n, m in ranked:
        if -score >= ALIKE and n not in found and m not in found.values():
            found[n] = m
    both: list[Pair] = [(first[n], second[found[n]]) for n in sorted(found)]
    ours: list[Pair] = [(told, None) for n, told in enumerate(first) if n not in found]
    theirs: list[Pair] = [(None, told) for m, told in enumerate(second) if m not in found.values()]
    return (*both, *ours, *theirs)


def fields(first: Told, second: Told) -> Iterator[Field]:
    """Type, stance, day, place and the dead and injured of a claim that both have."""
    for slot in ("event_type", "stance", "when", "places[0]"):
        yield _plain(slot, first, second)
    for kind in HURT:
        if (found := _hurt(kind, first, second)) is not None:
            yield found


def _plain(slot: str, first: Told, second: Told) -> Field:
    ours, theirs = _value(slot, first), _value(slot, second)
    meant = slot_of(slot)
    own = words(second.claim, meant)[:1] if has(second.claim, meant) else ()
    missing = not has(first.claim, meant) or (slot == "when" and first.claim.when is None)
    return Field(
        name=meant.name,
        slot=slot,
        first=ours,
        second=theirs,
        answer=theirs or UNKNOWN,
        words=own[0] if missing and own and theirs else None,
    )


def _value(slot: str, told: Told) -> str | None:
    meant = slot_of(slot)
    if not has(told.claim, meant) or (slot == "when" and told.claim.when is None):
        return None
    return value(told.claim, told.readings, meant)


def _hurt(kind: TollKind, first: Told, second: Told) -> Field | None:
    """The count of the first toll of that kind that is no part of another."""
    ours, theirs = whole(kind, first), whole(kind, second)
    if ours is None and theirs is None:
        return None
    at = len(first.claim.tolls) if ours is None else ours
    said = None if theirs is None else value(second.claim, second.readings, slot_of(f"tolls[{theirs}].count"))
    toll = None if theirs is None else value(second.claim, second.readings, slot_of(f"tolls[{theirs}]"))
    return Field(
        name=kind.value,
        slot=f"tolls[{at}]" if ours is None else f"tolls[{at}].count",
        first=None if ours is None else value(first.claim, first.readings, slot_of(f"tolls[{at}].count")),
        second=said,
        answer=(toll if ours is None else said) or "",
        words=second.claim.tolls[theirs].quote if ours is None and theirs is not None else None,
    )


def whole(kind: TollKind, told: Told) -> int | None:
    """Which toll of a claim says how many; None if it has none of the kind."""
    tolls = enumerate(told.claim.tolls)
    return next((n for n, toll in tolls if toll.kind is kind and toll.part_of is None), None)


def number(kind: TollKind, told: Told) -> int | None:
    """The number that a claim gives, whichever end it is; None: no number is said."""
    at = whole(kind, told)
    if at is None or told.claim.tolls[at].count.wording is Wording.UNQUANTIFIED:
        return None
    count = told.claim.tolls[at].count
    return count.low if count.low is not None else count.high


def country(told: Told) -> str | None:
    """The country of the first place that is settled on."""
    place = next(iter(told.readings.places), None)
    return place.value.country if place is not None and place.value is not None else None
