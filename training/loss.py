"""The loss of a batch, part by part."""

from collections.abc import Iterator
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional as F

from recount.extract.engines.encoder.scheme import MENTION_LABELS, RANKED, ROLES, SPAN_LABELS
from training.batches import Batch
from training.model import Model, mean_of
from training.scale import IGNORE, SURE, Weights


def encode(model: Model, batch: Batch) -> Tensor:
    """The vectors of the words of all items, (words, WIDTH)."""
    device = batch.ids.device.type
    with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda" or (model.training and _half_is_fast())):
        hidden: Tensor = model.encoder(batch.ids, batch.marks, batch.first)
    return hidden.float().reshape(-1, hidden.shape[-1]).index_select(0, batch.words)


@cache
def _half_is_fast() -> bool:
    """Does this processor multiply half floats (bfloat16) by itself? Learning then takes half the time."""
    return bool(torch.cpu._is_avx512_bf16_supported())  # noqa: SLF001 - torch has no public name for it


def loss_of(model: Model, batch: Batch, weights: Weights) -> dict[str, Tensor]:
    """The parts of the loss, each a mean over what it is about, times its weight."""
    words = encode(model, batch)
    parts = dict(_messages(model, batch.messages, words)) if batch.messages else {}
    if batch.reports:
        parts |= dict(_reports(model, batch.reports, words))
    named = {"tags": weights.tags, "muc.tags": weights.muc, "told": weights.told, "pair": weights.pair}
    kinds = {"link": weights.link, "first": weights.first}
    return {
        name: value * named.get(name, kinds.get(name.split(".")[0], weights.labels)) for name, value in parts.items()
    }


def _messages(model: Model, t: dict[str, Tensor], words: Tensor) -> Iterator[tuple[str, Tensor]]:
    """What a message of MUC-4 teaches: roles, types of incidents, and which entity has a part in which type."""
    mine = words.index_select(0, t["at"])
    yield "muc.tags", tag_loss(model.muc["tags"](mine).view(len(mine), -1, 3), t["tags"])
    whole = model.gathered(mine, t["item"], len(t["types"]))
    yield "muc.types", _binary(model.muc["types"](whole), t["types"]).sum(1).mean()
    if len(t["spans.size"]):
        yield "muc.of", _binary(model.muc["of"](mean_of(words, t, "spans")), t["of"]).sum(1).mean()


def tag_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Per word, summed over the tags; what is inside a span counts more, since little is."""
    weight = logits.new_tensor([1.0, 2.0, 2.0])
    per = F.cross_entropy(logits.permute(0, 2, 1), target, weight=weight, ignore_index=IGNORE, reduction="none")
    return per.sum(1).mean()


def _binary(scores: Tensor, target: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(scores, target * (2 * SURE - 1) + (1 - SURE), reduction="none")


def _known(scores: Tensor, target: Tensor) -> Tensor:
    """The mean cross entropy where the target is known, 0 if it nowhere is."""
    total = F.cross_entropy(scores, target, ignore_index=IGNORE, reduction="sum")
    return total / (target != IGNORE).sum().clamp(min=1)


def _one_of(scores: Tensor, asked: Tensor, target: Tensor) -> Tensor:
    """How surprising it is that the one chosen is one of the right ones, or none where none is right: the mean over all
    who choose. `asked` says who chooses, `target` is 1 where a choice is right; to choose none has the score 0.
    """
    _, owner = asked.unique(return_inverse=True)
    owners = int(owner.max()) + 1
    top = scores.new_zeros(owners).scatter_reduce(0, owner, scores.detach(), "amax")
    chance = (scores - top.index_select(0, owner)).exp()
    right = scores.new_zeros(owners).index_add(0, owner, chance * target)
    none = (-top).exp() * (scores.new_zeros(owners).index_add(0, owner, target) == 0)
    every = (-top).exp() + scores.new_zeros(owners).index_add(0, owner, chance)
    sure = SURE * (right + none) / every + (1 - SURE) / 2
    return -sure.log().mean()


def _reports(model: Model, t: dict[str, Tensor], words: Tensor) -> Iterator[tuple[str, Tensor]]:
    mine = words.index_select(0, t["at"])
    yield "tags", tag_loss(model.tags(mine).view(len(mine), -1, 3), t["tags"])
    mentions = model.pooled(words, t, "ranges")
    labels = model.mention(mentions, t["mention"])
    known = (t["claim"] != IGNORE).float()
    told = _binary(labels["told"][:, 0], (t["claim"] >= 0).float()) * known
    yield "told", told.sum() / known.sum().clamp(min=1)
    for name in MENTION_LABELS:
        yield name, _known(labels[name], t[name])
    for n, role in enumerate(ROLES):
        yield from _role(model, t, words, (mentions, n, role))
    if len(t["pairs"]):
        scores = model.pair((mentions, mentions), t["pairs"], t["pair.features"])
        yield "pair", _binary(scores, t["related"]).sum(1).mean()


def _role(
    model: Model, t: dict[str, Tensor], words: Tensor, asked: tuple[Tensor, int, str]
) -> Iterator[tuple[str, Tensor]]:
    mentions, n, role = asked
    if not len(t[f"{role}.spans.size"]):
        return
    vectors = mean_of(words, t, f"{role}.spans")
    if len(t[f"{role}.index"]):
        scores = model.link((mentions, vectors), t[f"{role}.index"], t[f"{role}.features"], n)
        target = t[f"{role}.target"]
        yield f"link.{role}", _binary(scores[:, 0], target[:, 0]).mean()
        if role in RANKED:
            yield f"first.{role}", _one_of(scores[:, 1], t[f"{role}.index"][:, 0], target[:, 1])
    if role in SPAN_LABELS:
        found = model.spans[role](vectors, t[f"{role}.span features"])
        for name in SPAN_LABELS[role]:
            yield f"{role}.{name}", _known(found[name], t[f"{role}.{name}"])


def total_of(parts: dict[str, Tensor]) -> Tensor:
    """The sum of all parts."""
    return torch.stack(list(parts.values())).sum()
