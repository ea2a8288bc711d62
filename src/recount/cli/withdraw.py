"""`recount withdraw`: erase what a report said, keep that it was there, who took it out and why."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import LEDGER, LedgerPath
from recount.cli.progress import note

if TYPE_CHECKING:
    from recount.flow.keep import KeepOptions
    from recount.model import Decision, Report
    from recount.store.ledger import Ledger

_REASONS = "request, privacy, safety, consent, copyright, law, error, duplicate, fabricated"


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("withdraw")(withdraw)


def withdraw(  # noqa: PLR0913 - the options of a command are its arguments
    reports: Annotated[list[str], typer.Argument(metavar="REPORT", help="A report's id, or its first digits.")],
    *,
    reason: Annotated[str | None, typer.Option("--reason", metavar="CODE", help=f"One of {_REASONS}.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Your name, as the record should have it.")
    ] = None,
    remark: Annotated[
        str, typer.Option("--note", metavar="TEXT", help="More on why. It is kept for good: name nobody in it.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what hangs on it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    ledger: LedgerPath = LEDGER,
    at: Annotated[datetime | None, typer.Option("--at", hidden=True, formats=["%Y-%m-%dT%H:%M:%SZ"])] = None,
) -> None:
    """Erase what a report said: text, bytes, claims, and all that rests on them. This can't be taken back.

    What stays is a tombstone: ids, digests, days, and who withdrew it and why. The ledger still verifies, and the report
    does not come back.
    """
    from recount.cli import changes as shown  # noqa: PLC0415 - loaded only when a verb runs
    from recount.cli.parties import keeping  # noqa: PLC0415 - as above
    from recount.cli.phrases import many  # noqa: PLC0415 - as above
    from recount.flow import withdrawal  # noqa: PLC0415 - as above
    from recount.store import decisions as kept  # noqa: PLC0415 - as above
    from recount.store.ledger import Ledger  # noqa: PLC0415 - as above

    if not dry_run:
        _refuse_unsaid(reason, by)
    with Ledger.open(ledger, must_exist=True) as opened:
        ids = tuple(dict.fromkeys(kept.find(opened, key, ("rep",)) for key in reports))
        found = withdrawal.hanging(opened, ids, keeping())
        for report in found.reports:
            print(_about(report))  # noqa: T201 - results go to standard output
        print(  # noqa: T201 - as above
            f"With {'it' if len(ids) == 1 else 'them'} go {many(found.claims, 'claim')} and {many(found.decisions, 'decision')} about them. {shown.summary(found.changes)}."
        )
        for report in found.also:
            print(f"Stays, and may say the same: {_about(report)}")  # noqa: T201 - as above
        for line in shown.lines(found.changes, len(found.changes)):
            print(line)  # noqa: T201 - as above
        if dry_run:
            note("Nothing was done.")
            return
        _agree(yes=yes)
        when = at.replace(tzinfo=UTC) if at else datetime.now(UTC)
        _do(opened, _decision(ids, reason or "", by or "", remark, when), keeping())


def _refuse_unsaid(reason: str | None, by: str | None) -> None:
    from recount.model import UsageError, WithdrawalReason  # noqa: PLC0415 - loaded only when a verb runs

    if reason not in set(WithdrawalReason):
        said = "A withdrawal needs a reason" if reason is None else f"{reason!r} is no reason for a withdrawal"
        raise UsageError(f"{said}: --reason takes {_REASONS}. More on why goes into --note.")
    if not (by or "").strip():
        raise UsageError("A withdrawal needs the name of the person who answers for it. Give it with --by.")


def _about(report: "Report") -> str:
    from recount.cli import phrases  # noqa: PLC0415 - loaded only when a verb runs
    from recount.store.views import short  # noqa: PLC0415 - as above
    from recount.vocab import said  # noqa: PLC0415 - as above

    source = said.isolated(phrases.plain(report.source)) if report.source else "source unknown"
    day = said.day(report.published) if report.published else "day unknown"
    title = f": {phrases.plain(report.title)}" if report.title else ""
    return f"{short(report.id)}  {phrases.plain(report.name)} ({source}, {day}){title}"


def _agree(*, yes: bool) -> None:
    """Go on only where somebody said so."""
    from recount.model import UsageError  # noqa: PLC0415 - loaded only when a verb runs

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("Nothing was done: there is no terminal to ask on. Give --yes if it is to be erased.")
    if not typer.confirm("Erase it? This can't be taken back.", default=False, err=True):
        note("Nothing was done.")
        raise typer.Exit(1)


def _decision(ids: tuple[str, ...], reason: str, by: str, remark: str, at: datetime) -> "Decision":
    import uuid  # noqa: PLC0415 - loaded only when a verb runs

    from recount.model import Decision, DecisionKind  # noqa: PLC0415 - as above

    return Decision(
        id=f"dec:{uuid.uuid4().hex}",
        kind=DecisionKind.WITHDRAW.value,
        about=ids,
        answer=reason,
        by=by.strip(),
        at=at,
        reason=f"{reason}: {remark.strip()}" if remark.strip() else reason,  # releases read the code from its start
    )


def _do(ledger: "Ledger", decision: "Decision", options: "KeepOptions") -> None:
    from recount.cli.phrases import many  # noqa: PLC0415 - loaded only when a verb runs
    from recount.flow import withdrawal  # noqa: PLC0415 - as above

    done = withdrawal.withdraw(ledger, decision, options)
    stand = f"{many(done.incidents, 'incident')} stand{'s' if done.incidents == 1 else ''}"
    print(  # noqa: T201 - results go to standard output
        f"Withdrawn from {ledger.path}: {many(done.erased, 'content')} erased; {stand}, {done.changed} of them new or changed."
    )
    note("Copies of the file made before, and releases given out, still hold it.")
