"""The shelf keeps up with the ledger: what is new, changed, decided or withdrawn; no more is made again than has to be."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.cli import reviewed
from tests.flow.invented_war import war
from tests.serve import served

from recount.flow.keep import KeepOptions, add, derive
from recount.flow.shelve import ask_anew, shelve
from recount.flow.withdrawal import withdraw
from recount.model import Decision
from recount.store.ledger import Ledger
from recount.store.shelf import cards, lines
from recount.store.shelf.wanted import match_of
from recount.store.shelf.write import GENERATION, made_with, mark_totals
from recount.vocab.actors import by_id


@pytest.fixture
def path(shelf: Path, tmp_path: Path) -> Path:
    """A copy of the served ledger."""
    return served.copied(shelf, tmp_path)


def incidents(connection: Connection, where: str = "1") -> list[str]:
    """Ids of incidents with a card."""
    return list(connection.exec_driver_sql(f"SELECT incident_id FROM cards WHERE {where} ORDER BY 1").scalars())


def everything(ledger: Ledger) -> dict[str, object]:
    """All cards and lines, as data."""
    with ledger.read() as connection:
        bodies = list(cards.bodies(connection, incidents(connection)))
        rows, _, _ = lines.page(connection, lines.Asked(), 1000)
    return {"cards": sorted(bodies, key=lambda b: b["id"]), "lines": sorted(rows, key=lambda r: r["report_id"])}


def test_what_stands_is_not_made_again(path: Path) -> None:
    """A second time nothing is done, and readers need not ask anew."""
    with Ledger.open(path) as ledger:
        with ledger.read() as connection:
            before = made_with(connection)[GENERATION]
        again = shelve(ledger, by_id())
        with ledger.read() as connection:
            assert made_with(connection)[GENERATION] == before
    assert (again.cards, again.reports) == (0, 0)


def test_step_by_step_comes_to_the_same_as_at_once(tmp_path: Path) -> None:
    """Shelved after each report, the shelf is as if it had been made once at the end."""
    reports = [*reviewed.coded(), *war(3)]
    with Ledger.open(tmp_path / "steps.db") as ledger:
        for one in reports:
            add(ledger, [one])
            shelve(ledger, by_id())
        steps = everything(ledger)
    with Ledger.open(tmp_path / "once.db") as ledger:
        for one in reports:
            add(ledger, [one])
        shelve(ledger, by_id())
        assert everything(ledger) == steps


def test_only_what_a_decision_touches_is_made_again(path: Path) -> None:
    """Accepting an incident changes no account, and its card all the same."""
    with Ledger.open(path) as ledger:
        with ledger.read() as connection:
            first = incidents(connection)[0]
        said = Decision(
            id="dec:1", kind="accept", about=(first,), answer="yes", by="Ana", at=datetime(2018, 1, 1, tzinfo=UTC)
        )
        ledger.append_decision(said)
        derive(ledger)
        made = shelve(ledger, by_id())
        with ledger.read() as connection:
            (card,) = cards.bodies(connection, [first])
    assert made.cards == 1
    assert card["review"] == {"state": "reviewed", "by": "Ana"}


def test_what_is_withdrawn_leaves_with_its_withdrawal(path: Path) -> None:
    """Words, line, cards and questions are gone at once, before anything is shelved again; and the file holds no copy."""
    word = "medics"
    with Ledger.open(path) as ledger:
        with ledger.read() as connection:
            found, total = lines.search(connection, word, 10)
            assert total == 1
            report = found[0].line
            told = cards.of_reports(connection, [report["report"]])[report["report"]]
        gone = Decision(
            id="dec:w",
            kind="withdraw",
            about=(report["report_id"],),
            answer="request",
            by="Ana",
            at=datetime(2018, 1, 1, tzinfo=UTC),
            reason="request",
        )
        withdraw(ledger, gone)
        with ledger.read() as connection:
            assert lines.search(connection, word, 10) == ([], 0)
            assert lines.named(connection, report["report_id"]) is None
            assert list(cards.bodies(connection, told)) == []
            for table in ("questions", "nears", "question_incidents"):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
        shelve(ledger, by_id())
        ask_anew(ledger, KeepOptions())
    assert word.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("market", '"market"*'),
        ("market ", '"market"'),
        ("two words", '"two" AND "words"*'),
        ('"in a row" more', '"in a row" AND "more"*'),
        ("a* OR (b", '"a*" AND "OR" AND "(b"*'),
        ("- ( *", ""),
        ("", ""),
        ('"', ""),
    ],
)
def test_typed_words_become_a_question_to_the_index(typed: str, asked: str) -> None:
    """All of them, the last as far as it was typed; marks that mean something to the index do not."""
    assert match_of(typed) == asked


def test_parts_of_totals_are_marked_from_either_side(path: Path) -> None:
    """A total knows its parts, and each part its totals."""
    with Ledger.open(path) as ledger:
        with ledger.write() as chain:
            one, other = incidents(chain.connection)[:2]
            claim = "SELECT m.claim_id FROM cards k JOIN memberships m ON m.account = k.account WHERE k.incident_id = ?"
            told = chain.connection.exec_driver_sql(f"{claim} LIMIT 1", (one,)).scalar()
            chain.connection.exec_driver_sql("INSERT INTO card_wholes VALUES (?, ?)", (other, told))
            mark_totals(chain.connection)
        with ledger.read() as connection:
            assert cards.parts_of(connection, one) == [other]
            (part,) = cards.bodies(connection, [other])
            assert (part["part_of"], part["is_total"]) == ([one], False)
            assert incidents(connection, "is_total") == [one]
