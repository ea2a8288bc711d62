"""Which incident is meant by an id, or by its first digits; an id that does not stand any more leads on by its trail."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from recount.model import Account, UsageError, from_data
from recount.store.trail import Change, Step, step_of

AFTER_TAG = 8  # where the digits of an id begin, counted from 1: after "inc:b2:"
SHOWN = 12  # digits of ids in messages


class GoneError(UsageError):
    """The id stood once; none of its claims is in an incident now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The account that stands, and the steps that led to it from the id asked for: none if that id stands."""

    account: Account
    steps: tuple[Step, ...] = ()


def find(connection: Connection, prefix: str) -> Found:
    """The account that stands under the id, or that its trail leads to (see `views.find`)."""
    wanted = prefix.strip().lower().removeprefix("inc:").removeprefix("b2:")
    found = _standing(connection, wanted) if wanted else []
    if not found and wanted:
        old = _left(connection, wanted)
        if len(old) == 1:
            return _followed(connection, old[0])
        found = old
    if len(found) == 1:
        return Found(account=_account(connection, found[0]))
    raise UsageError(_which(prefix, found or _near(connection, wanted), ambiguous=len(found) > 1))


def last_step(connection: Connection, incident: str) -> Step | None:
    """What last became of an id that does not stand, None if it never stood."""
    query = (
        "SELECT kind, from_id, to_ids, because FROM trail WHERE from_id = :id ORDER BY link DESC, ordinal DESC LIMIT 1"
    )
    row = connection.execute(text(query), {"id": incident}).first()
    return None if row is None else step_of(row)


def _followed(connection: Connection, incident: str) -> Found:
    steps: list[Step] = []
    while not _standing(connection, incident[AFTER_TAG - 1 :]):
        step = last_step(connection, incident)
        if step is None or step.kind is Change.VANISHED or step in steps:
            why = f": {step.because}" if step else ""
            raise GoneError(
                f"Incident {_short(incident)} does not stand any more{why}. `recount incidents` lists those that do."
            )
        steps.append(step)
        incident = step.to_ids[0]
    return Found(account=_account(connection, incident), steps=tuple(steps))


def _standing(connection: Connection, wanted: str) -> list[str]:
    query = """SELECT i.id FROM v_standing s JOIN incidents i ON i.entry = s.account
        JOIN contents c ON c.digest = i.digest AND c.text IS NOT NULL
        WHERE {which} ORDER BY i.id LIMIT 6"""
    whole = connection.execute(text(query.format(which="i.id = :id")), {"id": f"inc:b2:{wanted}"}).scalars().all()
    if whole:  # an index finds it: pages give ids in full
        return list(whole)
    query = query.format(which="instr(i.id, :wanted) = :at")
    return list(connection.execute(text(query), {"wanted": wanted, "at": AFTER_TAG}).scalars())


def _left(connection: Connection, wanted: str) -> list[str]:
    """Ids that begin so and stood once."""
    query = "SELECT DISTINCT from_id FROM trail WHERE instr(from_id, :wanted) = :at ORDER BY from_id LIMIT 6"
    return list(connection.execute(text(query), {"wanted": wanted, "at": AFTER_TAG}).scalars())


def _account(connection: Connection, incident: str) -> Account:
    query = """SELECT c.text FROM v_standing s JOIN incidents i ON i.entry = s.account
        JOIN contents c ON c.digest = i.digest WHERE i.id = :id AND c.text IS NOT NULL"""
    return from_data(Account, json.loads(connection.execute(text(query), {"id": incident}).scalar_one()))


def _near(connection: Connection, wanted: str) -> list[str]:
    """Ids that share the most leading digits with what was asked for; some ids at all where none does."""
    for length in range(min(len(wanted), 4), -1, -1):
        if found := _standing(connection, wanted[:length] or "\0")[:5]:
            return found
    query = "SELECT i.id FROM v_standing s JOIN incidents i ON i.entry = s.account ORDER BY i.id LIMIT 5"
    return list(connection.exec_driver_sql(query).scalars())


def _which(prefix: str, near: Sequence[str], *, ambiguous: bool) -> str:
    listed = ", ".join(map(_short, near))
    if ambiguous:
        return f"{prefix!r} begins more than one incident's id: {listed}. Give more of its digits."
    if near:
        return f"No incident's id begins with {prefix!r}. Near ones: {listed}. `recount incidents` lists all."
    return f"No incident's id begins with {prefix!r}: the ledger has no incidents yet. Add reports with `recount add`."


def _short(incident: str) -> str:
    return incident.rsplit(":", 1)[-1][:SHOWN]
