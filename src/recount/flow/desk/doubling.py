"""Task: a second coding of a report, kept beside the one that stands and never in its place."""

from dataclasses import replace

from recount.flow.desk.setup import Setup
from recount.flow.desk.taking import PERSON, by_hand, translated
from recount.flow.desk.worker import Say
from recount.flow.keep import code_run
from recount.model import ItemError, Run, UsageError, run_id
from recount.serve.options import PATIENCE
from recount.serve.ports import Second
from recount.store import doubles
from recount.store.ledger import Ledger


def keep(setup: Setup, given: Second, say: Say) -> None:
    """Keep what a second person coded. The incidents stay as they are until somebody decides between the two.

    Raises:
        UsageError: there is no such report any more, its text is another, or the same person coded it first.
        ItemError: it is not coded after the guide.
        LedgerError: the ledger can't be written.
    """
    del say
    made = by_hand(given.coded, setup)
    if isinstance(made, ItemError):
        raise made
    name = f"{PERSON}{given.coded.by}"
    with Ledger.open(setup.ledger, must_exist=True, patience=PATIENCE) as ledger:
        with ledger.read() as connection:
            codings = doubles.of_report(connection, given.report_id)
        if not codings:
            raise UsageError("There is no such report in the ledger any more. Load the page again.")
        stands = codings[0]
        if stands.engine == name:
            raise UsageError("You coded this report first. A second coding has to be another person's.")
        if (made.report.id, made.report.text) != (given.report_id, stands.coded.report.text):
            raise UsageError("Its text, outlet or day is not that of the report. Load the page again.")
        second = replace(made, report=stands.coded.report)
        ledger.append_beside(second, _run(code_run(second, setup.keeping()), name), stands.coded, stands.run_id)
        translated(ledger, given.report_id, given.coded)


def _run(run: Run, name: str) -> Run:
    """A report in which somebody found nothing has no claim that names them: the run does."""
    named = replace(run, id="", engine=run.engine or name)
    return replace(named, id=run_id(named))
