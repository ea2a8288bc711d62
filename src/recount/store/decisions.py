"""Reading people's decisions back, and what they are about: claims as they are coded now, and claims as they were."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from recount.model import Account, Claim, Decision, DecisionKind, Readings, UsageError, standing
from recount.store.ledger import Ledger
from recount.store.nouns import noun

MANY = 500  # ids asked for in one statement
NEAR = 4  # ids named where an id is ambiguous
# Which table holds the ids of what, by their tags
TABLES = {"clm": "claims", "inc": "incidents", "rep": "reports", "dec": "decisions"}


def find(ledger: Ledger, prefix: str, tags: Sequence[str]) -> str:
    """The full id that `prefix` begins: of a claim, an incident, a report or a decision, as `tags` allow.

    The tag may be left out. Claims are those of any coding, incidents those that stand or stood.

    Raises:
        UsageError: none or several ids begin so.
    """
    tag, _, rest = prefix.strip().rpartition(":")
    tag, digits = tag.split(":", 1)[0], rest.lower()
    allowed = [one for one in tags if not tag or one == tag]
    found: list[str] = []
    with ledger.read() as connection:
        if tag in allowed and _is_whole(connection, tag, prefix.strip()):
            return prefix.strip()
        for one in allowed if digits else ():
            query = f"""SELECT DISTINCT id FROM {TABLES[one]} WHERE substr(id, instr(substr(id, 5), ':') + 5) LIKE :digits
                OR substr(id, 5) LIKE :digits ORDER BY id LIMIT :most"""  # noqa: S608 - the table is one of ours
            pattern = {"digits": f"{_escaped(digits)}%", "most": NEAR + 1}
            found += connection.execute(
                text(query.replace("LIKE :digits", "LIKE :digits ESCAPE '\\'")), pattern
            ).scalars()
    if len(found) == 1:
        return found[0]
    what = " or ".join({"clm": "claim", "inc": "incident", "rep": "report", "dec": "decision"}[one] for one in tags)
    if found:
        raise UsageError(f"{prefix!r} begins more than one id: {', '.join(found[:NEAR])}. Give more of its digits.")
    raise UsageError(
        f"The ledger has no {what} whose id begins with {prefix!r}. `recount incidents` and `recount show` list ids; "
        "`recount decisions` those of decisions."
    )


def _is_whole(connection: Connection, tag: str, id_: str) -> bool:
    """Is it the id itself? Pages give ids in full, and then no other is looked at."""
    query = f"SELECT 1 FROM {TABLES[tag]} WHERE id = :id LIMIT 1"  # noqa: S608 - the table is one of ours
    return connection.execute(text(query), {"id": id_}).first() is not None


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def current(ledger: Ledger, claim_ids: Iterable[str]) -> frozenset[str]:
    """Those of the claims that are in the newest coding of their report, and were not withdrawn."""
    asked = sorted(set(claim_ids))
    found: set[str] = set()
    query = """SELECT k.id FROM claims k JOIN v_current_codings n ON n.coding = k.coding
        JOIN contents c ON c.digest = k.digest AND c.text IS NOT NULL WHERE k.id IN (SELECT value FROM json_each(:ids))"""
    with ledger.read() as connection:
        for n in range(0, len(asked), MANY):
            found.update(connection.execute(text(query), {"ids": json.dumps(asked[n : n + MANY])}).scalars())
    return frozenset(found)


def claim(ledger: Ledger, claim_id: str) -> tuple[Claim, Readings | None] | None:
    """A claim with its readings, of the newest coding that has it; None where there is none or it was withdrawn."""
    query = """SELECT c.text AS claim, g.text AS readings FROM claims k JOIN contents c ON c.digest = k.digest
        LEFT JOIN readings w ON w.coding = k.coding AND w.claim_id = k.id LEFT JOIN contents g ON g.digest = w.digest
        WHERE k.id = :id AND c.text IS NOT NULL ORDER BY k.entry DESC LIMIT 1"""
    with ledger.read() as connection:
        row = connection.execute(text(query), {"id": claim_id}).first()
    if row is None:
        return None
    return noun(Claim, row.claim), noun(Readings, row.readings) if row.readings else None


def incident_of(ledger: Ledger, claim_id: str) -> str:
    """The id of the incident that holds the claim now, empty where none does."""
    query = """SELECT i.id FROM memberships m JOIN v_standing s ON s.account = m.account
        JOIN incidents i ON i.entry = m.account WHERE m.claim_id = :id LIMIT 1"""
    with ledger.read() as connection:
        return connection.execute(text(query), {"id": claim_id}).scalar() or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewers:
    """Who accepted what, of several the last: incidents by their id and by the claim that founded them then, claims by theirs."""

    incidents: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)


def reviewers(connection: Connection) -> Reviewers:
    """Who accepted which incidents and which claims, as it stands now."""
    query = "SELECT c.text FROM decisions d JOIN contents c ON c.digest = d.digest WHERE c.text IS NOT NULL"
    return reviewers_by([noun(Decision, body) for body in connection.exec_driver_sql(query).scalars()])


def reviewers_by(taken: Sequence[Decision]) -> Reviewers:
    """Who accepted which incidents and which claims, by these decisions."""
    whole = [d for d in standing(taken) if d.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT) and not d.slot]
    last = {d.about[0]: d for d in whole}  # a claim may be accepted and rejected again
    accepted = [d for d in whole if d.kind == DecisionKind.ACCEPT]
    return Reviewers(
        incidents={
            key: d.by
            for d in accepted
            if d.about[0].startswith("inc:")
            for key in (*d.about, *(a.claim_id for a in d.anchors))
        },
        claims={key: d.by for key, d in last.items() if d.kind == DecisionKind.ACCEPT and key.startswith("clm:")},
    )


def reviewed_by(account: Account, known: Reviewers) -> str | None:
    """Who last accepted the incident as a whole, None where nobody did."""
    by_key = known.incidents
    return next((by_key[key] for key in (account.incident.id, *account.claim_ids) if key in by_key), None)
