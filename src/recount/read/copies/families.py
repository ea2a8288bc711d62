"""All kinships among many reports, the families they make, and the original of each. Free of the order of reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from recount.model import Report
from recount.read.copies.kinship import Kinship, kinship
from recount.read.copies.signature import Signature, fingerprint, signature

SHARED = 0.15  # share of the fewer keys of two reports that they have in common: less is a phrase, or furniture
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


def _candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough keys. Whether two are a pair does not depend on a third."""
    numbers: dict[str, int] = {}
    keys = [np.array(sorted({numbers.setdefault(k, len(numbers)) for k in s.keys}), dtype=np.int64) for s in signatures]
    holders, starts = _postings(keys, len(numbers))
    for n, own in enumerate(keys):
        near = np.concatenate([holders[starts[k] : starts[k + 1]] for k in own]) if len(own) else own
        others, counts = np.unique(near[near < n], return_counts=True)
        for other, count in zip(others.tolist(), counts.tolist(), strict=True):
            if count >= SHARED * min(len(own), len(keys[other])):
                yield other, n


def _postings(keys: Sequence[npt.NDArray[np.int64]], size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each key the numbers of the reports that have it, as one row with the start of each."""
    flat = np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)
    owners = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    order = np.argsort(flat, kind="stable")
    return owners[order], np.searchsorted(flat[order], np.arange(size + 1))


def originals(kin: Iterable[Kinship], *, only_copies: bool = True) -> dict[str, str]:
    """For each report that comes from another the id of the first of its family, by kinships among all of them.

    With `only_copies`, families are tied by reports that repeat others and say nothing of their own; else by updates
    and by copies that say more, too. A possible translation ties nothing. The first is what comes from none; of several
    the one that most come from, then the smallest id. Free of order.
    """
    ties = sorted((k.report_id, k.of) for k in kin if (k.repeats if only_copies else k.relation != "translation"))
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for one, of in ties:
        a, b = sorted((find(one), find(of)))
        root[b] = a
    families: dict[str, list[str]] = defaultdict(list)
    for key in list(root):
        families[find(key)].append(key)
    derived = {one for one, _ in ties}
    came: dict[str, int] = defaultdict(int)
    for _, of in ties:
        came[of] += 1
    out: dict[str, str] = {}
    for family in families.values():
        first = min(family, key=lambda key: (key in derived, -came[key], key))
        out |= {key: first for key in family if key != first}
    return out


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
