"""Heads of attention left out, with the rest making up for them. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from tests.training.asked import loaded, said  # noqa: E402 - after torch was asked for
from training.batches import Item  # noqa: E402 - after torch was asked for
from training.encoder import HEADS, LAYERS, PIECEWISE, SIZE, WIDTH, Encoder  # noqa: E402 - after torch was asked for
from training.export import export  # noqa: E402 - after torch was asked for
from training.follow import Following, apart, as_read, follow  # noqa: E402 - after torch was asked for
from training.model import Model  # noqa: E402 - after torch was asked for
from training.muc_scheme import MUC_ROLES, MUC_TYPES  # noqa: E402 - after torch was asked for
from training.prune import Heard, chosen, least, listen, without  # noqa: E402 - after torch was asked for
from training.shipped import shipped_state  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.session import WEIGHTS  # noqa: E402 - after torch was asked for

TWINS = ((0, 3), (0, 7))  # two heads of one layer that say the same
LOST = ((2, 0), (2, 5))  # two heads that nobody listens to


@pytest.fixture(scope="module")
def model() -> Model:
    """A model in which one head repeats another, and two are not listened to."""
    torch.manual_seed(3)
    made = Model(dropout=0.0).eval()
    with torch.no_grad():
        first = made.encoder.layers[0]
        for part in (first.query, first.key, first.value):
            part.weight[_columns(7)] = part.weight[_columns(3)]
            part.bias[_columns(7)] = part.bias[_columns(3)]
        for _, head in LOST:
            made.encoder.layers[2].out.weight[:, _columns(head)] = 0.0
    return made


@pytest.fixture(scope="module")
def items(model: Model) -> tuple[Item, ...]:
    """A few pages of random words of one to three pieces, whose tags are all there is to learn."""
    return tuple(_item(model.encoder, seed) for seed in range(6))


@pytest.fixture(scope="module")
def heard(model: Model, items: tuple[Item, ...]) -> Heard:
    """What is heard of the heads over these pages."""
    return listen(model, items)


def _columns(head: int) -> slice:
    return slice(head * SIZE, (head + 1) * SIZE)


def _item(encoder: Encoder, seed: int) -> Item:
    draw = torch.Generator().manual_seed(seed)
    words = 40 + seed
    size = torch.randint(1, 4, (words,), generator=draw)
    first = size.cumsum(0) - size
    length = int(size.sum())
    ids = torch.randint(1000, 20000, (length,), generator=draw)
    marks = torch.randint(0, 2, (length, encoder.marks.in_features), generator=draw)
    item = Item(name=str(seed), corpus="", windows=((ids, marks, first, words - 2),), words=words - 2, muc=True)
    item.tensors = {
        "tags": torch.randint(0, 3, (words - 2, len(MUC_ROLES)), generator=draw),
        "types": torch.zeros(len(MUC_TYPES)),
        "spans": torch.zeros(0, 2),
        "of": torch.zeros(0, len(MUC_TYPES)),
    }
    return item


def test_heads_that_nobody_listens_to_matter_least(heard: Heard) -> None:
    """They come first, and exactly so many heads are named, each once."""
    order = least(heard)
    assert set(order[:2]) == set(LOST)
    assert sorted(order) == [(layer, head) for layer in range(LAYERS) for head in range(HEADS)]


def test_the_rest_go_by_how_little_the_vectors_move(model: Model, heard: Heard, items: tuple[Item, ...]) -> None:
    """Once ten have gone at once, that one of the likely goes without which the vectors stay nearest."""
    gone = chosen(model, heard, items[:2], 11)
    assert gone[:10] == least(heard)[:10]

    def moved(last: tuple[int, int]) -> float:
        return apart(loaded(without(model.state_dict(), heard, [*gone[:10], last])).encoder, model.encoder, items[:2])

    assert moved(gone[10]) == min(map(moved, least(heard)[10:24]))


def test_what_a_twin_said_is_still_said(model: Model, heard: Heard, items: tuple[Item, ...]) -> None:
    """Without one of two heads that say the same, the vectors stay; without one that says its own, they do not."""
    before = said(model.encoder, items[0])
    twin = said(loaded(without(model.state_dict(), heard, TWINS[1:])).encoder, items[0])
    assert torch.allclose(twin, before, atol=0.02)
    own = said(loaded(without(model.state_dict(), heard, [(0, n) for n in range(HEADS)])).encoder, items[0])
    assert not torch.allclose(own, before, atol=0.02)


def test_what_is_left_out_is_not_written_and_stays_out(
    model: Model, heard: Heard, items: tuple[Item, ...], tmp_path: Path
) -> None:
    """The file has fewer heads, a layer without any among them; read back it says the same, and learning on wakes none."""
    gone = [*LOST, *((4, n) for n in range(HEADS))]
    fewer = loaded(without(model.state_dict(), heard, gone))
    export(fewer, WEIGHTS / "tokenizer.json", tmp_path / "some", int8=False)
    export(model, WEIGHTS / "tokenizer.json", tmp_path / "all", int8=False)
    assert _size(tmp_path / "some") < _size(tmp_path / "all")
    again = Model(dropout=0.0).eval()
    again.load_state_dict(shipped_state(tmp_path / "some"), strict=False)
    assert torch.allclose(said(again.encoder, items[1]), said(fewer.encoder, items[1]), atol=1e-3)
    follow(again, model, items, items[:1], Following(minutes=0.02, pieces=200))
    awake = [layer.out.weight.view(-1, HEADS, SIZE).abs().sum((0, 2)) > 0 for layer in again.encoder.layers]
    assert [int(some.sum()) for some in awake] == [12, 12, 10, 12, 0, 12]


def test_following_comes_nearer(model: Model, items: tuple[Item, ...]) -> None:
    """What looks at words, and was led astray besides, is nearer after some steps; it takes something from the pieces behind
    the first, and the words' own vectors stand still.
    """
    astray = Model(0.0, PIECEWISE)
    astray.load_state_dict(model.state_dict(), strict=False)
    with torch.no_grad():
        for layer in astray.encoder.layers:
            layer.down.weight *= 3.0
    before, words = apart(astray.encoder, model.encoder, items), astray.encoder.words.weight.clone()
    follow(astray, model, items, items[:1], Following(minutes=0.1, pieces=400, warm_up=1))
    assert 0 < apart(astray.encoder, model.encoder, items) < before
    assert astray.encoder.rest.weight.any()
    assert torch.equal(astray.encoder.words.weight, words)


def test_what_the_heads_do_not_read_does_not_count(items: tuple[Item, ...]) -> None:
    """Vectors of usual size count about 1; what no matrix of the heads takes in counts nothing."""
    torch.manual_seed(4)
    made = Model(dropout=0.0).eval()
    with torch.no_grad():
        for name, weight in made.named_parameters():
            if not name.startswith("encoder.") and name.endswith("weight") and weight.ndim == 2:
                weight[:, 5] = 0.0
    read = as_read(made, items)
    vectors = torch.cat([said(made.encoder, item)[0] for item in items])
    assert float((vectors @ read).square().sum(-1).mean()) == pytest.approx(1.0, abs=0.05)
    unread = torch.zeros(WIDTH).index_fill(0, torch.tensor([5]), 10.0)
    assert float((unread @ read).square().sum()) < 1e-4


def _size(folder: Path) -> int:
    return (folder / "encoder.onnx").stat().st_size
