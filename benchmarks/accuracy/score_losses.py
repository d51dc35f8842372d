"""Losses: is the figure of the main incident the true one? In this task alone no entry counts as 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from onrecord.model import Analysis, Count, CountOf, Incident, Realis

_KILLED = frozenset({CountOf.KILLED, CountOf.FOUND_DEAD, CountOf.DIED_LATER})
_INJURED = frozenset({CountOf.INJURED})
_VIOLENT = frozenset({"ASSAULT", "CRIME", "ACCIDENT", "DISASTER"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFigures:
    """The true and the found figures of one article."""

    killed: int
    injured: int
    found_killed: int
    found_injured: int


def found_losses(analysis: Analysis | None) -> tuple[int, int]:
    """Killed and injured of the main news incident: its latest figure on any voice; 0 where there is none.

    The main incident is, of the violent ones that are news and happened, the first that has losses, else none.
    """
    if analysis is None:
        return 0, 0
    by_id = {count.id: count for count in analysis.counts}
    for incident in sorted(filter(_is_main_kind, analysis.incidents), key=lambda one: one.triggers[:1]):
        losses = [by_id[one] for one in incident.losses if one in by_id and not by_id[one].cumulative]
        if any(count.low is not None for count in losses):
            return _latest(losses, _KILLED), _latest(losses, _INJURED)
    return 0, 0


def _is_main_kind(incident: Incident) -> bool:
    happened = incident.realis in {Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED}
    return incident.news and happened and incident.type in _VIOLENT


def _latest(losses: Sequence[Count], kinds: frozenset[CountOf]) -> int:
    told = [one for one in losses if one.of in kinds and one.low is not None and one.part_of is None]
    return max(told, key=lambda one: one.span.start).low or 0 if told else 0


def loss_scores(parts: Sequence[LossFigures]) -> dict[str, float]:
    """Exact figures, how far off, and apart the articles in which the gold has anybody at all."""
    killed = [(one.killed, one.found_killed) for one in parts]
    injured = [(one.injured, one.found_injured) for one in parts]
    return {**_scores("killed", killed), **_scores("injured", injured), "n": len(parts)}


def _scores(name: str, pairs: Sequence[tuple[int, int]]) -> dict[str, float]:
    some = [pair for pair in pairs if pair[0] >= 1]
    return {
        f"{name}_exact": _exact(pairs),
        f"{name}_exact_where_any": _exact(some),
        f"{name}_off_by": fmean(abs(gold - found) for gold, found in pairs) if pairs else 0.0,
        f"{name}_n_where_any": len(some),
    }


def _exact(pairs: Sequence[tuple[int, int]]) -> float:
    return sum(gold == found for gold, found in pairs) / len(pairs) if pairs else 0.0
