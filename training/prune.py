"""A smaller encoder: attention with fewer heads, and of words instead of pieces, and fewer neurons between its matrices; it
learns to say what the whole one says.

    python -m training.prune WEIGHTS OUT --heads 14 --neurons 0 --minutes 41 --shared ../shared

Half of the encoder's time is its attention, some of its 72 heads do next to nothing for the answers, and above the first
layer it can look at words: a name of four pieces once, not four times. The other half is made by neurons of which many say
what others say. Four steps:

1. How much a head matters is how steeply the loss changes with it, report by report (Michel, Levy and Neubig 2019). The
   least of them go at once; of those that matter little goes, one by one, whose going moves the vectors least.
2. Where heads go, the matrix behind the others is set anew so that it gives, by least squares, what all gave together.
3. Neurons go that the others make up for, see `training.neurons`.
4. What is left, with words looked at above the first layer, follows the whole encoder over the texts learned from, layer
   by layer: no coding is needed for it (Hinton, Vinyals and Dean 2015; layer by layer as in Jiao and others 2020).

A head or neuron that is left out has zeros everywhere, so that it stays out when learning goes on, and `export` writes none of it.
"""

import argparse
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from recount.extract.engines.encoder.session import TRIAGE
from training.batches import Item, join
from training.corpora import base_weights, gather
from training.encoder import HEADS, LAYERS, PIECEWISE, SIZE, WIDTH, Layer
from training.export import export
from training.follow import Following, apart, follow
from training.learn import say
from training.loss import loss_of
from training.model import Model, model_for
from training.neurons import fired, made_up, without_neurons
from training.scale import Weights
from training.shipped import shipped_state
from training.train import prepared_from

LISTENED = 400  # reports that heads are judged by
COMPARED = 40  # reports on which vectors are compared for each choice
AT_ONCE, LIKELY = 10, 14  # heads that go without a comparison; heads that are compared for each that goes
State = dict[str, Tensor]
Head = tuple[int, int]
"""A layer and one of its heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard of the heads over some reports.

    `matter` (LAYERS, HEADS) is the mean steepness of the loss. `mean` (LAYERS, WIDTH) and `spread` (LAYERS, WIDTH, WIDTH)
    are the mean and the covariance of what the heads of a layer say together.
    """

    matter: Tensor
    mean: Tensor
    spread: Tensor


class _Ears:
    """Listens between the heads of one layer and the matrix behind them, and can turn each head down."""

    def __init__(self, layer: Layer) -> None:
        self.volume = torch.ones(HEADS, requires_grad=True)
        self.total = torch.zeros(WIDTH, dtype=torch.float64)
        self.squares = torch.zeros(WIDTH, WIDTH, dtype=torch.float64)
        self.count = 0
        self.seen = torch.ones(0, dtype=torch.bool)
        self.hook = layer.out.register_forward_pre_hook(self.hear)

    def hear(self, _module: nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
        """Take in what the heads say of all pieces that are no padding, and hand it on."""
        said = given[0]
        with torch.no_grad():
            rows = said[self.seen]
            self.total += rows.sum(0)
            self.squares += rows.T @ rows
            self.count += len(rows)
        loud = said.view(*said.shape[:2], HEADS, SIZE) * self.volume[:, None]
        return (loud.reshape(said.shape),)


def listen(model: Model, items: Iterable[Item]) -> Heard:
    """How much each head matters to the loss of these reports, and what the heads say."""
    model.eval()
    ears = [_Ears(layer) for layer in model.encoder.layers]
    steep = torch.zeros(LAYERS, HEADS)
    reports = 0
    for item in items:
        batch = join([item])
        for ear in ears:
            ear.seen, ear.volume.grad = batch.ids != 0, None
        torch.stack(list(loss_of(model, batch, Weights()).values())).sum().backward()  # type: ignore[no-untyped-call]
        steep += torch.stack([torch.zeros(HEADS) if e.volume.grad is None else e.volume.grad.abs() for e in ears])
        reports += 1
    for ear in ears:
        ear.hook.remove()
    mean = torch.stack([ear.total / ear.count for ear in ears])
    squares = torch.stack([ear.squares / ear.count for ear in ears])
    return Heard(matter=steep / reports, mean=mean, spread=squares - mean[:, :, None] * mean[:, None])


def least(heard: Heard) -> tuple[Head, ...]:
    """All heads, those that matter least first."""
    return tuple(divmod(int(n), HEADS) for n in heard.matter.flatten().argsort(stable=True))


def chosen(model: Model, heard: Heard, items: Sequence[Item], count: int) -> tuple[Head, ...]:
    """Which heads go, the least first; vectors are compared on these items."""
    order, state = least(heard), model.state_dict()
    fewer = model_for(state, 0.0)
    gone = list(order[: min(AT_ONCE, count)])

    def moved(head: Head) -> float:
        fewer.load_state_dict(without(state, heard, [*gone, head]))
        return float(apart(fewer.encoder, model.encoder, items))

    while len(gone) < count:
        gone.append(min([head for head in order if head not in gone][:LIKELY], key=moved))
    return tuple(gone)


def without(state: State, heard: Heard, heads: Sequence[Head]) -> State:
    """The state of the model without these heads: zeros where they were, and the others making up for them."""
    found = dict(state)
    for n in range(LAYERS):
        gone = {head for layer, head in heads if layer == n}
        if gone:
            found |= _layer_without(found, heard, n, gone)
    return found


def _layer_without(state: State, heard: Heard, n: int, gone: set[int]) -> State:
    name = f"encoder.layers.{n}"
    dead = torch.tensor([head in gone for head in range(HEADS)]).repeat_interleave(SIZE)
    found: State = {}
    for part in ("query", "key", "value"):
        for kind in ("weight", "bias"):
            found[f"{name}.{part}.{kind}"] = state[f"{name}.{part}.{kind}"].clone()
            found[f"{name}.{part}.{kind}"][dead] = 0.0
    weight, bias = state[f"{name}.out.weight"].double(), state[f"{name}.out.bias"].double()
    fitted = made_up(weight, heard.spread[n], ~dead)
    found[f"{name}.out.weight"] = fitted.float()
    found[f"{name}.out.bias"] = (bias + (weight - fitted) @ heard.mean[n]).float()
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Read a folder of weights, leave heads out, let the rest follow, write the new folder."""
    parser = argparse.ArgumentParser(prog="python -m training.prune", description=__doc__)
    parser.add_argument("weights", type=Path, help="the folder of weights to begin from")
    parser.add_argument("out", type=Path, help="the folder for the new ones; limits and triage are copied")
    parser.add_argument("--heads", type=int, default=14, help="how many of the 72 are left out")
    parser.add_argument("--neurons", type=int, default=0, help="how many of the 9,216 neurons are left out")
    parser.add_argument("--minutes", type=float, default=41.0, help="how long the rest follows")
    parser.add_argument("--shared", type=Path, help="follow over the licensed real texts of that folder, too")
    given = parser.parse_args(arguments)
    prepared = prepared_from(gather(given.shared))
    state = shipped_state(given.weights)
    whole, fewer = model_for(state, 0.0), Model(0.0, PIECEWISE)
    whole.load_state_dict(state, strict=False)
    listened = prepared.reports[:: max(1, len(prepared.reports) // LISTENED)]
    heard = listen(whole, listened)
    gone = chosen(whole, heard, prepared.reports[:: max(1, len(prepared.reports) // COMPARED)], given.heads)
    say(f"{len(gone)} of {LAYERS * HEADS} heads left out: " + " ".join(f"{n}.{head}" for n, head in sorted(gone)))
    fewer.load_state_dict(without(state, heard, gone), strict=False)
    if given.neurons:
        fewer.load_state_dict(without_neurons(fewer.state_dict(), fired(fewer, listened), given.neurons))
    items = (*prepared.reports, *prepared.messages)
    follow(fewer, whole, items, prepared.held, Following(minutes=given.minutes))
    export(fewer.eval(), base_weights() / "tokenizer.json", given.out)
    for name in ("limits.json", TRIAGE):
        shutil.copyfile(given.weights / name, given.out / name)


if __name__ == "__main__":
    main()
