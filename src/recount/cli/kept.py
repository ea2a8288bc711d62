"""What a ledger held before a run, and whether all that it holds is linked."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recount.cli import phrases
from recount.model import CodedReport, ItemError, Report
from recount.store import views
from recount.store.ledger import Ledger
from recount.vocab import said

_NAMED = 5  # reports named one by one; more are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The reports of a ledger as it was: their ids, and who published which words on which day."""

    ids: frozenset[str]
    by_words: dict[bytes, str]


def before(ledger: Ledger) -> Before:
    """What the ledger holds now."""
    held = [(report.id, _words(report), _about(report)) for report in views.reports(ledger)]
    return Before(ids=frozenset(id_ for id_, _, _ in held), by_words={words: about for _, words, about in held})


@dataclass(slots=True)
class Undated:
    """Watches reports go by, and notes those that have claims without a day because nobody says when they were published."""

    names: list[str] = field(default_factory=list)

    def watched(self, coded: Iterable[CodedReport | ItemError]) -> Iterator[CodedReport | ItemError]:
        """The reports as they come."""
        for item in coded:
            if isinstance(item, CodedReport) and item.report.published is None:
                days = {r.claim_id: r.when.value for r in item.readings if r.when is not None}
                told = {key for key, w in days.items() if w is not None and (w.start is not None or w.end is not None)}
                if any(claim.when is not None and claim.id not in told for claim in item.claims):
                    self.names.append(item.report.name)
            yield item

    def said(self) -> str:
        """What is missing of which reports, and what to do; empty where nothing is."""
        if not self.names:
            return ""
        more = len(self.names) - _NAMED
        named = ", ".join(map(phrases.plain, self.names[:_NAMED])) + (f", and {more:,} more" if more > 0 else "")
        one = len(self.names) == 1
        return (
            f"No publication day is known of {named}: words such as “Tuesday” give no date in "
            f"{'it' if one else 'them'}. Add {'it' if one else 'them'} with --published DATE to a new --ledger."
        )


@dataclass(slots=True, kw_only=True)
class SameWords:
    """Watches reports go by, and notes those whose words were there already, of another day or source."""

    held: Before
    lines: list[str]
    more: int = 0

    def watched(self, coded: Iterable[CodedReport | ItemError]) -> Iterator[CodedReport | ItemError]:
        """The reports as they come."""
        for item in coded:
            if isinstance(item, CodedReport) and item.report.id not in self.held.ids:
                self._look_at(item.report)
            yield item

    def _look_at(self, report: Report) -> None:
        earlier = self.held.by_words.get(_words(report))
        if earlier is None:
            return
        if len(self.lines) == _NAMED:
            self.more += 1
            return
        self.lines.append(
            f"{phrases.plain(report.name)}: the same words are there already ({earlier}), now as {_about(report)}"
        )

    def said(self) -> Iterator[str]:
        """A line for each of the first, how many more, and what to do."""
        yield from self.lines
        if self.more:
            yield f"… and {self.more:,} more whose words are there already"
        if self.lines:
            yield (
                "Both versions are kept, and copies count as one witness. If they are reprints, all is well. If the "
                "earlier day or source was a mistake, add the right reports to a new --ledger."
            )


def what_is_missing(ledger: Ledger) -> str | None:
    """Why the incidents that stand may not be all that the ledger tells of, and what to do; None where they are."""
    if views.unlinked(ledger):
        number = len(before(ledger).ids)
        return (
            f"{ledger.path} holds {phrases.many(number, 'report')}, and what is new among them is not linked yet: was "
            "`recount add` stopped? Run it again with the same reports; nothing is added twice."
        )
    if next(views.reports(ledger), None) is None:
        return f"{ledger.path} has no reports yet. Add some with `recount add`."
    return None


def _words(report: Report) -> bytes:
    return hashlib.blake2b(report.text.encode(), digest_size=16).digest()


def _about(report: Report) -> str:
    source = f"of {said.isolated(phrases.plain(report.source))}" if report.source else "of an unknown source"
    return f"{source}, {said.day(report.published) if report.published else 'day unknown'}"
