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


def _sharing(keys: Sequence[Keys], days: npt.NDArray[np.int64], share: float) -> Iterator[tuple[int, int]]:
    """Pairs that have at least this share of the fewer keys in common, and were printed in one season as far as is known."""
    sizes = np.array([len(own) for own in keys], dtype=np.int64)
    if not sizes.sum():
        return
    _, flat = np.unique(np.concatenate(keys), return_inverse=True)
    holders = np.repeat(np.arange(len(keys)), sizes)[np.argsort(flat, kind="stable")]  # of each key in turn
    starts = np.concatenate(([0], np.cumsum(np.bincount(flat))))
    for n, end in enumerate(np.cumsum(sizes).tolist()):
        own = flat[end - sizes[n] : end].tolist()
        near = np.concatenate([holders[:0], *(holders[starts[key] : starts[key + 1]] for key in own)])
        others, counts = np.unique(near[near < n], return_counts=True)
        between = np.where((days[others] == NEVER) | (days[n] == NEVER), 0, np.abs(days[others] - days[n]))
        enough = (counts >= share * np.minimum(sizes[n], sizes[others])) & (between <= REPRINTED)
        yield from ((other, n) for other in others[enough].tolist())


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
