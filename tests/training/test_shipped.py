"""Weights that ship, read back. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from training.export import export  # noqa: E402 - after torch was asked for
from training.model import Model  # noqa: E402 - after torch was asked for
from training.shipped import shipped_state  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.session import WEIGHTS  # noqa: E402 - after torch was asked for


@pytest.fixture(scope="module")
def model() -> Model:
    torch.manual_seed(3)
    return Model(dropout=0.0).eval()


@pytest.mark.parametrize(("int8", "error"), [(True, 0.01), (False, 1e-3)], ids=["int8", "fp32"])
def test_what_was_exported_is_read_back(model: Model, tmp_path: Path, int8: bool, error: float) -> None:
    """All weights by their names, as near as 7 bits (heads: 16 bits) keep them; the same vectors for the same pieces."""
    export(model, WEIGHTS / "tokenizer.json", tmp_path, int8=int8)
    again = Model(dropout=0.0).eval()
    assert not again.load_state_dict(shipped_state(tmp_path), strict=False).unexpected_keys
    ids, marks = torch.arange(1000, 1040)[None], torch.zeros(1, 40, model.encoder.marks.in_features)
    with torch.no_grad():
        before, after = model.encoder(ids, marks), again.encoder(ids, marks)
        assert torch.allclose(model.link.out.weight, again.link.out.weight, atol=1e-3)
    assert float((before - after).abs().mean()) < error * float(before.abs().mean()) * 4


def test_the_weights_that_ship_fill_the_model() -> None:
    """Training can begin from them: nothing of theirs is unknown, and all that the encoder needs is there."""
    missing, unexpected = Model().load_state_dict(shipped_state(), strict=False)
    assert not unexpected
    assert not [name for name in missing if name.startswith("encoder.")]
