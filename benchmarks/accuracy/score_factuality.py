"""Factuality: Pearson and mean error on the scale from -3 to 3, and F1 of the five classes that its cuts make."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from benchmarks.accuracy.tally import tally_sets

CUTS = (-2.0, -0.75, 0.75, 2.0)
CLASSES = ("certainly_not", "probably_not", "unknown", "probably", "certain")

Pair = tuple[float, float]
"""The gold score of a predicate, and the score found."""


def class_of(score: float) -> str:
    """The class of a score; a cut belongs to the class that lies farther from 0.

    >>> [class_of(score) for score in (-2.0, -1.0, 0.0, 0.75, 3.0)]
    ['certainly_not', 'probably_not', 'unknown', 'probably', 'certain']
    """
    place = bisect_right(CUTS, abs(score)) - 2
    return CLASSES[2 + place] if score >= 0 else CLASSES[2 - place]


def factuality_scores(parts: Sequence[Sequence[Pair]]) -> dict[str, float]:
    """The measures over all predicates; a Pearson of 0 where either side never varies."""
    pairs = [pair for part in parts for pair in part]
    gold, found = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    asked = [class_of(one) for one, _ in pairs]
    given = [class_of(other) for _, other in pairs]
    by_class = {f"{name}_f1": _f1(asked, given, name) for name in CLASSES}
    return {
        "pearson": _pearson(gold, found),
        "mae": float(np.abs(gold - found).mean()) if pairs else 0.0,
        **by_class,
        "macro_f1": sum(by_class.values()) / len(CLASSES),
        "accuracy": sum(map(str.__eq__, asked, given)) / max(len(pairs), 1),
        "n": len(pairs),
    }


def _pearson(gold: np.ndarray, found: np.ndarray) -> float:
    if len(gold) < 2 or not gold.std() or not found.std():
        return 0.0
    return float(np.corrcoef(gold, found)[0, 1])


def _f1(asked: Sequence[str], given: Sequence[str], name: str) -> float:
    one = {at for at, label in enumerate(given) if label == name}
    other = {at for at, label in enumerate(asked) if label == name}
    return tally_sets(one, other).f1
