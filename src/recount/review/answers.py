"""What people write as the answer of a correction, read into values. RefusedError where it is not plain."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from recount.model import (
    Basis,
    Count,
    EventType,
    FormatError,
    Group,
    Locus,
    LossClass,
    LossKind,
    Population,
    Precision,
    Stance,
    TollKind,
    UsageError,
    Window,
    Wording,
    from_data,
)
from recount.review.slots import NONE, UNKNOWN, Slot

E = TypeVar("E", bound=StrEnum)

_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_BOUND = re.compile(r"(at_least|at_most|about)\s+(\d+)")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_INDEX = re.compile(r"(tolls|losses)\[(\d+)\]")
# Days up to which a stretch written with two dots counts as that precise
_LENGTHS = (
    (1, Precision.DAY),
    (6, Precision.DAYS),
    (7, Precision.WEEK),
    (14, Precision.DAYS),
    (31, Precision.MONTH),
    (124, Precision.SEASON),
)


def count_of(answer: str) -> Count:
    """``12``, ``at_least 12``, ``at_most 40``, ``about 30``, ``3-5``, ``unquantified``.

    Raises:
        UsageError: it is written in another way.
    """
    words = answer.strip().lower()
    try:
        if words.isdecimal():
            return Count(low=int(words), high=int(words), wording=Wording.EXACT)
        if found := _RANGE.fullmatch(words):
            return Count(low=int(found[1]), high=int(found[2]), wording=Wording.BETWEEN)
        if found := _BOUND.fullmatch(words):
            wording, number = Wording(found[1]), int(found[2])
            low = None if wording is Wording.AT_MOST else number
            high = None if wording is Wording.AT_LEAST else number
            return Count(low=low, high=high, wording=wording)
        if words == Wording.UNQUANTIFIED:
            return Count(low=None, high=None, wording=Wording.UNQUANTIFIED)
    except ValueError as error:
        raise UsageError(f"{answer!r} is no count: {error}.") from None
    raise UsageError(
        f"{answer!r} is no count. Write 12, 3-5, at_least 12, at_most 40, about 30 or unquantified (without a number)."
    )


def window_of(answer: str) -> Window | None:
    """``2017-10-03``, ``2017-10-03..2017-10-05`` (both inside), ``2017-10``, ``2017``; None for ``unknown``.

    Raises:
        UsageError: it is written in another way, or no such day is in the calendar.
    """
    if answer.strip().lower() == UNKNOWN:
        return None
    first, dots, last = (part.strip() for part in answer.partition(".."))
    starts, ends = _stretch(first), _stretch(last) if dots else None
    start, end = starts[0], (ends or starts)[1]
    if not start < end:
        raise UsageError(f"{answer!r} ends before it begins. Write the first day, two dots, and the last day.")
    precision = _precision(start, end, starts[2] if ends is None else None)
    return Window(start=start, end=end, precision=precision, basis=Basis.STATED)


def _stretch(words: str) -> tuple[date, date, Precision]:
    """First day, the day after the last, and how exact that is."""
    found = _DAY.fullmatch(words)
    try:
        year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        if day:
            return date(year, month, day), date(year, month, day) + timedelta(days=1), Precision.DAY
        if found and found[2]:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after, Precision.MONTH
        return date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR
    except (ValueError, OverflowError):
        raise UsageError(
            f"{words!r} is no day that can't be mistaken. Write 2017-10-03, 2017-10-03..2017-10-05, 2017-10, 2017 or unknown."
        ) from None


def _precision(start: date, end: date, said: Precision | None) -> Precision:
    """As it was written, else by length: as coarse as the stretch, and never finer."""
    length = (end - start).days
    return said or next((precision for most, precision in _LENGTHS if length <= most), Precision.YEAR)


def locus_of(answer: str) -> Locus | None:
    """A place as the JSON of a `Locus`; None for ``unknown``.

    Raises:
        UsageError: it is no such JSON, or no place on Earth.
    """
    if answer.strip().lower() == UNKNOWN:
        return None
    try:
        return from_data(Locus, json.loads(answer))
    except (FormatError, ValueError, TypeError, RecursionError) as error:
        raise UsageError(
            f"{answer[:80]!r} is no place ({error}). Give a place's id, such as geonames:170654, or unknown."
        ) from None


def actor_of(answer: str) -> str | None:
    """An actor's id; None for ``unknown``.

    Raises:
        UsageError: it holds blanks, as names do and ids do not.
    """
    words = answer.strip()
    if not words or len(words.split()) > 1:
        raise UsageError(f"{answer!r} is no actor's id. `recount actors` finds the id of a name; or give unknown.")
    return None if words.lower() == UNKNOWN else words


def one_of(vocabulary: type[E], answer: str) -> E:
    """A value of a fixed vocabulary.

    Raises:
        UsageError: it is none of them; the message lists them.
    """
    try:
        return vocabulary(answer.strip().lower().replace(" ", "_"))
    except ValueError:
        known = ", ".join(v.value for v in vocabulary)
        raise UsageError(f"{answer!r} is none of these: {known}. Give one of them.") from None


def index_of(answer: str, slot: Slot) -> int | None:
    """Which toll or loss of the claim something is a part of, as ``tolls[0]``; None for ``none``.

    Raises:
        UsageError: it is written in another way, or would be a part of itself.
    """
    if answer.strip().lower() == NONE:
        return None
    found = _INDEX.fullmatch(answer.strip())
    if not found or found[1] != slot.name or int(found[2]) == slot.at:
        raise UsageError(f"{answer!r} is none of the claim's other {slot.name}. Give one, as {slot.name}[0], or none.")
    return int(found[2])


def toll_of(answer: str) -> tuple[TollKind, Count, Population]:
    """``killed 12 civilian``: kind, count, and the population, ``unstated`` where it is left out.

    Raises:
        UsageError: it is written in another way.
    """
    kind, *rest = answer.split() or [""]
    population = Population.UNSTATED
    if rest and rest[-1] in {p.value for p in Population}:
        population = Population(rest.pop())
    return one_of(TollKind, kind), count_of(" ".join(rest)), population


PLAIN: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "event_type": lambda answer: one_of(EventType, answer),
        "stance": lambda answer: one_of(Stance, answer),
        "when": window_of,
        "places": locus_of,
        "perpetrators": actor_of,
        "targets": actor_of,
        "speakers": actor_of,
        "tolls": toll_of,
        "count": count_of,
        "tolls.kind": lambda answer: one_of(TollKind, answer),
        "losses.kind": lambda answer: one_of(LossKind, answer),
        "population": lambda answer: one_of(Population, answer),
        "group": lambda answer: None if answer.strip() == NONE else one_of(Group, answer),
        "loss_class": lambda answer: one_of(LossClass, answer),
    }
)
"""How the answer about each slot is read, by the slot's name, or that of a property of a toll or a loss."""


def read(slot: Slot, answer: str) -> object:
    """The value that a correction of this slot puts there.

    Raises:
        UsageError: the answer is not of the shape that the slot asks for, or the slot can't be corrected.
    """
    if slot.part == "part_of":
        return index_of(answer, slot)
    if slot.name == "part_of":
        return None if answer.strip().lower() == NONE else answer.strip()
    reader = PLAIN.get(f"{slot.name}.{slot.part}") or PLAIN.get(slot.part or slot.name)
    if reader is None:
        raise UsageError(f"{slot.name or 'a whole claim'} can't be corrected. Reject it, or correct one of its fields.")
    return reader(answer)
