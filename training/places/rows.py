"""From corpora with coordinates to rows for the ranker: the features of each thing a name can mean, and which are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.places import MappedText, read_articles
from benchmarks.accuracy.score_places import Toponym
from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.ground.place_distance import km_between
from onrecord.ground.place_features import FEATURES
from onrecord.ground.place_reading import countries_by_sentence, read_places
from onrecord.ground.place_support import Reading
from onrecord.ground.place_words import peoples
from onrecord.model import Mention, MentionKind, Span

FARTHEST_KM = 20_000.0
_AS_GOOD_KM = 25.0  # a town and its district are both right
TOO_FAR_KM = 250.0  # farther than this from the truth, nothing on offer is right: nothing to learn
_STAND_IN_KM = 60.0  # the place itself comes before what it lies in

Numbers = NDArray[np.float64]
Features = Sequence[Sequence[dict[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """One report: its readings and, in the same order, the gold; countries per sentence; peoples named."""

    readings: list[Reading]
    gold: list[Toponym]
    sentences: list[frozenset[str]]
    peoples: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """All options of all names: features (options × features), which are right, and the name each belongs to."""

    features: Numbers
    right: NDArray[np.bool_]
    name: NDArray[np.int64]


def read_corpus(path: Path, gazetteer: Gazetteer) -> list[Mapped]:
    """The reports of an LGL or GeoVirus file."""
    return [_mapped(one, gazetteer) for one in read_articles(path.read_text("utf-8"))]


def _mapped(article: MappedText, gazetteer: Gazetteer) -> Mapped:
    gold = sorted(article.toponyms, key=lambda one: (one.start, one.stop))
    mentions = [
        Mention(
            id=str(number),
            span=Span(one.start, one.stop),
            kind=MentionKind.PLACE,
            words=article.text[one.start : one.stop],
            head=article.text[one.start : one.stop],
        )
        for number, one in enumerate(gold)
    ]
    readings = read_places(article.text, mentions, gazetteer)
    return Mapped(
        readings=readings,
        gold=gold,
        sentences=countries_by_sentence(article.text, readings),
        peoples=peoples(article.text, gazetteer),
    )


def rows_of(reports: Sequence[Mapped], features: Sequence[Features]) -> Rows:
    """The rows of all names of which something on offer is right."""
    blocks = [
        block for report, held in zip(reports, features, strict=True) for block in _blocks(report, held)
    ]
    return Rows(
        features=np.vstack([block for block, _ in blocks]),
        right=np.concatenate([right for _, right in blocks]),
        name=np.repeat(np.arange(len(blocks)), [len(right) for _, right in blocks]),
    )


def _blocks(report: Mapped, held: Features) -> Iterator[tuple[Numbers, NDArray[np.bool_]]]:
    for reading, gold, features in zip(report.readings, report.gold, held, strict=True):
        errors = errors_km(reading, gold)
        if not len(errors):
            continue
        stand_in = np.array([option.how == "inside" for option in reading.options])
        far = np.where(stand_in, errors + _STAND_IN_KM, errors)
        if far.min() <= TOO_FAR_KM:
            yield _matrix(features), far <= max(far.min() + _AS_GOOD_KM, _AS_GOOD_KM)


def errors_km(reading: Reading, gold: Toponym) -> Numbers:
    """How far each option lies from the truth; empty where the gold has no coordinates."""
    if gold.latitude is None or gold.longitude is None:
        return np.zeros(0)
    here = (gold.latitude, gold.longitude)
    return np.array([_far(option.candidate, here) for option in reading.options])


def _far(one: Candidate, here: tuple[float, float]) -> float:
    if one.latitude is None or one.longitude is None:
        return FARTHEST_KM
    return km_between(*here, one.latitude, one.longitude)


def _matrix(features: Sequence[dict[str, float]]) -> Numbers:
    matrix = np.zeros((len(features), len(FEATURES)))
    for row, held in enumerate(features):
        for name, value in held.items():
            matrix[row, FEATURES.index(name)] = value
    return matrix
