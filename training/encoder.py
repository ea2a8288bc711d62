"""The shared encoder: a BERT of 6 layers, 384 wide (MiniLM-L6-H384), that also reads the grammar's marks.

It reads pieces of words and gives vectors of words. As it is trained and ships, it looks at pieces in all layers, and a word is the
first of its pieces; made smaller by `training.prune`, it looks at pieces in the first layer alone and at words above.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
SIZE = WIDTH // HEADS  # of a head
PIECEWISE = 1  # layers that look at pieces, where those above look at words


class Layer(nn.Module):
    """One transformer block, post-norm, as in BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, open_to: Tensor) -> Tensor:
        """`x` is (batch, length, WIDTH); `open_to` (batch, 1, length, length) says what each piece or word may look at."""
        shape = (x.shape[0], x.shape[1], HEADS, SIZE)
        q, k, v = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=open_to).transpose(1, 2).reshape(x.shape)
        x = self.norm_attention(x + self.drop(self.out(seen)))
        return self.norm_out(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and marks in, one vector a word out. The first layers, so many as are `piecewise`, look at pieces, the others
    at words.
    """

    def __init__(self, marks: int, dropout: float = 0.1, piecewise: int = LAYERS) -> None:
        super().__init__()
        self.piecewise = piecewise
        self.words = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.marks = nn.Linear(marks, WIDTH, bias=False)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        if piecewise < LAYERS:
            self.rest = nn.Linear(WIDTH, WIDTH, bias=False)
            nn.init.zeros_(self.rest.weight)

    def forward(self, ids: Tensor, marks: Tensor, first: Tensor) -> Tensor:
        """`ids` (batch, length), 0 = padding; `marks` (batch, length, MARKS), 0 or 1; `first` (batch, words), the first piece
        of each word, beginning with 0, -1 = padding. Gives (batch, words, WIDTH).
        """
        return self.states(ids, marks, first)[-1]

    def states(self, ids: Tensor, marks: Tensor, first: Tensor) -> list[Tensor]:
        """What every layer gives of each word, the first layer first: (batch, words, WIDTH) each."""
        place = self.positions.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + place + self.kind + self.marks(marks)))
        open_to = _open(ids != 0)
        found = []
        for n, layer in enumerate(self.layers):
            if n == self.piecewise:
                x, open_to = self.joined(x, ids, first), _open(first >= 0)
            x = layer(x, open_to)
            found.append(x if n >= self.piecewise else _at(x, first))
        return found

    def joined(self, x: Tensor, ids: Tensor, first: Tensor) -> Tensor:
        """Words instead of pieces: the vector of a word's first piece, and what it takes from the sum of the others."""
        after = F.pad(first[:, 1:], (0, 1), value=-1)
        last = torch.where(after < 0, (ids != 0).sum(1, keepdim=True), after) - 1
        total = x.float().cumsum(1)
        return _at(x, first) + self.rest(_at(total, last) - _at(total, first))

    def load_base(self, path: Path) -> None:
        """Take the base weights, as released, from a safetensors file."""
        raw = load_file(path)
        find = {k.removeprefix("bert."): v for k, v in raw.items()}
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        for n in range(LAYERS):
            base = f"encoder.layer.{n}"
            for ours, theirs in (
                ("query", "attention.self.query"),
                ("key", "attention.self.key"),
                ("value", "attention.self.value"),
                ("out", "attention.output.dense"),
                ("norm_attention", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm_out", "output.LayerNorm"),
            ):
                for part in ("weight", "bias"):
                    names[f"layers.{n}.{ours}.{part}"] = f"{base}.{theirs}.{part}"
        state = {ours: find[theirs] for ours, theirs in names.items()}
        state["kind"] = find["embeddings.token_type_embeddings.weight"][0]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or set(missing) - {"rest.weight"} != {"marks.weight"}:
            raise ValueError(f"{path} does not hold the base weights: missing {missing}, unexpected {unexpected}")


def _open(real: Tensor) -> Tensor:
    """What each place of (batch, length) may look at: all that is no padding, (batch, 1, length, length)."""
    return real[:, None, None, :].expand(-1, 1, real.shape[1], -1)


def _at(x: Tensor, index: Tensor) -> Tensor:
    """The vectors of `x` (batch, length, WIDTH) at `index` (batch, words); at padding, of whatever stands first."""
    return x.gather(1, index.clamp(min=0)[:, :, None].expand(-1, -1, x.shape[-1]))
