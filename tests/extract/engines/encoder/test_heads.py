"""The small layers above the encoder, on weights small enough to do by hand."""

import numpy as np

from recount.extract.engines.encoder.heads import Heads, log_softmax, sigmoid
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.encoder.reading import candidates, tagged
from recount.extract.engines.encoder.scheme import TAGS


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


def test_runs_of_tags_are_spans() -> None:
    """A likely begin starts a new span; what is below the limit ends one."""
    rows = [[0.9, 0.1, 0.0], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.1, 0.8, 0.1], [0.7, 0.1, 0.2], [0.3, 0.1, 0.6]]
    assert tagged(np.array(rows, dtype=np.float32), 0.5) == [(1, 3), (3, 4), (5, 6)]


def test_an_article_alone_is_no_candidate(page: Page) -> None:
    """What the tagger marks must say something."""
    tags = np.zeros((len(page.words), len(TAGS), 3), dtype=np.float32)
    tags[..., 0] = 1
    for word in ("The", "army"):
        tags[page.words.index(word), TAGS.index("weapon")] = (0, 1, 0)
    found = [page.said(s.start, s.end).exact for s in candidates(page, "weapon", tags, 0.5)]
    assert "army" in found
    assert "The" not in found
