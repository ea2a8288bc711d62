"""Damaged inputs break nothing (`python -m benchmarks.mutations` runs ten thousand)."""

from benchmarks.mutations import inputs, run


def test_damaged_inputs_break_nothing() -> None:
    """No crash, no hang, every quote slices its text; and the damage is real: much is refused, much still read."""
    outcome = run(400, seed=2)
    assert outcome.broken == []
    assert outcome.reports > 100
    assert sum(outcome.refused.values()) > 20


def test_the_same_seed_gives_the_same_inputs() -> None:
    """A finding can be made again from its seed."""
    assert list(inputs(20, seed=3)) == list(inputs(20, seed=3))
