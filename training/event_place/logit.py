"""A conditional logit in numpy: one weight per feature, one share per place, one for "none of them"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.event_place.examples import Example

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`fewest`: examples that a feature must be seen in; `pull`: how hard weights are pulled to 0; `steps` of Adam."""

    fewest: int = 15
    pull: float = 2.0
    steps: int = 400
    rate: float = 0.1


@dataclass(frozen=True, slots=True)
class Table:
    """All choices of all examples, one after the other: which features each has, whose it is, whether it is right."""

    choice: NDArray[np.intp]
    feature: NDArray[np.intp]
    example: NDArray[np.intp]
    right: Numbers


def fit(examples: Sequence[Example], settings: Settings) -> Mapping[str, float]:
    """The weights under which the right choices of the examples are likeliest.

    Several right places of one example share its weight as they like. An example whose gold no place matches teaches
    nothing and is left out.
    """
    usable = [one for one in examples if one.places and (any(one.right) or not one.told)]
    seen = Counter(name for one in usable for choice in (*one.places, one.none) for name in choice)
    names = sorted(name for name, times in seen.items() if times >= settings.fewest)
    table = _table(usable, {name: at for at, name in enumerate(names)})
    weights = np.zeros(len(names))
    mean, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, settings.steps + 1):
        slope = (_slope(table, weights, len(names)) + settings.pull * weights) / len(usable)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = settings.rate if step < 0.7 * settings.steps else settings.rate / 5
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def _table(examples: Sequence[Example], known: Mapping[str, int]) -> Table:
    choices: list[int] = []
    features: list[int] = []
    owners: list[int] = []
    right: list[float] = []
    for number, one in enumerate(examples):
        flags = (*one.right, not one.told)
        for names, flag in zip((*one.places, one.none), flags, strict=True):
            found = [known[name] for name in names if name in known]
            choices += [len(owners)] * len(found)
            features += found
            owners.append(number)
            right.append(float(flag))
    return Table(np.array(choices), np.array(features), np.array(owners), np.array(right))


def _slope(table: Table, weights: Numbers, size: int) -> Numbers:
    """The slope of the loss: what is believed less what is right, feature by feature."""
    sums = np.bincount(table.choice, weights=weights[table.feature], minlength=len(table.example))
    highest = np.full(table.example[-1] + 1, -np.inf)
    np.maximum.at(highest, table.example, sums)
    raised = np.exp(sums - highest[table.example])
    believed = raised / np.bincount(table.example, weights=raised)[table.example]
    good = raised * table.right
    wanted = good / np.bincount(table.example, weights=good)[table.example]
    off = believed - wanted
    return np.bincount(table.feature, weights=off[table.choice], minlength=size).astype(np.float64)
