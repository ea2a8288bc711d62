"""Learning: the mean of the weights. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from training.learn import Plan, Trainer  # noqa: E402 - after torch was asked for
from training.model import Model  # noqa: E402 - after torch was asked for


def test_the_mean_of_the_weights_is_that_of_all_states_taken_in(tmp_path: Path) -> None:
    """Each state weighs the same, whenever it came, and later steps do not move what was taken in."""
    trainer = Trainer(Model(), Plan(averaged=1.0), tmp_path)
    weight = trainer.model.attend.weight
    for value in (1.0, 2.0, 6.0):
        with torch.no_grad():
            weight.fill_(value)
        trainer.take_in()
    with torch.no_grad():
        weight.fill_(100.0)
    assert trainer.progress.taken == 3
    assert torch.allclose(trainer.mean["attend.weight"], torch.full_like(weight, 3.0))
