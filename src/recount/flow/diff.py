"""What a run changes: claims by field, and incidents by figure, between two runs in the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.flow.again import told_again
from recount.flow.changes import Change, changes, totals
from recount.flow.compared import Compared, compared
from recount.flow.keep import KeepOptions
from recount.model import Account, CodedReport, Decision, UsageError, standing
from recount.review import reanchor
from recount.store import history, views
from recount.store.history import Happened
from recount.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What differs. `only_before` and `only_after` are names of reports that one side alone has; `reports` are those that both
    have and that are coded otherwise, `same` how many are coded alike. `lost` counts decisions that can't be found again in the
    later codings. `before` and `after` are the best figures of the killed, added up by method (`changes.totals`).
    """

    reports: tuple[Compared, ...]
    same: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    incidents: tuple[Change, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]
    lost: int = 0


def between(ledger: Ledger, one: str, other: str, options: KeepOptions | None = None) -> Diff:
    """What changed from one run to another: between two link runs everything as it stood, between two codings the reports that
    both have coded, with the incidents that either would give.

    Raises:
        UsageError: there is no such run, or one linked and the other coded.
    """
    before, after = (history.run_named(ledger, name) for name in (one, other))
    linked = [run.run.verb == history.LINK for run in (before, after)]
    if all(linked):
        coded = [_by_report(history.coded_at(ledger, run.entry)) for run in (before, after)]
        accounts = [history.accounts_at(ledger, run.entry) for run in (before, after)]
        return _diff(coded[0], coded[1], accounts[0], accounts[1])
    if any(linked):
        raise UsageError(
            "One of the two runs linked and the other coded. Give two of a kind; `recount runs` lists them."
        )
    return _codings(ledger, before, after, options)


def _codings(ledger: Ledger, before: Happened, after: Happened, options: KeepOptions | None) -> Diff:
    now = _by_report(views.coded_reports(ledger))
    sides = (_by_report(history.coded_by(ledger, before.run)), _by_report(history.coded_by(ledger, after.run)))
    return _told(ledger, now, sides, options)


def _told(
    ledger: Ledger,
    now: Mapping[str, CodedReport],
    sides: tuple[Mapping[str, CodedReport], Mapping[str, CodedReport]],
    options: KeepOptions | None,
) -> Diff:
    """Both sides told in memory: what both coded as each did, all else as it is now."""
    both = sides[0].keys() & sides[1].keys()
    taken = views.decisions(ledger)
    accounts, lost = [], 0
    for side in sides:
        coded = [side[key] if key in both else one for key, one in now.items()]
        following, lost = _followed(taken, coded)
        accounts.append(told_again(coded, following, options))
    return _diff(sides[0], sides[1], accounts[0], accounts[1], lost)


def _followed(taken: Sequence[Decision], coded: Sequence[CodedReport]) -> tuple[tuple[Decision, ...], int]:
    """Decisions as they would be found again in these codings, and how many would not."""
    there = {claim.id for one in coded for claim in one.claims}
    adrift = [d for d in standing(taken) if any(a.claim_id not in there for a in d.anchors)]
    anew = [reanchor(d, coded).decision for d in adrift]
    return (*taken, *(d for d in anew if d is not None)), sum(d is None for d in anew)


def _diff(
    before: Mapping[str, CodedReport],
    after: Mapping[str, CodedReport],
    old: tuple[Account, ...],
    new: tuple[Account, ...],
    lost: int = 0,
) -> Diff:
    found = [compared(before[key], after[key]) for key in before if key in after]
    return Diff(
        reports=tuple(one for one in found if one.others),
        same=sum(not one.others for one in found),
        only_before=tuple(one.report.name for key, one in before.items() if key not in after),
        only_after=tuple(one.report.name for key, one in after.items() if key not in before),
        incidents=changes(old, new, moved(found)),
        before=totals(old),
        after=totals(new),
        lost=lost,
    )


def moved(found: Iterable[Compared]) -> dict[str, str]:
    """Claims as they were before, and what they are after, by id."""
    return {o.before.id: o.after.id for c in found for o in c.others if o.before and o.after}


def _by_report(coded: Iterable[CodedReport]) -> dict[str, CodedReport]:
    return {one.report.id: one for one in coded}
