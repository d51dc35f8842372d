"""A peer's load, for comparison in the same run: an encoder of RoBERTa-base's size, three passes over each text.

Event coders of today read a text once with a transformer tagger and ask a transformer twice (question and text together).
The weights are drawn at random: they cost the same time as trained ones. fp32, 12 layers of 768, one thread a process,
as many processes as ours. The table of word pieces is cut to 1,000 rows: a look-up costs the same.
"""

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession, SessionOptions

LAYERS, WIDTH, HEADS, INNER = 12, 768, 12, 3072
LIMIT = 512
QUESTION = 14
"""Pieces of a question with its marks."""

QUESTIONS = 2
_PIECES = 1_000
_COLUMNS = 9
_OPSET, _IR = 17, 9
_SPREAD = 0.02


def passes(pieces: int) -> Iterator[int]:
    """The lengths of all runs over a text of so many pieces: one pass of a tagger, then one for each question.

    >>> list(passes(600))
    [300, 300, 314, 314, 314, 314]
    """
    for asked in (0, *[QUESTION] * QUESTIONS):
        parts = -(-pieces // (LIMIT - asked))
        yield from (pieces // parts + asked for _ in range(parts))


def peer_rate(pieces: Sequence[int], processes: int) -> float:
    """Texts per second, each of so many pieces, in that many processes."""
    shares = [pieces[number::processes] for number in range(processes)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peer.onnx"
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(write_peer, path).result()  # its gigabyte goes with the process
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            taken = list(pool.map(_peer_seconds, [path] * processes, shares))
    return sum(len(share) / seconds for share, seconds in zip(shares, taken, strict=True) if share)


def _peer_seconds(path: Path, pieces: Sequence[int]) -> float:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    _run(session, LIMIT)
    start = perf_counter()
    for size in pieces:
        for length in passes(size):
            _run(session, length)
    return perf_counter() - start


def _run(session: InferenceSession, length: int) -> None:
    session.run(None, {"pieces": np.arange(length, dtype=np.int64) % _PIECES})


def write_peer(path: Path, layers: int = LAYERS) -> None:
    """Write the encoder: (pieces) in, (pieces, columns) out."""
    graph = _Graph()
    here = graph.add("Gather", graph.weight(_PIECES, WIDTH), "pieces")
    here = graph.norm(here)
    for _ in range(layers):
        here = graph.norm(graph.add("Add", here, _attention(graph, here)))
        here = graph.norm(graph.add("Add", here, _inner(graph, here)))
    graph.nodes[-1].output[0] = "last"
    graph.dense("last", WIDTH, _COLUMNS)
    graph.nodes[-1].output[0] = "columns"
    onnx.save(graph.model(), path)


class _Graph:
    """Nodes and weights of a graph in the making; every name is made here."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._chance = np.random.default_rng(0)

    def add(self, kind: str, *given: str, **how: int | list[int]) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], None, None, None, None, **how))
        return name

    def weight(self, *shape: int) -> str:
        drawn = self._chance.standard_normal(shape, dtype=np.float32) * np.float32(_SPREAD)
        return self.constant(drawn)

    def constant(self, values: NDArray[np.generic]) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def dense(self, given: str, wide: int, out: int) -> str:
        return self.add("Gemm", given, self.weight(wide, out), self.weight(out))

    def norm(self, given: str) -> str:
        return self.add(
            "LayerNormalization", given, self.constant(np.ones(WIDTH, np.float32)), self.weight(WIDTH)
        )

    def model(self) -> onnx.ModelProto:
        given = helper.make_tensor_value_info("pieces", TensorProto.INT64, ["length"])
        made = helper.make_tensor_value_info("columns", TensorProto.FLOAT, ["length", _COLUMNS])
        graph = helper.make_graph(self.nodes, "peer", [given], [made], self.weights)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)


def _attention(graph: _Graph, here: str) -> str:
    size = WIDTH // HEADS
    shape = graph.constant(np.array([-1, HEADS, size], np.int64))
    query, key, value = (graph.add("Reshape", graph.dense(here, WIDTH, WIDTH), shape) for _ in range(3))
    query = graph.add("Transpose", query, perm=[1, 0, 2])
    key = graph.add("Transpose", key, perm=[1, 2, 0])
    value = graph.add("Transpose", value, perm=[1, 0, 2])
    scale = graph.constant(np.array(size**-0.5, np.float32))
    shares = graph.add("Softmax", graph.add("Mul", graph.add("MatMul", query, key), scale), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[1, 0, 2])
    joined = graph.add("Reshape", mixed, graph.constant(np.array([-1, WIDTH], np.int64)))
    return graph.dense(joined, WIDTH, WIDTH)


def _inner(graph: _Graph, here: str) -> str:
    raised = graph.dense(here, WIDTH, INNER)
    root, one, half = (graph.constant(np.array(value, np.float32)) for value in (2.0**0.5, 1.0, 0.5))
    curve = graph.add("Add", graph.add("Erf", graph.add("Div", raised, root)), one)
    bent = graph.add("Mul", graph.add("Mul", raised, curve), half)
    return graph.dense(bent, INNER, WIDTH)
