"""The ledger as it stood at an earlier entry: the hash of the chain there, and the figures that stood then.

What was withdrawn since is not in the contents any more; ids, counts and the chain still are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from recount.store.ledger import Ledger

Figure = tuple[str, str, str, str, int | None, int | None, int | None]
"""Kind, population, method, its version, low, best, high."""

_STOOD = """SELECT i.id AS incident, e.kind, e.population, e.method, e.version, e.low, e.best, e.high
    FROM standings s JOIN incidents i ON i.entry = s.account LEFT JOIN estimates e ON e.account = s.account
    WHERE s.stands AND s.link <= :entry
    AND NOT EXISTS (SELECT 1 FROM standings n WHERE n.account = s.account AND n.link > s.link AND n.link <= :entry)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A ledger at one entry: the hash of the chain there, None where it has no such entry; and the figures by incident id."""

    ledger: Path
    hash: str | None
    figures: Mapping[str, frozenset[Figure]]


def stood_at(ledger: Ledger, entry: int) -> Stood:
    """The ledger when it had this many entries; before the first (0) its hash is empty."""
    figures: dict[str, set[Figure]] = {}
    with ledger.read() as connection:
        number = {"entry": entry}
        found = connection.execute(text("SELECT hash FROM entries WHERE seq = :entry"), number).scalar()
        for row in connection.execute(text(_STOOD), number):
            of_incident = figures.setdefault(row.incident, set())
            if row.kind is not None:
                of_incident.add((row.kind, row.population, row.method, row.version, row.low, row.best, row.high))
    return Stood(
        ledger=ledger.path,
        hash=found if entry else "",
        figures={id_: frozenset(those) for id_, those in figures.items()},
    )
