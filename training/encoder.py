"""The shared encoder: a BERT of 6 layers, 384 wide (MiniLM-L6-H384), that also reads the grammar's marks."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
SIZE = WIDTH // HEADS  # of a head


class Layer(nn.Module):
    """One transformer block, post-norm, as in BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, open_to: Tensor) -> Tensor:
        """`x` is (batch, length, WIDTH); `open_to` (batch, 1, length, length) says what each piece may look at."""
        shape = (x.shape[0], x.shape[1], HEADS, SIZE)
        q, k, v = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=open_to).transpose(1, 2).reshape(x.shape)
        x = self.norm_attention(x + self.drop(self.out(seen)))
        return self.norm_out(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and marks in, one vector a piece out."""

    def __init__(self, marks: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.marks = nn.Linear(marks, WIDTH, bias=False)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        """`ids` (batch, length), 0 = padding; `marks` (batch, length, MARKS), 0 or 1. Gives (batch, length, WIDTH)."""
        return self.states(ids, marks)[-1]

    def states(self, ids: Tensor, marks: Tensor) -> list[Tensor]:
        """What every layer gives, the first one first: (batch, length, WIDTH) each."""
        place = self.positions.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + place + self.kind + self.marks(marks)))
        open_to = (ids != 0)[:, None, None, :].expand(-1, 1, ids.shape[1], -1)
        found = []
        for layer in self.layers:
            x = layer(x, open_to)
            found.append(x)
        return found

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
        if unexpected or set(missing) != {"marks.weight"}:
            raise ValueError(f"{path} does not hold the base weights: missing {missing}, unexpected {unexpected}")
