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
from recount.flow.incidents import Accounts
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


def test_a_report_that_is_withdrawn_between_linking_and_reading_is_left_out(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its claims were linked and are not there when its incidents are made: it begins again, without them."""
    one = SOME[-1].report.id
    real, erased = derivation.incidents, []

    def incidents(*given_: object) -> object:
        if not erased:
            erased.append(withdraw(ledger, decided(1, one, kind="withdraw", answer="erase", reason="asked for")))
        return real(*given_)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(derivation, "incidents", incidents)
    add(ledger, SOME, OPTIONS)
    assert erased != []
    assert list(views.accounts(ledger)) == at_once(tmp_path / "once.db", SOME[:-1])


def test_only_the_neighbourhood_is_read_in_full(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report about one event makes only that event's account again."""
    add(ledger, SOME[:-1], OPTIONS)
    made: list[object] = []

    def seen(*given_: object) -> Accounts:
        found = real(*given_)  # type: ignore[arg-type]  # passed on as it came
        made.extend(found)
        assert found.digests == [one.row.digest for one in found]
        return found

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
        ('UPDATE tellings SET profiles = replace(profiles, \'"version":3\', \'"version":3,"more":0\')', "tellings"),
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


def test_a_decision_that_comes_while_all_is_linked_is_obeyed_the_next_time(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is done again for it and nothing is lost: two runs come to what one comes to that knew it."""
    add(ledger, SOME[:40], OPTIONS)
    one, other = (c.id for c in SOME[0].claims[:2])
    first, second = decided(1, one, other), decided(2, *(c.id for c in SOME[1].claims[:1]), SOME[2].claims[0].id)
    ledger.append_decision(first)
    plain, runs = derivation.link, list[int]()

    def meanwhile(at_work: Ledger, *given: object) -> derivation.Made:
        runs.append(1)
        made: derivation.Made = plain(at_work, *given)  # type: ignore[arg-type] - handed on as they come
        if len(runs) == 1:
            at_work.append_decision(second)
        return made

    monkeypatch.setattr(derivation, "link", meanwhile)
    derive(ledger, OPTIONS)
    assert len(runs) == 1
    derive(ledger, OPTIONS)
    assert len(runs) == 2
    assert derive(ledger, OPTIONS)[0] == 0
    assert len(runs) == 2
    wanted = at_once(tmp_path / "once.db", SOME[:40], [first, second])
    assert sorted(map(repr, views.accounts(ledger))) == sorted(map(repr, wanted))


def test_what_is_withdrawn_while_all_is_linked_does_not_come_back(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linking begins anew, since what it read is erased."""
    add(ledger, SOME[:20], OPTIONS)
    one, other = (c.id for c in SOME[0].claims[:2])
    ledger.append_decision(decided(1, one, other))
    plain, runs = derivation._write, list[int]()
    gone = Decision(
        id="dec:9",
        kind="withdraw",
        about=(SOME[0].report.id,),
        answer="",
        by="R. Osei",
        at=datetime(2031, 2, 1, tzinfo=UTC),
        reason="asked to",
    )

    def meanwhile(at_work: Ledger, *given: object) -> int:
        runs.append(1)
        if len(runs) == 1:
            withdraw(at_work, gone)
        return plain(at_work, *given)  # type: ignore[arg-type] - handed on as they come

    monkeypatch.setattr(derivation, "_write", meanwhile)
    derive(ledger, OPTIONS)
    assert len(runs) == 2
    assert all(one not in account.claim_ids for account in views.accounts(ledger))
    assert verify(ledger) == ()
