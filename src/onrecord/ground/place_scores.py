"""The ranker: how much each feature weighs, learned from reports whose places are known, and what is told of an answer.

The weights are place_data/ranker.json, written by training/places/train.py: plain numbers, one for each feature. Their
products with the features are added up, so that each feature's part in an answer can be told; shares of one are made
of the sums (softmax).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from onrecord.ground.gazetteer import Candidate
from onrecord.ground.place_features import SAYS

_TABLE = Path(__file__).parent / "place_data" / "ranker.json"
_WORTH_SAYING = {"well-known": 3.6}
_KIND_WORDS = {
    "admin1": "a province",
    "admin2": "a district",
    "city": "a town or city",
    "airport": "an airport",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """Weights by feature: `alone` where only the name and its words are known, `together` with the rest of the report.

    `calibration` turns a share into how often answers of that share were right: (share, right) pairs, rising.
    """

    alone: Mapping[str, float]
    together: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]

    def sure(self, share: float) -> float:
        """How often an answer of that share is right.

        >>> Ranker(alone={}, together={}, calibration=((0.0, 0.2), (1.0, 1.0))).sure(0.75)
        0.8
        """
        for (low, under), (high, over) in zip(self.calibration, self.calibration[1:], strict=False):
            if share <= high:
                return under + (over - under) * (share - low) / (high - low)
        return self.calibration[-1][1]


@cache
def bundled_ranker() -> Ranker:
    """The ranker that comes with the package.

    >>> bundled_ranker().alone["spelling"] < 0
    True
    """
    told = json.loads(_TABLE.read_text(encoding="utf-8"))
    return Ranker(
        alone=told["alone"],
        together=told["together"],
        calibration=tuple((share, right) for share, right in told["calibration"]),
    )


def points(held: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of a thing's features, each times its weight.

    >>> points({"well-known": 0.5, "capital": 1.0}, {"well-known": 6.0, "capital": 1.0})
    4.0
    """
    total = 0.0
    for name, value in held.items():
        total += weights[name] * value
    return total


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one (softmax): comparable within one name only.

    >>> [round(share, 2) for share in shares([3.0, 3.0, 0.0])]
    [0.49, 0.49, 0.02]
    """
    best = max(scores, default=0.0)
    raised = [exp(score - best) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def told(
    candidate: Candidate, held: Iterable[tuple[str, float]], weights: Mapping[str, float]
) -> tuple[tuple[str, str], ...]:
    """The features that spoke for a candidate or against it, weightiest first: each one's name and a sentence.

    That a place is well known is told only of places that are.
    """
    spoken = sorted(((weights[name] * value, name) for name, value in held), key=lambda one: -abs(one[0]))
    words = {
        "name": candidate.name,
        "kind": _KIND_WORDS.get(candidate.kind, f"a {candidate.kind}"),
        "area": candidate.admin1_name or candidate.country_name or candidate.name,
        "country": candidate.country_name or "no country",
        "province": candidate.admin1_name or "no province",
    }
    sentences = (
        (name, SAYS[name][value < 0].format_map(words))
        for value, name in spoken
        if abs(value) >= _WORTH_SAYING.get(name, 0.3)
    )
    return tuple((name, sentence) for name, sentence in sentences if sentence)
