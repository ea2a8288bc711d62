"""The incidents of one report, as it alone tells them: linked and counted."""

from dataclasses import replace

from recount.link import link
from recount.model import Account, CodedReport
from recount.reconcile import ReconcileOptions, Testimony, reconcile


def accounts_of(coded: CodedReport, options: ReconcileOptions | None = None) -> tuple[Account, ...]:
    """One account for each incident that the report tells, in order of the text, with `as_told` figures."""
    readings = {r.claim_id: r for r in coded.readings}
    said = {c.id: Testimony(claim=c, report=coded.report, readings=readings.get(c.id)) for c in coded.claims}
    accounts = link((coded,))
    grouped = {claim_id for account in accounts for claim_id in account.claim_ids}
    outcomes = reconcile(
        [[said[claim_id] for claim_id in account.claim_ids] for account in accounts],
        options,
        apart=[testimony for claim_id, testimony in said.items() if claim_id not in grouped],
    )
    return tuple(
        replace(account, estimates=outcome.estimates, grade=outcome.grade)
        for account, outcome in zip(accounts, outcomes, strict=True)
    )
