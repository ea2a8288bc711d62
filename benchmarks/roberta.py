"""A pass of a RoBERTa-base-shaped encoder over texts, for `benchmarks.speed`: what a usual transformer costs on this machine.

12 layers, 768 wide, 12 heads, 3,072 inside (Liu et al. 2019), random weights: speed does not depend on what they are. It
runs in onnxruntime with as many threads as it is given, in windows of at most 512 pieces, as ours does. Its int8 form is
quantised as ours is. Word vectors are looked up from a small table, which costs it less than its own of 50,265 rows.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

LAYERS, WIDTH, HEADS, INNER, POSITIONS, VOCABULARY = 12, 768, 12, 3072, 512, 1000
Array = npt.NDArray[np.float32]


@dataclass
class _Graph:
    nodes: list[onnx.NodeProto]
    constants: list[onnx.TensorProto]
    random: np.random.Generator

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, name: str, x: str, size: tuple[int, int]) -> str:
        weight = (self.random.standard_normal(size) * 0.02).astype(np.float32)
        y = self.add("MatMul", [x, self.constant(f"{name}.weight", weight)], f"{name}.matmul")
        return self.add("Add", [y, self.constant(f"{name}.bias", np.zeros(size[1], np.float32))], f"{name}.out")

    def norm(self, name: str, x: str) -> str:
        ones, zeros = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
        inputs = [x, self.constant(f"{name}.weight", ones), self.constant(f"{name}.bias", zeros)]
        return self.add("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=1e-5)


def graph() -> onnx.ModelProto:
    """The encoder: `ids` (batch, length) in, `vectors` (batch, length, 768) out."""
    g = _Graph([], [], np.random.default_rng(0))
    table = (g.random.standard_normal((VOCABULARY, WIDTH)) * 0.02).astype(np.float32)
    x = g.norm("norm", g.add("Gather", [g.constant("words", table), "ids"], "words.out"))
    for n in range(LAYERS):
        qkv = g.linear(f"{n}.qkv", x, (WIDTH, 3 * WIDTH))
        parts = [f"{n}.{p}" for p in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{n}.split", axis=-1, num_outputs=3))
        seen = g.add("MultiHeadAttention", parts, f"{n}.attention", domain="com.microsoft", num_heads=HEADS)
        out = g.linear(f"{n}.out", seen, (WIDTH, WIDTH))
        x = g.norm(f"{n}.norm1", g.add("Add", [x, out], f"{n}.sum1"))
        inner = g.add("Gelu", [g.linear(f"{n}.up", x, (WIDTH, INNER))], f"{n}.gelu")
        x = g.norm(f"{n}.norm2", g.add("Add", [x, g.linear(f"{n}.down", inner, (INNER, WIDTH))], f"{n}.sum2"))
    g.add("Identity", [x], "vectors")
    shape = ["batch", "length"]
    made = helper.make_graph(
        g.nodes,
        "roberta-base-shaped",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, shape)],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [*shape, WIDTH])],
        g.constants,
    )
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(made, opset_imports=opsets)
    model.ir_version = 10
    return model


@dataclass
class Roberta:
    """The rival, opened."""

    session: onnxruntime.InferenceSession

    def read(self, lengths: Sequence[int]) -> None:
        """One pass over texts of so many pieces each."""
        for length in lengths:
            for start in range(0, length, POSITIONS):
                ids = np.full((1, min(POSITIONS, length - start)), 7, dtype=np.int64)
                self.session.run(["vectors"], {"ids": ids})


def open_roberta(*, threads: int, int8: bool) -> Roberta:
    """Build it in a temporary folder and open it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roberta.onnx"
        onnx.save(graph(), path)
        if int8:
            quantize_dynamic(
                path, path.with_suffix(".int8"), op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
                weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip
            path = path.with_suffix(".int8")
        return Roberta(
            onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
        )
