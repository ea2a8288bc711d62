"""What linking obeys besides the reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recount.link.people import Pair, people
from recount.model import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions:
    """People's decisions of kind ``same_event``, about claims, answered ``yes`` or ``no``, and which report copies which.

    `copies` lead from the id of a report to that of the one it copies; reports of one text need no word here.
    """

    decisions: tuple[Decision, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)


def splits(options: LinkOptions) -> tuple[Pair, ...]:
    """Pairs of claims that people hold apart, also through claims put together: what `tell` has to know of decisions."""
    return people(options.decisions).apart


def overruled(options: LinkOptions) -> tuple[Pair, ...]:
    """Pairs of claims on which later decisions leave an earlier one no room."""
    return people(options.decisions).overruled
