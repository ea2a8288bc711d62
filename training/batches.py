"""Lessons as tensors, and the loss of a batch of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from recount.extract.engines.encoder.features import Links, Pairs, mention_features, span_features
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.scheme import (
    LINK_FEATURES,
    MENTION_LABELS,
    PAIR_FEATURES,
    ROLES,
    SPAN_FEATURES,
    SPAN_LABELS,
)
from recount.extract.engines.encoder.windows import Window, windows_of
from training.align import IGNORE, Lesson
from training.model import Model, Weights, mean_of
from training.muc import MucLesson

PIECES = 640  # in a batch: small steps learn more from few reports
MOST_PAIRS = 400  # of one report: a list of a hundred strikes has thousands, all alike


@dataclass(slots=True, kw_only=True)
class Item:
    """A lesson ready to be learned: windows, features, targets. `lesson` is None for messages of MUC-4."""

    name: str
    windows: tuple[Window, ...]
    words: int
    lesson: Lesson | None = None
    tensors: dict[str, Tensor] = field(default_factory=dict)
    pieces: int = 0


def item_of(name: str, lesson: Lesson, tokenizer: Tokenizer) -> Item:
    """Work out everything that does not change while learning."""
    page = lesson.page
    windows = windows_of(page, tokenizer)
    item = Item(
        name=name, windows=windows, words=len(page.words), lesson=lesson, pieces=sum(len(w.ids) for w in windows)
    )
    t = item.tensors
    t["tags"] = torch.from_numpy(lesson.tags)
    t["ranges"] = torch.tensor([(m.start, m.end) for m in lesson.mentions], dtype=torch.long).reshape(-1, 2)
    t["mention"] = torch.from_numpy(np.stack([mention_features(page, m) for m in lesson.mentions]))
    t["claim"] = torch.from_numpy(lesson.claim_of)
    t["type"], t["stance"] = torch.from_numpy(lesson.types), torch.from_numpy(lesson.stances)
    for role in ROLES:
        _role(item, lesson, role)
    pairs = lesson.pairs
    t["pairs"] = torch.from_numpy(pairs)
    known = Pairs(page, lesson.mentions)
    rows = [known.features(i, j) for i, j in pairs.tolist()]
    t["pair.features"] = torch.from_numpy(np.stack(rows)) if rows else torch.zeros(0, len(PAIR_FEATURES))
    t["related"] = torch.from_numpy(lesson.related).float()
    return item


def muc_item(name: str, lesson: MucLesson, tokenizer: Tokenizer) -> Item:
    """A message of MUC-4 with its templates."""
    windows = windows_of(lesson.page, tokenizer)
    item = Item(name=name, windows=windows, words=len(lesson.page.words), pieces=sum(len(w.ids) for w in windows))
    item.tensors["tags"] = torch.from_numpy(lesson.tags)
    item.tensors["types"] = torch.from_numpy(lesson.types)
    item.tensors["spans"] = torch.from_numpy(lesson.spans)
    item.tensors["of"] = torch.from_numpy(lesson.of)
    return item


def _muc_loss(model: Model, item: Item, words: Tensor, add) -> None:  # noqa: ANN001 - a local function
    t = item.tensors
    add("muc.tags", _tag_loss(model.muc["tags"](words).view(len(words), -1, 3), t["tags"]))
    whole = model.pooled(words, torch.tensor([[0, len(words)]]))
    add(
        "muc.types",
        F.binary_cross_entropy_with_logits(model.muc["types"](whole)[0], t["types"], reduction="none").sum()[None],
    )
    if len(t["spans"]):
        scores = model.muc["of"](mean_of(words, t["spans"]))
        add("muc.of", F.binary_cross_entropy_with_logits(scores, t["of"], reduction="none").sum(1))


def _role(item: Item, lesson: Lesson, role: str) -> None:
    t, spans = item.tensors, lesson.spans[role]
    t[f"{role}.spans"] = _ranges(spans)
    told = [m for m in range(len(lesson.mentions)) if lesson.claim_of[m] >= 0]
    index = [(m, s) for m in told for s in range(len(spans)) if lesson.linked[role][m, s] != IGNORE]
    t[f"{role}.index"] = torch.tensor(index, dtype=torch.long).reshape(-1, 2)
    links = Links(lesson.page, role, spans)
    feats = {m: links.features(lesson.mentions[m]) for m in told} if spans else {}
    t[f"{role}.features"] = (
        torch.from_numpy(np.stack([feats[m][s] for m, s in index])) if index else torch.zeros(0, len(LINK_FEATURES))
    )
    first = lesson.first.get(role, lesson.linked[role])
    t[f"{role}.target"] = torch.tensor(
        [(lesson.linked[role][m, s], first[m, s]) for m, s in index], dtype=torch.float32
    ).reshape(-1, 2)
    if role in SPAN_LABELS:
        width = len(SPAN_FEATURES[role])
        known = [span_features(role, s) for s in spans]
        t[f"{role}.span features"] = torch.from_numpy(np.stack(known)) if known else torch.zeros(0, width)
        for name, values in lesson.labels[role].items():
            t[f"{role}.{name}"] = torch.from_numpy(values)


def _ranges(spans: Sequence[Span]) -> Tensor:
    return torch.tensor([(s.start, s.end) for s in spans], dtype=torch.long).reshape(-1, 2)


def batches(items: Sequence[Item], random: Random, pieces: int = PIECES) -> Iterator[list[Item]]:
    """All items once, in a random order, some 640 pieces at a time."""
    order = list(items)
    random.shuffle(order)
    batch: list[Item] = []
    size = 0
    for item in order:
        if batch and size + item.pieces > pieces:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += item.pieces
    if batch:
        yield batch


def encode(model: Model, batch: Sequence[Item], blind: Sequence[bool] | None = None) -> list[Tensor]:
    """The vectors of each item's words. `blind` items are read without the grammar's marks."""
    windows = [(w, bool(blind and blind[n])) for n, item in enumerate(batch) for w in item.windows]
    longest = max(len(w.ids) for w, _ in windows)
    device = model.tags.weight.device
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    marks = torch.zeros(len(windows), longest, windows[0][0].marks.shape[1])
    for n, (window, dark) in enumerate(windows):
        ids[n, : len(window.ids)] = torch.from_numpy(window.ids)
        if not dark:
            marks[n, : len(window.ids)] = torch.from_numpy(window.marks)
    hidden = model.encoder(ids.to(device), marks.to(device))
    out, at = [], 0
    for item in batch:
        parts = []
        for window in item.windows:
            parts.append(hidden[at, torch.from_numpy(window.first)])
            at += 1
        out.append(torch.cat(parts))
    return out


def loss_of(
    model: Model, batch: Sequence[Item], weights: Weights, blind: Sequence[bool] | None = None
) -> dict[str, Tensor]:
    """The parts of the loss of a batch, each a mean over what it is about."""
    vectors = encode(model, batch, blind)
    sums: dict[str, list[Tensor]] = {}

    def add(name: str, loss: Tensor) -> None:
        if loss.numel():
            sums.setdefault(name, []).append(loss.reshape(-1))

    for item, words in zip(batch, vectors, strict=True):
        if item.lesson is None:
            _muc_loss(model, item, words, add)
            continue
        _item_loss(model, item, words, add)
    parts = {name: torch.cat(found).mean() for name, found in sums.items()}
    scale = {"tags": weights.tags, "muc.tags": weights.muc, "told": weights.told, "pair": weights.pair}
    return {
        name: value * (scale.get(name) or (weights.link if name.startswith("link") else weights.labels))
        for name, value in parts.items()
    }


def _tag_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Per word and tag; what is inside a span counts more, since little is. Summed over the tags."""
    weight = logits.new_tensor([1.0, 2.0, 2.0])
    per = F.cross_entropy(logits.permute(0, 2, 1), target, weight=weight, ignore_index=IGNORE, reduction="none")
    return per.sum(1)


def _item_loss(model: Model, item: Item, words: Tensor, add) -> None:  # noqa: ANN001 - a local function
    t = item.tensors
    add("tags", _tag_loss(model.tags(words).view(len(words), -1, 3), t["tags"]))
    mentions = model.pooled(words, t["ranges"])
    claim = t["claim"]
    labels = model.mention(mentions, t["mention"])
    known = claim != IGNORE
    add(
        "told",
        F.binary_cross_entropy_with_logits(labels["told"][known, 0], (claim[known] >= 0).float(), reduction="none"),
    )
    for name in MENTION_LABELS:
        keep = t[name] != IGNORE
        add(name, F.cross_entropy(labels[name][keep], t[name][keep], reduction="none"))
    for n, role in enumerate(ROLES):
        spans = t[f"{role}.spans"]
        if not len(spans):
            continue
        vectors = mean_of(words, spans)
        index = t[f"{role}.index"]
        scores = model.link((mentions, vectors), index, t[f"{role}.features"], n)
        target = t[f"{role}.target"]
        add(f"link.{role}", F.binary_cross_entropy_with_logits(scores, target, reduction="none").sum(1))
        if role in SPAN_LABELS:
            found = model.spans[role](vectors, t[f"{role}.span features"])
            for name in SPAN_LABELS[role]:
                keep = t[f"{role}.{name}"] != IGNORE
                add(f"{role}.{name}", F.cross_entropy(found[name][keep], t[f"{role}.{name}"][keep], reduction="none"))
    pairs, features, related = t["pairs"], t["pair.features"], t["related"]
    if len(pairs):
        if len(pairs) > MOST_PAIRS:
            keep = torch.randperm(len(pairs))[:MOST_PAIRS]
            pairs, features, related = pairs[keep], features[keep], related[keep]
        scores = model.pair((mentions, mentions), pairs, features)
        add("pair", F.binary_cross_entropy_with_logits(scores, related, reduction="none").sum(1))
