"""People's decisions on the way through: taken and kept, put to claims and incidents, and followed to new codings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recount.model import Account, CodedReport, Decision, DecisionKind, EventType, Readings, standing
from recount.review import Lost, Told, Witnessed, applier, grader, misfits, reanchor
from recount.review.answers import one_of
from recount.review.figures import keys
from recount.store import decisions as kept
from recount.store import views
from recount.store.ledger import Ledger

ON_INCIDENTS = (DecisionKind.ACCEPT, DecisionKind.GRADE, DecisionKind.ESTIMATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What people decided, ready to be put to what the ledger holds: to each report before it is linked, and to each account
    after it is reconciled. `decisions` are all of them, for linking.
    """

    decisions: tuple[Decision, ...]
    apply: Callable[[CodedReport], CodedReport]
    grade: Callable[[Account], Account]

    def applied(self, coded: Iterable[CodedReport]) -> Iterator[CodedReport]:
        """The reports as people have them."""
        return map(self.apply, coded)

    def graded(self, accounts: Iterable[Account]) -> tuple[Account, ...]:
        """The accounts with people's grades and figures."""
        return tuple(map(self.grade, accounts))


def people(ledger: Ledger) -> People:
    """What people decided, as it stands now."""
    taken = views.decisions(ledger)
    return People(decisions=taken, apply=applier(taken), grade=grader(taken))


def follow_codings(ledger: Ledger) -> tuple[Lost, ...]:
    """Find again, by their words, the decisions whose claims are gone from their reports' newest codings, and keep each under
    what it is about now. Those that can't be found again come back; nothing is dropped. Doing it again changes nothing.
    """
    adrift = _adrift(ledger)
    if not adrift:
        return ()
    reports = {a.report_id for d in adrift for a in d.anchors}
    coded = [one for one in views.coded_reports(ledger) if one.report.id in reports]
    lost = []
    for decision in adrift:
        moved = reanchor(decision, coded)
        if moved.decision is None:
            lost.append(Lost(decision=decision, why=moved.why, nearest=tuple(_tellings(moved.nearest, coded))))
        elif moved.decision is not decision:
            ledger.append_decision(moved.decision)
    return tuple(lost)


def _adrift(ledger: Ledger) -> list[Decision]:
    """Decisions that stand, about claims that are not current. What somebody added stands by that decision, in whatever coding."""
    taken = views.decisions(ledger)
    added = {key for d in taken if d.kind == DecisionKind.ADD for key in d.about}
    stand = [d for d in standing(taken) if d.anchors]
    there = added | kept.current(ledger, {a.claim_id for d in stand for a in d.anchors})
    return [d for d in stand if any(a.claim_id not in there for a in d.anchors)]


def _tellings(claim_ids: Sequence[str], coded: Iterable[CodedReport]) -> Iterator[Witnessed]:
    found = {
        claim.id: Witnessed(claim=claim, readings=_readings(one, claim.id), report=one.report)
        for one in coded
        for claim in one.claims
    }
    yield from (found[key] for key in claim_ids if key in found)


def _readings(coded: CodedReport, claim_id: str) -> Readings | None:
    return next((r for r in coded.readings if r.claim_id == claim_id), None)


def misfitting(decisions: Iterable[Decision], dossiers: Iterable[views.Dossier]) -> Iterator[Lost]:
    """Corrections that stand and do not fit their claim, so that nothing comes of them. The claims are as the ledger has them."""
    by_claim: dict[str, list[Decision]] = {}
    for d in standing(decisions):
        if len(d.about) == 1:
            by_claim.setdefault(d.about[0], []).append(d)
    for telling in (t for dossier in dossiers for t in dossier.tellings if t.claim.id in by_claim):
        told = Told(claim=telling.claim, readings=telling.readings or Readings(claim_id=telling.claim.id))
        for decision, why in misfits(told, by_claim[telling.claim.id]):
            yield Lost(decision=decision, why=why)


def as_people_have_it(dossier: views.Dossier, people: People) -> views.Dossier:
    """The dossier with its claims and readings as people have them; rejected claims are left out."""
    by_report: dict[str, list[views.Telling]] = {}
    for t in dossier.tellings:
        by_report.setdefault(t.report.id, []).append(t)
    now: dict[str, views.Telling] = {}
    for tellings in by_report.values():
        read = tuple(t.readings for t in tellings if t.readings is not None)
        claims = tuple(t.claim for t in tellings)
        coded = people.apply(CodedReport(report=tellings[0].report, claims=claims, readings=read))
        for claim in coded.claims:
            now[claim.id] = views.Telling(claim=claim, readings=_readings(coded, claim.id), report=coded.report)
    there = (t for t in dossier.tellings if t.claim.id in now)
    return replace(dossier, tellings=tuple(replace(now[t.claim.id], accepted_by=t.accepted_by) for t in there))


def homeless(decisions: Iterable[Decision], accounts: Iterable[Account]) -> Iterator[Lost]:
    """Decisions on incidents that stand, whose incident does not: its founding claim is in none any more."""
    there = {key for account in accounts for key in (account.incident.id, *account.claim_ids)}
    for d in standing(decisions):
        if d.kind in ON_INCIDENTS and d.about[0].startswith("inc:") and there.isdisjoint(keys(d)):
            yield Lost(decision=d, why="the claim that founded the incident is in none any more")


def typed(outlines: Iterable[views.Outline], decisions: Iterable[Decision]) -> tuple[views.Outline, ...]:
    """The outlines with the types of events as people have corrected them."""
    types = {
        d.about[0]: d.answer for d in standing(decisions) if (d.kind, d.slot) == (DecisionKind.CORRECT, "event_type")
    }
    founded = ((o, types.get(o.account.incident.founding_claim)) for o in outlines)
    return tuple(replace(o, event_type=one_of(EventType, said).value) if said else o for o, said in founded)
