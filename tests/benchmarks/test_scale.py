"""The invented war is the same from its seed, its quotes slice, and it has what a ledger has to cope with."""

from pathlib import Path

from benchmarks.scale import exponent, same_partition, slim_rows
from benchmarks.scale_made import reports

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


def test_sizes_give_an_exponent(tmp_path: Path) -> None:
    """Ten times the tellings in ten times the time is 1."""
    sizes = {10: {"seconds": 1.0, "tellings": 10}, 100: {"seconds": 10.0, "tellings": 100}}
    assert exponent(sizes) == 1.0
    slim_rows(tmp_path / "slim.jsonl", 120)
    assert same_partition(tmp_path / "slim.jsonl")
