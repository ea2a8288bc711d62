"""A ledger that grows, and in which people decide, comes at each step to what it would come to at once."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from benchmarks.world import PARTIES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.flow.invented_decisions import OPTIONS, random_decision, stands, told_war

from recount.flow.accounts import tell
from recount.flow.answer import Answer, decide
from recount.flow.ask import ask
from recount.flow.keep import add, derive, faults
from recount.link import LinkOptions
from recount.model import Account, CodedReport, Decision
from recount.reconcile import ReconcileOptions
from recount.store import views
from recount.store.ledger import Ledger

FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def at_once(path: Path, coded: Sequence[CodedReport], decisions: Sequence[Decision] = ()) -> list[Account]:
    """What stands if all of this is there before anything is linked."""
    with Ledger.open(path) as ledger:
        for decision in decisions:
            ledger.append_decision(decision)
        add(ledger, coded, OPTIONS)
        return stands(ledger)


@pytest.mark.parametrize("seed", [11, 12])
def test_a_war_has_totals_strays_and_copies(seed: int) -> None:
    """What the tests below are made for is there: what other reports tell is taken out of totals, and strays are in doubt."""
    coded = told_war(seed)
    because = [
        sentence
        for account in tell(coded, LinkOptions(), ReconcileOptions(parties=PARTIES))
        for e in account.estimates
        for sentence in e.because
    ]
    assert any("moves the high figure only" in sentence for sentence in because)
    assert len({one.report.text for one in coded}) < len(coded)


@FEW
@given(seed=st.sampled_from((11, 12, 13)), cuts=st.sets(st.integers(1, 60), max_size=4))
def test_batches_of_a_war_give_what_all_at_once_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cuts: set[int]
) -> None:
    """With totals and their parts in other reports, strays beside events, updates and copies: to the last sentence."""
    folder = tmp_path_factory.mktemp("ledgers")
    coded = told_war(seed)
    bounds = [0, *sorted(c for c in cuts if c < len(coded)), len(coded)]
    with Ledger.open(folder / "batches.db") as ledger:
        for start, end in pairwise(bounds):
            add(ledger, coded[start:end], OPTIONS)
        assert stands(ledger) == at_once(folder / "once.db", coded)


def test_a_ledger_tells_what_reports_at_hand_tell(tmp_path: Path) -> None:
    """`flow.accounts.tell` is the same without a ledger."""
    coded = told_war(13)
    options = ReconcileOptions(methods=OPTIONS.methods, parties=PARTIES)
    assert list(tell(coded, LinkOptions(), options)) == at_once(tmp_path / "once.db", coded)


@FEW
@given(seed=st.sampled_from((11, 12, 13)), rng=st.randoms(use_true_random=False))
def test_decisions_between_batches_give_what_all_at_once_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, rng: Random
) -> None:
    """Whatever people decide, and take back, while reports come: as if all had been there before anything was linked."""
    folder = tmp_path_factory.mktemp("ledgers")
    coded = told_war(seed)
    n = 0
    with Ledger.open(folder / "batches.db") as ledger:
        for start in range(0, len(coded), 25):
            add(ledger, coded[start : start + 25], OPTIONS)
            for _ in range(rng.randint(0, 4)):
                random_decision(ledger, rng, n := n + 1)
            derive(ledger, OPTIONS)
        assert stands(ledger) == at_once(folder / "once.db", coded, views.decisions(ledger))
        assert faults(ledger, OPTIONS) == ()


def test_near_copies_are_asked_about_until_somebody_answers(tmp_path: Path) -> None:
    """Where the words are not the same, a person may know better; an answer takes the copy out of the count, or back in."""
    with Ledger.open(tmp_path / "recount.db") as ledger:
        add(ledger, told_war(11), OPTIONS)
        asked = [q for q in ask(ledger, OPTIONS).questions if q.kind == "copy"]
        assert asked
        copy, of = asked[0].about
        at = datetime(2031, 6, 1, tzinfo=UTC)
        decide(ledger, Answer(kind="copy", about=(copy, of), answer="no", by="R. Haas", at=at))
        derive(ledger, OPTIONS)
        left = [q.about for q in ask(ledger, OPTIONS).questions if q.kind == "copy"]
        assert left
        assert (copy, of) not in left
