"""The small layers above the encoder, on weights small enough to do by hand."""

import numpy as np

from recount.extract.engines.encoder.heads import Heads, log_softmax, sigmoid


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
    assert np.allclose(heads.pooled(words, 0, 3), words[1], atol=0.01)
    assert np.allclose(heads.pooled(words, 0, 1), words[0])
