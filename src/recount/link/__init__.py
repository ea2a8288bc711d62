"""Link: which claims are about one event, within a report and across reports. One verb, `link`, and its options."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.link.across import link_all
from recount.link.sums import with_sums
from recount.model import Account, CodedReport, Decision

__all__ = ["LinkOptions", "complete", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions:
    """What linking obeys: people's decisions of kind ``same_event``, about claims, answered ``yes`` or ``no``."""

    decisions: tuple[Decision, ...] = ()


def link(coded: Sequence[CodedReport], options: LinkOptions | None = None) -> tuple[Account, ...]:
    """The incidents that reports tell of together, without estimates, in the order of their founding claims.

    The partition is free of the order of `coded`; which claim founds an incident, and so its id, follows that order (the
    ledger's). Two events that one report tells apart never meet, not even through a third report, unless a person puts
    them together. Aggregates that their parts exhaust, plans and totals of a war make no incident.
    """
    return link_all(coded, (options or LinkOptions()).decisions)


def complete(coded: CodedReport) -> CodedReport:
    """The report with the parts that no engine marked: claims whose people another claim of it counts (`part_of`).

    Reconciling needs them, so that nobody is counted twice. Pure, of this report alone; twice is the same as once.
    """
    return replace(coded, claims=with_sums(coded.claims, coded.readings))
