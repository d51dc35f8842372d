"""From the columns of a head to spans of words with scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Columns = NDArray[np.float32]

_SURE_OUTSIDE = 0.995
_UNLIKELY = 0.005
_FLOOR = 1e-6
_SURE = 0.97  # where every word of a stretch is as sure as this, no step between tags can turn it
NEVER = -1e6


@dataclass(frozen=True, slots=True)
class Learnt:
    """What training found of neighbouring tags (see `Steps`)."""

    begin: Sequence[float]
    then: Sequence[Sequence[float]]

    @classmethod
    def nothing(cls, labels: int) -> Learnt:
        """As if all tags went together equally well."""
        return cls((0.0,) * labels, ((0.0,) * labels,) * labels)


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


@dataclass(frozen=True, slots=True)
class Steps:
    """What the tags of neighbouring words add to a path, in natural logs.

    `begin` is for the first word of a window, which may go on with a span of the window before; `then[one][other]` for
    `other` after `one`. A tag that cannot follow adds `NEVER`.
    """

    labels: Sequence[str]
    begin: Sequence[float]
    then: Sequence[Sequence[float]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of spans, in the order of their labels."""
        return tuple(label[2:] for label in self.labels[1::2])


def steps_of(labels: Sequence[str], enter: Mapping[str, float], learnt: Learnt | None = None) -> Steps:
    """The steps between `labels` ("O" first, then B- and I- of each kind).

    They are what the model has learnt of them, less `enter[kind]` for each span that is begun; I- follows only its own
    kind.

    >>> steps = steps_of(("O", "B-cue", "I-cue"), {"cue": 1.0})
    >>> steps.then[0]
    (0.0, -1.0, -1000000.0)
    """
    told = learnt or Learnt.nothing(len(labels))
    cost = [enter[label[2:]] if at % 2 else 0.0 for at, label in enumerate(labels)]
    begin = tuple(told.begin[at] - cost[at] for at in range(len(labels)))
    then = tuple(
        tuple(
            told.then[one][other] - cost[other] if _may_follow(one, other) else NEVER
            for other in range(len(labels))
        )
        for one in range(len(labels))
    )
    return Steps(labels, begin, then)


def _may_follow(one: int, other: int) -> bool:
    """Odd tags begin a span, even ones above 0 go on with it."""
    return other % 2 == 1 or other == 0 or one in (other - 1, other)


def runs(shares: Columns, steps: Steps) -> Iterator[Run]:
    """The spans on the best path through the tags of each word; `shares` is (words, labels).

    Words that are surely outside cut the text into short stretches that are searched one by one (Viterbi, 1967).

    >>> shares = np.array([[0.1, 0.9, 0.0], [0.6, 0.1, 0.3], [0.0, 0.1, 0.9]], dtype=np.float32)
    >>> [run[:3] for run in runs(shares, steps_of(("O", "B-cue", "I-cue"), {"cue": 1.0}))]
    [('cue', 0, 3)]
    """
    if not len(shares):
        return
    greedy, tops = shares.argmax(axis=1).tolist(), shares.max(axis=1)
    for start, stop in _stretches(shares[:, 0]):
        tags = greedy[start:stop]
        if tops[start:stop].min() < _SURE or not _is_path(tags, opening=start == 0):
            tags = _best_path(shares[start:stop], steps, opening=start == 0, closing=stop == len(shares))
        for first, last in _spans(tags):
            score = float(shares[range(start + first, start + last), tags[first:last]].mean())
            kind = steps.kinds[(tags[first] - 1) // 2]
            yield Run(kind, start + first, start + last, score, tags[first] % 2 == 1)


def _stretches(outside: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Stretches of words of which none is surely outside all spans."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], outside > _SURE_OUTSIDE, [True]))))
    yield from zip(map(int, edges[::2]), map(int, edges[1::2]), strict=True)


def _is_path(tags: Sequence[int], *, opening: bool) -> bool:
    """Whether every tag may follow the one before it."""
    return (opening or _may_follow(0, tags[0])) and all(_may_follow(*two) for two in pairwise(tags))


def _best_path(shares: Columns, steps: Steps, *, opening: bool, closing: bool) -> list[int]:
    """The likeliest tags of one stretch; of each word only the tags that are not unlikely there are searched.

    Beside a stretch stand words outside, or the ends of the window.
    """
    first, *rest = _likely(shares)
    led = steps.begin if opening else steps.then[0]
    so_far = {tag: led[tag] + told for tag, told in first}
    back: list[dict[int, int]] = []
    for word in rest:
        came: dict[int, int] = {}
        after: dict[int, float] = {}
        for tag, told in word:
            best, how = -inf, 0
            for one, value in so_far.items():  # spelt out: this is the innermost loop of all decoding
                together = value + steps.then[one][tag]
                if together > best:
                    best, how = together, one
            came[tag], after[tag] = how, best + told
        back.append(came)
        so_far = after
    if not closing:
        so_far = {tag: value + steps.then[tag][0] for tag, value in so_far.items()}
    path = [max(so_far, key=so_far.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _likely(shares: Columns) -> list[list[tuple[int, float]]]:
    """For each word its tags that are not unlikely, with the logs of their shares; outside is always among them."""
    held = shares >= _UNLIKELY
    held[:, 0] = True
    words, tags = held.nonzero()
    logs = np.log(np.maximum(shares[words, tags], _FLOOR)).tolist()
    made: list[list[tuple[int, float]]] = [[] for _ in range(len(shares))]
    for word, tag, told in zip(words.tolist(), tags.tolist(), logs, strict=True):
        made[word].append((tag, told))
    return made


def _spans(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last (half-open) of each span; odd tags begin one, even tags above 0 go on."""
    first: int | None = None
    for at, tag in enumerate([*tags, 0]):
        if first is not None and (tag == 0 or tag % 2 == 1):
            yield first, at
            first = None
        if tag and first is None:
            first = at
