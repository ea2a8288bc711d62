"""Keep coded reports in a ledger, and say anew which incidents stand: link and reconcile over all of its reports."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import recount
from recount.flow.accounts import tell
from recount.flow.decide import follow_codings, people
from recount.link import LinkOptions
from recount.model import CodedReport, ItemError, Run, canonical_json, digest, run_id, to_data
from recount.reconcile import Parties, ReconcileOptions, reconcile
from recount.store import views
from recount.store.ledger import Ledger

# At face value, and who speaks of whose dead: screens show both. The lowest is for tables in ACLED's layout
METHODS = ("as_told", "ucdp", "acled")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOptions:
    """How to keep. `methods` are names of `reconcile.METHODS`; `parties` say who is who; `settings` is a digest of all
    else that the coding depends on, such as the version of a gazetteer.
    """

    methods: tuple[str, ...] = METHODS
    parties: Parties = field(default_factory=Parties)
    settings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping did: names of reports that are new, and that were there already; failures; and how many incidents
    stand now, how many of them new or changed.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    failed: tuple[ItemError, ...]
    incidents: int
    changed: int


def add(ledger: Ledger, coded: Iterable[CodedReport | ItemError], options: KeepOptions | None = None) -> Kept:
    """Append each report as it comes, each in its own transaction; then link and reconcile all that the ledger holds.

    A report that is there already, or that fails, never stops the others.

    Raises:
        UsageError: a method is none of `reconcile.METHODS`.
        LedgerError: the ledger can't be written.
    """
    chosen = options or KeepOptions()
    reconcile((), ReconcileOptions(methods=chosen.methods))  # a wrong method is refused before anything is written
    new: list[str] = []
    known: list[str] = []
    failed: list[ItemError] = []
    for item in coded:
        if isinstance(item, ItemError):
            failed.append(item)
            continue
        try:
            added = ledger.append_report(item, code_run(item, chosen))
        except ItemError as error:
            failed.append(error)
            continue
        (new if added else known).append(item.report.name)
    changed, incidents = derive(ledger, chosen)
    return Kept(new=tuple(new), known=tuple(known), failed=tuple(failed), incidents=incidents, changed=changed)


def derive(ledger: Ledger, options: KeepOptions | None = None) -> tuple[int, int]:
    """Link and reconcile all reports, and let what comes out stand. How many accounts are new or changed, and how many stand.

    Nothing is done again where nothing that could change the answer has changed since the last time.
    """
    chosen = options or KeepOptions()
    follow_codings(ledger)
    run = link_run(ledger, chosen)
    last = views.link_run(ledger)
    if last is not None and last.id == run.id:
        return 0, views.count_accounts(ledger)
    decided = people(ledger)
    linking = LinkOptions(decisions=decided.decisions)
    reconciling = ReconcileOptions(methods=chosen.methods, parties=chosen.parties)
    accounts = decided.graded(tell(tuple(decided.applied(views.coded_reports(ledger))), linking, reconciling))
    return ledger.append_accounts(accounts, run), len(accounts)


def code_run(coded: CodedReport, options: KeepOptions) -> Run:
    """The run that coded this report: the engines that its claims name. Its input is the report, which the coding names."""
    engine = ", ".join(sorted({claim.engine for claim in coded.claims if claim.engine}))
    return _run(
        Run(id="", verb="code", code_version=recount.__version__, engine=engine, settings=options.settings, inputs=())
    )


def link_run(ledger: Ledger, options: KeepOptions) -> Run:
    """The run that links what the ledger holds now: its id changes with the codings, decisions, methods and parties."""
    parties = {
        "actors": {key: to_data(actor) for key, actor in options.parties.actors.items()},
        "sources": {key: to_data(source) for key, source in options.parties.sources.items()},
    }
    settings = digest(canonical_json({"methods": options.methods, **parties}).encode())
    inputs = (views.state(ledger),)
    return _run(
        Run(id="", verb="link", code_version=recount.__version__, engine="rules", settings=settings, inputs=inputs)
    )


def _run(run: Run) -> Run:
    return replace(run, id=run_id(run))
