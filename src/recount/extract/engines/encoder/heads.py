"""The small layers above the encoder, in numpy: labels of one vector, scores of two. The same sums as in training."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a score of two takes from one of them, for many vectors: (n, inner) each."""

    plain: Matrix
    gate: Matrix


@dataclass(frozen=True)
class Heads:
    """The weights of all heads, by the names they were trained under."""

    weights: Mapping[str, Matrix]

    @cached_property
    def labels_of(self) -> Mapping[str, tuple[str, ...]]:
        """The labels that each head scores, by its name."""
        found: dict[str, tuple[str, ...]] = {}
        for key in self.weights:
            name, mark, label = key.partition(".outs.to_")
            if mark and label.endswith(".weight"):
                found[name] = (*found.get(name, ()), label.removesuffix(".weight"))
        return found

    def linear(self, name: str, x: Matrix) -> Matrix:
        """``x @ W.T + b``, where there is a bias; `x` has two axes, for numpy multiplies more of them slice by slice."""
        y = x @ self.weights[f"{name}.weight"].T
        bias = self.weights.get(f"{name}.bias")
        if bias is not None:
            y += bias
        return y

    def tags(self, words: Matrix) -> Matrix:
        """Probabilities of outside, begin, inside: (words, tags, 3)."""
        return np.exp(log_softmax(self.linear("tags", words).reshape(len(words), -1, 3)))

    def weighed(self, words: Matrix) -> Matrix:
        """How much each word matters among those it is pooled with: (words,)."""
        return self.linear("attend", words)[:, 0]

    @staticmethod
    def pooled(words: Matrix, weighed: Matrix) -> Matrix:
        """One vector for words in a row, with how much each matters: those that matter most weigh most."""
        weight = np.exp(weighed - weighed.max())
        return np.asarray((weight / weight.sum()) @ words, dtype=np.float32)

    def labels(self, name: str, vectors: Matrix, features: Matrix) -> dict[str, Matrix]:
        """Scores of every label of a head: (n, size) each."""
        hidden = np.maximum(self.linear(f"{name}.inner", np.concatenate([vectors, features], axis=-1)), 0)
        return {
            label: self.linear(f"{name}.outs.to_{label}", hidden) + self.linear(f"{name}.direct.to_{label}", features)
            for label in self.labels_of[name]
        }

    def left(self, name: str, vectors: Matrix) -> Side:
        """What `paired` and `crossed` take from the left one of two."""
        return self._side(f"{name}.left", vectors)

    def right(self, name: str, vectors: Matrix) -> Side:
        """What `paired` and `crossed` take from the right one of two."""
        return self._side(f"{name}.right", vectors)

    def _side(self, name: str, vectors: Matrix) -> Side:
        weight, bias = self._joint[name]
        both = vectors @ weight
        both += bias
        plain, gate = np.split(both, 2, axis=1)
        return Side(plain=plain, gate=gate)

    @cached_property
    def _joint(self) -> Mapping[str, tuple[Matrix, Matrix]]:
        """Weights, transposed, and biases of each side, plain and gate as one: one product is quicker than two."""
        found = {}
        for key in self.weights:
            name = key.removesuffix("_gate.weight")
            if name != key:
                parts = name, f"{name}_gate"
                weights = [self.weights[f"{part}.weight"] for part in parts]
                none = np.zeros(len(weights[0]), dtype=np.float32)
                biases = [self.weights.get(f"{part}.bias", none) for part in parts]
                found[name] = np.ascontiguousarray(np.concatenate(weights).T), np.concatenate(biases)
        return found

    def paired(
        self, name: str, sides: tuple[Side, Side], index: tuple[Index, Index], features: Matrix, kind: int = 0
    ) -> Matrix:
        """Scores of chosen pairs: row ``index[0][k]`` of one side with row ``index[1][k]`` of the other, (k, outputs);
        some pairs at a time.
        """
        left, right = sides
        rows = [self._none(name)]
        for start in range(0, len(features), PAIRS):
            some = slice(start, start + PAIRS)
            i, j = index[0][some], index[1][some]
            plain = left.plain[i]
            plain += right.plain[j]
            rows.append(self._scores(name, left.gate[i] * right.gate[j], plain, features[some], kind))
        return np.concatenate(rows)

    def crossed(self, name: str, sides: tuple[Side, Side], features: Matrix, kind: int = 0) -> Matrix:
        """Scores of every vector of one side with every vector of the other: (m, n, outputs), some rows at a time.

        `features` is (m, n, features).
        """
        left, right = sides
        m, n, known = features.shape
        rows = [self._none(name)]
        for start in range(0, m, ROWS):
            some = slice(start, start + ROWS)
            gates = (left.gate[some, None] * right.gate[None]).reshape(-1, right.gate.shape[1])
            plain = (left.plain[some, None] + right.plain[None]).reshape(gates.shape)
            rows.append(self._scores(name, gates, plain, features[some].reshape(-1, known), kind))
        return np.concatenate(rows).reshape(m, n, -1)

    def _scores(self, name: str, gates: Matrix, plain: Matrix, features: Matrix, kind: int) -> Matrix:
        """Scores of pairs, (k, outputs), of what their two sides give together; `plain` is used up."""
        plain += self.weights[f"{name}.kind.weight"][kind]
        plain += self.linear(f"{name}.product", gates)
        plain += self.linear(f"{name}.features", features)
        np.maximum(plain, 0, out=plain)
        return self.linear(f"{name}.out", plain) + self.linear(f"{name}.direct", features)

    def _none(self, name: str) -> Matrix:
        return np.zeros((0, len(self.weights[f"{name}.out.bias"])), dtype=np.float32)
