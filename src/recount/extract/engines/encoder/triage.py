"""Triage: may a report tell of violence at all? A linear model over hashed words, cheap, that errs on keeping."""

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recount.extract.engines.encoder.session import TRIAGE

_WORD = re.compile(r"[^\W\d_]+|\d+")
BITS = 17  # words and pairs of words share 131,072 weights
_LONGEST = 5  # digits: numbers are alike by their length, up to this


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """`weights` are by hashed word; a report is kept from the score `least` on."""

    weights: npt.NDArray[np.float32]
    bias: float
    least: float

    def score(self, text: str) -> float:
        """The log-odds that a text tells of violence."""
        found = hashed(text)
        return float(self.weights[found].sum()) / math.sqrt(max(1, len(found))) + self.bias

    def keeps(self, text: str) -> bool:
        """Is a text worth reading?"""
        return self.score(text) >= self.least


def hashed(text: str) -> npt.NDArray[np.int64]:
    """The buckets of a text's words and pairs of neighbouring words, each once."""
    words = [w if w.isalpha() else "0" * min(len(w), _LONGEST) for w in _WORD.findall(text.lower())]
    grams = {*words, *(f"{a} {b}" for a, b in pairwise(words))}
    mask = (1 << BITS) - 1
    return np.unique(np.fromiter((crc32(g.encode()) & mask for g in grams), dtype=np.int64, count=len(grams)))


@cache
def open_triage(folder: Path) -> Triage | None:
    """The triage that lies beside the weights of a folder; None if there is none, and everything is read."""
    path = folder / TRIAGE
    if not path.exists():
        return None
    with np.load(path) as stored:
        return Triage(
            weights=stored["weights"].astype(np.float32) * float(stored["scale"]),
            bias=float(stored["bias"]),
            least=float(stored["least"]),
        )
