"""A chain over the tags of a window: what one tag says of the next is learnt with the heads.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001). The sum over all paths is taken by halves:
neighbouring steps are multiplied pair by pair, so that a window of 200 words costs eight rounds and not 200.
"""

import torch
from torch import Tensor, nn

from onrecord.nn.decode import Learnt
from training.targets import IGNORE

_NEVER = -1e4


class Chain(nn.Module):
    """`begin` holds what the first tag of a window adds to a path, `then` what each tag adds after each other one."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.begin = nn.Parameter(torch.zeros(labels))
        self.then = nn.Parameter(torch.zeros(labels, labels))

    def forward(self, given: Tensor, target: Tensor) -> Tensor:
        """Minus the mean log share of the right path, by word; `given` is (windows, pieces, labels)."""
        given, tags, here = _words_only(given, target)
        right = self._right(given, tags, here)
        return (self._all(given, here) - right).sum() / here.sum()

    def learnt(self) -> Learnt:
        """The same as plain numbers, for the bundle."""
        begin: list[float] = self.begin.tolist()
        then: list[list[float]] = self.then.tolist()
        return Learnt(tuple(begin), tuple(map(tuple, then)))

    def _right(self, given: Tensor, tags: Tensor, here: Tensor) -> Tensor:
        told = given.gather(-1, tags[..., None])[..., 0]
        stepped = self.then[tags[:, :-1], tags[:, 1:]]
        return self.begin[tags[:, 0]] + (told * here).sum(1) + (stepped * here[:, 1:]).sum(1)

    def _all(self, given: Tensor, here: Tensor) -> Tensor:
        """The log of the sum over all paths, by window."""
        stay = torch.full_like(self.then, _NEVER).fill_diagonal_(0.0)
        steps = self.then + given[:, 1:, None, :]
        steps = torch.where(here[:, 1:, None, None], steps, stay)
        while steps.shape[1] > 1:
            odd = steps[:, -1:] if steps.shape[1] % 2 else None
            pairs = steps[:, : steps.shape[1] // 2 * 2]
            steps = torch.logsumexp(pairs[:, 0::2, :, :, None] + pairs[:, 1::2, None, :, :], dim=3)
            if odd is not None:
                steps = torch.cat([steps, odd], dim=1)
        paths = self.begin + given[:, 0]
        if steps.shape[1]:
            paths = torch.logsumexp(paths[..., None] + steps[:, 0], dim=1)
        return torch.logsumexp(paths, dim=1)


def _words_only(given: Tensor, target: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The columns and tags of the words alone, moved to the front of each row; and where there is one."""
    here = target != IGNORE
    order = torch.argsort((~here).to(torch.int8), dim=1, stable=True)[:, : int(here.sum(1).max())]
    tags = target.gather(1, order)
    moved = given.gather(1, order[..., None].expand(-1, -1, given.shape[-1]))
    here = tags != IGNORE
    return moved, tags.masked_fill(~here, 0), here
