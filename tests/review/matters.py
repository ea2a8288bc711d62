"""Incidents to ask about, from claims alone: counted by `as_told`, as the ledger would."""

from collections.abc import Sequence
from typing import Any

from tests.factories import report

from recount.model import Account, Claim, Estimate, Incident, Locus, Membership, Readings, Report, incident_id
from recount.reconcile import ReconcileOptions, Testimony, reconcile
from recount.review import Matter, Telling, Witnessed
from recount.store.views import Dossier
from recount.store.views import Telling as Kept

OPTIONS = ReconcileOptions(methods=("as_told",))


def reckon(groups: Sequence[Sequence[Telling]]) -> list[tuple[Estimate, ...]]:
    """As flow counts, without marking copies."""
    made = reconcile(
        [[Testimony(claim=t.claim, report=t.report, readings=t.readings) for t in g] for g in groups], OPTIONS
    )
    return [outcome.estimates for outcome in made]


def incident(
    *claims: Claim, read: Sequence[Readings] = (), scores: dict[str, float] | None = None, **rest: Any
) -> Dossier:
    """An incident of these claims. `scores` are those of memberships; `rest` may hold locus, grade, reports, reviewed_by."""
    name = incident_id(claims[0].id)
    reports: dict[str, Report] = {r.id: r for r in rest.get("reports", ())}
    by_id = {r.claim_id: r for r in read}
    tellings = tuple(
        Kept(
            claim=c,
            readings=by_id.get(c.id),
            report=reports.get(c.report_id) or report(c.report_id, source=f"Paper {c.report_id}"),
        )
        for c in claims
    )
    locus: Locus | None = rest.get("locus")
    members = tuple(
        Membership(incident_id=name, claim_id=c.id, score=(scores or {}).get(c.id, 1.0), because=("it lies near",))
        for c in claims
    )
    (estimates,) = reckon([[Witnessed(claim=t.claim, readings=t.readings, report=t.report) for t in tellings]])
    account = Account(
        incident=Incident(id=name, founding_claim=claims[0].id),
        members=members,
        locus=locus,
        estimates=estimates,
        grade=rest.get("grade"),
    )
    return Dossier(account=account, tellings=tellings, reviewed_by=rest.get("reviewed_by"))


def matter(*dossiers: Dossier, **rest: Any) -> Matter:
    """`rest` are fields of `Matter`."""
    return Matter(dossiers=dossiers, reckon=reckon, **({"joined_at": 0.9} | rest))
