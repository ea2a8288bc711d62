"""Which accounts stand: a link run lets some go and others stand, in one transaction, and says what became of their ids."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, text

from recount.model import Account, LedgerError, Run, identify
from recount.store import rows
from recount.store.chain import Chain
from recount.store.schema import estimates, grades, memberships, standings, trail
from recount.store.trail import Members, Step, steps

MANY = 500  # values in one IN (…): below SQLite's oldest limit of 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An account as rows, ready to be written; made in any process. `tables` hold rows by the name of their table."""

    row: rows.Row
    claim_ids: tuple[str, ...]
    tables: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


TABLES = (memberships, estimates, grades)


def prepared(account: Account, run_id: str) -> Prepared:
    """The account's rows, first told by the run `run_id`."""
    tables = {
        str(memberships.name): rows.membership_columns(account),
        str(estimates.name): rows.estimate_columns(account),
        str(grades.name): rows.grade_columns(account),
    }
    return Prepared(row=rows.account_row(account, run_id), claim_ids=account.claim_ids, tables=tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What stands: entries by the digest of the account, and the incident's id by entry."""

    entries: Mapping[str, int]
    ids: Mapping[int, str]


def stands(connection: Connection) -> Stands:
    """The accounts that stand now."""
    query = "SELECT i.digest, i.entry, i.id FROM v_standing s JOIN incidents i ON i.entry = s.account"
    found = connection.exec_driver_sql(query).all()
    return Stands(entries={row.digest: row.entry for row in found}, ids={row.entry: row.id for row in found})


def standing_digest(account_digests: Iterable[str]) -> str:
    """``std:b2:…`` over the digests of all accounts that stand, whatever their order."""
    return identify("std", sorted(account_digests))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a link run makes of the ledger: the accounts made, the incidents they replace (None: all), and by which run. Where
    their `digests` are at hand, in their order, accounts that nobody asks for need not be read.
    """

    made: Collection[Prepared]
    run: Run
    digests: Sequence[str] | None = None
    replaced: Collection[str] | None = None


def stand(chain: Chain, change: Change, append_run: Callable[[], object]) -> int:
    """Let the accounts made stand in place of those replaced; how many of them are new or changed.

    Only changes are written: an account that stood before and stands still costs nothing. `append_run` appends the run,
    once something is to be written.

    Raises:
        LedgerError: an account has a claim that the ledger does not have.
    """
    now = stands(chain.connection)
    wanted = dict.fromkeys((one.row.digest for one in change.made) if change.digests is None else change.digests)
    new = [digest for digest in wanted if digest not in now.entries]
    gone = {
        digest: number
        for digest, number in now.entries.items()
        if digest not in wanted and (change.replaced is None or now.ids[number] in change.replaced)
    }
    if not new and not gone and _last_link_run(chain.connection) == change.run.id:
        return 0
    append_run()
    numbers = _append(chain, change.made, new)
    standing = [digest for digest in (*now.entries, *new) if digest not in gone]
    link = chain.append_link(change.run.id, standing_digest(standing), len(standing))
    chain.flush()
    told = [(number, True) for number in numbers] + [(number, False) for number in gone.values()]
    chain.insert(standings, [{"link": link, "account": number, "stands": yes} for number, yes in told])
    leave_trail(chain.connection, link)
    return len(new)


def leave_trail(connection: Connection, link: int) -> None:
    """Write what this link made of incident ids."""
    made = [_columns(link, n, step) for n, step in enumerate(trail_of(connection, link))]
    if made:
        connection.execute(insert(trail), made)


def trail_of(connection: Connection, link: int) -> tuple[Step, ...]:
    """What this link, already written, made of incident ids: told from the rows of the chain alone."""
    earlier = connection.execute(text("SELECT 1 FROM standings WHERE link < :link LIMIT 1"), {"link": link}).first()
    if not earlier:
        return ()  # nothing had an id before
    before, after = (dict(_members(connection, link, stands=stood)) for stood in (False, True))
    if not before and not after:
        return ()
    held = {claim for claims in after.values() for claim in claims}
    lost = [claim for claims in before.values() for claim in claims if claim not in held]
    fates = {claim: _fate(connection, claim, link) for claim in lost}
    known = [id_ for id_ in after if id_ not in before and _stood(connection, id_, link)]
    return steps(before, after, known, fates)


def last_link(connection: Connection) -> int:
    """The entry of the newest link, 0 where there is none."""
    return connection.exec_driver_sql("SELECT max(entry) FROM links").scalar() or 0


def _append(chain: Chain, made: Iterable[Prepared], new: Collection[str]) -> list[int]:
    """Entries of the accounts with these digests: new ones, or those of the same accounts when they stood before."""
    known: dict[str, int] = dict(_known(chain.connection, "SELECT digest, entry FROM incidents WHERE digest", new))
    left = {digest: True for digest in new if digest not in known}
    fresh = (one for one in made if left.pop(one.row.digest, False))
    while some := tuple(islice(fresh, MANY)):
        known |= _append_some(chain, some)
    return [known[digest] for digest in new]


def _append_some(chain: Chain, fresh: Sequence[Prepared]) -> dict[str, int]:
    _refuse_unknown_claims(chain.connection, fresh)
    numbers = {one.row.digest: chain.append(one.row) for one in fresh}
    chain.flush()
    for table in TABLES:
        chain.insert(
            table,
            [{"account": numbers[one.row.digest], **row} for one in fresh for row in one.tables.get(table.name, ())],
        )
    return numbers


def _refuse_unknown_claims(connection: Connection, fresh: Sequence[Prepared]) -> None:
    asked = {claim: one.row.id for one in fresh for claim in one.claim_ids}
    known = {row[0] for row in _known(connection, "SELECT id FROM claims WHERE id", asked)}
    for claim, incident in asked.items():
        if claim not in known:
            raise LedgerError(
                f"Incident {incident} has a claim that the ledger does not have: {claim}. Append its report first."
            )


def _known(connection: Connection, query: str, values: Iterable[str]) -> Iterator[Any]:
    asked = list(values)
    for n in range(0, len(asked), MANY):
        some = asked[n : n + MANY]
        yield from connection.exec_driver_sql(f"{query} IN ({', '.join('?' * len(some))})", tuple(some)).all()


def _last_link_run(connection: Connection) -> str | None:
    return connection.exec_driver_sql("SELECT run_id FROM links ORDER BY entry DESC LIMIT 1").scalar()


def _columns(link: int, ordinal: int, step: Step) -> dict[str, Any]:
    return {
        "link": link,
        "ordinal": ordinal,
        "kind": step.kind.value,
        "from_id": step.from_id,
        "to_ids": json.dumps(step.to_ids),
        "because": step.because,
    }


def _members(connection: Connection, link: int, *, stands: bool) -> Iterator[tuple[str, Sequence[str]]]:
    query = """SELECT i.id, m.claim_id FROM standings s JOIN incidents i ON i.entry = s.account
        JOIN memberships m ON m.account = s.account WHERE s.link = :link AND s.stands = :stands ORDER BY s.account, m.ordinal"""
    found: dict[str, list[str]] = {}
    for row in connection.execute(text(query), {"link": link, "stands": stands}):
        found.setdefault(row.id, []).append(row.claim_id)
    yield from found.items()


def _stood(connection: Connection, incident: str, link: int) -> bool:
    query = """SELECT 1 FROM incidents i JOIN standings s ON s.account = i.entry
        WHERE i.id = :id AND s.link < :link LIMIT 1"""
    return connection.execute(text(query), {"id": incident, "link": link}).first() is not None


def _fate(connection: Connection, claim: str, link: int) -> str:
    """What had become of a claim in no incident, when the link was written."""
    values = {"claim": claim, "link": link}
    withdrawn = """SELECT 1 FROM decisions d JOIN contents c ON c.digest = d.digest, json_each(c.text, '$.about') a
        WHERE d.kind = 'withdraw' AND d.entry < :link
        AND a.value = (SELECT report_id FROM claims WHERE id = :claim LIMIT 1) LIMIT 1"""
    if connection.execute(text(withdrawn), values).first():
        return "was withdrawn"
    coded = """SELECT max(k.coding) = (SELECT max(n.entry) FROM codings n WHERE n.entry < :link AND n.report_id = k.report_id)
        FROM claims k WHERE k.id = :claim AND k.coding < :link"""
    if not connection.execute(text(coded), values).scalar():
        return "is not in the newest coding of its report"
    rejected = """SELECT 1 FROM decisions d JOIN contents c ON c.digest = d.digest, json_each(c.text, '$.about') a
        WHERE d.kind = 'reject' AND d.entry < :link AND a.value = :claim AND coalesce(json_extract(c.text, '$.slot'), '') = ''"""
    if connection.execute(text(rejected), values).first():
        return "was rejected by a person"
    return "is told as a plan or only sums up others"


__all__ = ["Change", "Members", "Prepared", "Stands", "last_link", "prepared", "stand", "standing_digest", "stands"]
