"""Reports that an engine's triage puts aside: which, why, and how to have them read all the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from recount.cli import phrases
from recount.model import CodedReport, ItemError

_NAMED = 5  # reports named one by one; more are counted


@dataclass(slots=True)
class PutAside:
    """Watches reports go by, and notes those that the engine's triage put aside."""

    names: list[str] = field(default_factory=list)

    def watched(self, coded: Iterable[CodedReport | ItemError]) -> Iterator[CodedReport | ItemError]:
        """The reports as they come."""
        for item in coded:
            if isinstance(item, CodedReport) and item.skipped:
                self.names.append(item.report.name)
            yield item

    def said(self) -> str:
        """What was put aside and what to do; empty where nothing was."""
        return put_aside(self.names) if self.names else ""


def put_aside(names: Sequence[str]) -> str:
    """What is said of reports of these names that were put aside."""
    more = len(names) - _NAMED
    named = ", ".join(map(phrases.plain, names[:_NAMED])) + (f", and {more:,} more" if more > 0 else "")
    was, it = ("1 report was", "it") if len(names) == 1 else (f"{len(names):,} reports were", "them")
    return (
        f"{was} put aside and not read closely: {named}. Nothing in {it} reads like violence. To have {it} read all the "
        "same, give the same command with --read-all."
    )
