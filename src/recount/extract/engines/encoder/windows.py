"""Words into the pieces the encoder knows, in windows that it can see at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.page import Page

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 440  # pieces of its own in a window; with what stands before no more than the encoder has positions for, 512
BEFORE = 64  # pieces of what stands before, for context
START, END = 101, 102  # [CLS] and [SEP] of the vocabulary
UNKNOWN = 100  # [UNK]: of a word of signs that the vocabulary drops
MOST_OF_A_WORD = 12  # pieces: a longer word is a string of signs
Index = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`ids` are pieces with their marks; `first` is the index in `ids` of the first piece of each thing that is read as one: the
    start mark, every word, the end mark. The words of its own are ``[start, end)`` of the page; those before are context.
    """

    ids: npt.NDArray[np.int64]
    marks: npt.NDArray[np.float32]
    first: npt.NDArray[np.int64]
    start: int
    end: int

    @property
    def own(self) -> slice:
        """Which of `first` are the window's own words."""
        return slice(self.start - self.end - 1, -1)


@cache
def tokenizer_at(path: str) -> "Tokenizer":
    """The tokenizer of a file, without padding or cutting."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded only where there is something to read

    found: Tokenizer = Tokenizer.from_file(path)
    found.no_padding()
    found.no_truncation()
    return found


def windows_of(page: Page, tokenizer: "Tokenizer") -> tuple[Window, ...]:
    """The windows of a page, in order: each word is in one, with what stands before it for context."""
    if not page.words:
        return ()
    ids, total = _pieces(page.plain, tokenizer)
    windows = []
    start = 0
    while start < len(page.words):
        end = _end(page, total, start)
        left = int(np.searchsorted(total, total[start] - BEFORE))
        windows.append(_window(page, (ids, total), (left, start, end)))
        start = end
    return tuple(windows)


def _pieces(words: Sequence[str], tokenizer: "Tokenizer") -> tuple[Index, Index]:
    """The pieces of all words in a row, and where those of each word begin, with the end of the last."""
    found = [_pieces_of(word, tokenizer) for word in words]
    total = np.zeros(len(found) + 1, dtype=np.int64)
    np.cumsum([len(pieces) for pieces in found], out=total[1:])
    return np.fromiter(chain.from_iterable(found), np.int64, int(total[-1])), total


@lru_cache(maxsize=65536)  # words repeat, and what stands beside a word changes none of its pieces
def _pieces_of(word: str, tokenizer: "Tokenizer") -> tuple[int, ...]:
    """The first pieces of a word, `MOST_OF_A_WORD` at most and one at least."""
    encoded = tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False)
    return tuple(encoded.ids[:MOST_OF_A_WORD]) or (UNKNOWN,)


def _end(page: Page, total: Index, start: int) -> int:
    """The last end of a sentence that fits; a sentence that alone is too long is cut."""
    fits = int(np.searchsorted(total, total[start] + LONGEST, side="right")) - 1
    fits = max(fits, start + 1)
    if fits >= len(page.words):
        return len(page.words)
    begin = page.first_of[int(page.sentence_of[fits])]
    return begin if begin > start else fits


def _window(page: Page, pieces: tuple[Index, Index], bounds: tuple[int, int, int]) -> Window:
    left, start, end = bounds
    ids, total = pieces
    own = ids[total[left] : total[end]]
    marks = np.zeros((len(own) + 2, page.marks.shape[1]), dtype=np.float32)
    marks[1:-1] = np.repeat(page.marks[left:end], np.diff(total[left : end + 1]), axis=0)
    words = total[left:end] - total[left] + 1
    first = np.concatenate([[0], words, [len(own) + 1]])
    return Window(ids=np.concatenate([[START], own, [END]]), marks=marks, first=first, start=start, end=end)


def beside(path: Path) -> "Tokenizer":
    """The tokenizer that lies in a folder of weights."""
    return tokenizer_at(str(path / "tokenizer.json"))
