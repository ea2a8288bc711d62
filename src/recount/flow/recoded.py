"""What codings made just now would change in a ledger: told in a copy of it beside it, one report at a time, and thrown away."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from recount.flow.changes import changes, totals
from recount.flow.compared import Compared, compared
from recount.flow.decide import follow_codings
from recount.flow.diff import Diff, moved
from recount.flow.keep import KeepOptions, code_run, derive
from recount.model import CodedReport, Report
from recount.store import coded as bulk
from recount.store import standing, views
from recount.store.foundation import found
from recount.store.imported import imported_reports
from recount.store.ledger import Ledger


def to_engine(ledger: Ledger, coded: Iterable[CodedReport], options: KeepOptions | None = None) -> Diff:
    """What these codings of the ledger's reports would change. Nothing of them is kept.

    Reports that are not among them (rows of spreadsheets, those that failed) stay as they are on both sides. Codings are taken as
    they come and their texts let go, so that memory is what linking needs; the copy needs as much room on disk as the ledger.

    Raises:
        LedgerError: the copy can't be written.
    """
    chosen = options or KeepOptions()
    # Beside the ledger, since its texts should be on no other disk
    beside = tempfile.TemporaryDirectory(prefix=".recount-diff-", dir=ledger.path.resolve().parent)
    with beside as folder, Ledger.open(Path(folder) / "diff.db") as copy:
        found(ledger, copy)
        derive(copy, chosen)
        return _differing(copy, coded, chosen)


def readable(ledger: Ledger) -> tuple[int, Iterator[Report]]:
    """The reports that an engine can read anew, all but rows of spreadsheets: how many there are, and each as it is asked for."""
    rows = imported_reports(ledger)
    with ledger.read() as connection:
        there = sum(one.report_id not in rows for one in bulk.current(connection))
    return there, (report for report in views.reports(ledger) if report.id not in rows)


def _differing(copy: Ledger, coded: Iterable[CodedReport], options: KeepOptions) -> Diff:
    before, stood = totals(views.accounts(copy)), _stands(copy)
    reports: list[Compared] = []
    same = 0
    for new in coded:
        old = _now(copy, new.report.id)
        if old is not None:
            one = compared(_light(old), _light(new))
            same += not one.others
            reports += [one] if one.others else []
            copy.append_report(new, code_run(new, options))
    derive(copy, options)
    stand = _stands(copy)
    gone = views.accounts_of(copy, [n for digest, n in stood.items() if digest not in stand])
    come = views.accounts_of(copy, [n for digest, n in stand.items() if digest not in stood])
    return Diff(
        reports=tuple(reports),
        same=same,
        only_before=(),
        only_after=(),
        incidents=changes(gone, come, moved(reports)),
        before=before,
        after=totals(views.accounts(copy)),
        lost=len(follow_codings(copy)),
    )


def _stands(ledger: Ledger) -> dict[str, int]:
    """The accounts that stand: their entries by digest."""
    with ledger.read() as connection:
        return dict(standing.stands(connection).entries)


def _now(ledger: Ledger, report_id: str) -> CodedReport | None:
    """A report as it is coded now, None where it is not there."""
    with ledger.read() as connection:
        codings = bulk.codings_of(connection, (report_id,))
        return next((one for _, one in bulk.coded_reports(connection, codings)), None)


def _light(coded: CodedReport) -> CodedReport:
    """The coding without its report's text: claims quote what they rest on."""
    return replace(coded, report=replace(coded.report, text=""))
