"""Codings of one report beside each other: the one that stands, and those of other coders, each coder's newest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from recount.model import CodedReport
from recount.store import coded as coding

PERSON = "person: "  # before the name of a person in the place of an engine's


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One coding: by which engine or person, in which run."""

    engine: str
    run_id: str
    coded: CodedReport


def doubled(connection: Connection, most: int) -> tuple[str, ...]:
    """Ids of reports that a person coded beside the coding that stands, the last coded first; at most so many."""
    query = """SELECT k.report_id FROM codings k JOIN runs r ON r.id = k.run_id
        JOIN v_current_codings n ON n.report_id = k.report_id JOIN codings s ON s.entry = n.coding
        JOIN runs t ON t.id = s.run_id JOIN contents c ON c.digest = k.digest
        WHERE r.engine LIKE :person AND r.engine != t.engine AND c.text IS NOT NULL
        GROUP BY k.report_id ORDER BY max(k.entry) DESC LIMIT :most"""
    return tuple(connection.execute(text(query), {"person": f"{PERSON}%", "most": most}).scalars())


def of_report(connection: Connection, report_id: str) -> tuple[Coding, ...]:
    """Its codings, the one that stands first; of others each person's newest, the newest first. Empty if it is not there."""
    query = """SELECT k.entry, k.run_id, r.engine FROM codings k JOIN runs r ON r.id = k.run_id
        WHERE k.report_id = :id ORDER BY k.entry DESC"""
    rows = list(connection.execute(text(query), {"id": report_id}))
    chosen: dict[str, tuple[int, str]] = {}
    for n, row in enumerate(rows):
        if n == 0 or row.engine.startswith(PERSON):
            chosen.setdefault(row.engine, (row.entry, row.run_id))
    return _read(connection, chosen)


def read_and_coded(connection: Connection, most: int) -> Iterator[tuple[Coding, Coding]]:
    """The newest coding by an engine and the newest by a person of reports that have both, the last coded first; at most so many."""
    query = """SELECT max(CASE WHEN r.engine LIKE :person THEN k.entry END) AS person,
        max(CASE WHEN r.engine LIKE :person THEN NULL ELSE k.entry END) AS machine
        FROM codings k JOIN runs r ON r.id = k.run_id
        WHERE k.report_id IN (SELECT c.report_id FROM codings c JOIN runs p ON p.id = c.run_id WHERE p.engine LIKE :person)
        GROUP BY k.report_id HAVING person IS NOT NULL AND machine IS NOT NULL ORDER BY person DESC LIMIT :most"""
    rows = list(connection.execute(text(query), {"person": f"{PERSON}%", "most": most}))
    named = "SELECT r.engine, k.run_id FROM codings k JOIN runs r ON r.id = k.run_id WHERE k.entry = :entry"
    for row in rows:
        found = dict(coding.coded_reports(connection, sorted((row.person, row.machine))))
        pair = []
        for entry in (row.machine, row.person):
            engine, run = connection.execute(text(named), {"entry": entry}).one()
            if entry in found:  # not withdrawn
                pair.append(Coding(engine=engine, run_id=run, coded=found[entry]))
        if len(pair) == 2:
            yield pair[0], pair[1]


def _read(connection: Connection, chosen: dict[str, tuple[int, str]]) -> tuple[Coding, ...]:
    entries: Sequence[int] = [entry for entry, _ in chosen.values()]
    found = dict(coding.coded_reports(connection, entries))
    return tuple(
        Coding(engine=engine, run_id=run, coded=found[entry])
        for engine, (entry, run) in chosen.items()
        if entry in found
    )
