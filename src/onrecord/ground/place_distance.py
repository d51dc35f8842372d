"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from onrecord.ground.gazetteer import Candidate

_FARTHEST_KM = 20_000.0
_NOWHERE = (999, 999)


def distance_km(one: Candidate, other: Candidate) -> float:
    """The great-circle distance in km; very far where a point is missing.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> gazetteer = open_gazetteer()
    >>> round(distance_km(gazetteer.lookup("Kabul")[0], gazetteer.lookup("Jalalabad")[0]), -1)
    100.0
    """
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return _FARTHEST_KM
    return km_between(one.latitude, one.longitude, other.latitude, other.longitude)


def km_between(north: float, east: float, other_north: float, other_east: float) -> float:
    """Great-circle distance in km.

    >>> round(km_between(36.2, 37.2, 33.5, 36.3))
    311
    """
    half = sin(radians(north - other_north) / 2) ** 2
    half += cos(radians(north)) * cos(radians(other_north)) * sin(radians(east - other_east) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(half)))


def cell_of(candidate: Candidate) -> tuple[int, int]:
    """The square degree a candidate lies in; one outside the map where it has no point.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> cell_of(open_gazetteer().country("AF"))
    (33, 65)
    """
    if candidate.latitude is None or candidate.longitude is None:
        return _NOWHERE
    return round(candidate.latitude), round(candidate.longitude)
