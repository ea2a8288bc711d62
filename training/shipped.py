"""The weights that ship, read back as a state that training can begin from: no checkpoint need be kept of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from recount.extract.engines.encoder.session import WEIGHTS
from training.encoder import INNER, LAYERS, WIDTH

Array = npt.NDArray[Any]
Arrays = dict[str, Array]
PRUNED = {"out": (WIDTH, WIDTH), "up": (INNER, WIDTH), "down": (WIDTH, INNER)}  # some rows or columns may be left out
LOOKING = ("query", "key", "value")
NORMS = {"norm1": "norm_attention", "norm2": "norm_out"}


def shipped_state(folder: Path = WEIGHTS) -> dict[str, Tensor]:
    """The state of the model in a folder of weights, as near as int8 kept it.

    Raises:
        OSError: there are no weights in the folder.
    """
    model = onnx.load(folder / "encoder.onnx")
    arrays = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    encoder = {f"encoder.{name}": value for name, value in _encoder(arrays)}
    with np.load(folder / "heads.npz") as stored:
        heads = {name: stored[name] for name in stored.files}
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in (encoder | heads).items()}


def _encoder(arrays: Arrays) -> Iterator[tuple[str, Array]]:
    """The arrays of an encoder by the names they are trained under; the word's kind stands in its positions."""
    yield "words.weight", arrays["words.table"] * arrays.get("words.scale", np.ones(1))
    yield "positions.weight", arrays["positions"]
    yield "kind", np.zeros(WIDTH)
    yield "marks.weight", arrays["marks.weight"].T
    for part in ("weight", "bias"):
        yield f"norm.{part}", arrays[f"norm.{part}"]
    if "joined.one" in arrays:
        yield "rest.weight", _matrix(arrays, "joined.rest")
    for n in range(LAYERS):
        yield from _layer(arrays, n)


def _layer(arrays: Arrays, n: int) -> Iterator[tuple[str, Array]]:
    ours, theirs = f"layers.{n}", f"layer{n}"
    for name, weight, bias in _looking(arrays, theirs):
        yield f"{ours}.{name}.weight", _filled(weight, (WIDTH, WIDTH))
        yield f"{ours}.{name}.bias", _filled(bias, (WIDTH,))
    for name, shape in PRUNED.items():
        yield f"{ours}.{name}.weight", _filled(_matrix(arrays, f"{theirs}.{name}"), shape)
        yield f"{ours}.{name}.bias", _filled(arrays[f"{theirs}.{name}.bias"], shape[:1])
    for there, name in NORMS.items():
        for part in ("weight", "bias"):
            yield f"{ours}.{name}.{part}", arrays[f"{theirs}.{there}.{part}"]


def _looking(arrays: Arrays, name: str) -> Iterator[tuple[str, Array, Array]]:
    """Query, key and value of a layer, as matrices and biases; in those that ship the three are one."""
    if f"{name}.qkv.bias" in arrays:
        joint = _matrix(arrays, f"{name}.qkv"), arrays[f"{name}.qkv.bias"]
        yield from zip(LOOKING, *(np.split(one, len(LOOKING)) for one in joint), strict=True)
        return
    for part in LOOKING:
        yield part, _matrix(arrays, f"{name}.{part}"), arrays[f"{name}.{part}.bias"]


def _filled(value: Array, shape: tuple[int, ...]) -> Array:
    """With zeros for the heads and neurons that were left out, behind those that stayed: their order says nothing."""
    return np.pad(value, [(0, whole - size) for size, whole in zip(value.shape, shape, strict=True)])


def _matrix(arrays: Arrays, name: str) -> Array:
    """A matrix as torch has it, (out, in), whether it was quantised a column at a time or not."""
    if f"{name}.weight" in arrays:
        return arrays[f"{name}.weight"].T
    scale, zero = arrays[f"{name}.weight_scale"], arrays[f"{name}.weight_zero_point"].astype(np.int32)
    return np.asarray((arrays[f"{name}.weight_quantized"].astype(np.int32) - zero) * scale).T
