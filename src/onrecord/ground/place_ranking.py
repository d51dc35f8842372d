"""Rank what the names of a report can mean: first each name alone, then all in each other's company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ground.place_distance import distance_km
from onrecord.ground.place_features import Context, Weigher, company, namesakes_of, place_in, standing
from onrecord.ground.place_options import Option
from onrecord.ground.place_scores import Ranker, points, shares
from onrecord.ground.place_support import Reading, context_of, hear

_ROUNDS = 2
_ONE_SPOT_KM = 25.0
_TOO_SMALL = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One thing a name can mean here: its share of all of them, and the features that spoke for or against it.

    The features that come from the rest of the report are there for the best one only.
    """

    option: Option
    share: float
    held: Mapping[str, float]


def rank(
    readings: Sequence[Reading],
    sentences: Sequence[frozenset[str]],
    named_peoples: Mapping[str, int],
    ranker: Ranker,
) -> list[tuple[Ranked, ...]]:
    """For each reading, what it can mean, best first; twice over, so that names once settled help the others."""
    likes = [
        (one.key, one.wording.kinds, id(one.options), sentence)
        for one, sentence in zip(readings, sentences, strict=True)
    ]
    first = {like: at for at, like in reversed(list(enumerate(likes)))}
    each = sorted(first.values())
    ranked = _rank([readings[at] for at in each], [sentences[at] for at in each], named_peoples, ranker)
    found = {likes[at]: rows for at, rows in zip(each, ranked, strict=True)}
    return [found[like] for like in likes]


def _rank(
    readings: Sequence[Reading],
    sentences: Sequence[frozenset[str]],
    named_peoples: Mapping[str, int],
    ranker: Ranker,
) -> list[tuple[Ranked, ...]]:
    alone = alone_features(readings)
    weigh = Weigher.of(ranker.together)
    parts = [shares([points(one, ranker.alone) for one in each]) for each in alone]
    standing_sums = [[points(one, ranker.together) for one in each] for each in alone]
    contexts: list[Context] = []
    for _ in range(_ROUNDS):
        support = hear(readings, parts, named_peoples)
        contexts = [
            context_of(one, support, sentence) for one, sentence in zip(readings, sentences, strict=True)
        ]
        parts = [
            _shares(reading, sums, context, weigh)
            for reading, sums, context in zip(readings, standing_sums, contexts, strict=True)
        ]
    return [_sorted(*one) for one in zip(readings, parts, alone, contexts, strict=True)]


def _shares(reading: Reading, sums: Sequence[float], context: Context, weigh: Weigher) -> list[float]:
    if len(sums) == 1:
        return [1.0]
    return shares(
        [
            own if option.how == "inside" else own + weigh.company(option, context)
            for option, own in zip(reading.options, sums, strict=True)
        ]
    )


def alone_features(readings: Sequence[Reading]) -> list[list[dict[str, float]]]:
    """The features of each option that come from its name and the words beside it."""
    return [_alone(reading) for reading in readings]


def _alone(reading: Reading) -> list[dict[str, float]]:
    namesakes = namesakes_of(reading.options)
    return [
        standing(option, reading.wording.kinds, namesakes) | place_in(option, reading.outer)
        for option in reading.options
    ]


def in_company(
    readings: Sequence[Reading],
    alone: Sequence[Sequence[dict[str, float]]],
    parts: Sequence[Sequence[float]],
    sentences: Sequence[frozenset[str]],
    named_peoples: Mapping[str, int],
) -> list[list[dict[str, float]]]:
    """The features of each option with those that come from the rest of the report, each name heard by its shares."""
    support = hear(readings, parts, named_peoples)
    return [
        [
            one | company_of(option, context_of(reading, support, sentence))
            for option, one in zip(reading.options, features, strict=True)
        ]
        for reading, features, sentence in zip(readings, alone, sentences, strict=True)
    ]


def company_of(option: Option, context: Context) -> dict[str, float]:
    """The features that come from the rest of the report; none for what only stands in."""
    return {} if option.how == "inside" else company(option, context)


def _sorted(
    reading: Reading, parts: Sequence[float], alone: Sequence[Mapping[str, float]], context: Context
) -> tuple[Ranked, ...]:
    """The readings best first, without those of next to no share."""
    order = sorted(range(len(parts)), key=lambda at: -parts[at])
    kept = [at for number, at in enumerate(order) if number == 0 or parts[at] >= _TOO_SMALL]
    return tuple(
        Ranked(
            option=reading.options[at],
            share=parts[at],
            held=alone[at] if number else {**alone[at], **company_of(reading.options[at], context)},
        )
        for number, at in enumerate(kept)
    )


def agreed(rows: Sequence[Ranked]) -> float:
    """The share of the best reading and of all that are the same spot: a town, its district, its province."""
    return sum(row.share for row in rows if row is rows[0] or same_spot(rows[0], row))


def same_spot(best: Ranked, other: Ranked) -> bool:
    """Whether two readings differ in extent only: a town, its district and its province of one name."""
    one, two = best.option.candidate, other.option.candidate
    if one.id == two.id or distance_km(one, two) <= _ONE_SPOT_KM:
        return True
    return one.admin1 is not None and one.admin1 == two.admin1 and one.kind != two.kind
