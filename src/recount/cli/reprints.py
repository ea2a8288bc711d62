"""Under each report of an incident what came from it: copies, versions, possible translations, and what they add."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from recount.cli import phrases
from recount.model import Report
from recount.read import Kinship, Relation, added, kinships, signature

_WORDS = {
    Relation.EXACT: "copy, word for word",
    Relation.NEAR: "copy, edited",
    Relation.TRIMMED: "copy, cut",
    Relation.UPDATE: "later version",
    Relation.TRANSLATION: "possible translation",
}
_MOST = 3  # sentences shown of what is added


def reprints(reports: Sequence[Report], about: Callable[[Report], str]) -> Iterator[RenderableType]:
    """A line for each report that others come from, and below it these, each with the sentences that it adds.

    `about` names a report. Nothing, if none comes from another.
    """
    by_id = {report.id: report for report in reports}
    children: dict[str, list[Kinship]] = defaultdict(list)
    for kin in _closest(kinships(map(signature, reports))):
        children[kin.of].append(kin)
    if children:
        yield Text("\nReports that come from others", style="bold")
    for report in reports:
        if report.id in children:
            yield Padding(Text(about(report)), (0, 0, 0, 2))
            for kin in children[report.id]:
                yield Padding(_line(kin, by_id, about), (0, 0, 0, 4))


def _closest(kin: Sequence[Kinship]) -> Iterator[Kinship]:
    """For each report the one that it has most of its words from."""
    found: dict[str, list[Kinship]] = defaultdict(list)
    for one in kin:
        found[one.report_id].append(one)
    for some in found.values():
        yield min(some, key=lambda k: (k.relation is not Relation.EXACT, -k.share, -k.share_of, k.of))


def _line(kin: Kinship, by_id: dict[str, Report], about: Callable[[Report], str]) -> Text:
    report = by_id[kin.report_id]
    line = Text(f"{_WORDS[kin.relation]}: {about(report)} ({phrases.plain(kin.because)})")
    if kin.relation in (Relation.EXACT, Relation.TRANSLATION):
        return line
    new = [phrases.plain(report.text[span.start : span.end]) for span in added(report, by_id[kin.of])]
    for sentence in new[:_MOST]:
        line.append(f"\n  + {sentence}")
    if len(new) > _MOST:
        line.append(f"\n  + {len(new) - _MOST} sentences more")
    return line
