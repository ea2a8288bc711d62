"""The small layers above the encoder, on weights small enough to do by hand."""

import numpy as np

from recount.extract.engines.encoder.heads import Heads, log_softmax, sigmoid
from recount.extract.engines.encoder.scheme import LINK_FEATURES
from recount.extract.engines.encoder.session import open_weights


def test_sigmoid_does_not_overflow() -> None:
    """Far out it is 0 or 1."""
    assert sigmoid(np.array([-1e9, 0.0, 1e9], dtype=np.float32)).round(6).tolist() == [0.0, 0.5, 1.0]


def test_log_softmax_sums_to_one() -> None:
    """Over the last axis, whatever the size of the scores."""
    assert np.allclose(np.exp(log_softmax(np.array([[1e4, 0.0], [1.0, 1.0]], dtype=np.float32))).sum(axis=-1), 1.0)


def test_pooling_prefers_the_words_that_matter() -> None:
    """The word with the highest weight decides."""
    heads = Heads(
        {"attend.weight": np.array([[9.0, 0.0]], dtype=np.float32), "attend.bias": np.zeros(1, dtype=np.float32)}
    )
    words = np.array([[0.0, 5.0], [1.0, -5.0], [0.0, 7.0]], dtype=np.float32)
    weighed = heads.weighed(words)
    assert np.allclose(heads.pooled(words, weighed), words[1], atol=0.01)
    assert np.allclose(heads.pooled(words[:1], weighed[:1]), words[0])


def test_chosen_pairs_have_the_scores_they_have_among_all() -> None:
    """One way of asking is for many pairs of a few vectors, the other for a few pairs of many."""
    heads, random = open_weights().heads, np.random.default_rng(0)
    left, right = (random.normal(size=(n, 384)).astype(np.float32) for n in (20, 3))
    features = random.integers(0, 2, (20, 3, len(LINK_FEATURES))).astype(np.float32)
    sides = heads.left("link", left), heads.right("link", right)
    every = heads.crossed("link", sides, features, 2)
    i, j = np.array([0, 19, 7]), np.array([2, 0, 1])
    chosen = heads.paired("link", sides, (i, j), features[i, j], 2)
    assert np.allclose(chosen, every[i, j], atol=1e-4)
