"""Link: which claims are about one event, within a report and across reports. One verb, `link`, and its options.

A ledger links step by step: `tell` says once for each report which events it tells of, `dump` and `load` keep that as one
line, `connect` puts the tellings of all reports together, `extend` does so for what came and went, and `accounts_of` gives
the incidents of some groups.
"""

from collections.abc import Sequence
from dataclasses import replace

from recount.link.across import accounts_of, link_all
from recount.link.connect import connect, extend, recall
from recount.link.linkage import Linkage
from recount.link.options import LinkOptions, overruled, splits
from recount.link.rows import dump, load
from recount.link.sums import with_sums
from recount.link.tellings import Telling, completed, tell
from recount.model import Account, CodedReport

__all__ = [
    "LinkOptions",
    "Linkage",
    "Telling",
    "accounts_of",
    "complete",
    "completed",
    "connect",
    "dump",
    "extend",
    "link",
    "load",
    "overruled",
    "recall",
    "splits",
    "tell",
]


def link(coded: Sequence[CodedReport], options: LinkOptions | None = None) -> tuple[Account, ...]:
    """The incidents that reports tell of together, without estimates, in the order of their founding claims.

    The partition is free of the order of `coded`; which claim founds an incident, and so its id, follows that order (the
    ledger's). Two events that one report tells apart never meet, not even through a third report, unless a person puts
    them together. Aggregates that their parts exhaust, plans and totals of a war make no incident.
    """
    return link_all(coded, options or LinkOptions())


def complete(coded: CodedReport) -> CodedReport:
    """The report with the parts that no engine marked: claims whose people another claim of it counts (`part_of`).

    Reconciling needs them, so that nobody is counted twice. Pure, of this report alone; twice is the same as once.
    """
    return replace(coded, claims=with_sums(coded.claims, coded.readings))
