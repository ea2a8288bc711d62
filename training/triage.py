"""Train the triage: ``python -m training.triage [SHARED] [--out FOLDER]``. Its threshold is set on reports it has not seen.

Prints what it keeps of the reports held out, and, if the shared folder has them, of the gold standard and of the political
news.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional as F

from recount.extract.engines.encoder.session import WEIGHTS
from recount.extract.engines.encoder.triage import BITS, Triage, hashed, open_triage
from training.corpora import Corpora, gather
from training.texts import read_coded

FOLDS, EPOCHS, RATE = 5, 120, 0.5
DECAY = 2e-6  # of the squares of all weights, beside the mean loss
MISSED = 0.004  # of the telling reports may fall below the threshold
STEPS = 127  # of a weight as stored


def fit(
    buckets: Sequence[npt.NDArray[np.int64]], tells: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float32], float]:
    """Weights and bias of a logistic regression in which both sorts of reports weigh the same."""
    torch.manual_seed(0)
    weight, bias = torch.zeros(1 << BITS, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    flat = torch.from_numpy(np.concatenate(buckets))
    offsets = torch.tensor(np.cumsum([0, *(len(b) for b in buckets[:-1])]))
    share = torch.from_numpy(np.concatenate([np.full(len(b), 1 / np.sqrt(max(1, len(b)))) for b in buckets])).float()
    target = torch.from_numpy(tells.astype(np.float32))
    balance = torch.where(target > 0, len(target) / 2 / target.sum(), len(target) / 2 / (1 - target).sum())
    optimizer = torch.optim.Adam([weight, bias], lr=RATE)
    for epoch in range(EPOCHS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        scores = F.embedding_bag(flat, weight, offsets, mode="sum", per_sample_weights=share)[:, 0] + bias
        loss = F.binary_cross_entropy_with_logits(scores, target, weight=balance) + DECAY * weight.square().sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch does not type it
        optimizer.step()
    return weight.detach()[:, 0].numpy().copy(), float(bias.detach())


def train(texts: Sequence[str], tells: npt.NDArray[np.bool_]) -> Triage:
    """The triage; its threshold from the score of every text under a model that was trained without it and a fifth of the
    others.
    """
    buckets = [hashed(t) for t in texts]
    fold = np.arange(len(texts)) % FOLDS
    unseen = np.zeros(len(texts))
    for n in range(FOLDS):
        weights, bias = fit([b for b, f in zip(buckets, fold, strict=True) if f != n], tells[fold != n])
        part = Triage(weights=weights, bias=bias, least=0.0)
        for k in map(int, np.flatnonzero(fold == n)):
            unseen[k] = part.score(texts[k])
    weights, bias = fit(buckets, tells)
    return Triage(weights=weights, bias=bias, least=float(np.quantile(unseen[tells], MISSED)))


def save(triage: Triage, folder: Path) -> None:
    """Write ``triage.npz``, a weight in a byte."""
    scale = float(np.abs(triage.weights).max()) / STEPS
    whole = np.round(triage.weights / scale).astype(np.int8)
    np.savez_compressed(folder / "triage.npz", weights=whole, scale=scale, bias=triage.bias, least=triage.least)


def ship(corpora: Corpora, out: Path) -> Iterator[str]:
    """Train on what is learned from, write what ships, and tell what it keeps of what was held out."""
    tells = np.array([bool(c.coding["claims"]) for c in corpora.learned])
    save(train([c.report.text for c in corpora.learned], tells), out)
    made = open_triage(out)
    for name, telling in (("tell of violence", True), ("tell of none", False)):
        texts = [c.report.text for c in corpora.held if bool(c.coding["claims"]) is telling]
        share = np.mean([made is None or made.keeps(t) for t in texts])
        yield f"triage keeps {share:.4f} of {len(texts)} reports held out that {name}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write what ships, say what it keeps."""
    parser = argparse.ArgumentParser(prog="python -m training.triage", description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, help="folder with the licensed real texts")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the weights")
    given = parser.parse_args(arguments)
    for line in ship(gather(given.shared), given.out):
        print(line)
    stored = open_triage(given.out)
    for name, texts in _beside(given.shared):
        print(f"{np.mean([stored.keeps(t) for t in texts if stored]):.4f} of {len(texts)} {name}")


def _beside(shared: Path | None) -> list[tuple[str, list[str]]]:
    found = []
    if shared and (shared / "gold" / "open.jsonl").exists():
        gold = read_coded(shared / "gold" / "open.jsonl")
        found.append(("reports of the gold standard", [c.report.text for c in gold if c.coding["claims"]]))
    if shared and (shared / "data" / "polnear" / "train.jsonl").exists():
        lines = (shared / "data" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()
        found.append(("articles of political news", [json.loads(line)["text"] for line in lines]))
    return found


if __name__ == "__main__":
    main()
