"""Where things are: which incident holds a claim, which account an incident has, and what became of ids."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from recount.model import Account, Decision
from recount.store.nouns import noun
from recount.store.trail import Step, step_of

NEAR = 5  # ids named where one is not found


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The account of an incident that stands, and its digest."""

    account: Account
    digest: str
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """An account as it stood: from which link on (an entry), until which, and the last day its reports were published."""

    account: Account
    since: int
    until: int | None
    last_published: str | None


def of_claims(connection: Connection, claim_ids: Sequence[str]) -> dict[str, str]:
    """The incident that holds each claim; those in none are left out."""
    query = """SELECT m.claim_id, k.incident_id FROM memberships m JOIN incidents i ON i.entry = m.account
        JOIN cards k ON k.incident_id = i.id AND k.account = m.account
        WHERE m.claim_id IN (SELECT value FROM json_each(:ids))"""
    found = connection.execute(text(query), {"ids": json.dumps(list(claim_ids))}) if claim_ids else ()
    return {row.claim_id: row.incident_id for row in found}


def incidents(connection: Connection, prefix: str) -> list[str]:
    """Ids of incidents with a card that begin so, a few; the tag may be left out."""
    digits = prefix.strip().lower().removeprefix("inc:").removeprefix("b2:")
    if not digits or not digits.isalnum() or not digits.isascii():
        return []
    query = "SELECT incident_id FROM cards WHERE incident_id >= :low AND incident_id < :high ORDER BY 1 LIMIT :most"
    values = {"low": f"inc:b2:{digits}", "high": f"inc:b2:{digits}~", "most": NEAR + 1}
    return list(connection.execute(text(query), values).scalars())


def home(connection: Connection, incident: str) -> Home | None:
    """The account of the incident as its card has it; None where there is none."""
    query = """SELECT k.account, k.digest, c.text FROM cards k JOIN contents c ON c.digest = k.digest
        WHERE k.incident_id = :id AND c.text IS NOT NULL"""
    row = connection.execute(text(query), {"id": incident}).first()
    if row is None:
        return None
    return Home(account=noun(Account, row.text), digest=row.digest, entry=row.account)


def trail(connection: Connection, incident: str) -> list[tuple[int, Step]]:
    """What became of the id, and of others that went into it, by the entry of the link."""
    query = """SELECT t.link, t.kind, t.from_id, t.to_ids, t.because FROM trail t WHERE t.from_id = :id
        UNION SELECT t.link, t.kind, t.from_id, t.to_ids, t.because FROM trail t WHERE instr(t.to_ids, :id) > 0
        ORDER BY 1"""
    return [(row.link, step_of(row)) for row in connection.execute(text(query), {"id": incident})]


def went(connection: Connection, incident: str) -> Step | None:
    """What last became of an id; None if it never stood."""
    query = "SELECT kind, from_id, to_ids, because FROM trail WHERE from_id >= :low AND from_id < :high "
    query += "ORDER BY link DESC, ordinal DESC LIMIT 1"
    digits = incident.strip().lower().removeprefix("inc:").removeprefix("b2:")
    if not digits or not digits.isalnum():
        return None
    row = connection.execute(text(query), {"low": f"inc:b2:{digits}", "high": f"inc:b2:{digits}~"}).first()
    return None if row is None else step_of(row)


def stood(connection: Connection, incident: str) -> list[Stood]:
    """Every account that stood under the id, the earliest first; those whose contents were erased are left out."""
    query = """SELECT i.entry, c.text, s.link, s.stands,
        (SELECT max(r.published) FROM memberships m JOIN claims k ON k.id = m.claim_id JOIN reports r ON r.id = k.report_id
         WHERE m.account = i.entry) AS last
        FROM incidents i JOIN contents c ON c.digest = i.digest JOIN standings s ON s.account = i.entry
        WHERE i.id = :id AND c.text IS NOT NULL ORDER BY s.link, s.stands"""
    out: list[Stood] = []
    open_ones: dict[int, Any] = {}
    for row in connection.execute(text(query), {"id": incident}):
        if row.stands:
            open_ones[row.entry] = row
        elif row.entry in open_ones:
            out.append(_stood(open_ones.pop(row.entry), row.link))
    return sorted([*out, *(_stood(row, None) for row in open_ones.values())], key=lambda one: one.since)


def _stood(row: Any, until: int | None) -> Stood:
    return Stood(account=noun(Account, row.text), since=row.link, until=until, last_published=row.last)


def decided_before(connection: Connection, entry: int) -> Decision | None:
    """The last decision that the ledger held before an entry; those that were withdrawn are left out."""
    query = """SELECT c.text FROM decisions d JOIN contents c ON c.digest = d.digest
        WHERE c.text IS NOT NULL AND d.entry < :entry ORDER BY d.entry DESC LIMIT 1"""
    body = connection.execute(text(query), {"entry": entry}).scalar()
    return None if body is None else noun(Decision, body)


def claim_named(connection: Connection, prefix: str) -> str | None:
    """The full id of the one claim whose id begins so; None where there is none, or more than one."""
    digits = prefix.strip().lower().removeprefix("clm:").removeprefix("b2:")
    if not digits or not digits.isalnum() or not digits.isascii():
        return None
    query = "SELECT DISTINCT id FROM claims WHERE id >= :low AND id < :high LIMIT 2"
    values = {"low": f"clm:b2:{digits}", "high": f"clm:b2:{digits}~"}
    found: list[str] = list(connection.execute(text(query), values).scalars())
    return found[0] if len(found) == 1 else None
