"""Where it happened: was the place that was given one of the gold's, and was none given where the gold has none."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.accuracy.score_attribution import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One event: the gold's places (none, one or several), the place found for its word, and its incident's first place."""

    gold: tuple[Stretch, ...]
    found: Stretch | None
    of_incident: Stretch | None


def event_place_scores(parts: Sequence[Answer]) -> dict[str, float]:
    """The measures; `accuracy` is over the rows with a location, the rows without one stand apart.

    A place is right if it shares a letter with any gold span ("exact": if it is one), and where the gold has none, no
    place is right. Where a row has no event for the path, `through_incidents` counts it as "no place".

    >>> right, wrong = Answer(gold=((3, 6),), found=(3, 6), of_incident=None), Answer(gold=(), found=(1, 2), of_incident=None)
    >>> scores = event_place_scores([right, wrong])
    >>> scores["accuracy"], scores["no_location_accuracy"], scores["through_incidents"]
    (1.0, 0.0, 0.0)
    """
    told = [one for one in parts if one.gold]
    silent = [one for one in parts if not one.gold]
    return {
        "accuracy": _share([_right(one.found, one.gold) for one in told]),
        "accuracy_exact_span": _share([one.found in one.gold for one in told]),
        "no_location_accuracy": _share([one.found is None for one in silent]),
        "precision": _share([_right(one.found, one.gold) for one in parts if one.found is not None]),
        "through_incidents": _share([_right(one.of_incident, one.gold) for one in told]),
        "through_incidents_no_location": _share([one.of_incident is None for one in silent]),
        "n": len(told),
        "n_no_location": len(silent),
    }


def _right(found: Stretch | None, gold: Sequence[Stretch]) -> bool:
    return found is not None and any(found[0] < stop and start < found[1] for start, stop in gold)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / max(len(right), 1)
