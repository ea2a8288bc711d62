"""The encoder with its heads: tags, mentions, spans, links, pairs."""

from collections.abc import Mapping

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
from training.encoder import LAYERS, PIECEWISE, WIDTH, Encoder
from training.muc_scheme import MUC_ROLES, MUC_TYPES

HIDDEN = 192


def _rows(vectors: Tensor, index: Tensor) -> Tensor:
    """Rows by index. Many times faster to learn through, on a GPU, than ``vectors[index]`` where rows come again."""
    return vectors.index_select(0, index)


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
        joint = self.product(_rows(self.left_gate(left), i) * _rows(self.right_gate(right), j))
        sides_of = _rows(self.left(left), i) + _rows(self.right(right), j)
        hidden = sides_of + joint + self.features(features) + self.kind.weight[kind]
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

    def __init__(self, dropout: float = 0.1, piecewise: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(len(MARKS), dropout, piecewise)
        self.tags = nn.Linear(WIDTH, 3 * len(TAGS))
        self.muc = nn.ModuleDict(
            {
                "tags": nn.Linear(WIDTH, 3 * len(MUC_ROLES)),
                "types": nn.Linear(WIDTH, len(MUC_TYPES)),
                "of": nn.Linear(WIDTH, len(MUC_TYPES)),
            }
        )
        self.attend = nn.Linear(WIDTH, 1)
        self.mention = Labels(len(MENTION_FEATURES), {"told": 1, **{k: len(v) for k, v in MENTION_LABELS.items()}})
        self.spans = nn.ModuleDict(
            {r: Labels(len(SPAN_FEATURES[r]), {k: len(v) for k, v in SPAN_LABELS[r].items()}) for r in SPAN_LABELS}
        )
        self.link = Mixer(len(LINK_FEATURES), 2, len(ROLES))
        self.pair = Mixer(len(PAIR_FEATURES), len(PAIRS))

    def pooled(self, vectors: Tensor, t: Mapping[str, Tensor], name: str) -> Tensor:
        """One vector for each range of words that `t` holds by this name: those words that matter most weigh most."""
        return self.gathered(_rows(vectors, t[f"{name}.inside"]), t[f"{name}.owner"], len(t[f"{name}.size"]))

    def gathered(self, vectors: Tensor, owner: Tensor, owners: int) -> Tensor:
        """One vector for each owner of words, (owners, WIDTH); `owner` says whose each word is."""
        score = self.attend(vectors)[:, 0]
        top = score.new_full((owners,), -1e4).scatter_reduce(0, owner, score.detach(), "amax")
        weight = (score - _rows(top, owner)).exp()
        total = weight.new_zeros(owners).index_add(0, owner, weight)
        weighted = (weight / _rows(total, owner))[:, None] * vectors
        return vectors.new_zeros(owners, vectors.shape[1]).index_add(0, owner, weighted)


def model_for(state: Mapping[str, Tensor], dropout: float = 0.1) -> Model:
    """A model that such a state fits, as yet without it: does it look at words, or at pieces in all layers?"""
    return Model(dropout, PIECEWISE if "encoder.rest.weight" in state else LAYERS)


def mean_of(vectors: Tensor, t: Mapping[str, Tensor], name: str) -> Tensor:
    """The mean vector of each range of words that `t` holds by this name."""
    size = t[f"{name}.size"]
    total = vectors.new_zeros(len(size), vectors.shape[1])
    total = total.index_add(0, t[f"{name}.owner"], _rows(vectors, t[f"{name}.inside"]))
    return total / size[:, None].clamp(min=1)
