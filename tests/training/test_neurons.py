"""Neurons left out, with the rest making up for them. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from tests.training.asked import loaded, said  # noqa: E402 - after torch was asked for
from training.batches import Item  # noqa: E402 - after torch was asked for
from training.encoder import INNER, Encoder  # noqa: E402 - after torch was asked for
from training.export import export  # noqa: E402 - after torch was asked for
from training.model import Model  # noqa: E402 - after torch was asked for
from training.neurons import Fired, fired, leaving, without_neurons  # noqa: E402 - after torch was asked for
from training.shipped import shipped_state  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.session import WEIGHTS  # noqa: E402 - after torch was asked for

TWINS = slice(0, 48), slice(48, 96)  # neurons of the second layer that say the same
UNHEARD = slice(200, 264)  # neurons of the fourth that nobody listens to


@pytest.fixture(scope="module")
def model() -> Model:
    """A model in which some neurons repeat others, and some are not listened to."""
    torch.manual_seed(5)
    made = Model(dropout=0.0).eval()
    with torch.no_grad():
        second = made.encoder.layers[1]
        second.up.weight[TWINS[1]], second.up.bias[TWINS[1]] = second.up.weight[TWINS[0]], second.up.bias[TWINS[0]]
        made.encoder.layers[3].down.weight[:, UNHEARD] = 0.0
    return made


@pytest.fixture(scope="module")
def items(model: Model) -> tuple[Item, ...]:
    """Pages of random words, each its own piece."""
    return tuple(_item(model.encoder, seed) for seed in range(40))


@pytest.fixture(scope="module")
def heard(model: Model, items: tuple[Item, ...]) -> tuple[Fired, ...]:
    """What the neurons say over these pages."""
    return fired(model, items)


def _item(encoder: Encoder, seed: int) -> Item:
    draw = torch.Generator().manual_seed(seed)
    ids = torch.randint(1000, 20000, (60 + seed,), generator=draw)
    marks = torch.randint(0, 2, (len(ids), encoder.marks.in_features), generator=draw)
    return Item(
        name=str(seed), corpus="", windows=((ids, marks, torch.arange(len(ids)), len(ids) - 2),), words=len(ids) - 2
    )


def _left_out(model: Model) -> list[int]:
    return [int((layer.down.weight.abs().sum(0) == 0).sum()) for layer in model.encoder.layers]


def test_what_is_lost_is_told_beforehand(model: Model, heard: tuple[Fired, ...]) -> None:
    """The loss told of the first sixty that go is that of the best fit of the others, and each goes once."""
    weight, spread = model.encoder.layers[0].down.weight.detach().double(), heard[0].spread
    order = leaving(weight, spread, 60)
    assert len({n for _, n in order}) == 60
    stay = torch.ones(INNER, dtype=torch.bool)
    stay[[n for _, n in order]] = False
    ridged = spread + 1e-4 * spread.diagonal().mean() * torch.eye(INNER, dtype=torch.float64)
    fitted = torch.zeros_like(weight)
    fitted[:, stay] = torch.linalg.solve(ridged[stay][:, stay], (weight @ ridged[:, stay]).T).T
    off = weight - fitted
    lost = float((off @ ridged * off).sum() / (weight @ ridged * weight).sum())
    assert sum(share for share, _ in order) == pytest.approx(lost, rel=1e-3)


def test_those_that_say_nothing_of_their_own_go_first(
    model: Model, heard: tuple[Fired, ...], items: tuple[Item, ...]
) -> None:
    """One of each pair of twins goes and all that nobody listens to, and the vectors stay as they were."""
    first = [n for _, n in leaving(model.encoder.layers[1].down.weight, heard[1].spread, 48)]
    assert {n % 48 for n in first} == set(range(48))
    assert max(first) < TWINS[1].stop
    fewer = loaded(without_neurons(model.state_dict(), heard, 112))
    assert _left_out(fewer) == [0, 32, 0, 64, 0, 0]  # 48 twins, of which whole steps go
    assert torch.allclose(said(fewer.encoder, items[0]), said(model.encoder, items[0]), atol=0.02)


def test_what_is_left_out_is_not_written(
    model: Model, heard: tuple[Fired, ...], items: tuple[Item, ...], tmp_path: Path
) -> None:
    """The file is smaller, and read back it says the same."""
    fewer = loaded(without_neurons(model.state_dict(), heard, 112))
    export(fewer, WEIGHTS / "tokenizer.json", tmp_path / "some", int8=False)
    export(model, WEIGHTS / "tokenizer.json", tmp_path / "all", int8=False)
    assert (tmp_path / "some" / "encoder.onnx").stat().st_size < (tmp_path / "all" / "encoder.onnx").stat().st_size
    again = Model(dropout=0.0).eval()
    again.load_state_dict(shipped_state(tmp_path / "some"), strict=False)
    assert _left_out(again) == _left_out(fewer)
    assert torch.allclose(said(again.encoder, items[1]), said(fewer.encoder, items[1]), atol=1e-3)
