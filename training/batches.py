"""Examples packed into batches of like length from one corpus each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.nn.windows import Cutter, window_of, windows_of
from onrecord.nn.wordpiece import LOWER, MIXED, SPECIAL_ROW, TITLE, UPPER
from training.passages import Passage
from training.settings import Settings
from training.targets import IGNORE, Example, example

ARTICLES = frozenset({(1996,), (1037,), (2019,)})
"""The pieces of "the", "a" and "an" in the vocabulary of the base."""
_STEP = 16  # lengths are padded to multiples of it: few shapes, warm caches


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one corpus as tensors: (windows, pieces), and per head (windows, pieces) of targets."""

    corpus: str
    pieces: Tensor
    rows: Tensor
    there: Tensor
    targets: Mapping[str, Tensor]

    def to(self, device: torch.device) -> Batch:
        """The same batch on another device."""
        if device.type == "cpu":
            return self
        return Batch(
            corpus=self.corpus,
            pieces=self.pieces.to(device),
            rows=self.rows.to(device),
            there=self.there.to(device),
            targets={name: row.to(device) for name, row in self.targets.items()},
        )


def examples_of(
    passages: Sequence[Passage], pieces: Cutter, limits: Mapping[str, float], chance: random.Random
) -> list[Example]:
    """Each passage in windows of a length drawn for it."""
    sizes, weights = [int(size) for size in limits], list(limits.values())
    made: list[Example] = []
    for passage in passages:
        (limit,) = chance.choices(sizes, weights)
        made += (example(passage, one) for one in windows_of(passage.text, passage.sentences, pieces, limit))
    return made


def one_epoch(
    examples: Mapping[str, Sequence[Example]], settings: Settings, chance: random.Random
) -> Iterator[Batch]:
    """All corpora once, each as often as the settings say, in batches that come in a shuffled order."""
    groups: list[list[Example]] = []
    for corpus, all_of_it in examples.items():
        chosen = _as_often(all_of_it, settings.times[corpus], chance)
        # Like lengths together, but not the same company in every epoch.
        chosen.sort(key=lambda one: _padded(len(one.window.pieces)) + chance.random())
        groups += _cut(chosen, settings.batch_pieces)
    chance.shuffle(groups)
    for group in groups:
        terse = [_terse(one, chance) if chance.random() < settings.terse else one for one in group]
        yield to_batch(terse, settings.case_changed, chance)


def _terse(one: Example, chance: random.Random) -> Example:
    """The window without most of its articles: machine-translated reports drop them."""
    kept = [
        at for at, word in enumerate(one.window.words) if word.pieces not in ARTICLES or chance.random() < 0.3
    ]
    if not kept:
        return one
    window = window_of([one.window.words[at] for at in kept], one.window.pieces[0], one.window.pieces[-1])
    return Example(one.corpus, window, {name: row[kept] for name, row in one.targets.items()})


def _as_often(examples: Sequence[Example], times: float, chance: random.Random) -> list[Example]:
    whole = list(examples) * int(times)
    rest = round(len(examples) * (times - int(times)))
    return whole + chance.sample(list(examples), rest)


def _padded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def _cut(examples: Sequence[Example], size: int) -> Iterator[list[Example]]:
    group: list[Example] = []
    for one in examples:
        if group and _padded(len(one.window.pieces)) * (len(group) + 1) > size:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def to_batch(group: Sequence[Example], case_changed: float, chance: random.Random) -> Batch:
    """Tensors of some windows; targets stand at the first piece of each word."""
    length = _padded(max(len(one.window.pieces) for one in group))
    pieces = np.zeros((len(group), length), dtype=np.int64)
    rows = np.full((len(group), length), SPECIAL_ROW, dtype=np.int64)
    there = np.zeros((len(group), length), dtype=np.bool_)
    targets = {
        name: np.full((len(group), length), IGNORE if row.dtype == np.int64 else np.nan, dtype=row.dtype)
        for name, row in group[0].targets.items()
    }
    for at, one in enumerate(group):
        size = len(one.window.pieces)
        pieces[at, :size] = one.window.pieces
        rows[at, :size] = changed_case(np.array(one.window.rows), case_changed, chance)
        there[at, :size] = True
        for name, row in one.targets.items():
            targets[name][at, list(one.window.firsts)] = row
    return Batch(
        corpus=group[0].corpus,
        pieces=torch.from_numpy(pieces),
        rows=torch.from_numpy(rows),
        there=torch.from_numpy(there),
        targets={name: torch.from_numpy(row) for name, row in targets.items()},
    )


def changed_case(
    rows: np.ndarray[tuple[int, ...], np.dtype[np.int64]], share: float, chance: random.Random
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """The rows as they would be in capitals, or without capitals, each in `share` of all cases."""
    drawn = chance.random()
    if drawn >= 2 * share:
        return rows
    shape, space = np.divmod(rows, 3)
    cased = (shape < UPPER + 2) & (rows < SPECIAL_ROW) & np.isin(shape, (LOWER, TITLE, UPPER, MIXED))
    return np.where(cased, (UPPER if drawn < share else LOWER) * 3 + space, rows)
