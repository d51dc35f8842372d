"""Places: were the names found, and how far from the truth was each put."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, log, radians, sin, sqrt
from statistics import median

from benchmarks.accuracy.tally import Tally, tally_sets, total

NEAR_KM = 161.0
"""The usual yardstick: 100 miles."""

FARTHEST_KM = 20_039.0
"""Half the way round the earth: what a place left unresolved counts as in the median and the area."""

_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name on the map: characters `start` to `stop` of the text; latitude and longitude None where not known."""

    start: int
    stop: int
    latitude: float | None = None
    longitude: float | None = None
    words: str = ""

    @property
    def pointed(self) -> bool:
        """Whether it has coordinates."""
        return self.latitude is not None and self.longitude is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """One document: exact spans, overlapping spans, and the error in km of each gold place that has coordinates.

    An error is None where nothing was resolved.
    """

    exact: Tally
    met: Tally
    from_gold: tuple[float | None, ...]
    end_to_end: tuple[float | None, ...]


def count_places(
    gold: Sequence[Toponym], found: Sequence[Toponym], grounded: Sequence[Toponym]
) -> PlaceCounts:
    """Compare one document; `found` is what the path found, `grounded` what it made of the gold's own spans."""
    pointed = [one for one in gold if one.pointed]
    by_span = {(one.start, one.stop): one for one in grounded}
    met = [_best(one, found) for one in gold]
    return PlaceCounts(
        exact=tally_sets(((one.start, one.stop) for one in found), ((one.start, one.stop) for one in gold)),
        met=Tally(sum(one is not None for one in met), len(found), len(gold)),
        from_gold=tuple(error_km(one, by_span.get((one.start, one.stop))) for one in pointed),
        end_to_end=tuple(error_km(one, _best(one, found)) for one in pointed),
    )


def _best(one: Toponym, others: Sequence[Toponym]) -> Toponym | None:
    """The one of `others` that shares most letters with `one`; None if none does."""
    shared = [
        (min(one.stop, other.stop) - max(one.start, other.start), -at) for at, other in enumerate(others)
    ]
    letters, at = max(shared, default=(0, 0))
    return others[-at] if letters > 0 else None


def error_km(gold: Toponym, found: Toponym | None) -> float | None:
    """Great-circle distance in km; None if nothing was found there, or nothing with a point.

    >>> here = Toponym(start=0, stop=3, latitude=16.27, longitude=-0.04)
    >>> there = Toponym(start=0, stop=3, latitude=13.51, longitude=2.11)
    >>> round(error_km(here, there) or 0)
    384
    """
    if found is None or None in {gold.latitude, gold.longitude, found.latitude, found.longitude}:
        return None
    south, north = radians(gold.latitude or 0.0), radians(found.latitude or 0.0)
    half = sin((north - south) / 2) ** 2
    half += (
        cos(north) * cos(south) * sin(radians((found.longitude or 0.0) - (gold.longitude or 0.0)) / 2) ** 2
    )
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def place_scores(parts: Sequence[PlaceCounts]) -> dict[str, float]:
    """The measures: accuracy within 161 km over all gold with coordinates, unresolved counted as wrong."""
    from_gold = [error for part in parts for error in part.from_gold]
    end_to_end = [error for part in parts for error in part.end_to_end]
    exact = total(part.exact for part in parts)
    return {
        "a161_gold_spans": _near(from_gold),
        "a161_end_to_end": _near(end_to_end),
        "recognition_f1": exact.f1,
        "recognition_precision": exact.precision,
        "recognition_recall": exact.recall,
        "recognition_overlap_recall": total(part.met for part in parts).recall,
        "median_error_km": median(_told(from_gold)) if from_gold else FARTHEST_KM,
        "auc_log_error": _area(from_gold),
        "resolved": sum(error is not None for error in from_gold) / max(len(from_gold), 1),
        "n": exact.gold,
        "n_with_coordinates": len(from_gold),
    }


def _near(errors: Sequence[float | None]) -> float:
    return sum(error is not None and error <= NEAR_KM for error in errors) / max(len(errors), 1)


def _told(errors: Sequence[float | None]) -> list[float]:
    return [FARTHEST_KM if error is None else error for error in errors]


def _area(errors: Sequence[float | None]) -> float:
    """Area under the curve of sorted log errors, 0 (all right) to 1 (all at the antipodes)."""
    logs = sorted(log(1 + error) for error in _told(errors))
    if len(logs) < 2:
        return logs[0] / log(1 + FARTHEST_KM) if logs else 0.0
    area = sum((one + other) / 2 for one, other in pairwise(logs))
    return area / (log(1 + FARTHEST_KM) * (len(logs) - 1))
