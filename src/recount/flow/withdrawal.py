"""Taking a report out of the ledger: what hangs on it, before anything is done; then erasure, and the incidents told anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from recount.flow.again import told_again
from recount.flow.changes import Change, changes
from recount.flow.keep import KeepOptions, derive
from recount.model import Decision, DecisionKind, Report, UsageError, standing
from recount.review import check, without_reports
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.withdraw import withdraw as erase


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What hangs on reports: how many claims, how many decisions about those, which go with them, and how incidents would change.

    `also` are reports that stay and may say the same: of the same words, or other versions under one name of one source.
    """

    reports: tuple[Report, ...]
    claims: int
    decisions: int
    changes: tuple[Change, ...]
    also: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What was done: contents erased, incidents new or changed, incidents that stand."""

    erased: int
    changed: int
    incidents: int


def hanging(ledger: Ledger, report_ids: Sequence[str], options: KeepOptions | None = None) -> Hanging:
    """What withdrawing these reports would do. Nothing is written.

    Raises:
        UsageError: one of them was withdrawn already.
    """
    asked = set(report_ids)
    coded = tuple(views.coded_reports(ledger))
    there = tuple(views.reports(ledger))
    known = {report.id: report for report in there if report.id in asked}
    if gone := sorted(asked - known.keys()):
        raise UsageError(f"{gone[0]} was withdrawn already: nothing of it is left but its tombstone.")
    taken = views.decisions(ledger)
    own = asked | {claim.id for one in coded if one.report.id in asked for claim in one.claims}
    with_it = {
        d.id
        for d in taken
        if d.kind != DecisionKind.WITHDRAW and (own & set(d.about) or any(a.report_id in asked for a in d.anchors))
    }
    rest = tuple(one for one in coded if one.report.id not in asked)
    left = tuple(d for d in (without_reports(d, asked) for d in standing(taken)) if d is not None)
    after = told_again(rest, (*(d for d in taken if d.id not in with_it), *left), options)
    return Hanging(
        reports=tuple(known[key] for key in dict.fromkeys(report_ids)),
        claims=sum(len(one.claims) for one in coded if one.report.id in asked),
        decisions=len(with_it),
        changes=changes(views.accounts(ledger), after),
        also=tuple(r for r in there if r.id not in asked and any(_alike(r, other) for other in known.values())),
    )


def _alike(one: Report, other: Report) -> bool:
    return one.text == other.text or (one.name, one.source) == (other.name, other.source)


def withdraw(ledger: Ledger, decision: Decision, options: KeepOptions | None = None) -> Withdrawn:
    """Erase what the reports said, keep who withdrew them and why, and tell the incidents anew.

    Raises:
        UsageError: the decision is no withdrawal, or a report is not in the ledger. Nothing is erased.
        LedgerError: the file can't be written, or its log can't be emptied while another program reads it.
    """
    check(decision)
    if decision.kind != DecisionKind.WITHDRAW:
        raise UsageError(f"a withdrawal is a decision of kind withdraw, not {decision.kind}.")
    gone = set(decision.about)
    for left in (without_reports(d, gone) for d in standing(views.decisions(ledger))):
        if left is not None:
            ledger.append_decision(left)  # before the whole of it is erased: what a person said of the others stands
    erased = erase(ledger, decision)
    changed, incidents = derive(ledger, options)
    ledger.empty_log()  # what telling anew wrote over may be in it
    return Withdrawn(erased=erased, changed=changed, incidents=incidents)
