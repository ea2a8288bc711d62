"""Putting things on the shelf, in the transaction of whoever writes. What is made of what is `flow.shelve`'s to say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from recount.store.shelf.tables import (
    SHELF,
    card_actors,
    card_bodies,
    card_reports,
    card_wholes,
    cards,
    nears,
    question_incidents,
    questions,
    shelf_reports,
    shelved,
)

GENERATION = "generation"  # rises with each change of the shelf: what was read before may be out of date
AT_ONCE = 400  # rows of a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card with all that stands beside it. `row` holds the columns of `cards`, but `is_total`, which others decide."""

    row: Mapping[str, Any]
    body: str
    actors: Sequence[tuple[str, str]] = ()  # side, actor id
    reports: Sequence[int] = ()  # entries
    wholes: Sequence[str] = ()  # claims that it is told as a part of

    @property
    def incident_id(self) -> str:
        """The incident's id."""
        return str(self.row["incident_id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A report's line, with the words by which it is found."""

    row: Mapping[str, Any]
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two incidents that may be one: `chance` 0..1."""

    one: str
    other: str
    chance: float
    because: Sequence[str] = field(default=())


def put_cards(connection: Connection, made: Sequence[Card], gone: Iterable[str]) -> None:
    """Let these cards stand in place of those of the same incidents, and take those of `gone` away."""
    old = [{"id": key} for key in {*gone, *(card.incident_id for card in made)}]
    if old:
        for table in (cards, card_bodies, card_actors, card_reports, card_wholes):
            connection.execute(text(f"DELETE FROM {table.name} WHERE incident_id = :id"), old)
    _insert(connection, cards, [{"is_total": False, **card.row} for card in made])
    _insert(connection, card_bodies, [{"incident_id": c.incident_id, "body": c.body} for c in made])
    sides = [{"incident_id": c.incident_id, "side": side, "actor_id": a} for c in made for side, a in c.actors]
    _insert(connection, card_actors, sides)
    _insert(connection, card_reports, [{"incident_id": c.incident_id, "report": r} for c in made for r in c.reports])
    _insert(connection, card_wholes, [{"incident_id": c.incident_id, "claim_id": w} for c in made for w in c.wholes])


def mark_totals(connection: Connection) -> None:
    """Say of each card whether others are parts of it: from whichever incident a claim stands in now."""
    connection.exec_driver_sql("DELETE FROM card_parts")
    connection.exec_driver_sql(
        """INSERT INTO card_parts (whole, part) SELECT DISTINCT k.incident_id, w.incident_id FROM card_wholes w
        CROSS JOIN memberships m ON m.claim_id = w.claim_id JOIN incidents i ON i.entry = m.account
        JOIN cards k ON k.incident_id = i.id AND k.account = m.account
        WHERE k.incident_id != w.incident_id"""
    )
    connection.exec_driver_sql(
        """UPDATE cards SET is_total = NOT is_total
        WHERE is_total != EXISTS (SELECT 1 FROM card_parts p WHERE p.whole = cards.incident_id)"""
    )


def put_reports(connection: Connection, lines: Sequence[Line], gone: Iterable[int] = ()) -> None:
    """Let these lines stand in place of those of the same reports, and take those of `gone` (entries) away."""
    old = [{"entry": entry} for entry in {*gone, *(line.row["report"] for line in lines)}]
    if old:
        connection.execute(text("DELETE FROM search WHERE rowid = :entry"), old)
        connection.execute(text("DELETE FROM shelf_reports WHERE report = :entry"), old)
    _insert(connection, shelf_reports, [line.row for line in lines])
    found = [{"entry": line.row["report"], "title": line.title, "body": line.body} for line in lines]
    if found:
        connection.execute(text("INSERT INTO search (rowid, title, body) VALUES (:entry, :title, :body)"), found)


def put_questions(
    connection: Connection, rows: Sequence[Mapping[str, Any]], touched: Iterable[tuple[str, str]], near: Iterable[Near]
) -> None:
    """Let these questions be the open ones: rows of `questions`, and pairs of a question and an incident that it touches."""
    for table in (questions, question_incidents, nears):
        connection.execute(table.delete())
    _insert(connection, questions, rows)
    _insert(connection, question_incidents, [{"question_id": q, "incident_id": i} for q, i in touched])
    pairs = {(n.one, n.other): n for n in near}
    made = [{"one": a, "other": b, "chance": n.chance, "because": "\n".join(n.because)} for (a, b), n in pairs.items()]
    _insert(connection, nears, made)


def drop_question(connection: Connection, question_id: str) -> None:
    """Take a question that was answered off the shelf."""
    values = {"id": question_id}
    connection.execute(text("DELETE FROM questions WHERE id = :id"), values)
    connection.execute(text("DELETE FROM question_incidents WHERE question_id = :id"), values)


def made_with(connection: Connection) -> dict[str, str]:
    """What the shelf was made with, and up to where; empty where there is none."""
    return {row.name: row.value for row in connection.exec_driver_sql("SELECT name, value FROM shelved")}


def note(connection: Connection, values: Mapping[str, str]) -> None:
    """Keep what the shelf was made with, and that it was changed."""
    known = made_with(connection)
    all_values = {**known, **values, GENERATION: str(int(known.get(GENERATION, "0")) + 1)}
    connection.execute(shelved.delete())
    _insert(connection, shelved, [{"name": name, "value": value} for name, value in all_values.items()])


def empty(connection: Connection) -> None:
    """Take everything away but the count of changes."""
    generation = made_with(connection).get(GENERATION, "0")
    for table in SHELF:
        connection.execute(table.delete())
    connection.exec_driver_sql("DELETE FROM search")
    note(connection, {GENERATION: generation})


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    for n in range(0, len(rows), AT_ONCE):
        connection.execute(insert(table), [dict(row) for row in rows[n : n + AT_ONCE]])
