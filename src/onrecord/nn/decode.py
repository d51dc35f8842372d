"""From the columns of a head to spans of words with scores."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Columns = NDArray[np.float32]

_SURE_OUTSIDE = 0.995
_FLOOR = 1e-6


class Run(NamedTuple):
    """Words `first` to `last` (half-open) of a window under one label; `score` is the mean of their probabilities.

    `begun` is false where the first tag was I-: at the head of a window the span began in the window before.
    """

    label: str
    first: int
    last: int
    score: float
    begun: bool


def probabilities(columns: Columns) -> Columns:
    """Softmax over the last axis."""
    raised = np.exp(columns - columns.max(axis=-1, keepdims=True))
    made: Columns = raised / raised.sum(axis=-1, keepdims=True)
    return made


def sigmoid(columns: Columns) -> Columns:
    """The probability of each column taken alone."""
    made: Columns = np.reciprocal(1 + np.exp(-columns))
    return made


def runs(shares: Columns, labels: Sequence[str], enter: Mapping[str, float]) -> Iterator[Run]:
    """The spans on the best path through the tags of each word.

    `shares` is (words, labels): "O" first, then B- and I- of each kind. A path pays `enter[kind]` (in natural logs) for
    each span it begins, so that one doubtful word does not tear a span in two; I- follows only its own kind (Viterbi,
    1967). Words that are surely outside cut the text into short stretches that are searched one by one.

    >>> shares = np.array([[0.1, 0.9, 0.0], [0.6, 0.1, 0.3], [0.0, 0.1, 0.9]], dtype=np.float32)
    >>> [run[:3] for run in runs(shares, ("O", "B-cue", "I-cue"), {"cue": 1.0})]
    [('cue', 0, 3)]
    """
    kinds = tuple(label[2:] for label in labels[1::2])
    for start, stop in _stretches(shares[:, 0]):
        tags = _best_path(shares[start:stop], [enter[kind] for kind in kinds], opening=start == 0)
        for first, last in _spans(tags):
            score = float(shares[range(start + first, start + last), tags[first:last]].mean())
            kind = kinds[(tags[first] - 1) // 2]
            yield Run(kind, start + first, start + last, score, tags[first] % 2 == 1)


def _stretches(outside: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Stretches of words of which none is surely outside all spans."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], outside > _SURE_OUTSIDE, [True]))))
    yield from zip(map(int, edges[::2]), map(int, edges[1::2]), strict=True)


def _best_path(shares: Columns, enter: Sequence[float], *, opening: bool) -> list[int]:
    """The likeliest tags of one stretch; kinds that are nowhere likely in it are left out of the search."""
    likely = [kind for kind in range(len(enter)) if shares[:, 2 * kind + 1 : 2 * kind + 3].max() > 0.01]
    rows = np.log(np.maximum(shares, _FLOOR)).tolist()
    # A window can begin inside a span of the window before; elsewhere a span has a first word.
    so_far = {2 * kind + 2: (rows[0][2 * kind + 2] if opening else log(_FLOOR)) for kind in likely}
    so_far |= {2 * kind + 1: rows[0][2 * kind + 1] - enter[kind] for kind in likely} | {0: rows[0][0]}
    back: list[dict[int, int]] = []
    for row in rows[1:]:
        best = max(so_far, key=so_far.__getitem__)
        came = {0: best}
        after = {0: so_far[best] + row[0]}
        for kind in likely:
            begin, go_on = 2 * kind + 1, 2 * kind + 2
            came[begin] = best
            after[begin] = so_far[best] - enter[kind] + row[begin]
            came[go_on] = begin if so_far[begin] > so_far[go_on] else go_on
            after[go_on] = so_far[came[go_on]] + row[go_on]
        back.append(came)
        so_far = after
    path = [max(so_far, key=so_far.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _spans(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last (half-open) of each span; odd tags begin one, even tags above 0 go on."""
    first: int | None = None
    for at, tag in enumerate([*tags, 0]):
        if first is not None and (tag == 0 or tag % 2 == 1):
            yield first, at
            first = None
        if tag and first is None:
            first = at
