"""Why claims of one report belong to one incident, told with the signs that linking went by."""

from collections.abc import Sequence
from dataclasses import replace

from recount.flow.decide import People
from recount.link.across import SAME_REPORT
from recount.link.reasons import Reason, reasons
from recount.model import Membership
from recount.store import coded
from recount.store.ledger import Ledger
from recount.store.views import Dossier


def with_reasons(ledger: Ledger, dossier: Dossier, people: People) -> Dossier:
    """The dossier with sentences for each claim of which the ledger only says that its report tells it as this event."""
    members = dossier.account.members
    home = {t.claim.id: t.report.id for t in dossier.tellings}
    wanted = {home[m.claim_id] for m in members if m.because == (SAME_REPORT,) and m.claim_id in home}
    if not wanted:
        return dossier
    with ledger.read() as connection:
        found = tuple(coded.coded_reports(connection, coded.codings_of(connection, wanted)))
    told: dict[str, Reason] = {}
    for _, report in found:
        told |= reasons(people.apply(report), [m.claim_id for m in members if home.get(m.claim_id) == report.report.id])
    order = [t.claim.id for t in dossier.tellings]  # as they are numbered on the page
    named = tuple(_with(m, told, order) for m in members)
    return replace(dossier, account=replace(dossier.account, members=named))


def _with(member: Membership, told: dict[str, Reason], order: Sequence[str]) -> Membership:
    reason = told.get(member.claim_id)
    if member.because != (SAME_REPORT,) or reason is None:
        return member
    first = reason.other == order[0]
    opening = SAME_REPORT if first else f"its report tells it as one event with c{order.index(reason.other) + 1}"
    return replace(member, because=(opening, *reason.because))
