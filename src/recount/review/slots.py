"""The slots of a claim that a person may decide on: how they are written, which words they hold, and what stands in them.

``event_type``, ``stance``, ``when``, ``part_of``; ``places[0]``, ``perpetrators[0]``, ``targets[0]``, ``speakers[0]``,
``weapons[0]``; ``tolls[0]`` and ``losses[0]``, and of these ``.count``, ``.kind``, ``.part_of``, of tolls ``.population``
and ``.group``, of losses ``.loss_class``. The empty slot is the whole claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from recount.model import Claim, Count, Locus, Mark, Quote, Readings, UsageError, Window, Wording

SINGLE = ("event_type", "stance", "when", "part_of")
READ = ("places", "perpetrators", "targets", "speakers")  # lists of words, each read as a place or an actor
COUNTED = ("tolls", "losses")
PARTS = {
    "tolls": ("count", "kind", "population", "group", "part_of"),
    "losses": ("count", "kind", "loss_class", "part_of"),
}
UNKNOWN, NONE = "unknown", "none"
_WRITTEN = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<at>\d{1,4})\])?(?:\.(?P<part>[a-z_]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of a claim. `at` counts from 0; `part` is one property of a toll or a loss. No name is the whole claim."""

    name: str = ""
    at: int = 0
    part: str = ""

    def __str__(self) -> str:
        listed = f"{self.name}[{self.at}]" if self.name and self.name not in SINGLE else self.name
        return f"{listed}.{self.part}" if self.part else listed

    @property
    def holder(self) -> "Slot":
        """The toll or loss that this is a property of; else the slot itself."""
        return Slot(name=self.name, at=self.at)


def slot_of(written: str) -> Slot:
    """The slot that is written so.

    Raises:
        UsageError: no slot is written so; the message names those that there are.
    """
    if not written:
        return Slot()
    found = _WRITTEN.fullmatch(written)
    name, at, part = found.group("name", "at", "part") if found else ("", None, None)
    listed = name in (*READ, *COUNTED, "weapons")
    if (
        not (listed or name in SINGLE)
        or (at is not None) is not listed
        or (part and part not in PARTS.get(name or "", ()))
    ):
        raise UsageError(
            f"no field of a claim is written {written!r}. Give one of {', '.join(SINGLE)}, or with a number from 0 "
            f"{', '.join(f'{n}[0]' for n in (*READ, 'weapons', *COUNTED))}, or tolls[0].count (.kind .population .group "
            ".part_of), losses[0].count (.kind .loss_class .part_of)."
        )
    return Slot(name=name or "", at=int(at or 0), part=part or "")


def marks(claim: Claim) -> Iterator[Mark]:
    """All words that a claim rests on, each with its slot."""
    for n, quote in enumerate(claim.evidence):
        yield Mark(slot=f"evidence[{n}]", quote=quote)
    for name in ("speakers", "perpetrators", "targets", "weapons"):
        for n, quote in enumerate(getattr(claim, name)):
            yield Mark(slot=f"{name}[{n}]", quote=quote)
    for n, place in enumerate(claim.places):
        yield Mark(slot=f"places[{n}]", quote=place.quote)
    if claim.when is not None:
        yield Mark(slot="when", quote=claim.when)
    for n, toll in enumerate(claim.tolls):
        yield Mark(slot=f"tolls[{n}]", quote=toll.quote)
    for n, loss in enumerate(claim.losses):
        yield Mark(slot=f"losses[{n}]", quote=loss.quote)


def words(claim: Claim, slot: Slot) -> tuple[Quote, ...]:
    """The words that a slot holds; those of the whole claim where it holds none of its own."""
    own = tuple(m.quote for m in marks(claim) if m.slot == str(slot.holder))
    return own or claim.evidence


def has(claim: Claim, slot: Slot) -> bool:
    """Is there such a slot in this claim?"""
    return not slot.name or slot.name in SINGLE or slot.at < len(getattr(claim, slot.name))


def value(claim: Claim, readings: Readings | None, slot: Slot) -> str:
    """What stands in a slot, written as an answer would be; of the whole claim, its type and its tolls.

    Raises:
        UsageError: the claim has no such slot.
    """
    if not has(claim, slot):
        raise UsageError(f"the claim has no {slot}: it has {len(getattr(claim, slot.name))} {slot.name}.")
    if not slot.name:
        return ", ".join([claim.event_type.value, *(_toll(claim, n) for n in range(len(claim.tolls)))])
    if slot.name == "when":
        read = readings.when if readings else None
        return days(read.value if read else None)
    if slot.name in SINGLE:
        return getattr(claim, slot.name) or NONE
    if slot.name in READ:
        return _read(readings, slot)
    if slot.name == "weapons":
        return claim.weapons[slot.at].exact
    return _counted(claim, slot)


def plainly(written: str) -> str:
    """What stands in a slot, as a question says it: without the marks of the format, and what is unstated is left unsaid."""
    return written.removesuffix(" unstated").replace(" unstated,", ",").replace("_", " ")


def _read(readings: Readings | None, slot: Slot) -> str:
    read = getattr(readings, slot.name) if readings else ()
    found = read[slot.at].value if slot.at < len(read) else None
    if isinstance(found, Locus):
        return found.place_id
    return found or UNKNOWN


def _counted(claim: Claim, slot: Slot) -> str:
    if not slot.part:
        return _toll(claim, slot.at) if slot.name == "tolls" else _loss(claim, slot.at)
    thing = getattr(claim, slot.name)[slot.at]
    if slot.part == "count":
        return counted(thing.count)
    if slot.part == "part_of":
        return NONE if thing.part_of is None else f"{slot.name}[{thing.part_of}]"
    return getattr(thing, slot.part) or NONE


def _toll(claim: Claim, n: int) -> str:
    toll = claim.tolls[n]
    return f"{toll.kind} {counted(toll.count)} {toll.population}"


def _loss(claim: Claim, n: int) -> str:
    loss = claim.losses[n]
    return f"{loss.kind} {counted(loss.count)} {loss.loss_class}"


def counted(count: Count) -> str:
    """``12``, ``at_least 12``, ``at_most 40``, ``about 30``, ``3-5``, ``unquantified``: as `answers.count_of` reads it."""
    match count.wording:
        case Wording.EXACT:
            return str(count.low)
        case Wording.BETWEEN:
            return f"{count.low}-{count.high}"
        case Wording.UNQUANTIFIED:
            return count.wording.value
        case Wording.AT_MOST:
            return f"at_most {count.high}"
        case _:
            return f"{count.wording.value} {count.low}"


def days(window: Window | None) -> str:
    """``2017-10-03``, ``2017-10-03..2017-10-05`` (both inside), ``..2017-10-05``, or ``unknown``."""
    if window is None or (window.start is None and window.end is None):
        return UNKNOWN
    last = window.end - timedelta(days=1) if window.end else None
    if window.start == last:
        return str(last)
    return f"{window.start or ''}..{last or ''}"
