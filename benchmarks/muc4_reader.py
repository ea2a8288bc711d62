"""A small reader of MUC-4's roles upon the shipped encoder, in numpy: which words play a role, what the text tells of.

Its weights (`muc4_reader.npz`) were learned from MUC-4's training messages by `training.muc_reader`, with the encoder as
it ships and standing still. It belongs to the benchmark, and nothing of it is in the product.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.muc4_score import ROLES
from recount.extract.engines.encoder.heads import Heads, Matrix, log_softmax, sigmoid
from recount.extract.engines.encoder.page import Page

WEIGHTS = Path(__file__).parent / "muc4_reader.npz"
NEAR = 4  # words on each side of a word that are its surroundings


def surroundings(words: Matrix, sentence_of: npt.NDArray[np.int32]) -> Matrix:
    """Each word's vector beside the means of the words near it, of its sentence, and of the text: (words, 4 * width)."""
    count = len(words)
    total = np.concatenate([np.zeros((1, words.shape[1]), np.float32), np.cumsum(words, axis=0, dtype=np.float64)])
    at = np.arange(count)
    low, high = np.maximum(at - NEAR, 0), np.minimum(at + NEAR + 1, count)
    near = (total[high] - total[low]) / (high - low)[:, None]
    first = np.searchsorted(sentence_of, sentence_of, side="left")
    last = np.searchsorted(sentence_of, sentence_of, side="right")
    sentence = (total[last] - total[first]) / (last - first)[:, None]
    whole = np.broadcast_to(total[-1] / count, words.shape)
    return np.concatenate([words, near, sentence, whole], axis=1, dtype=np.float32)


def whole_text(words: Matrix) -> Matrix:
    """The mean and the highest of all words, (1, 2 * width)."""
    return np.concatenate([words.mean(axis=0), words.max(axis=0)])[None].astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """`tags` are the chances of outside, begin and inside, (words, roles, 3); `types` that the text tells of each type of
    incident; `hidden` what `of` needs.
    """

    tags: Matrix
    types: Matrix
    hidden: Matrix


class Reader:
    """The weights, and what they say of a page."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path) as stored:
            self._heads = Heads({name: stored[name].astype(np.float32) for name in stored.files})

    def read(self, page: Page, words: Matrix) -> Read:
        """Roles of the words and types of the text. `words` are the encoder's vectors, (words, width)."""
        around = np.concatenate([surroundings(words, page.sentence_of), page.marks.astype(np.float32)], axis=1)
        hidden = np.maximum(self._heads.linear("inner", around), 0)
        tags = np.exp(log_softmax(self._heads.linear("tags", hidden).reshape(len(words), len(ROLES), 3)))
        text = np.maximum(self._heads.linear("text", whole_text(words)), 0)
        return Read(tags=tags, types=sigmoid(self._heads.linear("types", text))[0], hidden=hidden)

    def of(self, read: Read, start: int, end: int) -> Matrix:
        """The chance that words ``[start, end)`` have a part in an incident of each type."""
        chances: Matrix = sigmoid(self._heads.linear("of", read.hidden[start:end].mean(axis=0)[None]))[0]
        return chances
