"""Weights that ship, read back. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from training.encoder import LAYERS, PIECEWISE  # noqa: E402 - after torch was asked for
from training.export import export  # noqa: E402 - after torch was asked for
from training.model import Model, model_for  # noqa: E402 - after torch was asked for
from training.shipped import shipped_state  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.session import WEIGHTS, open_weights  # noqa: E402 - after torch was asked for
from recount.extract.engines.encoder.windows import Window  # noqa: E402 - after torch was asked for


@pytest.fixture(scope="module", params=[LAYERS, PIECEWISE], ids=["pieces", "words"])
def model(request: pytest.FixtureRequest) -> Model:
    """A model that looks at pieces in all layers, and one that looks at words; what a word takes from its pieces is at random."""
    torch.manual_seed(3)
    made = Model(0.0, request.param).eval()
    if request.param < LAYERS:
        torch.nn.init.normal_(made.encoder.rest.weight, std=0.02)
    return made


@pytest.mark.parametrize(("int8", "error"), [(True, 0.01), (False, 1e-3)], ids=["int8", "fp32"])
def test_what_was_exported_is_read_back(model: Model, tmp_path: Path, int8: bool, error: float) -> None:
    """All weights by their names, as near as 7 bits (heads: 16 bits) keep them; the same vectors for the same pieces,
    also from the reader, which gives those of a window's own words.
    """
    export(model, WEIGHTS / "tokenizer.json", tmp_path, int8=int8)
    state = shipped_state(tmp_path)
    again = model_for(state, dropout=0.0).eval()
    assert not again.load_state_dict(state, strict=False).unexpected_keys
    ids, marks = torch.arange(1000, 1040)[None], torch.zeros(1, 40, model.encoder.marks.in_features)
    first = torch.tensor([[0, 1, 4, 5, *range(8, 40)]])
    with torch.no_grad():
        before, after = model.encoder(ids, marks, first), again.encoder(ids, marks, first)
        assert torch.allclose(model.link.out.weight, again.link.out.weight, atol=1e-3)
    assert before.shape[1] == first.shape[1]
    assert float((before - after).abs().mean()) < error * float(before.abs().mean()) * 4
    window = Window(ids=ids[0].numpy(), marks=marks[0].numpy(), first=first[0].numpy(), start=4, end=34)
    read = torch.from_numpy(open_weights(tmp_path).vectors([window]))
    own = before[0, -31:-1]
    assert read.shape == own.shape
    assert float((own - read).abs().mean()) < error * float(own.abs().mean()) * 4


def test_the_weights_that_ship_fill_the_model() -> None:
    """Training can begin from them: nothing of theirs is unknown, and all that the encoder needs is there."""
    state = shipped_state()
    missing, unexpected = model_for(state).load_state_dict(state, strict=False)
    assert not unexpected
    assert not [name for name in missing if name.startswith("encoder.")]
