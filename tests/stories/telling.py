"""Reports in, incidents out: the words that the stories are told in.

`alone` codes one report and says what it tells. `together` codes several, links them and counts. Both go the whole way
through Recount's public verbs: nothing is built by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import recount
from recount.link import link
from recount.model import Account, CodedReport, Estimate, PopulationScope, TollKind
from recount.reconcile import Outcome, Parties, ReconcileOptions, Testimony, reconcile
from recount.vocab.actors.load import by_id

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
    return tuple(_heard(a, a.estimates, "as_told") for a in _code(told).accounts)


def together(*told: Telling, method: str = "as_told") -> tuple[Heard, ...]:
    """The incidents of several reports, linked and counted by `method`."""
    coded = [_code(t) for t in told]
    accounts = link(coded)
    outcomes = _count(accounts, coded, method)
    return tuple(_heard(a, o.estimates, method) for a, o in zip(accounts, outcomes, strict=True))


def dead(incidents: Iterable[Heard]) -> list[Range | None]:
    """What each incident says of the dead, fewest first, those with no number last."""
    return sorted((i.killed for i in incidents), key=lambda k: (k is None, [n is None or n for n in k or ()], str(k)))


def best(incidents: Iterable[Heard]) -> int:
    """The dead of all incidents, by their best figures."""
    return sum((i.killed or (0, 0, 0))[1] or 0 for i in incidents)


def _code(told: Telling) -> CodedReport:
    return recount.code(told.text, published=told.published, source=told.source)


def _count(accounts: Iterable[Account], coded: list[CodedReport], method: str) -> tuple[Outcome, ...]:
    said = {
        c.id: Testimony(claim=c, report=r.report, readings=next((x for x in r.readings if x.claim_id == c.id), None))
        for r in coded
        for c in r.claims
    }
    groups = [[said[key] for key in a.claim_ids] for a in accounts]
    used = {key for a in accounts for key in a.claim_ids}
    return reconcile(
        groups,
        ReconcileOptions(methods=(method,), parties=Parties(actors=by_id())),
        apart=[t for key, t in said.items() if key not in used],
    )


def _heard(account: Account, estimates: Iterable[Estimate], method: str) -> Heard:
    of = {e.kind: e for e in estimates if e.method.startswith(method) and e.population is PopulationScope.ALL}
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
