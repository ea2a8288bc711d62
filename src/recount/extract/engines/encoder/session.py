"""The weights that ship, opened once a process: the encoder in onnxruntime, the heads in numpy."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recount.extract.engines.encoder.heads import Heads, Matrix
from recount.extract.engines.encoder.windows import Window, tokenizer_at

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
TRIAGE = "triage.npz"  # beside them, where there is one


@dataclass(frozen=True)
class Weights:
    """A folder of weights, opened."""

    encoder: "InferenceSession"
    heads: Heads
    tokenizer: "Tokenizer"
    gives_words: bool  # as those that ship do; or one vector a piece, as weights do that were just learned

    def vectors(self, windows: Sequence[Window]) -> Matrix:
        """One vector for each word of the windows, in order: (words, width)."""
        found = []
        for window in windows:
            asked = {"ids": window.ids[None], "marks": window.marks[None]}
            if self.gives_words:
                asked["first"] = window.first
            (out,) = self.encoder.run(["vectors"], asked)
            words = out[0] if self.gives_words else out[0][window.first]
            found.append(words[window.own])
        return np.concatenate(found)


@cache
def open_weights(folder: Path = WEIGHTS) -> Weights:
    """Open a folder of weights. One thread a process: many processes share the machine, and sums stay the same."""
    import onnxruntime  # noqa: PLC0415 - a process that hands the reading to others needs none of it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"),
        sess_options=options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # its kernel takes eight times as long as the two that it joins
    )
    with np.load(folder / "heads.npz") as stored:
        heads = Heads({name: stored[name].astype(np.float32) for name in stored.files})
    return Weights(
        encoder=session,
        heads=heads,
        tokenizer=tokenizer_at(str(folder / "tokenizer.json")),
        gives_words="first" in {given.name for given in session.get_inputs()},
    )


@cache
def digest_of(folder: Path = WEIGHTS) -> str:
    """The digest of all files of a folder of weights."""
    total = hashlib.blake2b(digest_size=8)
    for name in (*FILES, *([TRIAGE] if (folder / TRIAGE).exists() else [])):
        total.update(hashlib.blake2b((folder / name).read_bytes()).digest())
    return total.hexdigest()
