"""What a batch costs, head by head."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.nn.labels import heads
from training.batches import Batch
from training.chains import Chain
from training.targets import IGNORE, allowed

COLUMNS = {head.name: head.columns for head in heads()}


def losses(columns: Tensor, batch: Batch, chain: Chain) -> Mapping[str, Tensor]:
    """The loss of each head that the batch has targets for; `columns` is (windows, pieces, columns)."""
    made: dict[str, Tensor] = {}
    for name, target in batch.targets.items():
        given = columns[..., COLUMNS[name]].float()
        if name == "mentions":
            made[name] = _partial(given, target)
        elif name in {"event", "factuality"}:
            made[name] = _scalar(given[..., 0], target, name)
        else:
            made[name] = functional.cross_entropy(
                given.reshape(-1, given.shape[-1]), target.reshape(-1), ignore_index=IGNORE
            )
        if name == "attribution":
            made["chain"] = chain(given, target)
    return made


def _partial(given: Tensor, target: Tensor) -> Tensor:
    """Minus the log of what all allowed tags have together."""
    here = target != IGNORE
    given, target = given[here], target[here]
    may = torch.from_numpy(allowed()[1]).to(given.device)[target]
    together = torch.logsumexp(given.masked_fill(~may, -1e4), dim=-1)
    return (torch.logsumexp(given, dim=-1) - together).mean()


def _scalar(given: Tensor, target: Tensor, name: str) -> Tensor:
    here = ~torch.isnan(target)
    if not here.any():
        return given.sum() * 0.0
    if name == "event":
        return functional.binary_cross_entropy_with_logits(given[here], target[here])
    return functional.smooth_l1_loss(given[here], target[here])
