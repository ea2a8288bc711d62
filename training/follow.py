"""One encoder learns to say what another says, over texts without a coding."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from training.batches import Batch, Item, batches, join
from training.encoder import Encoder
from training.learn import say

STILL = ("words", "positions", "kind")  # what both have in common, and keeps as it is
LAYERS = (0.1, 0.1, 0.1, 0.1, 0.2, 1.0)  # how much it counts that each layer gives the same: the last is what is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """How to follow: for so many minutes, with batches of so many `pieces` and a rate that rises over `warm_up` steps and
    falls to nothing. No dropout: the other has none.
    """

    minutes: float = 19.0
    pieces: int = 3000
    rate: float = 1e-4
    warm_up: int = 50
    seed: int = 0


def follow(learner: Encoder, leader: Encoder, items: Sequence[Item], held: Sequence[Item], plan: Following) -> None:
    """Let one encoder come near to the other; how far it is says `apart`, on items held out, before and after."""
    learner.eval()
    leader.eval()
    for name, weight in learner.named_parameters():
        weight.requires_grad_(not name.startswith(STILL))
    moved = [weight for weight in learner.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(moved, lr=plan.rate, weight_decay=0.0, betas=(0.9, 0.98))
    say(f"apart by {apart(learner, leader, held):.4f} of its length, on {len(held)} items held out")
    begun, random, steps = time.monotonic(), Random(plan.seed), 0
    while True:
        for some in batches(items, random, plan.pieces):
            used = (time.monotonic() - begun) / (60 * plan.minutes)
            if used >= 1:
                say(f"apart by {apart(learner, leader, held):.4f} after {steps} steps")
                return
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * min(1.0, (steps + 1) / plan.warm_up) * (1 - used)
            optimizer.zero_grad()
            distance = torch.stack([w * d for w, d in zip(LAYERS, _apart(learner, leader, join(some)), strict=True)])
            distance.sum().backward()  # type: ignore[no-untyped-call]  # torch does not type it
            torch.nn.utils.clip_grad_norm_(moved, 1.0)
            optimizer.step()
            steps += 1


@torch.no_grad()
def apart(learner: Encoder, leader: Encoder, items: Sequence[Item]) -> float:
    """How far the last layer of one is from that of the other: the mean square of the difference as a share of its own."""
    found = [_apart(learner, leader, join(some))[-1] for some in batches(items, Random(0), 3000)]
    return float(torch.stack(found).mean())


def _apart(learner: Encoder, leader: Encoder, batch: Batch) -> list[Tensor]:
    """The same for every layer."""
    real = batch.ids != 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            told = leader.states(batch.ids, batch.marks)
        said = learner.states(batch.ids, batch.marks)
    pairs = [(mine.float()[real], theirs.float()[real]) for mine, theirs in zip(said, told, strict=True)]
    return [(mine - theirs).square().mean() / theirs.square().mean() for mine, theirs in pairs]
