"""What a process remembers of a ledger is what it would read again, and what it tells with it is what it would tell without."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flow.invented_decisions import OPTIONS, random_decision, stands, told_war
from tests.flow.test_step_by_step import FEW, at_once

from recount.flow import derivation, snapshot
from recount.flow.keep import add, asked_of, derive, faults
from recount.flow.neighbours import Neighbourhood
from recount.flow.snapshot import Known, Memory, ahead
from recount.store import views
from recount.store.ledger import Ledger

ASKED = asked_of(OPTIONS)


def remembered(memory: Memory) -> Known:
    """What there is to remember once something was linked."""
    assert memory.known is not None
    return memory.known


def same_as_read(ledger: Ledger, known: Known) -> None:
    """All that a process that begins anew would have, down to what lies beside each incident."""
    read = snapshot.snapshot(ledger, ASKED.made_by)
    assert read.slim is not None
    was, now = known.slim, read.slim
    for name in ("places", "copies", "codings", "altered", "signed", "kin"):
        assert getattr(was, name) == getattr(now, name), name
    for name in ("tellings", "near", "group_of", "bonds", "homes", "copies"):
        own, theirs = getattr(was.linked.linkage, name), getattr(now.linked.linkage, name)
        assert (
            ({k: v for k, v in own.items() if v} == {k: v for k, v in theirs.items() if v})
            if name == "near"
            else (own == theirs)
        ), name
    assert (was.linked.profiles, was.linked.copies, was.linked.apart) == (
        now.linked.profiles,
        now.linked.copies,
        now.linked.apart,
    )
    anew = Neighbourhood(now.linked)
    assert known.around.seen == anew.seen
    assert {g: known.around.beside(g) for g in anew.incidents} == {g: anew.beside(g) for g in anew.incidents}


def looked_ahead(ledger: Ledger, memory: Memory) -> None:
    """As a process that writes nothing keeps up with one that does."""
    at = ahead(ledger, ASKED.made_by, memory)
    memory.known = derivation.known_by(at, derivation.link(ledger, at, ASKED), ASKED)


@FEW
@given(seed=st.sampled_from((11, 12, 13)), rng=st.randoms(use_true_random=False))
def test_what_is_remembered_is_what_would_be_read(
    tmp_path_factory: pytest.TempPathFactory, seed: int, rng: Random
) -> None:
    """While reports come and people decide and take back: in the process that writes, and in one that only follows; and what
    stands in the end is what all at once gives.
    """
    folder = tmp_path_factory.mktemp("ledgers")
    reports = told_war(seed)
    writes, follows = Memory(), Memory()
    n = 0
    with Ledger.open(folder / "batches.db") as ledger:
        for start in range(0, len(reports), 25):
            add(ledger, reports[start : start + 25], OPTIONS, writes)
            for _ in range(3):
                looked_ahead(ledger, follows)
                random_decision(ledger, rng, n := n + 1)
                looked_ahead(ledger, follows)
                derive(ledger, OPTIONS, writes)
            same_as_read(ledger, remembered(writes))
            same_as_read(ledger, remembered(follows))
        assert stands(ledger) == at_once(folder / "once.db", reports, views.decisions(ledger))
        assert faults(ledger, OPTIONS, full=True) == ()


def test_rows_are_not_read_again_while_nobody_else_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered is used; where another process linked meanwhile, the rows are read."""
    reports = told_war(11)
    read: list[int] = []
    real = snapshot.slim.read_tellings

    def counted(connection: object) -> object:
        read.append(1)
        return real(connection)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(snapshot.slim, "read_tellings", counted)
    memory = Memory()
    with Ledger.open(tmp_path / "recount.db") as ledger:
        add(ledger, reports[:20], OPTIONS, memory)
        add(ledger, reports[20:30], OPTIONS, memory)
        assert read == []
        add(ledger, reports[30:40], OPTIONS)
        assert read == [1]
        add(ledger, reports[40:], OPTIONS, memory)
        assert read == [1, 1]
        same_as_read(ledger, remembered(memory))


def test_another_ledger_in_its_place_is_not_taken_for_it(tmp_path: Path) -> None:
    """Restored from a copy, and gone another way since: as many entries, and none of what is remembered is of it."""
    reports, memory = told_war(11), Memory()
    for name, some in (("one", reports[:20]), ("other", reports[1:21])):
        with Ledger.open(tmp_path / f"{name}.db") as ledger:
            add(ledger, some, OPTIONS)
    with Ledger.open(tmp_path / "one.db") as ledger:
        looked_ahead(ledger, memory)
    with Ledger.open(tmp_path / "other.db") as ledger:
        at = ahead(ledger, ASKED.made_by, memory)
    assert at.was is None
    assert at.slim is not None
    assert {t.report_id for t in at.slim.linked.linkage.tellings.values()} <= {one.report.id for one in reports[1:21]}
