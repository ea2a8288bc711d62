"""The incidents told anew in memory, with other codings, other decisions or fewer reports; nothing is written."""

from collections.abc import Iterable, Sequence

from recount.flow.accounts import tell
from recount.flow.keep import KeepOptions
from recount.link import LinkOptions
from recount.model import Account, CodedReport, Decision
from recount.reconcile import ReconcileOptions
from recount.review import applier, grader


def told_again(
    coded: Iterable[CodedReport], decisions: Sequence[Decision], options: KeepOptions | None = None
) -> tuple[Account, ...]:
    """The accounts that these codings give under these decisions, in ledger order of the codings."""
    chosen = options or KeepOptions()
    applied, graded = applier(decisions), grader(decisions)
    reconciling = ReconcileOptions(methods=chosen.methods, parties=chosen.parties)
    accounts = tell(tuple(map(applied, coded)), LinkOptions(decisions=tuple(decisions)), reconciling)
    return tuple(map(graded, accounts))
