"""Train the model and write what ships: ``python -m training.train --help``.

Every run begins from the base weights as released, or goes on from the checkpoint in its folder. It uses a GPU where it
finds one. Two runs on the same machine with the same corpora end with the same weights, unless time cuts them short.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from recount.extract.engines.encoder.windows import beside
from training.batches import Item, batches, loss_of
from training.corpora import Corpora, base_weights, gather
from training.export import export
from training.model import Model, Weights
from training.tune import tune

BLIND = 0.15  # of the reports: read without the grammar's marks, so that the model can stand without them
WARM_UP = 100  # steps
LEAST = 0.02  # of the learning rate, at the end
MUC_SHARE = 0.12  # of the messages of MUC-4 in each epoch: they are many, and not what Recount is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to learn. It ends after `epochs` or `minutes`, whichever is first; the rates fall to nearly nothing by then."""

    epochs: int = 24
    minutes: float = 95.0
    rate: float = 1.5e-4
    head_rate: float = 2e-3
    seed: int = 0


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run has come."""

    epoch: int = 0
    steps: int = 0
    seconds: float = 0.0


class Trainer:
    """A model that learns from items, with a checkpoint after each epoch."""

    def __init__(self, model: Model, plan: Plan, out: Path) -> None:
        self.plan, self.out = plan, out
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.to(self.device)
        self.optimizer = torch.optim.AdamW(_rates(model, plan), betas=(0.9, 0.98))
        self.base = [group["lr"] for group in self.optimizer.param_groups]
        self.progress = Progress()

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
            _say(f"going on after epoch {self.progress.epoch}")

    def save(self) -> None:
        """Write the checkpoint; a run killed while it writes keeps the one before."""
        self.out.mkdir(parents=True, exist_ok=True)
        progress = {"epoch": self.progress.epoch, "steps": self.progress.steps, "seconds": self.progress.seconds}
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "progress": progress}
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def train(self, reports: Sequence[Item], messages: Sequence[Item]) -> None:
        """All epochs that are left."""
        torch.manual_seed(self.plan.seed)
        total = self.plan.epochs * self._steps(reports, messages)
        for epoch in range(self.progress.epoch, self.plan.epochs):
            random = Random(1000 * self.plan.seed + epoch)
            items = [*reports, *random.sample(list(messages), int(MUC_SHARE * len(messages)))]
            self.model.train()
            self._epoch(items, random, total)
            self.progress.epoch = epoch + 1
            self.save()
            if self.used(total) >= 1:
                return

    def _steps(self, reports: Sequence[Item], messages: Sequence[Item]) -> int:
        some = [*reports, *messages[: int(MUC_SHARE * len(messages))]]
        return sum(1 for _ in batches(some, Random(0)))

    def used(self, total: int) -> float:
        """The share of the steps or of the time that is used up."""
        return max(self.progress.steps / total, self.progress.seconds / (60 * self.plan.minutes))

    def _epoch(self, items: Sequence[Item], random: Random, total: int) -> None:
        losses: dict[str, list[float]] = {}
        for batch in batches(items, random):
            start = time.monotonic()
            used = self.used(total)
            if used >= 1:
                break
            factor = min(1.0, (self.progress.steps + 1) / WARM_UP) * max(LEAST, 0.5 * (1 + math.cos(math.pi * used)))
            for group, rate in zip(self.optimizer.param_groups, self.base, strict=True):
                group["lr"] = rate * factor
            parts = loss_of(self.model, batch, Weights(), [random.random() < BLIND for _ in batch])
            self._step(sum(parts.values(), torch.zeros((), device=self.device)))
            for name, value in parts.items():
                losses.setdefault(name.split(".")[0], []).append(float(value.detach()))
            self.progress.steps += 1
            self.progress.seconds += time.monotonic() - start
        shown = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(losses.items()))
        _say(f"epoch {self.progress.epoch + 1}, {self.progress.seconds / 60:.1f} min: {shown}")

    def _step(self, loss: Tensor) -> None:
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch does not type it
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()


def _rates(model: Model, plan: Plan) -> list[dict[str, object]]:
    """Word vectors stand still, the encoder moves a little; marks and heads, which are new, more."""
    model.encoder.words.weight.requires_grad_(False)
    new = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or "marks" in n]
    old = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "marks" not in n and p.requires_grad]
    return [
        {"params": old, "lr": plan.rate, "weight_decay": 0.01},
        {"params": new, "lr": plan.head_rate, "weight_decay": 0.01},
    ]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def run(corpora: Corpora, plan: Plan, out: Path) -> None:
    """Train, export, and set the limits on the reports held out."""
    base = base_weights()
    model = Model()
    model.encoder.load_base(base / "model.safetensors")
    trainer = Trainer(model, plan, out)
    trainer.resume()
    tokenizer = beside(base)
    reports, messages = corpora.items(tokenizer)
    for item in (*reports, *messages):
        item.tensors = {name: tensor.to(trainer.device) for name, tensor in item.tensors.items()}
    _say(f"{len(reports)} reports, {len(messages)} messages of MUC-4, {len(corpora.held)} reports held out")
    trainer.train(reports, messages)
    export(trainer.model.cpu().eval(), base / "tokenizer.json", out)
    tune(out, corpora.held, say=_say)


def main(arguments: Sequence[str] | None = None, run: Callable[[Corpora, Plan, Path], None] = run) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, help="folder with the licensed real texts; left out: the open corpus alone"
    )
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="where checkpoints and weights go")
    parser.add_argument("--minutes", type=float, default=Plan().minutes, help="end after so many minutes of learning")
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="end after so many epochs")
    given = parser.parse_args(arguments)
    run(gather(given.shared), Plan(epochs=given.epochs, minutes=given.minutes), given.out)


if __name__ == "__main__":
    main()
