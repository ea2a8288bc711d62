"""Keep coded reports in a ledger, and say anew which incidents stand: link and reconcile over all of its reports."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import recount
from recount.flow import derivation
from recount.flow.decide import follow_codings
from recount.flow.recheck import recheck
from recount.flow.snapshot import Memory, up_to_date, usable
from recount.flow.workers import OvertakenError
from recount.link import rows as link_rows
from recount.model import CodedReport, FormatError, ItemError, LedgerError, Run, canonical_json, digest, run_id, to_data
from recount.read import copies
from recount.reconcile import Parties, ReconcileOptions, checked
from recount.reconcile.profile import VERSION as PROFILES
from recount.store import slim, views
from recount.store.ledger import Ledger
from recount.store.verify import Fault

TRIES = 5  # how often linking begins anew because another process was faster
VERSIONS = (link_rows.VERSION, copies.VERSION, PROFILES)  # of slim rows
# At face value, and who speaks of whose dead: screens show both. The lowest is for tables in ACLED's layout
METHODS = ("as_told", "ucdp", "acled")


@dataclass(
    frozen=True, kw_only=True
)  # without slots: a digest of a thousand parties is worked out once, and kept in it
class KeepOptions:
    """How to keep. `methods` are names of `reconcile.METHODS`; `parties` say who is who; `settings` is a digest of all
    else that the coding depends on, such as the version of a gazetteer. `workers` are processes that may link where much is
    new.
    """

    methods: tuple[str, ...] = METHODS
    parties: Parties = field(default_factory=Parties)
    settings: str = ""
    workers: int = 1

    @cached_property
    def linked_by(self) -> str:
        """A digest of what linking and reconciling depend on."""
        parties = {
            "actors": {key: to_data(actor) for key, actor in self.parties.actors.items()},
            "sources": {key: to_data(source) for key, source in self.parties.sources.items()},
        }
        return digest(canonical_json({"methods": self.methods, **parties}).encode())


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


def add(
    ledger: Ledger,
    coded: Iterable[CodedReport | ItemError],
    options: KeepOptions | None = None,
    memory: Memory | None = None,
) -> Kept:
    """Append each report as it comes, each in its own transaction; then link and reconcile all that the ledger holds.

    A report that is there already, or that fails, never stops the others. `memory`: see `derive`.

    Raises:
        UsageError: a method is none of `reconcile.METHODS`.
        LedgerError: the ledger can't be written.
    """
    chosen = options or KeepOptions()
    checked(ReconcileOptions(methods=chosen.methods))  # a wrong method is refused before anything is written
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
    changed, incidents = derive(ledger, chosen, memory)
    return Kept(new=tuple(new), known=tuple(known), failed=tuple(failed), incidents=incidents, changed=changed)


def derive(ledger: Ledger, options: KeepOptions | None = None, memory: Memory | None = None) -> tuple[int, int]:
    """Link and reconcile all reports, and let what comes out stand. How many accounts are new or changed, and how many stand.

    Nothing is done again where nothing that could change the answer has changed since the last time; where reports are
    new, only their neighbourhood is. The result is the same as if all were linked at once. A process that derives again and
    again hands in a `memory`, and need not read anew what it linked.

    Raises:
        LedgerError: the ledger can't be written, or other processes keep changing it.
    """
    chosen = options or KeepOptions()
    follow_codings(ledger)
    asked = asked_of(chosen)
    for _ in range(TRIES):
        if memory is not None and memory.known is not None:
            nothing_new = up_to_date(ledger, asked.made_by, memory.known)
        else:
            run, last = link_run(ledger, chosen), views.link_run(ledger)
            nothing_new = last is not None and last.id == run.id and usable(ledger, asked.made_by)
        if nothing_new:
            return 0, views.count_accounts(ledger)
        try:
            return derivation.derive(ledger, asked, memory), views.count_accounts(ledger)
        except OvertakenError:
            continue
    raise LedgerError(f"{ledger.path} was changed by other processes each time it was linked. Try again later.")


def faults(ledger: Ledger, options: KeepOptions | None = None, *, full: bool = False) -> tuple[Fault, ...]:
    """What of the rows that can be made again does not come out the same (see `flow.recheck.recheck`), or can't be read."""
    try:
        return tuple(recheck(ledger, asked_of(options or KeepOptions()), full=full))
    except FormatError as error:
        return (Fault(where=error.where or "a row of linking", what=error.what),)


def mend(ledger: Ledger, options: KeepOptions | None = None) -> tuple[int, int]:
    """Make all rows anew that can be made again, and give what `derive` gives. What people and reports said is not touched.

    Raises:
        LedgerError: the ledger can't be written, or other processes keep changing it.
    """
    with ledger.write() as chain:
        slim.forget(chain.connection)
    return derive(ledger, options)


def asked_of(options: KeepOptions) -> derivation.Asked:
    """What to derive with, by these options."""
    return derivation.Asked(
        reconciling=ReconcileOptions(methods=options.methods, parties=options.parties),
        made_by=digest(canonical_json([recount.__version__, *VERSIONS, options.linked_by]).encode()),
        run=lambda state: _link_run(state, options),
        workers=options.workers,
    )


def code_run(coded: CodedReport, options: KeepOptions) -> Run:
    """The run that coded this report: the engines that its claims name. Its input is the report, which the coding names."""
    engine = ", ".join(sorted({claim.engine for claim in coded.claims if claim.engine}))
    return _run(
        Run(id="", verb="code", code_version=recount.__version__, engine=engine, settings=options.settings, inputs=())
    )


def link_run(ledger: Ledger, options: KeepOptions) -> Run:
    """The run that links what the ledger holds now: its id changes with the codings, decisions, methods and parties."""
    return _link_run(views.state(ledger), options)


def _link_run(state: str, options: KeepOptions) -> Run:
    plain = Run(
        id="",
        verb="link",
        code_version=recount.__version__,
        engine="rules",
        settings=options.linked_by,
        inputs=(state,),
    )
    return _run(plain)


def _run(run: Run) -> Run:
    return replace(run, id=run_id(run))
