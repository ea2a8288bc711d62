"""Faint tolls ("was taken to hospital", "he later died"): what they count of an event once all of it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recount.extract.engines.lexical.counting.of_him import HE
from recount.extract.engines.lexical.counting.victims import FoundToll
from recount.extract.engines.lexical.story.frames import Frame
from recount.extract.engines.lexical.story.tellings import Telling
from recount.model import Count, TollKind
from recount.vocab.numbers import exact

ONE = exact(1)


def settled(told: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings with their faint tolls settled: who is told of again goes, who died is hurt no longer.

    A faint toll stays where its event has no other number of that kind.
    """
    events: dict[int, list[Frame]] = {}
    for telling in told:
        events.setdefault(telling.event, []).extend(telling.frames)
    unsure = {n for n, frames in events.items() if any(t.faint or _is_victim(f, t) for f in frames for t in f.tolls)}
    changed = {n: _settled(events[n]) for n in unsure}
    if not changed:
        return tuple(told)
    return tuple(replace(t, frames=_kept(t, changed[t.event])) if t.event in changed else t for t in told)


def _kept(telling: Telling, changed: Mapping[int, Frame]) -> list[Frame]:
    """The frames as they became; one that told of nothing else goes, unless it is all that is left."""
    kept = [f for f in telling.frames if id(f) not in changed or changed[id(f)].tolls or f.strong or f.losses]
    return [changed.get(id(f), f) for f in kept or telling.frames[:1]]


def _settled(frames: Sequence[Frame]) -> dict[int, Frame]:
    """By id of each frame of an event that changes, what it becomes."""
    counted = {k: _is_counted(frames, k) for k in (TollKind.KILLED, TollKind.INJURED)}
    died = [f for f in frames if any(t.faint and t.kind is TollKind.KILLED for t in f.tolls)]
    healed = _died_of_it(frames, died[0]) if died and not counted[TollKind.KILLED] else None
    alive = counted[TollKind.INJURED] and not counted[TollKind.KILLED]
    others = counted[TollKind.KILLED] or any(_is_other(f, t) for f in frames for t in f.tolls)
    out: dict[int, Frame] = {}
    seen: set[TollKind] = set()
    for frame in frames:
        kept = []
        for toll in frame.tolls:
            if toll is healed or (toll.faint and (counted.get(toll.kind) or _is_again(toll, seen))):
                continue
            if (alive and _is_victim(frame, toll)) or (_is_hurt_him(frame, toll) and (others or toll.kind in seen)):
                continue
            if toll.faint:
                seen.add(toll.kind)
            kept.append(toll)
        if len(kept) != len(frame.tolls):
            out[id(frame)] = replace(frame, tolls=_reindexed(frame.tolls, kept))
    return out


def _is_again(toll: FoundToll, seen: set[TollKind]) -> bool:
    """ "He died", once somebody told of so has died already: the same one, told again."""
    return toll.kind is TollKind.KILLED and toll.kind in seen


def _is_counted(frames: Sequence[Frame], kind: TollKind) -> bool:
    tolls = (t for f in frames for t in f.tolls if not _is_victim(f, t))
    return any(t.kind is kind and not t.faint and not _is_none(t.count) for t in tolls)


def _is_victim(frame: Frame, toll: FoundToll) -> bool:
    """ "Among the victims were two nurses": dead, unless the event tells of people hurt and of nobody killed."""
    return toll.kind is TollKind.KILLED and frame.sentence.words[toll.verb : toll.verb + 1] == ("victims",)


def _is_hurt_him(frame: Frame, toll: FoundToll) -> bool:
    """ "He was shot in the hand", one of those told of before."""
    return toll.faint and toll.kind is TollKind.INJURED and frame.sentence.words[toll.start] in HE


def _is_other(frame: Frame, toll: FoundToll) -> bool:
    """Does a toll tell of those dead or hurt who may be "he"?"""
    told = toll.kind in (TollKind.KILLED, TollKind.INJURED) and not _is_none(toll.count)
    return told and not _is_hurt_him(frame, toll)


def _is_none(count: Count) -> bool:
    return count.high == 0


def _died_of_it(frames: Sequence[Frame], died: Frame) -> FoundToll | None:
    """The one person hurt last before "he died": who died is not hurt."""
    before = [f for f in frames if (f.sentence.index, f.start) <= (died.sentence.index, died.start)]
    hurt = [t for f in before for t in f.tolls if t.kind is TollKind.INJURED and t.part_of is None]
    return hurt[-1] if hurt and hurt[-1].count == ONE else None


def _reindexed(tolls: Sequence[FoundToll], kept: Sequence[FoundToll]) -> tuple[FoundToll, ...]:
    """The tolls that are kept, each part pointing to its whole, to nothing where that went."""
    index = {id(t): n for n, t in enumerate(kept)}
    return tuple(t if t.part_of is None else replace(t, part_of=index.get(id(tolls[t.part_of]))) for t in kept)
