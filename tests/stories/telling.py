"""Reports in, incidents out: the words that the stories are told in.

`alone` codes one report and says what it tells. `together` codes several, links them and counts. Both go the whole way
through Recount's public verbs: nothing is built by hand. `read_well` tells example reports as their gold codes them, so
that a story can speak of linking and counting alone. No place is looked up: the stories need no gazetteer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import recount
from recount.evaluate.gold import coded, read_lines
from recount.flow.accounts import tell
from recount.link import LinkOptions
from recount.model import Account, CodedReport, Estimate, PopulationScope, TollKind
from recount.reconcile import Parties, ReconcileOptions
from recount.resolve import ResolveTools, resolve
from recount.vocab.actors import by_id
from recount.vocab.outlets import sources

GOLD = Path(__file__).parents[2] / "gold" / "examples.jsonl"
Range = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report that a story is told with."""

    text: str
    published: str
    source: str = "The Valley Post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One incident as it came out: low, best, high of the dead and the injured (None: not told), first and last day."""

    place: str | None
    killed: Range | None
    injured: Range | None
    first: date | None
    last: date | None
    witnesses: int


def report(text: str, published: str, source: str = "The Valley Post") -> Telling:
    """A report, its line breaks made spaces."""
    return Telling(text=" ".join(text.split()), published=published, source=source)


def alone(told: Telling) -> tuple[Heard, ...]:
    """The incidents of one report, as it alone tells them."""
    return tuple(_heard(a, "as_told") for a in _code(told).accounts)


def together(*told: Telling, method: str = "as_told") -> tuple[Heard, ...]:
    """The incidents of several reports, linked and counted by `method`."""
    return _tell([_code(t) for t in told], method)


def read_well(*names: str, method: str = "as_told") -> tuple[Heard, ...]:
    """The incidents of these example reports, if every claim is read as the project's gold has it."""
    by_name = {line["doc_id"]: line for line in read_lines(GOLD)}
    reports = [coded(by_name[name]) for name in names]
    return _tell([replace(r, readings=resolve(r.report, r.claims, ResolveTools())) for r in reports], method)


def dead(incidents: Iterable[Heard]) -> list[Range | None]:
    """What each incident says of the dead, fewest first, those with no number last."""
    return sorted((i.killed for i in incidents), key=lambda k: (k is None, [n is None or n for n in k or ()], str(k)))


def best(incidents: Iterable[Heard]) -> int:
    """The dead of all incidents, by their best figures."""
    return sum((i.killed or (0, 0, 0))[1] or 0 for i in incidents)


def _code(told: Telling) -> CodedReport:
    return recount.code(told.text, published=told.published, source=told.source, places=False)


def _tell(reports: list[CodedReport], method: str) -> tuple[Heard, ...]:
    options = ReconcileOptions(methods=(method,), parties=Parties(actors=by_id(), sources={s.id: s for s in sources()}))
    return tuple(_heard(account, method) for account in tell(reports, LinkOptions(), options))


def _heard(account: Account, method: str) -> Heard:
    of = {e.kind: e for e in account.estimates if e.method == method and e.population is PopulationScope.ALL}
    window = account.window
    return Heard(
        place=account.place,
        killed=_range(of.get(TollKind.KILLED)),
        injured=_range(of.get(TollKind.INJURED)),
        first=window.start if window else None,
        last=window.end - timedelta(days=1) if window and window.end else None,
        witnesses=max((e.witnesses for e in of.values()), default=0),
    )


def _range(estimate: Estimate | None) -> Range | None:
    return (estimate.low, estimate.best, estimate.high) if estimate else None
