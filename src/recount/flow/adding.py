"""What a decision that adds something looks up first: a claim that a second coder alone has, and whether a report is there."""

from collections.abc import Iterable

from recount.model import Claim, Readings, UsageError
from recount.review.added import has_already, written
from recount.review.apply import Told
from recount.review.double import paired
from recount.store import decisions as kept
from recount.store import doubles
from recount.store.doubles import Coding
from recount.store.ledger import Ledger
from recount.store.views import short


def answer_of(ledger: Ledger, claim: Claim) -> str:
    """The claim as the decision keeps it, as its own coder has it; what it is told as one event with, or as a part of, under the
    ids of the coding that stands.

    Raises:
        UsageError: it is of no second coding, or the coding that stands has it already.
    """
    with ledger.read() as connection:
        stands, *others = doubles.of_report(connection, claim.report_id) or (None,)
    if stands is None:
        raise UsageError("the report of this claim is not in the ledger any more.")
    if has_already(stands.coded, claim):
        raise UsageError(
            f"the coding that stands has claim {short(claim.id)} already. Correct, accept or reject it there."
        )
    own = next((c for c in others if any(one.id == claim.id for one in c.coded.claims)), None)
    if own is None:
        raise UsageError(
            f"claim {short(claim.id)} is of no second coding of its report. Only what a second coder has can be added."
        )
    now = {b.claim.id: a.claim.id for a, b in paired(_told(stands), _told(own)) if a is not None and b is not None}
    one = next(told for told in _told(own) if told.claim.id == claim.id)
    return written(one.claim, one.readings, now)


def refuse_gone(ledger: Ledger, reports: Iterable[str]) -> None:
    """Stop where words would be kept of a report that was withdrawn.

    Raises:
        UsageError: one of the reports (ids, cut short or whole) is not there, or was withdrawn.
    """
    for key in reports:
        found = kept.find(ledger, key, ("rep",))
        with ledger.read() as connection:
            if not doubles.of_report(connection, found):
                raise UsageError(f"report {short(found)} was withdrawn: nothing is kept of it any more.")


def _told(coding: Coding) -> tuple[Told, ...]:
    read = {r.claim_id: r for r in coding.coded.readings}
    return tuple(Told(claim=c, readings=read.get(c.id) or Readings(claim_id=c.id)) for c in coding.coded.claims)
