"""Reading the ledger back as nouns. Everything comes in ledger order; what was withdrawn is passed over.

"Current" is a report's newest coding, and the accounts that stand after the newest link.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, text

from recount.model import Account, Claim, CodedReport, Decision, Readings, Report, Run, from_data
from recount.store import chain, lookup
from recount.store import coded as bulk
from recount.store.decisions import Reviewers, reviewed_by, reviewers
from recount.store.ledger import Ledger
from recount.store.lookup import Found
from recount.store.nouns import noun

AT_ONCE = 200  # reports or accounts read at a time: the connection is not held while the caller works
SHORT = 8  # hexadecimal digits of an id that people are shown; `recount show` takes any number of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim of an incident with what was made of it, the report that makes it, and who accepted it (None: nobody)."""

    claim: Claim
    readings: Readings | None
    report: Report
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All there is about one incident: the account, its claims in ledger order, and who accepted it (None: nobody).

    An incident told by rows of spreadsheets alone is accepted with them, once each is: people coded it, and people checked it.
    """

    account: Account
    tellings: tuple[Telling, ...]
    reviewed_by: str | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of it, each once, in ledger order."""
        return tuple({telling.report.id: telling.report for telling in self.tellings}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One incident in a list: the account, its first claim's type, and how many reports tell of it."""

    account: Account
    event_type: str
    reports: int


def short(id_: str) -> str:
    """The first digits of an id's digest, as tables show it."""
    return id_.rsplit(":", 1)[-1][:SHORT]


def reports(ledger: Ledger) -> Iterator[Report]:
    """Every report that was not withdrawn."""
    query = """SELECT r.entry AS entry, c.text AS body, t.text AS words FROM reports r
        JOIN contents c ON c.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        WHERE r.entry > :after AND c.text IS NOT NULL AND t.text IS NOT NULL ORDER BY r.entry LIMIT :many"""
    for row in _paged(ledger, query):
        yield bulk.report(row.body, row.words)


def coded_reports(ledger: Ledger) -> Iterator[CodedReport]:
    """Every report with its current coding, in the order in which the reports came, a few at a time."""
    with ledger.read() as connection:
        codings = [one.coding for one in bulk.current(connection)]
    for n in range(0, len(codings), AT_ONCE):
        with ledger.read() as connection:
            some = [coded for _, coded in bulk.coded_reports(connection, codings[n : n + AT_ONCE])]
        yield from some


def accounts(ledger: Ledger) -> Iterator[Account]:
    """The accounts that stand, in the order in which their founding claims were kept."""
    order = """SELECT i.entry FROM v_standing s JOIN incidents i ON i.entry = s.account
        ORDER BY (SELECT min(k.entry) FROM claims k WHERE k.id = i.founding_claim), i.entry"""
    with ledger.read() as connection:
        numbers = connection.exec_driver_sql(order).scalars().all()
    yield from accounts_of(ledger, numbers)


def accounts_of(ledger: Ledger, entries: Sequence[int]) -> Iterator[Account]:
    """The accounts with these entries, whether they stand or not; those whose contents were erased are left out."""
    body = "SELECT c.text FROM incidents i JOIN contents c ON c.digest = i.digest WHERE i.entry = :entry"
    for n in range(0, len(entries), AT_ONCE):
        with ledger.read() as connection:
            found = [connection.execute(text(body), {"entry": entry}).scalar() for entry in entries[n : n + AT_ONCE]]
        yield from (noun(Account, account) for account in found if account is not None)


def outlines(ledger: Ledger) -> tuple[Outline, ...]:
    """Every incident that stands, the latest first, those of unknown day last."""
    query = """SELECT v.event_type, v.reports, c.text AS body FROM v_incidents v
        JOIN v_standing s JOIN incidents i ON i.entry = s.account AND i.id = v.incident_id
        JOIN contents c ON c.digest = i.digest
        ORDER BY coalesce(v.date_end, v.date_start) IS NULL, coalesce(v.date_end, v.date_start) DESC, v.incident_id"""
    with ledger.read() as connection:
        found = connection.exec_driver_sql(query).all()
    return tuple(
        Outline(account=noun(Account, row.body), event_type=row.event_type, reports=row.reports) for row in found
    )


def count_accounts(ledger: Ledger) -> int:
    """How many accounts stand, 0 where nothing was linked yet."""
    with ledger.read() as connection:
        return connection.exec_driver_sql("SELECT total FROM links ORDER BY entry DESC LIMIT 1").scalar() or 0


def dossiers(ledger: Ledger) -> Iterator[Dossier]:
    """Everything about every incident that stands."""
    with ledger.read() as connection:
        known = reviewers(connection)
    stand = accounts(ledger)
    while some := list(islice(stand, AT_ONCE)):
        yield from _dossiers(ledger, some, known)


def _dossiers(ledger: Ledger, some: Sequence[Account], known: Reviewers) -> Iterator[Dossier]:
    """As `dossier`, of several in a few statements; claims of one report share it."""
    with ledger.read() as connection:
        held = bulk.held(connection, (key for account in some for key in account.claim_ids))
    for account in some:
        tellings = (
            Telling(claim=h.claim, readings=h.readings, report=h.report, accepted_by=known.claims.get(key))
            for key in account.claim_ids
            if (h := held.get(key)) is not None
        )
        yield made(account, tuple(tellings), known)


def dossier(ledger: Ledger, account: Account, known: Reviewers | None = None) -> Dossier:
    """The account with its claims, their readings and their reports, and who accepted it (`known`: see `reviewers`)."""
    with ledger.read() as connection:
        known = reviewers(connection) if known is None else known
        found = (_telling(connection, claim_id, known) for claim_id in account.claim_ids)
        tellings = tuple(telling for telling in found if telling is not None)
    return made(account, tellings, known)


def made(account: Account, tellings: tuple[Telling, ...], known: Reviewers) -> Dossier:
    """The dossier of these tellings: reviewed by whoever accepted the incident, or all the rows that it is made of."""
    by = reviewed_by(account, known) or _rows_accepted(tellings)
    return Dossier(account=account, tellings=tellings, reviewed_by=by)


def _rows_accepted(tellings: Sequence[Telling]) -> str | None:
    """Who accepted the rows of which an incident is made; None unless all are rows and accepted."""
    by = [t.accepted_by for t in tellings if t.report.tabular and t.accepted_by]
    return ", ".join(dict.fromkeys(by)) if by and len(by) == len(tellings) else None


def incident(ledger: Ledger, prefix: str) -> Account:
    """The standing account whose id is `prefix`, or whose digest begins with it (see `find`).

    Raises:
        UsageError: no incident or more than one is meant, or the one that is meant is in none any more.
    """
    return find(ledger, prefix).account


def find(ledger: Ledger, prefix: str) -> Found:
    """The account that stands under an id, or that its trail leads to where the id does not stand any more.

    Raises:
        GoneError: the id stood once, and none of its claims is in an incident now; the message says why.
        UsageError: no incident or more than one is meant; the message names near ones.
    """
    with ledger.read() as connection:
        return lookup.find(connection, prefix)


def latest_publication(ledger: Ledger) -> date | None:
    """The latest publication day in the ledger, None where no report has one."""
    with ledger.read() as connection:
        day = connection.exec_driver_sql("SELECT max(published) FROM reports").scalar()
    return date.fromisoformat(day) if day else None


def link_run(ledger: Ledger) -> Run | None:
    """The run that made the accounts that stand, None where nothing was linked yet."""
    query = """SELECT c.text FROM links l JOIN runs r ON r.id = l.run_id JOIN contents c ON c.digest = r.digest
        ORDER BY l.entry DESC LIMIT 1"""
    with ledger.read() as connection:
        body = connection.exec_driver_sql(query).scalar()
    return from_data(Run, json.loads(body)) if body else None


def decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """Every decision that people took, superseded ones too, in the order in which they were appended."""
    with ledger.read() as connection:
        return tuple(decision for _, decision in numbered_decisions(connection))


def numbered_decisions(connection: Connection) -> tuple[tuple[int, Decision], ...]:
    """Every decision with its entry, as `decisions`."""
    query = "SELECT d.entry, c.text FROM decisions d JOIN contents c ON c.digest = d.digest WHERE c.text IS NOT NULL ORDER BY d.entry"
    found = connection.exec_driver_sql(query).all()
    return tuple((row.entry, noun(Decision, row.text)) for row in found)


def state(ledger: Ledger) -> str:
    """``sta:b2:…`` over all that accounts are derived from: current codings in ledger order, and decisions."""
    with ledger.read() as connection:
        return bulk.state(connection)


def unlinked(ledger: Ledger) -> bool:
    """Has a report been added or withdrawn, or anything decided, since incidents were last made?"""
    last = link_run(ledger)
    if last is None:
        return next(reports(ledger), None) is not None
    return last.inputs != (state(ledger),)


def head(ledger: Ledger) -> tuple[int, str]:
    """The number of entries and the hash of the last one: noted elsewhere, it proves that nothing was taken back."""
    with ledger.read() as connection:
        return chain.head(connection)


def _paged(ledger: Ledger, query: str) -> Iterator[Any]:
    after = 0
    while True:
        with ledger.read() as connection:
            page: Sequence[Any] = connection.execute(text(query), {"after": after, "many": AT_ONCE}).all()
        yield from page
        if len(page) < AT_ONCE:
            return
        after = page[-1].entry


def _telling(connection: Connection, claim_id: str, known: Reviewers) -> Telling | None:
    query = """SELECT c.text AS claim, g.text AS readings, b.text AS body, t.text AS words FROM claims k
        JOIN contents c ON c.digest = k.digest JOIN reports r ON r.id = k.report_id
        JOIN contents b ON b.digest = r.digest JOIN contents t ON t.digest = r.text_digest
        LEFT JOIN readings w ON w.coding = k.coding AND w.claim_id = k.id LEFT JOIN contents g ON g.digest = w.digest
        WHERE k.id = :id AND c.text IS NOT NULL AND b.text IS NOT NULL AND t.text IS NOT NULL
        ORDER BY k.entry DESC LIMIT 1"""
    row = connection.execute(text(query), {"id": claim_id}).first()
    if row is None:
        return None
    readings = noun(Readings, row.readings) if row.readings else None
    claim = noun(Claim, row.claim)
    report = bulk.report(row.body, row.words)
    return Telling(claim=claim, readings=readings, report=report, accepted_by=known.claims.get(claim_id))
