"""All kinships among many reports, the families they make, and the original of each. Free of the order of reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from recount.model import Report
from recount.read.copies.kin import REPRINTED, Kinship, Relation, kinship
from recount.read.copies.sketch import Keys, Signature, fingerprint, signature

SHARED = 0.15  # share of the fewer keys of two reports that they have in common: less is a phrase, or furniture
MOSTLY = 0.5  # the same for the keys of translations
NEVER = -1  # the day of what has none
AT_ONCE = 1_000_000  # meetings under a key that are held in memory at a time
Ints = npt.NDArray[np.int64]
T = TypeVar("T")


def kinships(signatures: Iterable[Signature]) -> tuple[Kinship, ...]:
    """Every kinship among these reports, sorted; of reports with the same words only the first is compared with others.

    What two reports are to each other depends on these two alone.
    """
    same: dict[str, list[Signature]] = defaultdict(list)
    for one in {s.report_id: s for s in signatures}.values():
        same[one.fingerprint].append(one)
    found: list[Kinship | None] = []
    firsts = []
    for twins in same.values():
        first = _first(twins)
        firsts.append(first)
        found += [kinship(first, twin) for twin in twins if twin is not first]
    firsts.sort(key=lambda s: s.report_id)
    found += [kinship(firsts[a], firsts[b]) for a, b in _candidates(firsts)]
    return tuple(sorted((k for k in found if k), key=lambda k: (k.report_id, k.of)))


def _first(twins: Sequence[Signature]) -> Signature:
    best = min(twins, key=lambda s: s.report_id)
    for twin in sorted(twins, key=lambda s: s.report_id):
        kin = kinship(best, twin)
        best = twin if kin and kin.of == twin.report_id else best
    return best


def _candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Pairs that share enough keys, by their places. Whether two are a pair does not depend on a third."""
    days = np.array([NEVER if s.published is None else s.published for s in signatures], dtype=np.int64)
    by_words = _sharing([s.word_keys() for s in signatures], days, SHARED)
    return sorted({*by_words, *_sharing([s.house_keys() for s in signatures], days, MOSTLY)})


def _sharing(keys: Sequence[Keys], days: Ints, share: float) -> Iterator[tuple[int, int]]:
    """Pairs that have at least this share of the fewer keys in common, and were printed in one season as far as is known.

    Reports in order of their days, those without one first: so under each key a report meets one stretch of those after it.
    """
    order = np.argsort(days, kind="stable")
    sizes = np.array([len(keys[n]) for n in order], dtype=np.int64)
    if not sizes.sum():
        return
    count, days = len(order), days[order]
    _, key = np.unique(np.concatenate([keys[n] for n in order]), return_inverse=True)
    holder = np.repeat(np.arange(count), sizes)
    end = np.where(days == NEVER, count, np.searchsorted(days, days + REPRINTED, side="right"))
    place = key * (count + 1) + holder  # sorts by key, then by day
    by_key = np.argsort(place)
    place = place[by_key]
    low = np.searchsorted(place, key * (count + 1) + holder, side="right")
    high = np.searchsorted(place, key * (count + 1) + end[holder])
    for some in _stretches(np.maximum(high - low, 0), sizes):
        met = np.repeat(holder[some], high[some] - low[some]) * count + holder[by_key[_runs(low[some], high[some])]]
        pairs, common = np.unique(met, return_counts=True)
        one, other = np.divmod(pairs, count)
        enough = common >= share * np.minimum(sizes[one], sizes[other])
        for a, b in zip(order[one[enough]].tolist(), order[other[enough]].tolist(), strict=True):
            yield min(a, b), max(a, b)


def _stretches(meetings: Ints, sizes: Ints) -> Iterator[slice]:
    """The keys of whole reports, about `AT_ONCE` meetings at a time: all that two reports share is counted together."""
    ends = np.concatenate(([0], np.cumsum(sizes)))
    met = np.concatenate(([0], np.cumsum(meetings)))[ends]  # before the keys of each report
    first = 0
    while first < len(sizes):
        last = max(first + 1, int(np.searchsorted(met, met[first] + AT_ONCE, side="right")) - 1)
        yield slice(int(ends[first]), int(ends[last]))
        first = last


def _runs(low: Ints, high: Ints) -> Ints:
    """The numbers from each low to its high, exclusive, one run after the other."""
    lengths = high - low
    made: Ints = np.arange(int(lengths.sum())) + np.repeat(low - np.cumsum(lengths) + lengths, lengths)
    return made


def originals(kin: Iterable[Kinship], *, only_copies: bool = True) -> dict[str, str]:
    """For each report that comes from another the id of the one where its words were first, by kinships among all of them.

    With `only_copies` those that repeat another and say nothing of their own; else updates and copies that say more, too.
    A possible translation comes from nothing. Of several that it could come from, it comes from the one with most of its
    words. Free of order, and a word-for-word copy has no say in what others come from.
    """
    known = list(kin)
    twins = {k.report_id for k in known if k.relation is Relation.EXACT}
    parents: dict[str, list[Kinship]] = defaultdict(list)
    for k in known:
        chosen = k.repeats if only_copies else k.relation is not Relation.TRANSLATION
        if chosen and (k.relation is Relation.EXACT or not twins & {k.report_id, k.of}):
            parents[k.report_id].append(k)
    parent = {key: min(some, key=_closest).of for key, some in parents.items()}
    found = {key: _root(key, parent) for key in parent}
    return {key: of for key, of in found.items() if key != of}


def _closest(k: Kinship) -> tuple[bool, float, float, str]:
    return k.relation is not Relation.EXACT, -k.share, -k.share_of, k.of


def _root(key: str, parent: Mapping[str, str]) -> str:
    """The end of the way up. Credits, days and lengths can lead in a circle: then the smallest id in it."""
    way = [key]
    while way[-1] in parent:
        following = parent[way[-1]]
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]


def mark_copies(reports: Iterable[Report | T]) -> Iterator[Report | T]:
    """The same reports, each copy with `copy_of` set to the original: exact and near copies and trimmed reprints.

    All reports are read before the first comes back, as the original may be the last. A report with `copy_of` set keeps
    it, and a report that says something more (`Kinship.news`) or updates another is no copy. Anything else passes
    through. Memory: about 5 KB a report.
    """
    items = list(reports)
    found = {item.id: item for item in items if isinstance(item, Report)}
    first = originals(kinships(map(signature, found.values()))) if len(found) > 1 else {}
    for item in items:
        if isinstance(item, Report) and item.copy_of is None and item.id in first:
            yield replace(item, copy_of=first[item.id])
        else:
            yield item


def mark_repeats(reports: Iterable[Report | T]) -> Iterator[Report | T]:
    """The same stream as it comes, each report that has the words of one before it with `copy_of` set to the first of them.

    For long streams: near copies need all reports at hand (`mark_copies`). Memory: about 200 bytes for each distinct text.
    """
    first: dict[bytes, str] = {}
    for report in reports:
        if not isinstance(report, Report):
            yield report
            continue
        original = first.setdefault(fingerprint(report.text), report.id)
        yield report if original == report.id or report.copy_of else replace(report, copy_of=original)
