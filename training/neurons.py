"""Which neurons between the two matrices of a layer may go: half of the encoder's sums are made there.

A neuron can go for little where the others say what it says. How much is lost when it goes and the matrix behind makes up
for it with those that stay, by least squares, is known beforehand (Hassibi and Stork 1993, here for the square of what
the layer gives rather than for the loss); so they go one by one, the cheapest of all layers first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.batches import Item
from training.encoder import INNER, LAYERS, Layer
from training.model import Model

RIDGE = 1e-4  # of the mean variance: keeps least squares from blowing up what hardly varies
STEP = 32  # a processor multiplies so many at once: fewer save nothing
State = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """What the neurons of a layer say over some reports: their `mean` (INNER) and their covariance `spread` (INNER, INNER)."""

    mean: Tensor
    spread: Tensor


class _Ears:
    """Listens before the second matrix of one layer."""

    def __init__(self, layer: Layer) -> None:
        self.total = torch.zeros(INNER, dtype=torch.float64)
        self.squares = torch.zeros(INNER, INNER, dtype=torch.float64)
        self.count = 0
        self.hook = layer.down.register_forward_pre_hook(self.hear)

    def hear(self, _module: nn.Module, given: tuple[Tensor]) -> None:
        rows = given[0].reshape(-1, INNER).double()
        self.total += rows.sum(0)
        self.squares += rows.T @ rows
        self.count += len(rows)

    def heard(self) -> Fired:
        mean = self.total / self.count
        return Fired(mean=mean, spread=self.squares / self.count - torch.outer(mean, mean))


@torch.no_grad()
def fired(model: Model, items: Iterable[Item]) -> tuple[Fired, ...]:
    """What the neurons of each layer say over these reports."""
    model.eval()
    ears = [_Ears(layer) for layer in model.encoder.layers]
    for item in items:
        for ids, marks, first, _ in item.windows:  # each alone, so that there is no padding to hear
            model.encoder(ids[None].long(), marks[None].float(), first[None].long())
    for ear in ears:
        ear.hook.remove()
    return tuple(ear.heard() for ear in ears)


@torch.no_grad()
def leaving(weight: Tensor, spread: Tensor, most: int) -> list[tuple[float, int]]:
    """Neurons in the order in which they go, each with what is lost then: a share of the variance of all that they give.

    Args:
        weight: the matrix behind them, (WIDTH, INNER).
        spread: their covariance.
        most: how many may go.
    """
    w = weight.double().clone()
    among = spread + RIDGE * spread.diagonal().mean() * torch.eye(len(spread), dtype=torch.float64)
    total = float((w @ among * w).sum())
    inverse = torch.linalg.inv(among)
    gone = torch.zeros(len(among), dtype=torch.bool)
    found = []
    for _ in range(most):
        lost = w.square().sum(0) / inverse.diagonal()
        lost[gone] = torch.inf
        n = int(lost.argmin())
        found.append((float(lost[n]) / total if total else 0.0, n))
        row, share = inverse[n].clone(), -1 / float(inverse[n, n])
        w.addr_(w[:, n].clone(), row, alpha=share)
        inverse.addr_(row, row, alpha=share)
        gone[n], inverse[n, n], w[:, n] = True, 1.0, 0.0
    return found


def without_neurons(state: State, layers: Sequence[Fired], count: int) -> dict[str, Tensor]:
    """The state without so many neurons of all layers, the cheapest first and in each layer a multiple of `STEP`: zeros where
    they were, and the others making up for them. None goes from which all of a layer would be gone.
    """
    most = min(count, INNER - STEP)
    orders = [leaving(state[f"encoder.layers.{n}.down.weight"], layers[n].spread, most) for n in range(LAYERS)]
    cheapest = sorted((lost, n) for n, order in enumerate(orders) for lost, _ in order)
    going = [n for _, n in cheapest[:count]]
    found = dict(state)
    for n, order in enumerate(orders):
        gone = torch.zeros(INNER, dtype=torch.bool)
        gone[[neuron for _, neuron in order[: going.count(n) // STEP * STEP]]] = True
        found |= _layer_without(found, n, layers[n], gone)
    return found


def _layer_without(state: State, n: int, heard: Fired, gone: Tensor) -> dict[str, Tensor]:
    name, stay = f"encoder.layers.{n}", ~gone
    up, bias_up = state[f"{name}.up.weight"].clone(), state[f"{name}.up.bias"].clone()
    up[gone], bias_up[gone] = 0.0, 0.0
    weight, bias = state[f"{name}.down.weight"].double(), state[f"{name}.down.bias"].double()
    fitted = made_up(weight, heard.spread, stay)
    return {
        f"{name}.up.weight": up,
        f"{name}.up.bias": bias_up,
        f"{name}.down.weight": fitted.float(),
        f"{name}.down.bias": (bias + (weight - fitted) @ heard.mean).float(),
    }


def made_up(weight: Tensor, spread: Tensor, live: Tensor) -> Tensor:
    """The matrix that gives from the living columns alone what comes nearest to what it gave from all."""
    fitted = torch.zeros_like(weight)
    if live.any():
        among = spread[live][:, live]
        ridge = RIDGE * among.diagonal().mean() * torch.eye(len(among), dtype=among.dtype)
        fitted[:, live] = torch.linalg.solve(among + ridge, (weight @ spread[:, live]).T).T
    return fitted
