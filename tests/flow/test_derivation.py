"""Linking what is new gives what linking everything at once gives, and touches no more than its neighbourhood."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.scale_made import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recount.flow import derivation
from recount.flow.keep import KeepOptions, add, derive, faults
from recount.model import Account, CodedReport, Decision
from recount.store import slim, views
from recount.store.ledger import Ledger
from recount.store.verify import verify
from recount.store.withdraw import withdraw

OPTIONS = KeepOptions(methods=("as_told",))
SOME = tuple(reports(60, seed=5))  # with copies


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def at_once(path: Path, coded: Sequence[CodedReport], decisions: Sequence[Decision] = ()) -> list[Account]:
    """What stands if all of this is there before anything is linked."""
    with Ledger.open(path) as ledger:
        for decision in decisions:
            ledger.append_decision(decision)
        add(ledger, coded, OPTIONS)
        return list(views.accounts(ledger))


def anew(ledger: Ledger) -> list[Account]:
    """What stands after everything was linked again, from nothing but reports and decisions."""
    with ledger.write() as chain:
        slim.empty(chain.connection)
    derive(ledger, replace(OPTIONS, methods=("as_told", "as_told")))
    derive(ledger, OPTIONS)
    return list(views.accounts(ledger))


def decided(number: int, *about: str, answer: str = "no", **changes: object) -> Decision:
    plain = Decision(
        id=f"dec:{number}",
        kind="same_event",
        about=about,
        answer=answer,
        by="R. Osei",
        at=datetime(2031, 1, number, tzinfo=UTC),
        reason="read again",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names fields of Decision


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.sets(st.integers(1, len(SOME) - 1), max_size=4))
def test_batches_give_what_all_at_once_gives(tmp_path_factory: pytest.TempPathFactory, cuts: set[int]) -> None:
    """However the reports are parted between calls: the same accounts, to the letter."""
    folder = tmp_path_factory.mktemp("ledgers")
    bounds = [0, *sorted(cuts), len(SOME)]
    with Ledger.open(folder / "batches.db") as ledger:
        for start, end in pairwise(bounds):
            add(ledger, SOME[start:end], OPTIONS)
        assert list(views.accounts(ledger)) == at_once(folder / "once.db", SOME)


def test_a_decision_changes_what_it_would_have_changed_at_once(ledger: Ledger, tmp_path: Path) -> None:
    """Two claims held apart, then put together again by a later decision: each time as if it had been there before."""
    add(ledger, SOME, OPTIONS)
    joined = max(views.accounts(ledger), key=lambda account: len(account.members)).claim_ids
    no = decided(1, joined[0], joined[-1])
    yes = decided(2, joined[0], joined[-1], answer="yes", supersedes=no.id)
    for decisions in ((no,), (no, yes)):
        ledger.append_decision(decisions[-1])
        derive(ledger, OPTIONS)
        assert list(views.accounts(ledger)) == at_once(tmp_path / f"{len(decisions)}.db", SOME, decisions)


def test_another_coding_changes_what_it_would_have_changed_at_once(ledger: Ledger) -> None:
    """A newer engine drops claims of one report, and codes another one as before: as if all were linked again."""
    add(ledger, SOME, OPTIONS)
    joined = max(views.accounts(ledger), key=lambda account: len(account.members)).claim_ids
    again = [one for one in SOME if any(c.id in joined for c in one.claims)]
    add(ledger, [replace(one, refused=("a sentence",)) for one in again], OPTIONS)
    assert faults(ledger, OPTIONS, full=True) == ()
    fuller = max(SOME, key=lambda one: len(one.claims))
    first = fuller.claims[0]
    add(ledger, [replace(fuller, claims=(first,), readings=fuller.readings[:1])], OPTIONS)
    stood = list(views.accounts(ledger))
    assert stood == anew(ledger)


def test_a_withdrawn_report_is_as_if_never_added(ledger: Ledger) -> None:
    """What stands after a withdrawal is what the other reports tell."""
    add(ledger, SOME, OPTIONS)
    one = SOME[4].report.id
    withdraw(ledger, decided(1, one, kind="withdraw", answer="erase", reason="asked for"))
    with ledger.read() as connection:
        assert not any(True for _ in slim.read_tellings(connection))
    derive(ledger, OPTIONS)
    assert all(one != t.report.id for d in views.dossiers(ledger) for t in d.tellings)
    assert list(views.accounts(ledger)) == anew(ledger)
    assert verify(ledger) == ()


def test_only_the_neighbourhood_is_read_in_full(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report about one event makes only that event's account again."""
    add(ledger, SOME[:-1], OPTIONS)
    made: list[object] = []

    def seen(*given_: object) -> list[object]:
        made.extend(real(*given_))  # type: ignore[arg-type]  # passed on as it came
        return made

    real = derivation.incidents
    monkeypatch.setattr(derivation, "incidents", seen)
    add(ledger, SOME[-1:], OPTIONS)
    assert 0 < len(made) < views.count_accounts(ledger) / 2


def test_slim_rows_of_another_version_are_made_anew(ledger: Ledger) -> None:
    """Rows that something else made are not used, and what comes out is the same."""
    add(ledger, SOME[:-1], OPTIONS)
    with ledger.write() as chain:
        chain.connection.exec_driver_sql("UPDATE derived SET value = 'an earlier version' WHERE name = 'made_by'")
        chain.connection.exec_driver_sql("DELETE FROM ties")
    add(ledger, SOME[-1:], OPTIONS)
    assert list(views.accounts(ledger)) == anew(ledger)


def test_emptying_what_they_were_made_with_makes_them_anew(ledger: Ledger) -> None:
    """Though nothing is new; and no link is written for it."""
    add(ledger, SOME, OPTIONS)
    before = views.head(ledger)
    with ledger.write() as chain:
        chain.connection.exec_driver_sql("DELETE FROM derived")
        chain.connection.exec_driver_sql("UPDATE tellings SET body = 'damaged'")
    assert derive(ledger, OPTIONS)[0] == 0
    assert faults(ledger, OPTIONS, full=True) == ()
    assert views.head(ledger) == before


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE tellings SET body = replace(body, '\"published\":74', '\"published\":75')", "tellings"),
        ("UPDATE ties SET points = points + 1", "ties"),
        ("DELETE FROM ties", "ties"),
        ("DELETE FROM grouped", "grouped"),
        ('UPDATE tellings SET profiles = replace(profiles, \'"version":1\', \'"version":1,"more":0\')', "tellings"),
        ("DELETE FROM kinships", "kinships"),
        ("UPDATE signatures SET body = replace(body, '\"words\":', '\"words\":1')", "signatures"),
    ],
)
def test_a_damaged_slim_row_is_named(ledger: Ledger, statement: str, where: str) -> None:
    """What is not what the ledger makes is a fault, though the chain does not know of it."""
    add(ledger, SOME, OPTIONS)
    assert faults(ledger, OPTIONS, full=True) == ()
    with ledger.write() as chain:
        assert chain.connection.exec_driver_sql(statement).rowcount > 0
    assert any(fault.where.startswith(where) for fault in faults(ledger, OPTIONS, full=True))
    assert verify(ledger) == ()


def test_many_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is parted without a change in what comes out."""
    monkeypatch.setattr("recount.flow.retold.CHUNK", 10)
    monkeypatch.setattr("recount.flow.kin.CHUNK", 10)
    monkeypatch.setattr("recount.flow.incidents.PAYS", 2)
    with Ledger.open(tmp_path / "many.db") as ledger:
        add(ledger, SOME, replace(OPTIONS, workers=2))
        assert list(views.accounts(ledger)) == at_once(tmp_path / "one.db", SOME)


def test_the_order_of_reports_does_not_change_the_partition(tmp_path: Path) -> None:
    """Ids follow the ledger's order; which claims are of one event does not."""
    found = set()
    for seed in range(3):
        mixed = random.Random(seed).sample(SOME, len(SOME))  # noqa: S311 - a shuffle is no secret
        accounts = at_once(tmp_path / f"{seed}.db", mixed)
        found.add(frozenset(frozenset(account.claim_ids) for account in accounts))
    assert len(found) == 1
