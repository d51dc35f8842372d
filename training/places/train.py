"""Learn the ranker's weights: one run from top to bottom, a minute on one core.

python -m training.places.train --corpora ../shared/corpora --out src/onrecord/ground/place_data/ranker.json

Each name is a choice among what it can mean (a conditional logit). The weights start at, and are drawn back to, those of a
table written by hand (`hand.json`): what the corpora say little about keeps the hand's weight. Two corpora are read; first
each is left out once to see what the weights learned on the other are worth there, then both teach the weights that ship.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.ground.gazetteer import open_gazetteer
from onrecord.ground.place_features import FEATURES
from onrecord.ground.place_ranking import Ranked, agreed, alone_features, in_company, rank
from onrecord.ground.place_scores import Ranker, points, shares
from onrecord.ground.place_support import Reading
from training.places.rows import (
    FARTHEST_KM,
    TOO_FAR_KM,
    Features,
    Mapped,
    Numbers,
    Rows,
    errors_km,
    read_corpus,
    rows_of,
)

_CORPORA = {"lgl": "places/lgl.xml", "geovirus": "places/GeoVirus.xml"}
_HAND = Path(__file__).parent / "hand.json"
_DRAWN_BACK = 100.0
_STEPS = 250
_RATE = 0.05
_NEAR_KM = 161.0
_FOLDS = 3
_BINS = 10

Weights = dict[str, float]


def main() -> None:
    """Read, leave each corpus out once, learn from both, calibrate, write."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    gazetteer = open_gazetteer()
    corpora = {name: read_corpus(given.corpora / path, gazetteer) for name, path in _CORPORA.items()}
    hand: Weights = json.loads(_HAND.read_text("utf-8"))
    scores = {}
    for name, held_out in corpora.items():
        taught = learn([one for other, part in corpora.items() if other != name for one in part], hand)
        scores[name] = {
            "by hand": near(held_out, (hand, hand)),
            "learned on the other": near(held_out, taught),
        }
        print(name, scores[name])
    everything = [one for part in corpora.values() for one in part]
    alone, together = learn(everything, hand)
    scores["both"] = {"learned on both": near(everything, (alone, together))}
    told = {
        "about": "weights of the ranker of places; training/places/train.py writes this file",
        "trained_on": list(_CORPORA),
        "near_161_km_before_extents": scores,
        "alone": rounded(alone),
        "together": rounded(together),
        "calibration": calibrated(everything, hand),
    }
    given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def learn(reports: Sequence[Mapped], hand: Weights) -> tuple[Weights, Weights]:
    """The weights of a name alone and those of all names together, which are heard twice."""
    features = [alone_features(report.readings) for report in reports]
    weights = alone = fitted(rows_of(reports, features), hand)
    held: Sequence[Features] = features
    for _ in range(2):
        held = company_of(reports, features, held, weights)
        weights = fitted(rows_of(reports, held), hand)
    return alone, weights


def company_of(
    reports: Sequence[Mapped], alone: Sequence[Features], held: Sequence[Features], weights: Weights
) -> list[Features]:
    """The features of all names, each heard in the shares that `weights` give to what it holds so far."""
    return [
        in_company(
            report.readings,
            features,
            [shares([points(one, weights) for one in each]) for each in before],
            report.sentences,
            report.peoples,
        )
        for report, features, before in zip(reports, alone, held, strict=True)
    ]


def fitted(rows: Rows, hand: Weights) -> Weights:
    """The weights that make the right options likeliest, drawn back to the hand's (Adam, all rows at once)."""
    start = np.array([hand[name] for name in FEATURES])
    weights = start.copy()
    steady, square = np.zeros_like(weights), np.zeros_like(weights)
    firsts = np.flatnonzero(np.r_[True, rows.name[1:] != rows.name[:-1]])
    names = len(firsts)
    for step in range(1, _STEPS + 1):
        slope = _slope(rows, firsts, weights) / names + _DRAWN_BACK * (weights - start) / names
        steady = 0.9 * steady + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        size = _RATE * (1 - 0.9 * step / _STEPS)
        weights = weights - size * (steady / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return dict(zip(FEATURES, weights.tolist(), strict=True))


def _slope(rows: Rows, firsts: NDArray[np.int64], weights: Numbers) -> Numbers:
    """The slope of the loss: what all options hold on average, less what the right ones do."""
    sums = rows.features @ weights
    raised = np.exp(sums - np.maximum.reduceat(sums, firsts)[rows.name])
    right = raised * rows.right
    likely = raised / np.add.reduceat(raised, firsts)[rows.name]
    wanted = right / np.add.reduceat(right, firsts)[rows.name]
    slope: Numbers = rows.features.T @ (likely - wanted)
    return slope


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one name: its share, how far it is from the truth, and how far the nearest thing on offer is."""

    share: float
    error_km: float
    least_km: float


def answers(reports: Sequence[Mapped], taught: tuple[Weights, Weights]) -> list[Answer]:
    """The answers to all names with coordinates, by the same ranking that grounds places."""
    ranker = Ranker(alone=taught[0], together=taught[1], calibration=())
    found = []
    for report in reports:
        ranked = rank(report.readings, report.sentences, report.peoples, ranker)
        for reading, gold, rows in zip(report.readings, report.gold, ranked, strict=True):
            if gold.pointed:
                found.append(_answer(errors_km(reading, gold), reading, rows))
    return found


def _answer(errors: Numbers, reading: Reading, rows: Sequence[Ranked]) -> Answer:
    if not rows:
        return Answer(share=0.0, error_km=FARTHEST_KM, least_km=FARTHEST_KM)
    best = reading.options.index(rows[0].option)
    return Answer(share=agreed(rows), error_km=float(errors[best]), least_km=float(errors.min()))


def near(reports: Sequence[Mapped], taught: tuple[Weights, Weights]) -> float:
    """The share of all names with coordinates whose best option lies within 161 km."""
    found = answers(reports, taught)
    return round(sum(one.error_km <= _NEAR_KM for one in found) / len(found), 4)


def calibrated(reports: Sequence[Mapped], hand: Weights) -> list[tuple[float, float]]:
    """How often an answer is right by its share: on reports the weights were not learned on, in three parts.

    Right is what lies within 161 km, or as near as anything the gazetteer has of that name (countries' points differ).
    """
    found: list[Answer] = []
    for fold in range(_FOLDS):
        taught = learn([one for at, one in enumerate(reports) if at % _FOLDS != fold], hand)
        found += answers([one for at, one in enumerate(reports) if at % _FOLDS == fold], taught)
    known = sorted((one for one in found if one.share > 0.0), key=lambda one: one.share)
    bins = [known[at * len(known) // _BINS : (at + 1) * len(known) // _BINS] for at in range(_BINS)]
    pairs = []
    for part in bins:
        right = sum(one.error_km <= max(_NEAR_KM, min(one.least_km + 25.0, TOO_FAR_KM)) for one in part)
        pairs.append((sum(one.share for one in part) / len(part), right / len(part)))
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The pairs with the second value never falling, from share 0 to share 1."""
    risen, least = [(0.0, 0.0)], 0.0
    for share, right in pairs:
        least = max(least, right)
        if round(share, 3) > risen[-1][0]:
            risen.append((round(share, 3), round(least, 3)))
    return risen if risen[-1][0] == 1.0 else [*risen, (1.0, risen[-1][1])]


def rounded(weights: Weights) -> Weights:
    """The weights with three figures behind the point."""
    return {name: round(value, 3) for name, value in weights.items()}


if __name__ == "__main__":
    main()
