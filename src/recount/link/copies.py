"""Copies of one wire story tell of the same events, whatever their words leave out or their days of printing make of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from recount.link.tellings import Telling
from recount.model import Report, digest

COPIED = 500.0  # points: below a person's decision, above anything that features add up to


def families(reports: Iterable[Report]) -> dict[str, str]:
    """For each report an id that all copies of one story share: the same text, or tied by `copy_of`."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    first: dict[str, str] = {}
    for report in reports:
        twin = first.setdefault(digest(report.text.encode("utf-8", "surrogatepass")), report.id)
        for other in (twin, report.copy_of):
            if other is not None:
                a, b = sorted((find(report.id), find(other)))
                root[b] = a
    return {key: find(key) for key in root}


def originals(tellings: Sequence[Telling], reports: Iterable[Report]) -> dict[str, str]:
    """For each telling the id of the one that it repeats: itself, if none.

    Tellings of copies that open with the same words are one, counted where several open alike. The earliest published
    is the original. Free of the order of input.
    """
    known = {report.id: report for report in reports}
    family = families(known.values())
    met: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str, int], str] = {}
    out = {}
    for telling in sorted(tellings, key=lambda t: (_age(known[t.report_id]), t.id)):
        met[telling.report_id, telling.opening] += 1
        place = (family[telling.report_id], telling.opening, met[telling.report_id, telling.opening])
        out[telling.id] = first.setdefault(place, telling.id)
    return out


def _age(report: Report) -> tuple[bool, date, str]:
    return report.copy_of is not None, report.published or date.max, report.id
