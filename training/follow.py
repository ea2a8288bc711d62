"""One model learns to say what another says, over texts without a coding."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

import torch
from torch import Tensor

from training.batches import Batch, Item, batches, join
from training.encoder import WIDTH, Encoder
from training.learn import say
from training.model import Model

STILL = ("words", "positions", "kind")  # what both have in common, and keeps as it is
LAYERS = (0.1, 0.1, 0.1, 0.1, 0.2, 0.5)  # how much it counts that each layer gives the same
NEW = 5.0  # times the rate, for what the leader has not
SAMPLED = 20  # batches from which the size of the vectors is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """How to follow: for so many minutes, with batches of so many `pieces` and a rate that rises over `warm_up` steps and
    falls to nothing. No dropout: the leader has none.
    """

    minutes: float = 41.0
    pieces: int = 1500
    rate: float = 1.5e-4
    warm_up: int = 50
    seed: int = 0


def follow(learner: Model, leader: Model, items: Sequence[Item], held: Sequence[Item], plan: Following) -> None:
    """Let one encoder come near to the other, above all in what the heads make of its vectors; how far it is says `apart`,
    on items held out, before and after.
    """
    learner.eval()
    leader.eval()
    mine, theirs = learner.encoder, leader.encoder
    read = as_read(leader, items)
    optimizer = torch.optim.AdamW(_rates(mine, plan.rate), weight_decay=0.0, betas=(0.9, 0.98))
    base = [group["lr"] for group in optimizer.param_groups]
    moved = [weight for group in optimizer.param_groups for weight in group["params"]]
    say(f"apart by {apart(mine, theirs, held):.4f} of its length, on {len(held)} items held out")
    begun, random, steps = time.monotonic(), Random(plan.seed), 0
    while True:
        for some in batches(items, random, plan.pieces):
            used = (time.monotonic() - begun) / (60 * plan.minutes)
            if used >= 1:
                say(f"apart by {apart(mine, theirs, held):.4f} after {steps} steps")
                return
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * min(1.0, (steps + 1) / plan.warm_up) * (1 - used)
            optimizer.zero_grad()
            off = _off(mine, theirs, join(some))
            distance = [w * _share(d, y) for w, (d, y) in zip(LAYERS, off, strict=True)]
            distance.append((off[-1][0] @ read).square().sum(-1).mean())
            torch.stack(distance).sum().backward()  # type: ignore[no-untyped-call]  # torch does not type it
            torch.nn.utils.clip_grad_norm_(moved, 1.0)
            optimizer.step()
            steps += 1


def _rates(encoder: Encoder, rate: float) -> list[dict[str, object]]:
    """What is new moves faster; what both have in common, not at all."""
    for name, weight in encoder.named_parameters():
        weight.requires_grad_(not name.startswith(STILL))
    moved = {name: weight for name, weight in encoder.named_parameters() if weight.requires_grad}
    new = [weight for name, weight in moved.items() if name.startswith("rest")]
    old = [weight for name, weight in moved.items() if not name.startswith("rest")]
    return [{"params": old, "lr": rate}, {"params": new, "lr": rate * NEW}]


@torch.no_grad()
def as_read(model: Model, items: Sequence[Item]) -> Tensor:
    """How the heads look at a vector, (WIDTH, WIDTH): the square of what comes out is how much of it is read, as a share of
    what is read of a vector of usual size. All matrices that vectors go into count the same.
    """
    sampled = [join(some) for some in islice(batches(items, Random(0), 3000), SAMPLED)]
    said = [model.encoder(b.ids, b.marks, b.first)[b.first >= 0] for b in sampled]
    usual = torch.stack([rows.T @ rows / len(rows) for rows in said]).mean(0)
    seen = torch.zeros(WIDTH, WIDTH)
    for name, weight in model.named_parameters():
        if (
            not name.startswith("encoder.")
            and name.endswith("weight")
            and weight.ndim == 2
            and weight.shape[1] >= WIDTH
        ):
            matrix = weight[:, :WIDTH]
            seen += matrix.T @ matrix / (matrix @ usual * matrix).sum()
    small = 1e-9 * torch.eye(WIDTH, dtype=torch.float64)
    return torch.linalg.cholesky((seen / (seen * usual).sum()).double() + small).float()


@torch.no_grad()
def apart(learner: Encoder, leader: Encoder, items: Sequence[Item]) -> float:
    """How far the last layer of one is from that of the other: the mean square of the difference as a share of its own."""
    found = [_share(*_off(learner, leader, join(some))[-1]) for some in batches(items, Random(0), 3000)]
    return float(torch.stack(found).mean())


def _off(learner: Encoder, leader: Encoder, batch: Batch) -> list[tuple[Tensor, Tensor]]:
    """For every layer how far the one is off, word by word, and what the other says."""
    real = batch.first >= 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            told = leader.states(batch.ids, batch.marks, batch.first)
        said = learner.states(batch.ids, batch.marks, batch.first)
    pairs = [(mine.float()[real], theirs.float()[real]) for mine, theirs in zip(said, told, strict=True)]
    return [(mine - theirs, theirs) for mine, theirs in pairs]


def _share(off: Tensor, told: Tensor) -> Tensor:
    return off.square().mean() / told.square().mean()
