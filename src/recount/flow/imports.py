"""A team's spreadsheet into the ledger: rows as reports and claims, and what the sheet says of rows as decisions of the person
who imports it. Importing the same sheet again adds nothing; a changed row takes the place of the old one, which stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import recount
from recount.flow import row_decisions as said
from recount.flow.keep import KeepOptions, derive
from recount.flow.rows import coded_row
from recount.intake import Entry, Row, Sheet, SheetMap, names_in, read_row
from recount.intake.entry import ENGINE, VERSION
from recount.model import CodedReport, FormatError, ItemError, Run, UsageError, run_id
from recount.resolve import ResolveTools
from recount.store.imported import VERB, KeptRow, rows_of
from recount.store.ledger import Ledger

Watch = Callable[[Iterable[Row | ItemError]], Iterable[Row | ItemError]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Who imports (`by`), when (aware UTC), with which tools. `today` is the last day of which a row can tell, None: any.
    `watch` sees the rows go by. `restore`: what people took back of what the sheet says is decided again.
    """

    by: str
    at: datetime
    tools: ResolveTools
    keep: KeepOptions = field(default_factory=KeepOptions)
    today: date | None = None
    watch: Watch = iter
    restore: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What importing did: names of rows that are new, those among them that took an older one's place, how many were there
    already, which rows say word for word what another says, failures; names of earlier rows that the sheet no longer has, which stand as they were;
    how many decisions were kept, what of the sheet people have taken back, and how many incidents stand, how many of them new
    or changed.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    known: int
    twice: tuple[str, ...]
    failed: tuple[ItemError, ...]
    absent: tuple[str, ...]
    decisions: int
    taken_back: tuple[said.TakenBack, ...]
    incidents: int
    changed_incidents: int


def import_sheet(ledger: Ledger, sheet: Sheet, chosen: SheetMap, options: ImportOptions) -> Imported:
    """Keep every row, then what the sheet says of them, then tell the incidents anew. A row that fails never stops the others.

    Raises:
        UsageError: nobody is named as importing.
        LedgerError: the ledger can't be written.
    """
    if not options.by.strip():
        raise UsageError("An import needs the name of the person who answers for it. Give it with --by.")
    rows = _Rows(ledger, sheet, chosen, options)
    for item in options.watch(sheet.rows):
        rows.take(item)
    rows.flush()
    by = said.By(name=options.by.strip(), at=options.at)
    changed = rows.replaced()
    keeper = said.Keeper(ledger, by, restore=options.restore)
    kept = keeper.keep(said.taking_turns(ledger, changed, rows.back(), by))
    kept += keeper.keep(said.joined(ledger, rows.by_key(), by))
    kept += keeper.keep(said.reviewed(ledger, rows.reviewed, by))
    moved, incidents = derive(ledger, options.keep)
    more = keeper.keep(said.told_apart(ledger, rows.by_key(), by))
    if more:
        again, incidents = derive(ledger, options.keep)
        moved = max(moved, again)
    return Imported(
        new=tuple(rows.new.values()),
        changed=tuple(rows.names[fresh] for _, fresh in changed),
        known=rows.known,
        twice=tuple(rows.twice),
        failed=tuple(rows.failed),
        absent=tuple(row.name for row in rows.absent()),
        decisions=kept + more,
        taken_back=tuple(keeper.found.values()),
        incidents=incidents,
        changed_incidents=moved,
    )


class _Rows:
    """The rows of one import on their way into the ledger. Of each only ids are kept in memory."""

    def __init__(self, ledger: Ledger, sheet: Sheet, chosen: SheetMap, options: ImportOptions) -> None:
        self.ledger, self.sheet, self.map, self.options = ledger, sheet, chosen, options
        self.run = _run(chosen, options.keep)
        self.earlier = {row.report_id: row for row in rows_of(ledger, chosen.source)}
        self.out = said.superseded(ledger)
        self.seen: dict[str, said.Seen] = {}
        self.numbers: dict[str, int] = {}
        self.new: dict[str, str] = {}  # by claim
        self.names: dict[str, str] = {}
        self.failed: list[ItemError] = []
        self.reviewed: list[tuple[str, str]] = []
        self.first: dict[str, int] = {}  # the row that said it first, by report
        self.twice: list[str] = []
        self.known = 0
        self.waiting: list[tuple[Entry, CodedReport]] = []

    def take(self, item: Row | ItemError) -> None:
        """One row of the sheet."""
        if isinstance(item, ItemError):
            self.failed.append(item)
            return
        try:
            entry = read_row(item, self.sheet.headings, self.map, self.sheet.name, self.options.today)
            if entry.report.id in self.first:
                self.twice.append(f"row {entry.row} (as row {self.first[entry.report.id]})")
                return
            self._refuse_second(entry)
            self.first[entry.report.id] = entry.row
            self._keep(entry)
        except ItemError as error:
            self.failed.append(error)

    def _refuse_second(self, entry: Entry) -> None:
        if entry.identity is None:
            return
        first = self.numbers.setdefault(entry.identity, entry.row)
        if first != entry.row:
            raise FormatError(
                f"its id {entry.identity!r} is that of row {first}, which says something else",
                where=f"{self.sheet.name}, row {entry.row}",
                then="Is the column under id in the map really one that names each row once? One that joins rows is key",
            )

    def _keep(self, entry: Entry) -> None:
        earlier = self.earlier.get(entry.report.id)
        if earlier is not None and earlier.run_id == self.run.id:
            self.known += 1
            self._register(entry)
            return  # else it may be read otherwise: by another map, or with other tables
        self.waiting.append((entry, coded_row(entry, self.options.tools)))
        if len(self.waiting) == said.AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Keep the rows that wait, together."""
        refused = self.ledger.append_reports([coded for _, coded in self.waiting], self.run) if self.waiting else {}
        for entry, _ in self.waiting:
            if entry.report.id in refused:
                self.failed.append(refused[entry.report.id])
                continue
            if entry.report.id in self.earlier:
                self.known += 1
            else:
                self.new[entry.claim.id] = entry.report.name
            self._register(entry)
        self.waiting = []

    def _register(self, entry: Entry) -> None:
        self.names[entry.claim.id] = entry.report.name
        self.seen[entry.report.id] = said.Seen(
            claim_id=entry.claim.id,
            key=entry.key,
            identity=entry.identity,
            new=entry.claim.id in self.new or entry.claim.id in self.out,  # one that comes back takes a place too
        )
        if entry.reviewer:
            self.reviewed.append((entry.claim.id, entry.reviewer))

    def replaced(self) -> list[tuple[str, str]]:
        """Claims of earlier versions of rows, each with the claim that takes its place."""
        return said.pairs(self._unseen(), self.seen.values())

    def back(self) -> list[str]:
        """Claims that were superseded, and are in the sheet again."""
        return [s.claim_id for s in self.seen.values() if s.claim_id in self.out]

    def _unseen(self) -> list[said.Seen]:
        rows = (r for r in self.earlier.values() if r.report_id not in self.seen and r.claim_id not in self.out)
        return [_seen(row) for row in rows]

    def absent(self) -> list[KeptRow]:
        """Earlier rows that the sheet no longer has, and that no other row has taken the place of."""
        gone = {old for old, _ in self.replaced()}
        there = {s.claim_id for s in self._unseen()} - gone
        return [row for row in self.earlier.values() if row.claim_id in there]

    def by_key(self) -> dict[str, tuple[str, ...]]:
        """The claims of each incident of the team's, earlier rows that stand among them."""
        gone = {old for old, _ in self.replaced()}
        found: dict[str, list[str]] = {}
        for s in (*self._unseen(), *self.seen.values()):
            if s.key is not None and s.claim_id not in gone:
                found.setdefault(s.key, []).append(s.claim_id)
        return {key: tuple(claims) for key, claims in found.items()}


def _seen(row: KeptRow) -> said.Seen:
    identity, key = names_in(row.opening)
    return said.Seen(claim_id=row.claim_id, key=key, identity=identity, new=False)


def _run(chosen: SheetMap, options: KeepOptions) -> Run:
    """The run that made reports of these rows: the map is its engine."""
    plain = Run(
        id="",
        verb=VERB,
        code_version=recount.__version__,
        engine=f"{ENGINE} {VERSION} {chosen.digest}",
        settings=options.settings,
        inputs=(),
    )
    return replace(plain, id=run_id(plain))
