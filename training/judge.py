"""How well a model reads items held out, head by head: the best F1 over all thresholds, and the share of labels right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from recount.extract.engines.encoder.scheme import MENTION_LABELS, PAIRS, RANKED, ROLES, SPAN_LABELS, TAGS
from training.batches import Item, join
from training.loss import encode, loss_of
from training.model import Model, mean_of
from training.scale import IGNORE, Weights


@torch.no_grad()
def judge(model: Model, held: Sequence[Item]) -> dict[str, float]:
    """Figures by name, 0 to 1; `loss` is the mean loss of an item, `mean` that of all other figures."""
    model.eval()
    device = model.tags.weight.device
    scores: dict[str, list[tuple[Tensor, Tensor]]] = defaultdict(list)
    right: dict[str, list[Tensor]] = defaultdict(list)
    losses = []
    for item in held:
        batch = join([item]).to(device)
        losses.append(float(sum(loss_of(model, batch, Weights()).values())))
        words = encode(model, batch)
        if item.muc:
            mine = words[batch.messages["at"]]
            tags = model.muc["tags"](mine).view(len(mine), -1, 3)
            scores["muc tags"].append((1 - tags.softmax(-1)[..., 0].flatten(), batch.messages["tags"].flatten()))
            whole = model.gathered(mine, batch.messages["item"], 1)
            scores["muc types"].append((model.muc["types"](whole)[0], batch.messages["types"][0].long()))
            continue
        for name, found in _answers(model, batch.reports, words):
            (scores if name[1] else right)[name[0]].append(found)  # type: ignore[index, arg-type]
    figures = {name: _best_f1(torch.cat([s for s, _ in f]), torch.cat([t for _, t in f])) for name, f in scores.items()}
    figures |= {name: float(torch.cat([r.float() for r in found]).mean()) for name, found in right.items() if found}
    mean = sum(figures.values()) / max(1, len(figures))
    return figures | {"mean": mean, "loss": sum(losses) / max(1, len(losses))}


Answer = tuple[tuple[str, bool], object]


def _answers(model: Model, t: dict[str, Tensor], words: Tensor) -> Iterator[Answer]:
    tags = model.tags(words[t["at"]]).view(len(t["at"]), -1, 3)
    for n, tag in enumerate(TAGS):
        yield (f"tag {tag}", True), (1 - tags[:, n].softmax(-1)[:, 0], t["tags"][:, n])
    mentions = model.pooled(words, t, "ranges")
    labels = model.mention(mentions, t["mention"])
    claim = t["claim"]
    yield (
        ("told", True),
        (labels["told"][:, 0], torch.where(claim == IGNORE, claim, (claim >= 0).long())),
    )
    for name in MENTION_LABELS:
        keep = t[name] != IGNORE
        yield (name, False), labels[name][keep].argmax(-1) == t[name][keep]
    for n, role in enumerate(ROLES):
        vectors = mean_of(words, t, f"{role}.spans")
        if len(t[f"{role}.index"]):
            link = model.link((mentions, vectors), t[f"{role}.index"], t[f"{role}.features"], n)
            target = t[f"{role}.target"]
            yield (f"link {role}", True), (link[:, 0], target[:, 0].long())
            if role in RANKED:
                yield (f"first {role}", False), _chosen_right(link[:, 1], t[f"{role}.index"][:, 0], target[:, 1])
        if role in SPAN_LABELS and len(vectors):
            found = model.spans[role](vectors, t[f"{role}.span features"])
            for name in SPAN_LABELS[role]:
                keep = t[f"{role}.{name}"] != IGNORE
                yield (f"{role} {name}", False), found[name][keep].argmax(-1) == t[f"{role}.{name}"][keep]
    if len(t["pairs"]):
        pair = model.pair((mentions, mentions), t["pairs"], t["pair.features"])
        for n, kind in enumerate(PAIRS):
            yield (f"pair {kind}", True), (pair[:, n], t["related"][:, n].long())


def _chosen_right(scores: Tensor, asked: Tensor, target: Tensor) -> Tensor:
    """For each who chooses, whether the likeliest choice is right, or none where none is."""
    _, owner = asked.unique(return_inverse=True)
    found = []
    for n in range(int(owner.max()) + 1):
        mine, right = scores[owner == n], target[owner == n]
        found.append(right[mine.argmax()] > 0 if mine.max() > 0 else ~(right > 0).any())
    return torch.stack(found)


def _best_f1(scores: Tensor, target: Tensor) -> float:
    """The best F1 of any threshold."""
    keep = target != IGNORE
    truth = (target[keep] > 0)[scores[keep].argsort(descending=True)].double()
    if not truth.sum():
        return 0.0
    found = truth.cumsum(0)
    said = torch.arange(1, len(truth) + 1, device=truth.device)
    return float((2 * found / (said + truth.sum())).max())
