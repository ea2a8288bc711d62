"""Task: a report whose day of publication was missing, read again with it. What was read without the day is withdrawn."""

import uuid

from recount.extract import ExtractOptions
from recount.flow import withdrawal
from recount.flow.desk.deriving import shelve_now
from recount.flow.desk.setup import Setup
from recount.flow.desk.taking import PERSON
from recount.flow.desk.worker import Event, Say
from recount.flow.keep import code_run
from recount.flow.pipeline import CodeOptions, code_report
from recount.model import CodedReport, Decision, DecisionKind, UsageError, WithdrawalReason
from recount.read.freeze import Found, ReadOptions, freeze
from recount.serve.ports import Redate
from recount.store import views
from recount.store.ledger import Ledger
from recount.store.shelf import cards, lines

REASON = "its day of publication was missing: it was read again with it"


def redate(setup: Setup, given: Redate, say: Say) -> None:
    """Read a report again with its day. The old reading goes as `recount withdraw` takes it: with who did it, when and why.

    Raises:
        UsageError: there is no engine or no such report, its day is known, a person coded it, or decisions hang on it.
        ItemError: nothing can have been published on that day.
        LedgerError: the ledger can't be written.
    """
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        say(Event(step="coding"))
        old = _found(ledger, given.report_id)
        new = _again(setup, old, given)
        ledger.append_report(new, code_run(new, setup.keeping()))
        say(Event(step="linking"))
        withdrawal.withdraw(ledger, _decision(given), setup.keeping())
        shelve_now(ledger, say)
        with ledger.read() as connection:
            rows = lines.lines(connection, [new.report.id])
            homes = cards.of_reports(connection, [row["report"] for row in rows.values()])
    say(Event(made=("reports", (new.report.id,))))
    say(Event(made=("incidents", tuple(dict.fromkeys(key for some in homes.values() for key in some)))))


def _found(ledger: Ledger, report_id: str) -> CodedReport:
    found = next((one for one in views.coded_reports(ledger) if one.report.id == report_id), None)
    if found is None:
        raise UsageError("There is no such report in the ledger any more. Load the page again.")
    if found.report.published is not None:
        raise UsageError(
            f"Its day of publication is known ({found.report.published}). `recount withdraw` takes it out."
        )
    if any(claim.engine.startswith(PERSON) for claim in found.claims):
        raise UsageError("A person coded it. Code it by hand again, with its day.")
    own = {report_id, *(claim.id for claim in found.claims)}
    if any(own & set(d.about) or any(a.report_id == report_id for a in d.anchors) for d in views.decisions(ledger)):
        raise UsageError(
            "People decided about its claims, and that would be lost. Correct the days of its claims instead."
        )
    return found


def _again(setup: Setup, old: CodedReport, given: Redate) -> CodedReport:
    if setup.engine is None:
        raise UsageError("No engine was chosen to read reports with. Start `recount serve` with --engine.")
    report = old.report
    found = Found(
        where=report.name,
        name=report.name,
        text=report.text,
        title=report.title,
        source=report.source,
        url=report.url,
        published=given.published,
        language=report.language,
        notes=report.notes,
    )
    coding = CodeOptions(tools=setup.tools(), places=setup.places, extract=ExtractOptions(engine=setup.engine))
    return code_report(freeze(found, ReadOptions(today=setup.today)), coding)


def _decision(given: Redate) -> Decision:
    return Decision(
        id=f"dec:{uuid.uuid4().hex}",
        kind=DecisionKind.WITHDRAW.value,
        about=(given.report_id,),
        answer=WithdrawalReason.ERROR.value,
        by=given.by.strip(),
        at=given.at,
        reason=REASON,
    )
