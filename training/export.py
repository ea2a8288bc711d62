"""The trained model as files that ship: the encoder as int8 ONNX, the heads as a numpy archive, the tokenizer."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from recount.extract.engines.encoder.scheme import MARKS
from training.encoder import HEADS, LAYERS, PIECEWISE, SIZE, WIDTH
from training.model import Model

Array = npt.NDArray[np.float32]
OPSET = 20


class Graph:
    """An ONNX graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """A weight, by name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """One step; gives the name of its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, name: str, x: str, weight: Array, bias: Array) -> str:
        """``x @ weight.T + bias``."""
        y = self.add("MatMul", [x, self.constant(f"{name}.weight", weight.T)], f"{name}.matmul")
        return self.add("Add", [y, self.constant(f"{name}.bias", bias)], f"{name}.out")

    def norm(self, name: str, x: str, weight: Array, bias: Array) -> str:
        """Layer normalisation over the last axis."""
        inputs = [x, self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)]
        return self.add("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=1e-12)


def encoder_graph(state: dict[str, Array], *, int8_words: bool = True) -> onnx.ModelProto:
    """The encoder: `ids` (1, length), `marks` (1, length, MARKS) and the `first` piece of each word (words) in, `vectors`
    (1, words, WIDTH) out.

    No padding: all pieces of a window are seen. Word vectors are kept as int8 with a scale a row.
    """
    g, words = Graph(), "rest.weight" in state
    x = _embedded(g, state, int8_words=int8_words)
    for n in range(LAYERS):
        if n == PIECEWISE and words:
            x = _joined(g, state["rest.weight"], x)
        x = _layer(
            g, {k.removeprefix(f"layers.{n}."): v for k, v in state.items() if k.startswith(f"layers.{n}.")}, n, x
        )
    if words:
        g.add("Identity", [x], "vectors")
    else:
        g.add("Gather", [x, "first"], "vectors", axis=1)
    shape: list[int | str] = [1, "length"]
    graph = helper.make_graph(
        g.nodes,
        "encoder",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("marks", TensorProto.FLOAT, [*shape, len(MARKS)]),
            helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
        ],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "words", WIDTH])],
        g.constants,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="recount")
    model.ir_version = 10
    return model


def _embedded(g: Graph, state: dict[str, Array], *, int8_words: bool) -> str:
    words = state["words.weight"]
    if int8_words:
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True) / 127, 1e-8).astype(np.float32)
        table = g.constant("words.table", np.round(words / scale).astype(np.int8))
        raw = g.add("Gather", [table, "ids"], "words.rows")
        cast = g.add("Cast", [raw], "words.cast", to=TensorProto.FLOAT)
        row = g.add("Gather", [g.constant("words.scale", scale), "ids"], "words.scales")
        found = g.add("Mul", [cast, row], "words.out")
    else:
        found = g.add("Gather", [g.constant("words.table", words), "ids"], "words.out")
    length = g.add("Shape", ["ids"], "length.shape", start=1, end=2)
    at = [g.constant("positions", state["positions.weight"] + state["kind"]), g.constant("zero", np.array([0]))]
    place = g.add("Slice", [*at, length, g.constant("axis", np.array([0]))], "positions.out")
    marks = g.add("MatMul", ["marks", g.constant("marks.weight", state["marks.weight"].T)], "marks.out")
    total = g.add("Add", [g.add("Add", [found, place], "embedded.words"), marks], "embedded")
    return g.norm("norm", total, state["norm.weight"], state["norm.bias"])


def _joined(g: Graph, rest: Array, x: str) -> str:
    """Words instead of pieces: the vector of each word's first piece, and what it takes from the sum of the others. As
    `training.encoder.Encoder.joined`.
    """
    one, end = g.constant("joined.one", np.array([1])), g.constant("joined.end", np.array([2**31]))
    after = g.add("Slice", ["first", one, end], "joined.after")
    ends = g.add("Concat", [after, "length.shape"], "joined.ends", axis=0)
    last = g.add("Sub", [ends, one], "joined.last")
    total = g.add("CumSum", [x, one], "joined.total")
    sums = [g.add("Gather", [total, at], f"joined.{name}", axis=1) for name, at in (("to", last), ("from", "first"))]
    others = g.add("Sub", sums, "joined.others")
    taken = g.add("MatMul", [others, g.constant("joined.rest.weight", rest.T)], "joined.rest.matmul")
    return g.add("Add", [g.add("Gather", [x, "first"], "joined.first", axis=1), taken], "joined.out")


def living(out: Array) -> npt.NDArray[np.bool_]:
    """Which columns of a layer's `out` belong to a head that is heard; never none."""
    return np.repeat(_heard(np.asarray(out.reshape(WIDTH, HEADS, SIZE).any(axis=(0, 2)))), SIZE)


def _heard(some: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The same, and the first where there is none."""
    return some if some.any() else np.arange(len(some)) == 0


def _layer(g: Graph, w: dict[str, Array], n: int, x: str) -> str:
    name = f"layer{n}"
    live = living(w["out.weight"])
    parts = [
        g.linear(f"{name}.{part}", x, w[f"{part}.weight"][live], w[f"{part}.bias"][live])
        for part in ("query", "key", "value")  # three products: to split one takes longer
    ]
    heads = int(live.sum()) // SIZE
    seen = g.add("MultiHeadAttention", parts, f"{name}.attention", domain="com.microsoft", num_heads=heads)
    out = g.linear(f"{name}.out", seen, w["out.weight"][:, live], w["out.bias"])
    x = g.norm(
        f"{name}.norm1", g.add("Add", [x, out], f"{name}.sum1"), w["norm_attention.weight"], w["norm_attention.bias"]
    )
    fire = _heard(np.asarray(w["down.weight"].any(axis=0)))
    inner = g.add("Gelu", [g.linear(f"{name}.up", x, w["up.weight"][fire], w["up.bias"][fire])], f"{name}.gelu")
    down = g.linear(f"{name}.down", inner, w["down.weight"][:, fire], w["down.bias"])
    return g.norm(f"{name}.norm2", g.add("Add", [x, down], f"{name}.sum2"), w["norm_out.weight"], w["norm_out.bias"])


def export(model: Model, tokenizer: Path, out: Path, *, int8: bool = True) -> None:
    """Write ``encoder.onnx``, ``heads.npz`` and ``tokenizer.json`` to a folder.

    Matrices are quantised a column at a time, with 7 bits, so that processors with and without VNNI give the same sums.
    """
    out.mkdir(parents=True, exist_ok=True)
    arrays = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    state = {k.removeprefix("encoder."): v for k, v in arrays.items() if k.startswith("encoder.")}
    heads = {k: v.astype(np.float16) for k, v in arrays.items() if not k.startswith("encoder.")}
    np.savez(out / "heads.npz", **heads)
    plain = out / "encoder.fp32.onnx"
    onnx.save(encoder_graph(state, int8_words=int8), plain)
    if int8:
        quantize_dynamic(
            plain,
            out / "encoder.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["marks.out"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        plain.unlink()
    else:
        plain.rename(out / "encoder.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
