"""The invented war is the same from its seed, its quotes slice, and it has what a ledger has to cope with."""

from pathlib import Path

import pytest
from benchmarks.scale import exponent, same_partition, slim_rows, steps_to, tellings
from benchmarks.scale_made import reports

from recount.link import tell
from recount.store.proof import faults_of_coding


def test_the_same_seed_gives_the_same_war() -> None:
    """To the last word; another seed gives another."""
    assert list(reports(60, seed=1)) == list(reports(60, seed=1)) != list(reports(60, seed=2))


def test_every_report_proves_itself() -> None:
    """Ids and quotes are right, so that a ledger takes them."""
    made = list(reports(400))
    assert [fault for coded in made for fault in faults_of_coding(coded)] == []
    texts = [coded.report.text for coded in made]
    assert len(set(texts)) < len(texts), "some are reprints"
    assert any(claim.when is None for coded in made for claim in coded.claims)


def test_sizes_give_an_exponent() -> None:
    """Ten times the tellings in ten times the time is 1."""
    sizes = {10: {"seconds": 1.0, "tellings": 10}, 100: {"seconds": 10.0, "tellings": 100}}
    assert exponent(sizes) == pytest.approx(1.0)
    assert list(steps_to(120, 10)) == [10, 30, 100]


def test_a_smaller_war_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    """So that one file of slim rows has all sizes; and however it is shuffled, one partition comes out."""
    rows = tmp_path / "slim.tsv"
    slim_rows(rows, 120)
    some = tellings(rows, 60)
    assert [t.report_id for t in some] == [t.report_id for coded in reports(60) for t in tell(coded)]
    assert 0 < len(some) < len(tellings(rows, 120))
    assert same_partition(rows, 120)
