"""Wholes and their parts: "120 were killed in several strikes", then "40 near A" and "80 near B"."""

from collections.abc import Sequence

from recount.extract.engines.lexical.story.frames import Frame
from recount.extract.engines.lexical.story.likeness import Likeness, is_sum
from recount.extract.engines.lexical.story.tellings import Telling
from recount.model import Count, Stance, TollKind

_TOTALS = frozenset("total overall altogether combined series".split())


def wholes(told: Sequence[Telling], likeness: Likeness) -> dict[int, int]:
    """For each telling that is a part, the telling that is its whole (indexes).

    A whole counts the dead of several strikes; its parts are other events of the same sort, told after it, with fewer
    dead each, not more together, on days that can be the same.
    """
    found: dict[int, int] = {}
    for n, whole in enumerate(told):
        number = _dead(whole)
        counting = [f for f in whole.frames if any(t.kind is TollKind.KILLED for t in f.tolls)]
        if number is None or n in found or not any(_is_several(f) for f in counting):
            continue
        sums = any(is_sum(f) for f in whole.frames)
        first = 0 if sums else n + 1  # "in total" looks back, too, whatever the parts were
        parts = [
            k
            for k in range(first, len(told))
            if k not in found and k != n and _is_part(told, (n, k), likeness, sums=sums)
        ]
        sizes = {told[k].event: _size(_dead(told[k])) for k in parts}
        if parts and 0 < sum(sizes.values()) <= _size(number):
            found |= dict.fromkeys(parts, n)
    return found


def _is_part(told: Sequence[Telling], pair: tuple[int, int], likeness: Likeness, *, sums: bool) -> bool:
    one, other = (told[k] for k in pair)
    if other.event == one.event or other.stance is not Stance.ASSERTS:
        return False
    frame = other.frames[0]
    kin = (
        (sums or likeness.types(frame, one.frames) > -1.0)
        and likeness.days(frame, one.frames) >= 0
        and likeness.parties(frame, one.frames) >= 0
    )
    dead = _dead(other)
    return kin and dead is not None and 0 < _size(dead) < _size(_dead(one))


def _is_several(frame: Frame) -> bool:
    """Does the clause count the dead of several attacks?"""
    plural = any(
        frame.start <= c.start < frame.end and c.sense.plural for c in frame.sentence.nouns if not c.sense.outcome
    )
    return plural or any(w in _TOTALS for w in frame.sentence.words[frame.start : frame.end])


def _dead(telling: Telling) -> Count | None:
    """The first whole number of dead that a telling gives."""
    tolls = (t for f in telling.frames for t in f.tolls if t.kind is TollKind.KILLED and t.part_of is None)
    return next((t.count for t in tolls if t.count.low or t.count.high), None)


def _size(count: Count | None) -> int:
    return 0 if count is None else count.low or count.high or 0
