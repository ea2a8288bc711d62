"""The small layers above the encoder, in numpy: labels of one vector, scores of two. The same sums as in training."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Index = npt.NDArray[np.int64]
ROWS, PAIRS = 16, 4096  # of one side, and chosen, at a time: a report of a thousand events needs little memory


def sigmoid(x: Matrix) -> Matrix:
    """The logistic function, without overflow."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))), dtype=np.float32)


def log_softmax(x: Matrix) -> Matrix:
    """The logarithm of the softmax over the last axis."""
    shifted = x - x.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


@dataclass(frozen=True)
class Heads:
    """The weights of all heads, by the names they were trained under."""

    weights: Mapping[str, Matrix]

    def linear(self, name: str, x: Matrix) -> Matrix:
        """``x @ W.T + b``, where there is a bias."""
        y = x @ self.weights[f"{name}.weight"].T
        bias = self.weights.get(f"{name}.bias")
        return y if bias is None else y + bias

    def tags(self, words: Matrix) -> Matrix:
        """Probabilities of outside, begin, inside: (words, tags, 3)."""
        return np.exp(log_softmax(self.linear("tags", words).reshape(len(words), -1, 3)))

    def pooled(self, words: Matrix, start: int, end: int) -> Matrix:
        """One vector for a range of words: those that matter most weigh most."""
        weight = self.linear("attend", words[start:end])[:, 0]
        weight = np.exp(weight - weight.max())
        return np.asarray((weight / weight.sum()) @ words[start:end], dtype=np.float32)

    def labels(self, name: str, vectors: Matrix, features: Matrix) -> dict[str, Matrix]:
        """Scores of every label of a head: (n, size) each."""
        hidden = np.maximum(self.linear(f"{name}.inner", np.concatenate([vectors, features], axis=-1)), 0)
        marker = f"{name}.outs.to_"
        labels = [
            k.removeprefix(marker).removesuffix(".weight")
            for k in self.weights
            if k.startswith(marker) and k.endswith(".weight")
        ]
        return {
            label: self.linear(f"{marker}{label}", hidden) + self.linear(f"{name}.direct.to_{label}", features)
            for label in labels
        }

    def paired(
        self, name: str, sides: tuple[Matrix, Matrix], index: tuple[Index, Index], features: Matrix, kind: int = 0
    ) -> Matrix:
        """Scores of chosen pairs: row ``index[0][k]`` of one side with row ``index[1][k]`` of the other, (k, outputs);
        some pairs at a time.
        """
        left, right = sides
        plain, gate = self.linear(f"{name}.left", left), self.linear(f"{name}.left_gate", left)
        other, other_gate = self.linear(f"{name}.right", right), self.linear(f"{name}.right_gate", right)
        bias = self.weights[f"{name}.kind.weight"][kind]
        rows = [np.zeros((0, len(self.weights[f"{name}.out.bias"])), dtype=np.float32)]
        for start in range(0, len(features), PAIRS):
            some = slice(start, start + PAIRS)
            i, j, part = index[0][some], index[1][some], features[some]
            joint = self.linear(f"{name}.product", gate[i] * other_gate[j])
            hidden = joint + plain[i] + other[j] + self.linear(f"{name}.features", part) + bias
            rows.append(self.linear(f"{name}.out", np.maximum(hidden, 0)) + self.linear(f"{name}.direct", part))
        return np.concatenate(rows)

    def crossed(self, name: str, sides: tuple[Matrix, Matrix], features: Matrix, kind: int = 0) -> Matrix:
        """Scores of every vector of one side with every vector of the other: (m, n, outputs), some rows at a time.

        Sides are (m, width) and (n, width), `features` (m, n, features).
        """
        left, right = sides
        plain, gate = self.linear(f"{name}.left", left), self.linear(f"{name}.left_gate", left)
        other, other_gate = self.linear(f"{name}.right", right), self.linear(f"{name}.right_gate", right)
        bias = self.weights[f"{name}.kind.weight"][kind]
        rows = []
        for start in range(0, len(left), ROWS):
            part = slice(start, start + ROWS)
            joint = self.linear(f"{name}.product", gate[part, None] * other_gate[None])
            hidden = joint + plain[part, None] + other[None] + self.linear(f"{name}.features", features[part]) + bias
            rows.append(
                self.linear(f"{name}.out", np.maximum(hidden, 0)) + self.linear(f"{name}.direct", features[part])
            )
        outputs = len(self.weights[f"{name}.out.bias"])
        return np.concatenate(rows) if rows else np.zeros((0, len(right), outputs), dtype=np.float32)
