"""The incidents that reports tell of: linked, counted and graded."""

from collections.abc import Sequence
from dataclasses import replace

from recount.link import LinkOptions, complete, link
from recount.model import Account, CodedReport
from recount.read import mark_copies
from recount.reconcile import ReconcileOptions, Testimony, reconcile


def accounts_of(coded: CodedReport) -> tuple[Account, ...]:
    """One account for each incident that a report alone tells, in order of the text, with `as_told` figures."""
    return tell((coded,), LinkOptions(), ReconcileOptions())


def tell(coded: Sequence[CodedReport], linking: LinkOptions, reconciling: ReconcileOptions) -> tuple[Account, ...]:
    """The accounts of all incidents that these reports tell of together, with estimates and grades.

    Raises:
        UsageError: a method is none of `reconcile.METHODS`.
    """
    coded = tuple(map(complete, _with_copies(coded)))
    accounts = link(coded, linking)
    testimonies = _testimonies(coded)
    grouped = {claim_id for account in accounts for claim_id in account.claim_ids}
    outcomes = reconcile(
        [[testimonies[claim_id] for claim_id in account.claim_ids] for account in accounts],
        reconciling,
        apart=[testimony for claim_id, testimony in testimonies.items() if claim_id not in grouped],
    )
    return tuple(
        replace(account, estimates=outcome.estimates, grade=outcome.grade)
        for account, outcome in zip(accounts, outcomes, strict=True)
    )


def _with_copies(coded: Sequence[CodedReport]) -> tuple[CodedReport, ...]:
    """With copies marked across all reports: one read last month may be the original of one read today."""
    reports = {report.id: report for report in mark_copies(one.report for one in coded)}
    return tuple(replace(one, report=reports[one.report.id]) for one in coded)


def _testimonies(coded: Sequence[CodedReport]) -> dict[str, Testimony]:
    """By claim id."""
    return {
        claim.id: Testimony(claim=claim, report=one.report, readings=readings.get(claim.id))
        for one in coded
        for readings in ({r.claim_id: r for r in one.readings},)
        for claim in one.claims
    }
