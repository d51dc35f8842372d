"""The bundle that ships: `python -m training.export RUN_FOLDER --out FOLDER`.

fp32 weights to an ONNX graph, unfused; matrices dynamic int8 per channel; the embeddings of pieces int8 with a scale for
each piece (one scale for the whole table cost half a point of F1); the heads stay in fp32, since they are tiny. On two
cores that is the fastest and the least lossy of what was tried (fusing first, static int8, per tensor and 4 bit all lost
more or ran slower).
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.nn.labels import PROTOCOL, heads
from onrecord.nn.windows import LIMIT
from training.base import base_folder
from training.card import card, read_record
from training.encoder import Encoder, Shape
from training.settings import read_thresholds

_HERE = Path(__file__).parent
_OPSET = 17


def main() -> None:
    """Write encoder.onnx, vocabulary.txt, bundle.json and CARD.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a run, with model.pt (or checkpoint.pt)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--exact", action="store_true", help="keep fp32, to measure what int8 costs")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(heads()[-1].columns.stop, Shape())
    encoder.load_state_dict(_weights(told.run))
    if not told.exact:
        encoder.pieces = SmallEmbedding(encoder.pieces.weight.data)
    graph = to_onnx(encoder.eval())
    exact = told.out / ("encoder.onnx" if told.exact else "encoder.exact.onnx")
    onnx.save(graph, exact)
    if not told.exact:
        quantize_dynamic(
            exact,
            told.out / "encoder.onnx",
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=_heads_of(graph),
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        exact.unlink()
    vocabulary = (base_folder() / "vocab.txt").read_text(encoding="utf-8")
    (told.out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    chosen = read_thresholds(_HERE / "thresholds.toml")
    described = {
        "protocol": PROTOCOL,
        "window": LIMIT,
        "heads": {head.name: head.labels for head in heads()},
        "thresholds": chosen.least,
        "enter": chosen.enter,
        "trust": chosen.trust,
        "learnt": {"attribution": asdict(encoder.chain.learnt())},
    }
    (told.out / "bundle.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    (told.out / "CARD.md").write_text(card(read_record(told.run)), encoding="utf-8")


class SmallEmbedding(torch.nn.Module):
    """Rows of eight-bit integers, each with a scale of its own."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """(batch, pieces) of numbers in, (batch, pieces, width) out."""
        return self.rows[pieces].to(torch.float32) * self.scale[pieces]


def _heads_of(graph: onnx.ModelProto) -> list[str]:
    """The nodes that multiply by the weights of the heads and of the embedding head."""
    last = {one.name for one in graph.graph.output}
    found: list[str] = []
    for node in reversed(graph.graph.node):
        if last & set(node.output):
            if node.op_type in {"MatMul", "Gemm"}:
                found.append(node.name)
            elif node.op_type == "Add":
                last |= set(node.input)
    return found


def _weights(run: Path) -> dict[str, torch.Tensor]:
    done: dict[str, torch.Tensor]
    if (run / "model.pt").exists():
        done = torch.load(run / "model.pt", map_location="cpu", weights_only=True)
    else:
        done = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)["average"]
    return done


def to_onnx(encoder: Encoder) -> onnx.ModelProto:
    """The graph of one window: (1, pieces) of numbers in; columns and meaning out."""
    encoder.places.weight.data = encoder.places.weight.data[: 2 * LIMIT].clone()
    sample = torch.ones(1, 12, dtype=torch.long)
    body = io.BytesIO()
    torch.onnx.export(
        encoder,
        (sample, sample),
        body,
        input_names=["pieces", "rows"],
        output_names=["columns", "meaning"],
        dynamic_axes={"pieces": {1: "n"}, "rows": {1: "n"}, "columns": {1: "n"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    return onnx.load_from_string(body.getvalue())


if __name__ == "__main__":
    main()
