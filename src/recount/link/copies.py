"""Copies of one wire story tell of the same events, whatever their words leave out."""

from collections.abc import Iterable, Mapping, Sequence

from recount.link.cluster import Tie, tie
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


def copied(tellings: Sequence[Telling], family: Mapping[str, str]) -> list[Tie]:
    """A tie between tellings of copies that open with the same words."""
    first: dict[tuple[str, str], Telling] = {}
    ties = []
    for telling in tellings:
        twin = first.setdefault((family[telling.report_id], telling.opening), telling)
        if twin.report_id != telling.report_id:
            ties.append(tie(COPIED, twin.id, telling.id))
    return ties
