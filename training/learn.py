"""Learning itself, from items: ``python -m training.learn PREPARED --out FOLDER``. Needs torch alone.

`training.train` does it all in one run; this is for a machine that has a GPU and nothing else: items are prepared on one
machine (``python -m training.train --prepare FILE``), learned from on another, exported on the first.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from training.batches import Batch, Disguise, Item, batches, join
from training.judge import judge
from training.loss import loss_of, total_of
from training.model import Model
from training.prepared import load
from training.scale import REAL, Weights

AVERAGED_EACH = 20  # steps
NEW = ("encoder.marks", "encoder.rest")  # what the base weights do not have


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn. It ends after `epochs` or `minutes`, whichever is first; the rates fall to nearly nothing by then.

    `pieces` are those of a batch, `rate` that of the encoder, `head_rate` that of what is new, `dropout` 0 to 1. `blind`
    is the share of reports read without the grammar's marks, so that the model can stand without them; `hidden` the share
    of their words that is hidden at most, so that they are not learned by heart; `messages` the
    share of MUC-4's in each epoch; `real` how often each real report comes in an epoch; `words` the rate of the word
    vectors as a share of the encoder's, 0 = they stand still. `least` is the share of the rates that is left at the end, 1 = they stay; over
    the last `averaged` of the run, 0 to 1, the weights are averaged, and the mean is what was learned (Izmailov and others 2018).
    """

    epochs: int = 24
    minutes: float = 95.0
    pieces: int = 640
    rate: float = 1.5e-4
    head_rate: float = 2e-3
    dropout: float = 0.1
    blind: float = 0.15
    hidden: float = 0.25
    messages: float = 0.12
    real: int = 1
    warm_up: int = 100
    least: float = 0.02
    averaged: float = 0.0
    words: float = 0.0
    seed: int = 0


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run has come."""

    epoch: int = 0
    steps: int = 0
    seconds: float = 0.0
    taken: int = 0  # states in the mean


class Trainer:
    """A model that learns from items, with a checkpoint after each epoch."""

    def __init__(self, model: Model, plan: Plan, out: Path) -> None:
        self.plan, self.out = plan, out
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.to(self.device)
        self.optimizer = torch.optim.AdamW(_rates(model, plan), betas=(0.9, 0.98), fused=True)
        self.base = [group["lr"] for group in self.optimizer.param_groups]
        self.progress = Progress()
        self.mean: dict[str, Tensor] = {}

    @property
    def checkpoint(self) -> Path:
        """Where the state of a run is kept."""
        return self.out / "checkpoint.pt"

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.progress = Progress(**state["progress"])
            self.mean = state.get("mean", {})  # a checkpoint of before has none
            say(f"going on after epoch {self.progress.epoch}")

    def save(self) -> None:
        """Write the checkpoint; a run killed while it writes keeps the one before."""
        self.out.mkdir(parents=True, exist_ok=True)
        progress = {f.name: getattr(self.progress, f.name) for f in fields(Progress)}
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "progress": progress}
        state["mean"] = self.mean
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def train(self, reports: Sequence[Item], messages: Sequence[Item], held: Sequence[Item] = ()) -> None:
        """All epochs that are left; with items held out, they are judged now and then."""
        torch.manual_seed(self.plan.seed)
        total = self.plan.epochs * sum(
            1 for _ in batches(self._items(reports, messages, 0), Random(0), self.plan.pieces)
        )
        for epoch in range(self.progress.epoch, self.plan.epochs):
            self.model.train()
            self._epoch(self._items(reports, messages, epoch), epoch, total)
            self.progress.epoch = epoch + 1
            done = self.used(total) >= 1
            if done and self.mean:
                self.model.load_state_dict(self.mean)
            if self.device.type == "cpu" or done:
                self.save()
            if held and (done or epoch % 5 == 4):
                say(json.dumps({k: round(v, 4) for k, v in judge(self.model, held).items()}))
            if done:
                return

    def _items(self, reports: Sequence[Item], messages: Sequence[Item], epoch: int) -> list[Item]:
        random = Random(1000 * self.plan.seed + epoch)
        some = random.sample(list(messages), int(self.plan.messages * len(messages)))
        now = in_turn(reports, epoch)
        again = [r for r in now if r.corpus in REAL] * (self.plan.real - 1)
        return [*now, *again, *some]

    def used(self, total: int) -> float:
        """The share of the steps or of the time that is used up."""
        return max(self.progress.steps / total, self.progress.seconds / (60 * self.plan.minutes))

    def _joined(self, items: Sequence[Item], epoch: int) -> Iterator[Batch]:
        random = Random(1000 * self.plan.seed + epoch)
        for batch in batches(items, random, self.plan.pieces):
            yield join(batch, Disguise(blind=self.plan.blind, hidden=self.plan.hidden), random).to(self.device)

    def _epoch(self, items: Sequence[Item], epoch: int, total: int) -> None:
        losses: dict[str, list[Tensor]] = {}
        start = time.monotonic()
        before = self.progress.seconds
        for batch in self._joined(items, epoch):
            used = self.used(total)
            if used >= 1:
                break
            warm = min(1.0, (self.progress.steps + 1) / self.plan.warm_up)
            factor = warm * max(self.plan.least, 0.5 * (1 + math.cos(math.pi * used)))
            for group, rate in zip(self.optimizer.param_groups, self.base, strict=True):
                group["lr"] = rate * factor
            parts = loss_of(self.model, batch, Weights())
            self._step(total_of(parts))
            if used >= 1 - self.plan.averaged and self.progress.steps % AVERAGED_EACH == 0:
                self.take_in()
            for name, value in parts.items():
                losses.setdefault(name.split(".")[0], []).append(value.detach())
            self.progress.steps += 1
            self.progress.seconds = before + time.monotonic() - start
        shown = " ".join(f"{name} {float(torch.stack(v).mean()):.3f}" for name, v in sorted(losses.items()))
        say(f"epoch {self.progress.epoch + 1}, {self.progress.seconds / 60:.1f} min: {shown}")

    def take_in(self) -> None:
        """Take the weights of now into the mean."""
        self.progress.taken += 1
        for name, value in self.model.state_dict().items():
            mean = self.mean.get(name, value)
            moves = value.is_floating_point()
            self.mean[name] = (mean + (value - mean) / self.progress.taken if moves else value).detach().clone()

    def _step(self, loss: Tensor) -> None:
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch does not type it
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()


def in_turn(reports: Sequence[Item], epoch: int) -> list[Item]:
    """Each report once, in the version whose turn it is in this epoch."""
    versions: dict[str, list[Item]] = {}
    for report in reports:
        versions.setdefault(report.name, []).append(report)
    return [some[epoch % len(some)] for some in versions.values()]


def _rates(model: Model, plan: Plan) -> list[dict[str, object]]:
    """Word vectors move least or stand still, the encoder moves a little; what the base has not, and the heads, more."""
    model.encoder.words.weight.requires_grad_(plan.words > 0)
    named = dict(model.named_parameters())
    words = [named.pop("encoder.words.weight")] if plan.words else []
    new = [p for n, p in named.items() if not n.startswith("encoder.") or n.startswith(NEW)]
    old = [p for n, p in named.items() if n.startswith("encoder.") and not n.startswith((*NEW, "encoder.words"))]
    return [
        {"params": words, "lr": plan.rate * plan.words, "weight_decay": 0.0},
        {"params": old, "lr": plan.rate, "weight_decay": 0.01},
        {"params": new, "lr": plan.head_rate, "weight_decay": 0.01},
    ]


def say(words: str) -> None:
    """Tell how it goes, on the second output."""
    print(words, file=sys.stderr, flush=True)


def plan_arguments(parser: argparse.ArgumentParser) -> None:
    """An option for each field of a plan."""
    for f in fields(Plan):
        parser.add_argument(f"--{f.name.replace('_', '-')}", type=type(f.default), default=f.default, metavar="N")


def plan_of(given: argparse.Namespace) -> Plan:
    """The plan that the options give."""
    return Plan(**{f.name: getattr(given, f.name) for f in fields(Plan)})


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.learn", description=__doc__)
    parser.add_argument("prepared", type=Path, help="the file that `python -m training.train --prepare` wrote")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint goes")
    parser.add_argument("--open", action="store_true", help="learn from the open corpus alone")
    plan_arguments(parser)
    given = parser.parse_args(arguments)
    prepared = load(given.prepared)
    if given.open:
        prepared = replace(prepared, reports=tuple(r for r in prepared.reports if r.corpus not in REAL), messages=())
    plan = plan_of(given)
    torch.manual_seed(plan.seed)
    model = Model(plan.dropout)
    model.load_state_dict(dict(prepared.base), strict=False)
    trainer = Trainer(model, plan, given.out)
    trainer.resume()
    say(f"{len(prepared.reports)} reports, {len(prepared.messages)} messages, {len(prepared.held)} held out; {plan}")
    trainer.train(prepared.reports, prepared.messages, prepared.held)


if __name__ == "__main__":
    main()
