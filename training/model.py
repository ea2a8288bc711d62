"""The encoder with its heads: tags, mentions, spans, links, pairs."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from recount.extract.engines.encoder.scheme import (
    LINK_FEATURES,
    MARKS,
    MENTION_FEATURES,
    MENTION_LABELS,
    PAIR_FEATURES,
    PAIRS,
    ROLES,
    SPAN_FEATURES,
    SPAN_LABELS,
    TAGS,
)
from training import muc
from training.encoder import WIDTH, Encoder

HIDDEN = 192


class Mixer(nn.Module):
    """Scores for two vectors and features of how they stand to each other: a sum and a product, then one hidden layer."""

    def __init__(self, features: int, outputs: int, kinds: int = 1) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.left_gate, self.right_gate = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.product = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.features = nn.Linear(features, HIDDEN, bias=False)
        self.kind = nn.Embedding(kinds, HIDDEN)
        nn.init.normal_(self.kind.weight, std=0.02)
        self.out = nn.Linear(HIDDEN, outputs)
        self.direct = nn.Linear(features, outputs, bias=False)
        self.drop = nn.Dropout(0.1)

    def forward(self, sides: tuple[Tensor, Tensor], index: Tensor, features: Tensor, kind: int = 0) -> Tensor:
        """Sides are (m, WIDTH) and (n, WIDTH); `index` (k, 2) says which of them meet, `features` (k, features) how.
        Gives (k, outputs).
        """
        left, right = sides
        i, j = index[:, 0], index[:, 1]
        joint = self.product(self.left_gate(left)[i] * self.right_gate(right)[j])
        hidden = self.left(left)[i] + self.right(right)[j] + joint + self.features(features) + self.kind.weight[kind]
        return self.out(self.drop(F.relu(hidden))) + self.direct(features)


class Labels(nn.Module):
    """Several labels of one vector and its features."""

    def __init__(self, features: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.inner = nn.Linear(WIDTH + features, HIDDEN)
        self.outs = nn.ModuleDict({f"to_{name}": nn.Linear(HIDDEN, size) for name, size in sizes.items()})
        self.direct = nn.ModuleDict(
            {f"to_{name}": nn.Linear(features, size, bias=False) for name, size in sizes.items()}
        )
        self.drop = nn.Dropout(0.1)

    def forward(self, vectors: Tensor, features: Tensor) -> dict[str, Tensor]:
        """`vectors` (n, WIDTH), `features` (n, features). Gives (n, size) for each label."""
        hidden = self.drop(F.relu(self.inner(torch.cat([vectors, features], -1))))
        return {k.removeprefix("to_"): out(hidden) + self.direct[k](features) for k, out in self.outs.items()}


class Model(nn.Module):
    """Everything that is learned."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(len(MARKS), dropout)
        self.tags = nn.Linear(WIDTH, 3 * len(TAGS))
        self.muc = nn.ModuleDict(
            {
                "tags": nn.Linear(WIDTH, 3 * len(muc.ROLES)),
                "types": nn.Linear(WIDTH, len(muc.TYPES)),
                "of": nn.Linear(WIDTH, len(muc.TYPES)),
            }
        )
        self.attend = nn.Linear(WIDTH, 1)
        self.mention = Labels(len(MENTION_FEATURES), {"told": 1, **{k: len(v) for k, v in MENTION_LABELS.items()}})
        self.spans = nn.ModuleDict(
            {r: Labels(len(SPAN_FEATURES[r]), {k: len(v) for k, v in SPAN_LABELS[r].items()}) for r in SPAN_LABELS}
        )
        self.link = Mixer(len(LINK_FEATURES), 2, len(ROLES))
        self.pair = Mixer(len(PAIR_FEATURES), len(PAIRS))

    def pooled(self, vectors: Tensor, ranges: Tensor) -> Tensor:
        """One vector for each range of words: those that matter most weigh most."""
        weight = self.attend(vectors)[:, 0]
        rows = [weight[a:b].softmax(0) @ vectors[a:b] for a, b in ranges.tolist()]
        return torch.stack(rows) if rows else vectors.new_zeros((0, WIDTH))


def mean_of(vectors: Tensor, ranges: Tensor) -> Tensor:
    """The mean vector of each range of words."""
    total = torch.cat([vectors.new_zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    size = (ranges[:, 1] - ranges[:, 0])[:, None].clamp(min=1)
    return (total[ranges[:, 1]] - total[ranges[:, 0]]) / size


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the lesson counts."""

    tags: float = 1.0
    told: float = 1.0
    labels: float = 0.5
    link: float = 1.0
    pair: float = 0.7
    muc: float = 1.0
