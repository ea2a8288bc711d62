"""Task: reports in, coded, kept, linked, shelved. What fails is named while the rest goes on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from recount.extract import ExtractOptions
from recount.flow.desk.deriving import memory_of, shelve_now
from recount.flow.desk.reading import THEN, Found, Read, here
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event, Say
from recount.flow.keep import add
from recount.flow.pipeline import CodeOptions, code_reports
from recount.flow.translating import Translation
from recount.flow.translating import keep as keep_translation
from recount.flow.unread import standing
from recount.model import CodedReport, FormatError, ItemError, ReadError, Reading, Readings, Report, UsageError
from recount.publish.coded_check import coding_faults
from recount.publish.coded_parse import from_wire
from recount.read import ReadOptions
from recount.read.freeze import freeze_text
from recount.read.kinds import RECORDS
from recount.resolve import resolve
from recount.serve.ports import Batch, Coded, Slip
from recount.store import doubles
from recount.store.ledger import Ledger
from recount.store.readers import read_by
from recount.store.shelf import cards, lines

PERSON = doubles.PERSON
LONGEST = 300.0  # seconds that coding one report may take: one made to keep an engine busy for ever is given up


def take(setup: Setup, batch: Batch, say: Say) -> None:
    """Take a batch in, all of it in this process.

    Raises:
        UsageError: there is no engine.
        LedgerError: the ledger can't be written.
    """
    take_read(setup, here(batch, setup, say), say)


def take_read(setup: Setup, read: Read, say: Say) -> None:
    """Take a batch in whose files were read.

    Raises:
        UsageError: there is no engine.
        LedgerError: the ledger can't be written.
    """
    if setup.engine is None:
        raise UsageError("No engine was chosen to read reports with. Start `recount serve` with --engine.")
    watch = _Watch(say, read)
    tools = setup.tools()
    coding = CodeOptions(tools=tools, places=setup.places, extract=ExtractOptions(engine=setup.engine))
    hands = [by_hand(one, setup) for one in read.coded]
    with Ledger.open(setup.ledger, must_exist=True) as ledger:
        coded = chain(_coded((one for _, one in read.found), standing(read_by(ledger)), coding), hands)
        kept = add(ledger, watch.coded(coded), setup.keeping(), memory_of(setup.ledger))
        for error in kept.failed:
            watch.failed(error)
        for one, made in zip(read.coded, hands, strict=True):
            if isinstance(made, CodedReport):
                translated(ledger, made.report.id, one)
        shelve_now(ledger, say)
        with ledger.read() as connection:
            rows = lines.lines(connection, watch.reports)
            homes = cards.of_reports(connection, [row["report"] for row in rows.values()])
    say(Event(made=("reports", tuple(rows))))
    say(Event(made=("incidents", tuple(dict.fromkeys(key for some in homes.values() for key in some)))))


def _coded(
    found: Iterable[Found], stays: Collection[str], coding: CodeOptions
) -> Iterator[CodedReport | ItemError | Report]:
    """What was read, coded one by one, in order; a report whose coding in the ledger stays is not read again."""
    for one in found:
        if isinstance(one, Report) and one.id in stays:
            yield one
        else:
            yield from code_reports((one,), coding)


def without(read: Read, done: int, *, slow: bool) -> Read | None:
    """The batch without what its process died of or was busy with for too long, when so many were `done`; None where that was none
    of them.
    """
    if done >= len(read.found):
        return None
    item, lost = read.found[done]
    if isinstance(lost, ReadError):
        return None
    why = "took too long" if slow else "ended the process that did it"
    failed = ReadError(f"coding it {why}", where=item.name, then=THEN, needs="hand")
    return replace(read, found=(*read.found[:done], (item, failed), *read.found[done + 1 :]))


def translated(ledger: Ledger, report_id: str, one: Coded) -> None:
    """Keep the translation that came with a coding, if one did and the report is there."""
    with ledger.read() as connection:
        there = doubles.of_report(connection, report_id)
    if one.translation.strip() and there:
        at = datetime.now(UTC)
        keep_translation(
            ledger,
            Translation(report_id=report_id, language=one.translated_into, text=one.translation, by=one.by, at=at),
        )


class _Watch:
    """Sees reports go by, and says how far it is and what failed, each thing once."""

    def __init__(self, say: Say, read: Read) -> None:
        self.say = say
        self.total = len(read.found) + len(read.coded)
        self.done = 0
        self.reports: list[str] = []
        self.seen: set[tuple[str, str]] = set()
        # the name under which a report was sent, by the one that it bears since it was read
        own = ((item, one) for item, one in read.found if isinstance(one, Report) and item.suffix != RECORDS)
        self.sent = {one.name: item.name for item, one in own}
        self._tell()

    def _tell(self) -> None:
        self.say(Event(done=self.done, total=self.total, step="coding", within=LONGEST))

    def coded(self, items: Iterable[CodedReport | ItemError | Report]) -> Iterator[CodedReport | ItemError]:
        """What is to be kept; of a report that is there already only the id is noted."""
        for item in items:
            if isinstance(item, ItemError):
                self.failed(item)
            else:
                self.reports.append(item.id if isinstance(item, Report) else item.report.id)
            if not isinstance(item, Report):
                yield item
            self.done += 1
            self._tell()
        self.say(Event(done=self.total, total=self.total, step="linking"))

    def failed(self, error: ItemError) -> None:
        key = (error.where, error.what)
        if key not in self.seen:
            self.seen.add(key)
            self.say(
                Event(
                    failure=(self.sent.get(error.where, error.where), error.what, error.then, error.needs),
                    within=LONGEST,
                )
            )


def slips(one: Coded) -> tuple[Slip, ...]:
    """What is not after the guide in a report that a person coded; empty if it can be kept."""
    record = _filled(one)
    if found := coding_faults(record):
        return tuple(Slip(what=fault.what, claim=fault.claim, slot=fault.slot) for fault in found)
    try:
        frozen = freeze_text(one.text, ReadOptions(source=record.get("source"), title=record.get("title")))
        from_wire(record, one.text)
    except ItemError as error:
        return (Slip(what=error.what),)
    if frozen.text != one.text:
        return (Slip(what="its text is not in the form that spans count in (Unicode's NFC, line feeds, no NUL)"),)
    return ()


def _filled(one: Coded) -> dict[str, Any]:
    """The record as the guide has it: groups of claims and an unknown day may be left out."""
    return {"incidents": [], "claims": [], "published": None, **one.record, "text": one.text}


def by_hand(one: Coded, setup: Setup) -> CodedReport | ItemError:
    """A report as a person coded it. What the record says of days, places and parties stands; the rest is read from its words."""
    name = str(one.record.get("doc_id") or "coded by hand")
    if found := slips(one):
        at = ", ".join(part for part in (found[0].claim, found[0].slot) if part)
        then = "Compare it with gold/GUIDE.md and docs/format/format.md"
        return FormatError(f"{at}: {found[0].what}" if at else found[0].what, where=name, then=then)
    record = _filled(one)
    try:
        report = from_wire({**record, "claims": []}, one.text).report
        options = ReadOptions(published=report.published, language=report.language, today=setup.today)
        language = freeze_text(one.text, options, name).language
        coded = from_wire({**record, "language": language}, one.text)
    except ItemError as error:
        return error
    claims = tuple(replace(claim, engine=f"{PERSON}{one.by}", confidence=None) for claim in coded.claims)
    read = {r.claim_id: r for r in resolve(coded.report, claims, setup.tools())}
    said = {r.claim_id: r for r in coded.readings}
    readings = tuple(_first(said.get(c.id), read.get(c.id), c.id) for c in claims)
    return replace(coded, claims=claims, readings=readings)


def _first(said: Readings | None, read: Readings | None, claim_id: str) -> Readings:
    """What the person said, slot by slot, else what was read; of parties each by itself, since a coder may choose one of several."""
    one, other = said or Readings(claim_id=claim_id), read or Readings(claim_id=claim_id)
    return Readings(
        claim_id=claim_id,
        when=one.when or other.when,
        places=one.places or other.places,
        perpetrators=_each(one.perpetrators, other.perpetrators),
        targets=_each(one.targets, other.targets),
        speakers=_each(one.speakers, other.speakers),
    )


def _each(said: Sequence[Reading[str]], read: Sequence[Reading[str]]) -> tuple[Reading[str], ...]:
    """Each party as the person chose it, and where none was chosen as it was read."""
    by_slot = {reading.slot: reading for reading in read}
    return tuple(r if r.value is not None else by_slot.get(r.slot, r) for r in said) or tuple(read)
