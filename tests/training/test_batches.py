"""Lessons as tensors: joined, kept in a file, read again. Runs where torch is installed (the extra `train`)."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import TEXT, page_of

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from tests.training.test_align import CODING  # noqa: E402 - after torch was asked for
from training.align import align  # noqa: E402 - after torch was asked for
from training.batches import MASK, Disguise, Item, batches, join  # noqa: E402 - after torch was asked for
from training.judge import _chosen_right  # noqa: E402 - after torch was asked for
from training.lessons import item_of  # noqa: E402 - after torch was asked for
from training.loss import _one_of, loss_of, total_of  # noqa: E402 - after torch was asked for
from training.model import Model, mean_of  # noqa: E402 - after torch was asked for
from training.prepared import Prepared, load, save  # noqa: E402 - after torch was asked for
from training.scale import SURE, Weights  # noqa: E402 - after torch was asked for

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


def test_one_choice_among_several_and_none() -> None:
    """By hand: the softmax over a chooser's spans and none at 0; either of two right spans will do."""
    scores, asked = torch.tensor([1.0, 2.0, -1.0, 3.0]), torch.tensor([4, 4, 4, 7])
    target = torch.tensor([1.0, 1.0, 0.0, 0.0])
    one = (torch.tensor([1.0, 2.0]).exp().sum() / (1 + torch.tensor([1.0, 2.0, -1.0]).exp().sum())).item()
    none = (1 / (1 + torch.tensor(3.0).exp())).item()
    by_hand = -(np.log(SURE * one + (1 - SURE) / 2) + np.log(SURE * none + (1 - SURE) / 2)) / 2
    assert float(_one_of(scores, asked, target)) == pytest.approx(by_hand, rel=1e-5)
    assert _chosen_right(scores, asked, target).tolist() == [True, False]


def test_a_disguise_hides_words_whole_and_nothing_else(item: Item) -> None:
    """Every piece of a hidden word is [MASK]; [CLS] and [SEP] stay; nothing is hidden without it."""
    ((ids, _, first, _),) = item.windows
    ((worn, marks, _, _),) = Disguise(blind=1.0, hidden=1.0).worn(item.windows, Random(1))  # noqa: S311 - repeatable, no secret
    hidden = worn == MASK
    assert 0 < int(hidden.sum()) < len(ids)
    assert not marks.any()
    assert (worn[[0, -1]] == ids[[0, -1]]).all()
    for start, end in pairwise(first.tolist()):
        assert bool(hidden[start:end].all()) is bool(hidden[start:end].any())
    assert torch.equal(join([item]).ids[0], ids.long())


def test_batches_hold_every_item_once_and_little_more_than_they_may(item: Item) -> None:
    """What fills up the windows counted."""
    items = [replace(item, name=str(n)) for n in range(50)]
    found = list(batches(items, Random(0), 4 * item.longest))  # noqa: S311 - repeatable, no secret
    assert sorted(int(i.name) for batch in found for i in batch) == list(range(50))
    assert all(len(batch) <= 4 for batch in found)
