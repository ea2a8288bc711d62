"""What one voice tells of one event is one claim, in however many sentences (gold/GUIDE.md)."""

from collections.abc import Callable, Iterable, Sequence

from recount.extract.engine import Draft, DraftToll, Words
from recount.extract.engines.encoder.decode.groups import Group
from recount.extract.engines.encoder.decode.sizes import size_of_toll
from recount.extract.engines.encoder.reading import Reading
from recount.model import Population

Told = tuple[tuple[Group, Draft], ...]
_ARTICLES = frozenset("the a an".split())


def told_once(reading: Reading, groups: Iterable[Group], draft: Callable[[Group], Draft]) -> Told:
    """The claims with their drafts. A claim of the same event, voice, type and stance as one before it joins that one if
    they stand in neighbouring sentences, share a number or count some of those counted before, and nothing speaks against it:
    another number for the same outcome, another time.
    """
    kept: list[tuple[Group, Draft]] = []
    for found in groups:
        told = draft(found)
        same = (n for n, (g, d) in enumerate(kept) if g.event == found.event and _one(reading, (g, found), (d, told)))
        n = next(same, None)
        if n is None:
            kept.append((found, told))
        else:
            both = Group(sorted(kept[n][0].mentions + found.mentions), found.event)
            kept[n] = both, draft(both)
    return tuple(kept)


def _one(reading: Reading, groups: tuple[Group, Group], drafts: tuple[Draft, Draft]) -> bool:
    one, other = drafts
    alike = (one.stance, one.event_type, _voice(one)) == (other.stance, other.event_type, _voice(other))
    if not alike or _numbers_differ(one.tolls, other.tolls) or _times_differ(one.when, other.when):
        return False
    some = any(_some_of(one.tolls, other.tolls, kind) for kind in {t.kind for t in other.tolls})
    return some or _beside(reading, *groups) or bool(_numbers(one.tolls) & _numbers(other.tolls))


def _voice(draft: Draft) -> tuple[str, ...]:
    """The words of the nearest speaker, without an article; none for the outlet's own voice."""
    said = draft.speakers[0].exact.lower().split() if draft.speakers else []
    return tuple(said[1:] if said[:1] and said[0] in _ARTICLES else said)


def _times_differ(one: Words | None, other: Words | None) -> bool:
    return one is not None and other is not None and one.exact.lower() != other.exact.lower()


def _numbers_differ(one: Sequence[DraftToll], other: Sequence[DraftToll]) -> bool:
    """Does each tell of an outcome that the other tells too, with other numbers, the second no part of the first's?"""
    both = {t.kind for t in one} & {t.kind for t in other}
    return any(_counts(one, kind) != _counts(other, kind) and not _some_of(one, other, kind) for kind in both)


def _some_of(one: Sequence[DraftToll], other: Sequence[DraftToll], kind: str) -> bool:
    """May those whom the second counts be among people of no population whom the first counts?"""
    plain = (size_of_toll(t) for t in one if t.kind == kind and t.population is Population.UNSTATED)
    return 0 < sum(size_of_toll(t) for t in other if t.kind == kind and t.part_of is None) < max(plain, default=0)


def _counts(tolls: Sequence[DraftToll], kind: str) -> set[tuple[int | None, int | None]]:
    return {(t.count.low, t.count.high) for t in tolls if t.kind == kind}


def _numbers(tolls: Sequence[DraftToll]) -> set[tuple[str, int | None, int | None]]:
    """What is counted, each outcome with its number; what has no number is left out."""
    counted = (t for t in tolls if (t.count.low, t.count.high) != (None, None))
    return {(t.kind, t.count.low, t.count.high) for t in counted}


def _beside(reading: Reading, one: Group, other: Group) -> bool:
    """Do they stand in one sentence, or in two that follow each other?"""
    mine, theirs = (
        [int(reading.page.sentence_of[reading.mentions[m].start]) for m in g.mentions] for g in (one, other)
    )
    return min(abs(a - b) for a in mine for b in theirs) <= 1
