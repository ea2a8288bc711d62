"""Task: a report that the engine's triage had put aside, read closely, because a person says that it is to be."""

from recount.extract import ExtractOptions, without_triage
from recount.flow.desk.deriving import memory_of, shelve_now
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say
from recount.flow.keep import add
from recount.flow.pipeline import CodeOptions, code_report
from recount.model import CodedReport, UsageError
from recount.store import doubles
from recount.store.ledger import Ledger
from recount.store.shelf import cards, lines


def read_closely(setup: Setup, report_id: str, say: Say) -> None:
    """Read a report that was put aside, as any other is read. The reading takes the place of the one that found nothing.

    Raises:
        UsageError: there is no engine or no such report, or it was not put aside.
        ItemError: it is in a language that the engine does not read.
        LedgerError: the ledger can't be written.
    """
    if setup.engine is None:
        raise UsageError("No engine was chosen to read reports with. Start `recount serve` with --engine.")
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        old = _put_aside(ledger, report_id)
        say(Event(step="coding"))
        coding = CodeOptions(
            tools=setup.tools(), places=setup.places, extract=ExtractOptions(engine=without_triage(setup.engine))
        )
        new = code_report(old.report, coding)
        say(Event(step="linking"))
        add(ledger, [new], setup.keeping(), memory_of(setup.ledger))
        shelve_now(ledger, say)
        with ledger.read() as connection:
            rows = lines.lines(connection, [report_id])
            homes = cards.of_reports(connection, [row["report"] for row in rows.values()])
    say(Event(made=("reports", (report_id,))))
    say(Event(made=("incidents", tuple(dict.fromkeys(key for some in homes.values() for key in some)))))


def _put_aside(ledger: Ledger, report_id: str) -> CodedReport:
    with ledger.read() as connection:
        stands = next(iter(doubles.of_report(connection, report_id)), None)
    if stands is None:
        raise UsageError("There is no such report in the ledger any more. Load the page again.")
    if not stands.coded.skipped:
        raise UsageError("It was read closely already. Load the page again.")
    return stands.coded
