"""Which reports of a stream are to be read: those that the ledger lacks. What stands there is read again only if somebody asks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from recount.model import ReadError, Report
from recount.store.readers import ReadBy


@dataclass(slots=True, kw_only=True)
class Unread:
    """Lets those reports by that are to be read, and keeps in `known` the others, whose coding `stays`."""

    stays: Collection[str]
    known: list[Report] = field(default_factory=list)

    def of(self, reports: Iterable[Report | ReadError]) -> Iterator[Report | ReadError]:
        """The reports to read, as they come; what could not be opened goes by."""
        for one in reports:
            if isinstance(one, Report) and one.id in self.stays:
                self.known.append(one)
            else:
                yield one


def standing(there: Iterable[ReadBy], *, anew: bool = False, aside: bool = False) -> frozenset[str]:
    """Ids of the reports whose coding stays, of those that are there: all; with `anew` only those that people coded; with
    `aside` all but those that a triage had put aside.
    """
    return frozenset(one.report_id for one in there if one.by_people or not (anew or (aside and one.put_aside)))
