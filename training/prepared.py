"""Items in a file, so that a machine with a GPU needs nothing but torch: the base weights, what to learn, what is held out.

A feature is 0 or 1 and takes a bit. Word vectors stand still while learning, so that only those of pieces that occur are
kept, as half floats like the rest of the base weights.
"""

import io
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from training.batches import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """`reports` and `messages` are learned from, `held` is judged on. `base` holds the state of an untrained model."""

    reports: tuple[Item, ...]
    messages: tuple[Item, ...]
    held: tuple[Item, ...]
    base: Mapping[str, Tensor]


def save(prepared: Prepared, path: Path) -> None:
    """Write it, compressed."""
    items = {name: [_packed(item) for item in getattr(prepared, name)] for name in ("reports", "messages", "held")}
    used = torch.cat([ids.long() for name in items for i in getattr(prepared, name) for ids, *_ in i.windows]).unique()
    words = prepared.base["encoder.words.weight"]
    base = {k: v.half() for k, v in prepared.base.items() if k != "encoder.words.weight"}
    stored = io.BytesIO()
    torch.save({**items, "base": base, "used": used, "rows": words[used].half(), "vocabulary": len(words)}, stored)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(stored.getvalue(), preset=6))


def load(path: Path) -> Prepared:
    """Read it again. Pieces that do not occur have zeros for word vectors: keep the base's own when the rest is learned."""
    stored = torch.load(io.BytesIO(lzma.decompress(path.read_bytes())), weights_only=True)
    words = torch.zeros(stored["vocabulary"], stored["rows"].shape[1])
    words[stored["used"]] = stored["rows"].float()
    base = {k: v.float() for k, v in stored["base"].items()} | {"encoder.words.weight": words}
    return Prepared(
        reports=_items(stored["reports"]),
        messages=_items(stored["messages"]),
        held=_items(stored["held"]),
        base=base,
    )


def _packed(item: Item) -> dict[str, object]:
    windows = [
        (ids.to(torch.int32), _bits(marks), first.to(torch.int16), own) for ids, marks, first, own in item.windows
    ]
    tensors = {name: _small(value) for name, value in item.tensors.items()}
    return {"name": item.name, "corpus": item.corpus, "words": item.words, "muc": item.muc, "windows": windows} | {
        "tensors": tensors
    }


def _small(value: Tensor) -> object:
    if value.dtype is torch.bool:
        return _bits(value)
    return value if value.is_floating_point() else value.to(torch.int16)


def _bits(value: Tensor) -> tuple[Tensor, list[int]]:
    return torch.from_numpy(np.packbits(value.numpy().reshape(-1))), list(value.shape)


def _unpacked(value: object) -> Tensor:
    if isinstance(value, Tensor):
        return value
    bits, shape = cast("tuple[Tensor, list[int]]", value)  # as _bits gives them
    flat = np.unpackbits(bits.numpy(), count=int(np.prod(shape)))
    return torch.from_numpy(flat.astype(bool)).reshape(shape)


def _items(stored: Sequence[Mapping[str, object]]) -> tuple[Item, ...]:
    return tuple(
        Item(
            name=str(one["name"]),
            corpus=str(one["corpus"]),
            words=int(one["words"]),  # type: ignore[call-overload]  # as _packed wrote it
            muc=bool(one["muc"]),
            windows=tuple((ids, _unpacked(marks), first, own) for ids, marks, first, own in one["windows"]),  # type: ignore[attr-defined]
            tensors={k: _unpacked(v) for k, v in one["tensors"].items()},  # type: ignore[attr-defined]
        )
        for one in stored
    )
