"""Words into the pieces the encoder knows, in windows that it can see at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
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
MOST_OF_A_WORD = 12  # pieces: a longer word is a string of signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`ids` are pieces with their marks; `first` is the index in `ids` of the first piece of each word of ``[start, end)``."""

    ids: npt.NDArray[np.int64]
    marks: npt.NDArray[np.float32]
    first: npt.NDArray[np.int64]
    start: int
    end: int


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
    pieces = _pieces(page.words, tokenizer)
    size = np.array([len(p) for p in pieces])
    total = np.concatenate([[0], np.cumsum(size)])
    windows = []
    start = 0
    while start < len(page.words):
        end = _end(page, total, start)
        left = int(np.searchsorted(total, total[start] - BEFORE))
        windows.append(_window(page, pieces, (left, start, end)))
        start = end
    return tuple(windows)


def _pieces(words: Sequence[str], tokenizer: "Tokenizer") -> list[list[int]]:
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None and len(pieces[word]) < MOST_OF_A_WORD:
            pieces[word].append(piece)
    return [p or [100] for p in pieces]  # [UNK]: a word of signs that the vocabulary drops


def _end(page: Page, total: npt.NDArray[np.int64], start: int) -> int:
    """The last end of a sentence that fits; a sentence that alone is too long is cut."""
    fits = int(np.searchsorted(total, total[start] + LONGEST, side="right")) - 1
    fits = max(fits, start + 1)
    if fits >= len(page.words):
        return len(page.words)
    begin = page.first_of[int(page.sentence_of[fits])]
    return begin if begin > start else fits


def _window(page: Page, pieces: Sequence[Sequence[int]], bounds: tuple[int, int, int]) -> Window:
    left, start, end = bounds
    ids, owners = [START], [-1]
    for word in range(left, end):
        ids.extend(pieces[word])
        owners.extend([word] * len(pieces[word]))
    ids.append(END)
    owners.append(-1)
    marks = np.zeros((len(ids), page.marks.shape[1]), dtype=np.float32)
    own = np.array(owners)
    marks[own >= 0] = page.marks[own[own >= 0]]
    first = np.searchsorted(own[1:-1], np.arange(start, end)) + 1
    return Window(ids=np.array(ids, dtype=np.int64), marks=marks, first=first, start=start, end=end)


def beside(path: Path) -> "Tokenizer":
    """The tokenizer that lies in a folder of weights."""
    return tokenizer_at(str(path / "tokenizer.json"))
