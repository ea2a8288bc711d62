"""Claims and slots that people rejected, taken out so that what points at them still points somewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from recount.model import Claim
from recount.review.slots import COUNTED, Slot

LISTS = ("speakers", "perpetrators", "targets", "places", "weapons")


def without_claims(claims: Sequence[Claim], rejected: frozenset[str]) -> tuple[Claim, ...]:
    """The other claims. Those told as one event with a rejected one stay one event; parts of it are parts of its whole."""
    if not rejected:
        return tuple(claims)
    by_id = {claim.id: claim for claim in claims}
    heirs: dict[str, str] = {}  # for each rejected claim the first that was told as one event with it
    out = []
    for claim in claims:
        if claim.id in rejected:
            continue
        same = _above(claim.same_event_as, by_id, rejected, "same_event_as")
        first = _last_rejected(claim, by_id, rejected)
        if same is None and first is not None:
            heir = heirs.setdefault(first, claim.id)
            same = heir if heir != claim.id else None
        out.append(replace(claim, same_event_as=same, part_of=_above(claim.part_of, by_id, rejected, "part_of")))
    return tuple(out)


def _above(key: str | None, by_id: Mapping[str, Claim], rejected: frozenset[str], link: str) -> str | None:
    """The nearest claim along the links that was not rejected."""
    seen: set[str] = set()
    while key in rejected and key not in seen and key in by_id:
        seen.add(key)
        key = getattr(by_id[key], link)
    return None if key in rejected else key


def _last_rejected(claim: Claim, by_id: Mapping[str, Claim], rejected: frozenset[str]) -> str | None:
    """The last of the rejected claims that its link runs through."""
    last, key, seen = None, claim.same_event_as, set[str]()
    while key in rejected and key not in seen and key in by_id:
        seen.add(key)
        last, key = key, by_id[key].same_event_as
    return last


def without_slots(claim: Claim, gone: Iterable[Slot]) -> Claim:
    """The claim without these slots; a part of a toll that goes is then a part of that toll's whole."""
    slots = [slot for slot in gone if not slot.part]
    changes: dict[str, Any] = {}
    for name in LISTS:
        at = {slot.at for slot in slots if slot.name == name}
        if at:
            changes[name] = tuple(x for n, x in enumerate(getattr(claim, name)) if n not in at)
    for name in COUNTED:
        at = {slot.at for slot in slots if slot.name == name}
        if at:
            changes[name] = _left(getattr(claim, name), at)
    if any(slot.name == "when" for slot in slots):
        changes["when"] = None
    if any(slot.name == "part_of" for slot in slots):
        changes["part_of"] = None
    return replace(claim, **changes) if changes else claim


def _left(things: Sequence[Any], gone: set[int]) -> tuple[Any, ...]:
    kept = [n for n in range(len(things)) if n not in gone]
    place = {n: new for new, n in enumerate(kept)}

    def whole(n: int) -> int | None:
        seen: set[int] = set()
        above: int | None = things[n].part_of
        while above is not None and above in gone and above not in seen:
            seen.add(above)
            above = things[above].part_of
        return None if above is None or above in gone else place[above]

    return tuple(replace(things[n], part_of=whole(n)) for n in kept)
