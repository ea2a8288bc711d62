"""Lessons as tensors: joined, kept in a file, read again. Runs where torch is installed (the extra `train`)."""

from pathlib import Path

import pytest
from tests.extract.engines.encoder.conftest import TEXT, page_of

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from tests.training.test_align import CODING  # noqa: E402 - after torch was asked for
from training.align import align  # noqa: E402 - after torch was asked for
from training.batches import Item, join  # noqa: E402 - after torch was asked for
from training.lessons import item_of  # noqa: E402 - after torch was asked for
from training.loss import loss_of, total_of  # noqa: E402 - after torch was asked for
from training.model import Model, mean_of  # noqa: E402 - after torch was asked for
from training.prepared import Prepared, load, save  # noqa: E402 - after torch was asked for
from training.scale import Weights  # noqa: E402 - after torch was asked for

from recount.extract.engines.encoder.session import WEIGHTS  # noqa: E402 - after torch was asked for
from recount.extract.engines.encoder.windows import beside  # noqa: E402 - after torch was asked for


@pytest.fixture(scope="module")
def item() -> Item:
    return item_of("a report", "invented", align(page_of(TEXT), CODING), beside(WEIGHTS))


def test_a_batch_of_two_is_each_of_them_in_turn(item: Item) -> None:
    """Indexes of the second count from where it stands."""
    one, two = join([item]), join([item, item])
    words = len(one.words)
    assert len(two.words) == 2 * words
    vectors = torch.randn(2 * words, 384)
    both = mean_of(vectors, two.reports, "target.spans")
    size = len(both) // 2
    assert torch.allclose(both[:size], mean_of(vectors[:words], one.reports, "target.spans"))
    assert torch.allclose(both[size:], mean_of(vectors[words:], one.reports, "target.spans"), atol=1e-6)
    assert int(two.reports["target.index"][:, 0].max()) >= len(one.reports["claim"])


def test_ranges_are_pooled_as_by_hand(item: Item) -> None:
    """The weighted mean over a range's own words."""
    torch.manual_seed(0)
    model, batch = Model(dropout=0.0), join([item])
    vectors = torch.randn(len(batch.words), 384)
    start, end = item.tensors["ranges"][1].tolist()
    inside = vectors[start:end]
    by_hand = model.attend(inside)[:, 0].softmax(0) @ inside
    assert torch.allclose(model.pooled(vectors, batch.reports, "ranges")[1], by_hand, atol=1e-4)


def test_a_file_gives_the_same_lessons_again(item: Item, tmp_path: Path) -> None:
    """Every feature and target, and the loss of an untrained model."""
    torch.manual_seed(0)
    model = Model(dropout=0.0).eval()
    base = {k: v for k, v in model.state_dict().items() if k.startswith("encoder.")}
    save(Prepared(reports=(item,), messages=(), held=(item,), base=base), tmp_path / "prepared.bin")
    again = load(tmp_path / "prepared.bin").reports[0]
    assert all(torch.equal(v.long(), again.tensors[k].long()) for k, v in item.tensors.items())
    losses = [float(total_of(loss_of(model, join([i]), Weights())).detach()) for i in (item, again)]
    assert losses[0] == pytest.approx(losses[1])
